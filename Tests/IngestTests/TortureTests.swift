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
          block.cells[first..<first + reader.columnCount].map { block.text(of: $0) })
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

  /// Verdicts that we do not share, and why.
  private static let disputed = [
    "csv/utf16le.csv": "UTF-16 is read, and told",
    "csv/latin1.csv": "Windows-1252 is read where the bytes speak for it, and told",
    "csv/cp1251.csv": "Windows-1251 is read where the bytes speak for it, and told",
    "csv/id_missing.csv": "a file alone does not say that its id is a key; then it is not one",
    "csv/dates_bad.csv": "what is no date is kept, and told by line; --strict refuses it",
  ]

  @Test("our own files load or are refused as they should")
  func own() throws {
    let verdicts = try JSONParser.parse(Torture.bytes("own/expect.json"), file: "expect.json")
    guard case .array(let entries) = verdicts.kind else { return }
    for entry in entries {
      guard let file = entry["file"]?.string else { continue }
      let path = Torture.folder + "/own/" + file
      let isDisputed = Self.disputed[file] != nil
      if entry["expect"]?.string == "error" && !isDisputed {
        let error = #expect(throws: LoadError.self, "\(file)") { try load(.path(path)) }
        #expect(error?.line != nil || error?.message.contains("empty") == true, "\(file)")
        continue
      }
      let reading = try Reading(path)
      let table = try #require(reading.dataset.casebook.schema.tables.first)
      if !isDisputed {
        #expect(String(table.rowCount) == entry["rows"]?.string, "\(file)")
        #expect(String(table.columns.count) == entry["cols"]?.string, "\(file)")
      }
      if let cell = entry["cell"]?.string {
        #expect(reading.rows(table.name).joined().contains(cell), "\(file)")
      }
      if entry["expect"]?.string == "warn" || isDisputed {
        let report = reading.dataset.report
        let isTold =
          report.problemCount > 0 || report.tables.contains { !$0.notes.isEmpty }
          || Self.toldElsewhere.contains(file)
        #expect(isTold, "\(file)")
      }
    }
  }

  /// Without a descriptor nothing says which date is a start, or what a bad date should have been.
  private static let toldElsewhere = [
    "csv/released_before_detained.csv", "csv/id_missing.csv", "csv/dates_bad.csv",
    "csv/dates_far.csv",
  ]

  @Test(
    "every other file loads or is refused with its line, and none crashes",
    arguments: ["duckdb-csv", "frictionless-csv", "papaparse", "rust-csv"])
  func others(folder: String) throws {
    for name in Torture.names(in: folder) {
      do {
        _ = try load(.path(Torture.folder + "/" + folder + "/" + name))
      } catch {
        let isWhole = ["empty", "gzip"].contains { error.message.contains($0) }
        #expect(error.line != nil || isWhole, "\(error.description)")
      }
    }
  }

  @Test("every JSON text opens as tables or is refused with its place, and the bad ones never open")
  func json() throws {
    for name in Torture.names(in: "json-parsing") {
      let error = Reading.refusal(Torture.folder + "/json-parsing/" + name)
      if name.hasPrefix("n_") { #expect(error != nil, "\(name)") }
      #expect(error == nil || error?.line != nil, "\(name): \(error?.description ?? "")")
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
