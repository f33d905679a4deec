import Model
import Testing

@testable import Ingest

@Suite("Cells that hold lists become a table of their elements, without being declared")
struct ListInferenceTests {
  private let folder: ScratchFolder

  init() throws { folder = try #require(ScratchFolder()) }

  private func read(_ text: String, as name: String = "articles.csv") throws -> Reading {
    folder.write(name, bytes: Array(text.utf8))
    return try Reading(folder.path + "/" + name)
  }

  /// The tables that are made of a CSV of numbers and cells.
  private func tables(ofCells cells: [String]) throws -> [String] {
    let lines = cells.enumerated().map { row, cell in
      "\(row + 1),\"\(cell.replacing("\"", with: "\"\""))\"\n"
    }
    return try read("id,topics\n" + lines.joined()).tables
  }

  @Test("a row for each element, linked to the row that it comes from")
  func elements() throws {
    let reading = try read(
      """
      id,topics,day
      a,economy; health ;,2024-01-02
      b,health,2024-01-03
      c,law;economy;health,

      """)
    #expect(reading.tables == ["articles", "topics"])
    #expect(reading.columns("articles") == ["id", "topics", "day"])
    #expect(reading.rows("articles")[0] == ["a", "economy; health ;", "2024-01-02"])
    #expect(reading.columns("topics") == ["article", "position", "topic"])
    #expect(
      reading.rows("topics") == [
        ["a", "1", "economy"], ["a", "2", "health"], ["b", "1", "health"], ["c", "1", "law"],
        ["c", "2", "economy"], ["c", "3", "health"],
      ])
    #expect(reading.links("topics") == ["article → articles.id"])
    #expect(reading.key("articles") == "id")
    // Events are inferred as without lists.
    #expect(reading.schema("articles")?.events.map(\.verb) == ["day"])
    let told = reading.notes("articles").filter { $0.contains("lists parted by ';'") }
    #expect(told.count == 1)
    #expect(told[0].contains("delete \"topics\""))
  }

  @Test(
    "what is a list",
    arguments: [
      ["economy;health", "health", "law;economy"],
      ["drama|comedy", "comedy|drama|thriller", "drama"],
      ["email", "phone", "email;phone"], ["a;b", "b;c", "c;a", "?"],
      ["Doe, Jane; Roe, Max", "Roe, Max; Smith, J.; Doe, Jane", "Smith, J."],
      [
        "Russian, Polish", "Polish", "English, Russian", "Polish, English, Russian", "Russian",
        "English, Polish", "Polish, Russian, English",
      ],
      ["мова;права", "права", "турма;мова"],
    ])
  func lists(cells: [String]) throws {
    #expect(try tables(ofCells: cells) == ["articles", "topics"])
  }

  @Test(
    "what is none",
    arguments: [
      // Names, places, addresses.
      ["Doe, Jane", "Doe, Max", "Roe, Jane", "Roe, Max", "Poe, Max", "Poe, Jane", "Cher"],
      ["Doe; Jane", "Doe; Max", "Roe; Jane", "Roe; Max"],
      [
        "Minsk, Belarus", "Brest, Belarus", "Vilnius, Lithuania", "Belarus",
        "Centre, Minsk, Belarus",
        "Minsk, Belarus region", "Kaunas, Lithuania", "Lithuania",
      ],
      [
        "Lenina 5, Minsk", "Lenina 7, Minsk", "Minsk", "Kirava 5, Brest", "Kirava 7, Brest",
        "Brest",
      ],
      // Numbers, places in degrees.
      ["1,200", "1,300", "900", "12,000", "1,200,000", "2,300 or so"],
      ["53.9;27.5", "53.9;27.6", "53.8;27.5"], ["1;2", "2;1", "3;1", "1;3"],
      // Sentences.
      ["I came; nobody was there.", "Queues; noise; but fine.", "Good; thanks"],
      ["No, nothing", "Yes, all", "No, all", "Yes, nothing", "Yes", "No", "No, none", "Yes, none"],
      [
        "I came, I saw, I left", "I came", "I saw, and left", "I left", "I came, and left", "I saw",
      ],
      // What the mark stands within.
      ["AT&amp;T", "T", "AT&amp;T Labs", "Labs", "T&amp;Labs"],
      ["law (courts; prisons)", "law", "health", "law; health", "health; law"],
      ["['a', 'b']", "['a']", "['b', 'a', 'c']", "['c', 'a']", "['c', 'b']", "['b', 'c']"],
      // Different wholes, and one value a cell.
      ["main;tax", "main;law", "other;tax", "other;law"], ["a;a;b", "b;a;a", "a;b;b"],
      ["economy", "health", "law", "economy"], ["economy;health", "economy;health", "law"],
    ])
  func noLists(cells: [String]) throws {
    #expect(try tables(ofCells: cells) == ["articles"])
  }

  @Test("what only looks like lists is left, and the report says how to declare it")
  func offered() throws {
    let reading = try read(
      "id,place\n1,Minsk; BY\n2,Brest; BY\n3,Minsk; BY \n4,Minsk; LT\n5,Brest; LT\n")
    #expect(reading.tables == ["articles"])
    let evidence = reading.dataset.report.tables[0].columns[1].evidence
    #expect(evidence.count == 1)
    #expect(evidence.first?.contains("\"lists\" in the package") == true)
  }

  @Test("all rows speak: one that is no list among many that are leaves the column as it is")
  func allRows() throws {
    let texts = ["a;b", "b;c", "c", "c;a;b", "d"]
    let lists = (0..<6_000).map { texts[$0 % 5] }
    #expect(try tables(ofCells: lists) == ["articles", "topics"])
    let sentence = String(repeating: "so long a text ", count: 6)
    #expect(try tables(ofCells: lists + ["a;" + sentence]) == ["articles"])
  }

  @Test("long lists that seldom repeat are lists too, though they are stored as texts")
  func long() throws {
    let cells = (0..<500).map { (row: Int) -> String in
      let elements = (0..<(2 + row % 4)).map { (place: Int) -> String in
        let element: Int = (row * 7 + place * 11 + row / 40) % 40
        return "element \(element)"
      }
      return elements.joined(separator: "|")
    }
    let reading = try tables(ofCells: cells)
    #expect(reading == ["articles", "topics"])
  }

  @Test("rows without a key are numbered, for the elements to point to")
  func numbered() throws {
    let reading = try read("name,row,tags\nA,x,a|b\nA,x,b\nB,y,b|c|a\n")
    #expect(reading.columns("articles") == ["name", "row", "tags", "_row"])
    #expect(reading.rows("articles").map { $0[3] } == ["1", "2", "3"])
    #expect(reading.links("tags") == ["article → articles._row"])
    #expect(reading.rows("tags").map { $0[0] } == ["1", "1", "2", "3", "3", "3"])
  }

  @Test("a name that is taken, shared or another column's gets the table's before it")
  func names() throws {
    let cells = "a;b\n2,b\n3,b;c;a\n"
    folder.write("tags.csv", "id,tag\n1,x\n")
    folder.write("notes.csv", "id,tags\n1," + cells)
    #expect(
      try Reading(folder.path + "/tags.csv", folder.path + "/notes.csv").tables
        == ["tags", "notes", "notes_tags"])
    folder.write("letters.csv", "id,tags\n1," + cells)
    #expect(
      try Reading(folder.path + "/letters.csv", folder.path + "/notes.csv").tables
        == ["letters", "notes", "letters_tags", "notes_tags"])
    let own = try read("id,topic\n1," + cells, as: "topics.csv")
    #expect(own.tables == ["topics", "topics_topic"])
    #expect(own.columns("topics_topic") == ["topic", "position", "topics_topic"])
  }

  @Test("lists of JSON are lists for certain, parted by what none of their elements holds")
  func json() throws {
    let reading = try read(
      #"[{"id": "p", "t": ["x; y", 2, null]}, {"id": "q", "t": ["z"]}, {"id": "r", "t": []}]"#,
      as: "people.json")
    #expect(reading.tables == ["people", "t"])
    #expect(reading.rows("people").map { $0[1] } == ["x; y|2", "z", "–"])
    #expect(reading.rows("t") == [["p", "1", "x; y"], ["p", "2", "2"], ["q", "1", "z"]])
    #expect(reading.notes("people").contains("t: lists joined with |"))
  }

  @Test("lists of JSON that are measurements, or hold every mark, stay in their cells")
  func cellsOfJSON() throws {
    let reading = try read(
      #"[{"id": 1, "at": [27.5, 53.9], "m": [";", "|", "¦‖"]}, {"id": 2, "at": [27, 53]}]"#,
      as: "places.json")
    #expect(reading.tables == ["places"])
    #expect(reading.rows("places")[0] == ["1", "27.5;53.9", ";;|;¦‖"])
  }

  @Test("a descriptor says what is a list, and nothing is inferred beside it")
  func declared() throws {
    let csv = "id,tags\n1,a;b\n2,b\n3,b;c;a\n"
    #expect(try DirtyTable(csv).schema.tables.map(\.name) == ["rows"])
    #expect(
      try DirtyTable(csv).report.tables[0].columns[1].evidence.first?.contains("look like lists")
        == true)
    let keyless = try DirtyTable(
      csv,
      casebook: #""tables": {"rows": {"lists": {"x": {"column": "tags", "separator": ";"}}}}"#)
    #expect(keyless.cells("row") == ["1", "2", "3"])
    #expect(keyless.cells("x", of: "x") == ["a", "b", "b", "b", "c", "a"])
    #expect(keyless.report.tables[0].columns[1].evidence.isEmpty)
  }
}
