import Model
import Store
import Testing

@testable import Ingest

@Suite("Hostile and odd files get their verdicts", .enabled(if: Torture.isPresent))
struct TortureTests {
  private func records(_ bytes: [UInt8]) throws -> [[String]] {
    try TextEncoding.check(bytes, file: "x.csv")
    var reader = DelimitedReader(bytes, file: "x.csv")
    var block = CellBlock()
    var records: [[String]] = []
    while try reader.read(into: &block) {
      for record in 0..<block.recordCount {
        let first = record * reader.columnCount
        records.append(
          block.cells[first..<first + reader.columnCount].map { block.text(of: $0, in: bytes) })
      }
    }
    return records
  }

  @Test("csv-spectrum reads as its JSON says")
  func spectrum() throws {
    for name in Torture.names(in: "csv-spectrum/csvs") {
      let stem = String(name.dropLast(4))
      let read = try records(Torture.bytes("csv-spectrum/csvs/" + name))
      let json = try JSONParser.parse(
        Torture.bytes("csv-spectrum/json/" + stem + ".json"), file: stem)
      guard case .array(let rows) = json.kind else { continue }
      let expected = rows.map { row in (read.first ?? []).map { row[$0]?.string ?? "(none)" } }
      #expect(Array(read.dropFirst()) == expected, "\(name)")
    }
  }

  @Test("csv-test-data reads as its JSON says, and the bad ones are refused")
  func testData() throws {
    let names = Torture.names(in: "csv-test-data/csv")
    for name in names where !name.hasPrefix("bad-") {
      let stem = String(name.dropLast(4))
      let read = try records(Torture.bytes("csv-test-data/csv/" + name))
      let json = try JSONParser.parse(
        Torture.bytes("csv-test-data/json/" + stem + ".json"), file: stem)
      guard case .array(let rows) = json.kind else { continue }
      let hasHeader = name.hasPrefix("header-")
      let columns = read.first ?? []
      let expected = rows.map { row in
        if case .array(let cells) = row.kind { return cells.map { $0.string ?? "(none)" } }
        return columns.map { row[$0]?.string ?? "(none)" }
      }
      #expect(Array(read.dropFirst(hasHeader ? 1 : 0)) == expected, "\(name)")
    }
    for name in ["bad-header-more-fields.csv", "bad-unescaped-quote.csv"] where names.contains(name)
    {
      let bytes = try Torture.bytes("csv-test-data/csv/" + name)
      #expect(throws: LoadError.self, "\(name)") { try records(bytes) }
    }
  }

  // A file alone does not say which column is a key, and a column with a bad date is read as text.
  private let undecided = ["csv/id_missing.csv", "csv/dates_bad.csv"]

  @Test("our own files load or are refused as they should")
  func own() throws {
    let verdicts = try JSONParser.parse(Torture.bytes("own/expect.json"), file: "expect.json")
    guard case .array(let entries) = verdicts.kind else { return }
    for entry in entries {
      guard let file = entry["file"]?.string, !undecided.contains(file) else { continue }
      let path = Torture.folder + "/own/" + file
      if entry["expect"]?.string == "error" {
        #expect(throws: LoadError.self, "\(file)") { try load(.path(path)) }
        continue
      }
      let table = try load(.path(path)).casebook.schema.tables[0]
      #expect(String(table.rowCount) == entry["rows"]?.string, "\(file)")
      #expect(String(table.columns.count) == entry["cols"]?.string, "\(file)")
    }
  }

  @Test(
    "every other file loads or is refused with its line, and none crashes",
    arguments: ["duckdb-csv", "frictionless-csv", "papaparse", "rust-csv"])
  func others(folder: String) throws {
    for name in Torture.names(in: folder) {
      do {
        _ = try load(.path(Torture.folder + "/" + folder + "/" + name))
      } catch {
        #expect(error.line != nil || error.message.contains("empty"), "\(error.description)")
      }
    }
  }

  @Test("no path in a descriptor leads out of its folder")
  func paths() throws {
    let list = try JSONParser.parse(
      Torture.bytes("own/datapackage-paths.json"), file: "datapackage-paths.json")
    guard case .array(let entries) = list.kind else { return }
    for entry in entries {
      guard let path = entry["path"]?.string else { continue }
      let folder = PackageFolder.path(Torture.folder + "/own/csv")
      #expect(throws: LoadError.self) {
        try folder.locate(path, namedAt: TextPlace(line: 1, column: 1), in: "datapackage.json")
      }
    }
  }
}

extension JSONValue {
  /// The text of a string or number.
  var string: String? {
    switch kind {
    case .string(let text), .number(let text): text
    default: nil
    }
  }
}
