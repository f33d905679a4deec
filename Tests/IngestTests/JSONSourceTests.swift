import Model
import Store
import Testing

@testable import Ingest

@Suite("JSON gives tables, whatever way it holds its records")
struct JSONSourceTests {
  private let folder: ScratchFolder

  init() throws { folder = try #require(ScratchFolder()) }

  private func read(_ text: String, as name: String = "people.json") throws -> Reading {
    folder.write(name, bytes: Array(text.utf8))
    return try Reading(folder.path + "/" + name)
  }

  private func refusal(_ text: String, as name: String = "people.json") -> LoadError? {
    folder.write(name, bytes: Array(text.utf8))
    return Reading.refusal(folder.path + "/" + name)
  }

  private let plain = [["1", "A"], ["2", "–"]]

  @Test(
    "the same two records",
    arguments: [
      #"[{"id": 1, "name": "A"}, {"id": 2}]"#, #"[["id", "name"], [1, "A"], [2, null]]"#,
      "{\"id\": 1, \"name\": \"A\"}\n{\"id\": 2, \"name\": null}\n",
      #"{"count": 2, "people": [{"id": 1, "name": "A"}, {"id": 2, "name": ""}]}"#,
    ])
  func layouts(text: String) throws {
    let reading = try read(text)
    #expect(reading.tables == ["people"])
    #expect(reading.columns("people") == ["id", "name"])
    #expect(reading.rows("people") == plain)
  }

  @Test("a keyed object is a table whose first column is the key")
  func keyed() throws {
    let reading = try read(#"{"p1": {"age": 30}, "p2": {"age": 41, "city": "Brest"}}"#)
    #expect(reading.columns("people") == ["key", "age", "city"])
    #expect(reading.rows("people") == [["p1", "30", "–"], ["p2", "41", "Brest"]])
    #expect(reading.key("people") == "key")
    #expect(reading.notes("people")[0].contains("key is the column `key`"))
  }

  @Test("one record in a file of lines is a row, whatever it holds")
  func oneLine() throws {
    let reading = try read(#"{"a": {"x": 1}, "b": {"x": 2}}"#, as: "rows.jsonl")
    #expect(reading.columns("rows") == ["a.x", "b.x"])
    #expect(reading.rows("rows") == [["1", "2"]])
  }

  @Test("nested objects become columns with dots, lists of scalars are joined")
  func nesting() throws {
    let reading = try read(
      #"[{"n": {"a": {"b": 1}}, "t": ["x", 2, true]}, {"n": {"a": {"b": 2}}, "t": []}]"#)
    #expect(reading.columns("people") == ["n.a.b", "t", "row"])
    #expect(reading.rows("people") == [["1", "x;2;true", "1"], ["2", "–", "2"]])
    #expect(reading.notes("people").contains("t: lists joined with ;"))
    #expect(reading.rows("t") == [["1", "1", "x"], ["1", "2", "2"], ["1", "3", "true"]])
  }

  @Test("lists of objects become a table that links back, by a key or by the row")
  func children() throws {
    let keyed = try read(
      #"[{"id": "a", "stays": [{"place": "P"}, {"place": "Q"}]}, {"id": "b", "stays": []}]"#)
    #expect(keyed.tables == ["people", "people_stays"])
    #expect(keyed.columns("people") == ["id"])
    #expect(keyed.rows("people_stays") == [["a", "P"], ["a", "Q"]])
    #expect(keyed.links("people_stays") == ["person_id → people.id"])
    let numbered = try read(#"[{"x": 5, "stays": [{"place": "P"}]}, {"x": 5}]"#)
    #expect(numbered.columns("people") == ["row", "x"])
    #expect(numbered.rows("people") == [["1", "5"], ["2", "5"]])
    #expect(numbered.links("people_stays") == ["person_row → people.row"])
    #expect(numbered.rows("people_stays") == [["1", "P"]])
  }

  @Test("what fits in no cell is kept as JSON and told")
  func written() throws {
    let reading = try read(#"[{"m": [[1, 2], [3]]}, {"m": [{"a": null}, 1]}, {"m": 7}]"#)
    #expect(reading.rows("people") == [["[[1,2],[3]]"], [#"[{"a":null},1]"#], ["7"]])
    #expect(reading.notes("people").contains { $0.contains("kept as JSON text") })
  }

  @Test("numbers keep every digit")
  func numbers() throws {
    let reading = try read("[{\"a\": 12345678901234567890, \"b\": 9007199254740993, \"c\": 1e2}]")
    #expect(reading.rows("people") == [["12345678901234567890", "9007199254740993", "100.0"]])
    #expect(reading.types("people") == ["text", "integer", "number"])
  }

  @Test("several lists of an object are several tables")
  func members() throws {
    let reading = try read(#"{"people": [{"id": 1}], "cases": [{"id": 7, "person": 1}]}"#)
    #expect(reading.tables == ["people", "cases"])
    #expect(reading.links("cases") == ["person → people.id"])
  }

  @Test(
    "what is no record is refused where it stands",
    arguments: [
      ("[{\"a\":1},\n 2]", 2, 2, "where the records before"), ("[]", 1, nil, "no records"),
      ("\"abc\"", 1, 1, "holds no records"), ("[{\"a\":1,\"a\":2}]", 1, 9, "twice"),
      ("{\"p\":{\"x\":1},\"p\":{\"x\":2}}", 1, 14, "twice"),
      ("[{\"a.b\":1,\n\"a\":{\"b\":2}}]", 2, 6, "column of this name"),
      ("[{\"a\":1},{\"A\":1}]", 1, 11, "column of this name"), ("[{\"a\":1}", 1, 9, "ends within"),
      ("{\"a\":1}\n{\"b\":", 2, 6, "ends where a value"),
      ("[[1,2],[3]]", 1, 8, "1 element, where the first list has 2"),
      ("[{\"a\":\"\\ud800\"}]", 1, 8, "surrogate"),
    ] as [(String, Int, Int?, String)])
  func faults(text: String, line: Int, column: Int?, message: String) {
    let error = refusal(text)
    #expect(error?.line == line, "\(error?.description ?? "read")")
    #expect(error?.column == column, "\(error?.description ?? "read")")
    #expect(error?.message.contains(message) == true, "\(error?.description ?? "read")")
  }

  @Test("brackets deep within one another are refused before they exhaust anything")
  func depth() {
    let deep = String(repeating: "[", count: 100_000)
    #expect(refusal(deep)?.message.contains("512 brackets") == true)
    let nested = String(repeating: "{\"a\":", count: 400) + "1" + String(repeating: "}", count: 400)
    #expect(refusal("[" + nested + "]") == nil)
  }

  @Test("content goes before the name")
  func names() throws {
    #expect(try read(#"[{"a": 1}]"#, as: "x.csv").rows("x") == [["1"]])
    let misnamed = try read("a,b\n1,2\n", as: "y.json")
    #expect(misnamed.rows("y") == [["1", "2"]])
    #expect(misnamed.notes("y").contains { $0.contains("though its name says JSON") })
    #expect(try read("[a],b\n1,2\n", as: "z.csv").columns("z") == ["[a]", "b"])
  }

  @Test("a cell that does not fit is told with its place in the text")
  func places() throws {
    folder.write(
      "datapackage.json",
      """
      {"resources":[{"name":"t","path":"t.json","schema":{"fields":[
        {"name":"a","type":"integer"},{"name":"b","type":"integer"}]}}]}
      """)
    folder.write("t.json", "[{\"a\":1,\"b\":2},\n {\"a\":\"\",\"b\": \"two\"}]")
    let problem = try load(.path(folder.path)).report.problems.first
    #expect(problem?.line == 2)
    #expect(problem?.column == 15)
  }
}

@Suite("Cells that do not lie in the file as they are read")
struct PlacedCellTests {
  @Test("empty cells stand each where they were read")
  func emptyCells() {
    var block = CellBlock()
    for (line, text) in ["", "a", "", ""].enumerated() {
      block.append(text.utf8, at: TextPlace(line: line + 1, column: 1))
    }
    #expect(block.cells.map { block.place(of: $0).line } == [1, 2, 3, 4])
    #expect(block.cells.map { block.text(of: $0) } == ["", "a", "", ""])
  }
}
