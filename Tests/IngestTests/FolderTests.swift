import Model
import Store
import Testing

@testable import Ingest

@Suite("Datasets are read from folders and files")
struct FolderTests {
  private let folder: ScratchFolder

  init() throws {
    folder = try #require(ScratchFolder())
  }

  private func error(_ path: String) -> LoadError? {
    do {
      _ = try load(.path(path))
      return nil
    } catch {
      return error
    }
  }

  private func describe(_ path: String) {
    folder.write(
      "datapackage.json", "{ \"resources\": [ { \"name\": \"t\", \"path\": \"\(path)\" } ] }")
  }

  @Test("a folder, its descriptor and a file of its own give the same rows")
  func forms() throws {
    describe("rows.csv")
    folder.write("rows.csv", "id,day\n1,2024-07-15\n2,\n")
    for path in ["", "/", "/datapackage.json", "/rows.csv"] {
      let table = try load(.path(folder.path + path)).casebook.schema.tables[0]
      #expect(table.columns.map(\.type) == [.integer, .date])
      #expect(table.rowCount == 2)
      #expect(table.events.map(\.verb) == ["day"])
      #expect(table.roles.time == 1)
    }
  }

  @Test("keys that number the rows of another table take no room beside their link")
  func sharedKeys() throws {
    folder.write("people.csv", "id,name\n7,Anna\n8,Ян\n9,Eve\n")
    folder.write("cases.csv", "id,person_id\n1,9\n2,\n3,7\n")
    let casebook = try load(.path(folder.path)).casebook
    let cases = try #require(casebook.schema.tables.firstIndex { $0.name == "cases" })
    let key = casebook.tables[cases].columns[1]
    let link = try #require(casebook.tables[cases].links[1]?.value)
    guard case .integers(let keys) = key.storage, case .wide(let rows) = keys.distances else {
      return #expect(Bool(false), "keys are whole numbers")
    }
    #expect(rows.isSame(as: link.targets))
    #expect((0..<3).map(key.value) == [.integer(9), .unknown, .integer(7)])
  }

  @Test("a key that leads nowhere stays what it is")
  func danglingKeys() throws {
    folder.write("people.csv", "id,name\n7,Anna\n8,Ян\n9,Eve\n")
    folder.write(
      "datapackage.json",
      """
      {"resources": [{"name": "people", "path": "people.csv"}, {"name": "cases",
        "path": "cases.csv", "schema": {"foreignKeys": [{"fields": "person_id",
        "reference": {"resource": "people", "fields": "id"}}]}}]}
      """)
    folder.write("cases.csv", "id,person_id\n1,9\n2,5\n3,7\n")
    let table = try load(.path(folder.path)).casebook.tables[1]
    #expect(table.links[1]?.value.targets == [2, -1, 0])
    #expect((0..<3).map(table.columns[1].value) == [.integer(9), .integer(5), .integer(7)])
  }

  @Test("a link that leads out of the folder is refused, and one that stays within is followed")
  func links() {
    describe("rows.csv")
    folder.link("rows.csv", to: "/etc/hostname")
    #expect(error(folder.path)?.message.contains("out of the package's folder") == true)
    let inner = ScratchFolder()
    inner?.write("datapackage.json", "{\"resources\":[{\"name\":\"t\",\"path\":\"a.csv\"}]}")
    inner?.write("b.csv", "x\n1\n")
    inner?.link("a.csv", to: "b.csv")
    #expect(error(inner?.path ?? "") == nil)
  }

  @Test("what is not there, or no file, is said plainly")
  func absent() {
    #expect(error(folder.path)?.message.contains("no file of tables") == true)
    #expect(error(folder.path + "/none.csv")?.message == "No such file or directory")
    #expect(error("/dev/zero")?.message == "not a regular file")
    folder.write("rows.csv", "")
    #expect(error(folder.path + "/rows.csv")?.message.contains("empty") == true)
    #expect(error(folder.path + "/rows.csv")?.file == folder.path + "/rows.csv")
  }

  @Test("an empty cell is a value only where the descriptor says so")
  func emptyText() throws {
    folder.write(
      "datapackage.json",
      """
      { "resources": [ { "name": "t", "path": "rows.csv", "schema": {
        "missingValues": ["NA"], "fields": [
          { "name": "a" }, { "name": "b", "missingValues": ["", "-"] },
          { "name": "n", "type": "integer" } ] } } ] }
      """)
    folder.write("rows.csv", "a,b,n\n,,\nNA,NA,NA\nx,-,3\n\"\",\"\",4\n")
    let table = try load(.path(folder.path)).casebook.tables[0]
    func values(_ column: Int) -> [Value] { (0..<4).map { table.columns[column].value(at: $0) } }
    #expect(values(0) == [.text(""), .unknown, .text("x"), .text("")])
    #expect(values(1) == [.unknown, .text("NA"), .unknown, .unknown])
    #expect(values(2) == [.unknown, .unknown, .integer(3), .integer(4)])
  }
}

@Suite("Columns choose their storage by what they hold")
struct StorageTests {
  private func column(_ cells: [String]) throws -> Column {
    let text = "x,y\n" + cells.map { $0 + ",\n" }.joined()
    let source = try DelimitedSource(
      Array(text.utf8), file: "t.csv", dialect: DelimitedDialect(), notes: [])
    let table = try TableReader(
      TableRequest(name: "t", source: source, resource: nil, key: nil, linkedColumns: [])
    ).read()
    return table.columns[0].column
  }

  @Test(
    "codes grow with the number of values and stay in order",
    arguments: [1, 255, 256, 257, 65_536, 65_537])
  func codes(count: Int) throws {
    let cells = (0..<count).map { "v" + String($0 * 7919 % count) }
    let column = try column(cells + ["", "v0"])
    switch column.storage {
    case .codes8: #expect(count <= 256)
    case .codes16: #expect(count > 256 && count <= 65_536)
    case .codes32: #expect(count > 65_536)
    default: Issue.record("a column of short texts should have a dictionary")
    }
    var isFaithful = true
    for (row, cell) in cells.enumerated() {
      isFaithful = isFaithful && column.value(at: row) == .text(cell)
    }
    #expect(isFaithful)
    #expect(column.value(at: count) == .unknown)
    #expect(column.value(at: count + 1) == .text("v0"))
  }

  @Test(
    "long texts that do not repeat are kept as prose, categories are closed, plain days are exact")
  func kinds() throws {
    let prose = try column(
      (0..<40).map { "a sentence of some length, number " + String($0) }.map { "\"\($0)\"" })
    guard case .text(let arena) = prose.storage else {
      Issue.record("prose should be an arena")
      return
    }
    #expect(arena.text(at: 39) == "a sentence of some length, number 39")
    #expect(try column(["a", "b", "a", "b"]).type == .category)
    #expect(try column(["a", "b", "a"]).type == .text)
    guard case .days = try column(["2021-01-01", ""]).storage,
      case .dayRanges = try column(["2021-01-01", "2021"]).storage
    else {
      Issue.record("days are exact until one is not")
      return
    }
  }

  @Test("a row's line is known, whatever lines its cells or empty lines take")
  func lines() {
    var lines = RowLines()
    let expected = [2, 3, 5, 6, 9, 10, 11]
    for line in expected { lines.append(line) }
    #expect(expected.indices.map { lines.line(of: $0) } == expected)
  }
}
