import Store

@testable import Ingest

/// Bytes to a table of delimited text, whatever they are: found out, read, built.
let delimitedFuzzer = Fuzzer(
  name: "delimited", check: checkDelimited,
  pieces: [
    [",", ";", "\t", "|", "\n", "\r\n", "\r", "\"", "\"\"", "'", "sep=;\n", "\u{FEFF}"],
    ["id", "name", "1", "2.5", "2020-01-02", "x", "", "NA", "Мінск", "é", "\\\"", "#"],
    ["\u{0}", "\u{1F}", "\u{8B}", "\u{8}"],
  ])

/// Bytes to tables of JSON, and JSON to itself.
let jsonFuzzer = Fuzzer(
  name: "json", check: checkJSON,
  pieces: [
    ["{", "}", "[", "]", ":", ",", "\n", "\"", "\"a\":", "\"id\":", "\"a.b\":", "{\"a\":{\"b\":"],
    [
      "1", "-2.5e3", "true", "null", "\"x\"", "\"\\u00e9\"", "\"\\ud83d\\ude00\"",
      "12345678901234567890",
    ],
    ["[{\"a\":1},{\"a\":2}]", "{\"k\":{\"a\":1}}", "[[\"a\"],[1]]", "[1,2]", "{}", "[]"],
  ])

/// Bytes to a descriptor, and by it to a small file's tables.
let descriptorFuzzer = Fuzzer(
  name: "descriptor", check: checkDescriptor,
  pieces: [
    ["{\"resources\":[{\"name\":\"t\",\"path\":\"t.csv\"", "}]}", "{", "}", "[", "]", ":", ","],
    [
      "\"path\":", "\"schema\":", "\"fields\":", "\"name\":", "\"type\":", "\"format\":",
      "\"dialect\":", "\"delimiter\":", "\"quoteChar\":", "\"header\":false", "\"encoding\":",
      "\"missingValues\":", "\"primaryKey\":", "\"foreignKeys\":", "\"reference\":",
      "\"casebook\":",
      "\"tables\":", "\"events\":", "\"states\":", "\"from\":", "\"to\":", "\"asOf\":",
    ],
    [
      "\"t\"", "\"id\"", "\"day\"", "\"t.csv\"", "\"t.json\"", "\"../t.csv\"", "\"date\"",
      "\"integer\"",
      "\"string\"", "\";\"", "\"2024-01-31\"", "\"%d.%m.%Y\"", "\"windows-1251\"", "\"json\"",
    ],
  ])

@Sendable private func checkDelimited(_ bytes: [UInt8]) -> Depth {
  let content: [UInt8]
  if Gzip.isPacked(bytes) {
    guard let unpacked = try? Gzip.unpack(bytes, file: "x", limit: 1 << 20, monitor: LoadMonitor())
    else { return .refused }
    content = unpacked
  } else {
    content = bytes
  }
  guard let text = try? DecodedText(content, file: "x.csv") else { return .refused }
  require(TextEncoding.firstFault(in: text.bytes) == nil, "what is decoded is UTF-8")
  guard let source = try? DelimitedSource(sniffing: text.bytes, file: "x.csv", notes: []) else {
    return .refused
  }
  guard let records = cells(of: source) else { return .read }
  checkTable(source, rowCount: records.count)
  let header = source.columns.map(\.name)
  let again = Array(([header] + records).map(written).joined().utf8)
  guard header.count > 1,
    let reread = try? DelimitedSource(
      again, file: "x.csv", dialect: DelimitedDialect(), notes: [])
  else { return .understood }
  require(cells(of: reread) == records, "cells that are written anew are read as they were")
  return .understood
}

private func written(_ record: [String]) -> String {
  record.map { cell in
    var text = "\""
    for scalar in cell.unicodeScalars {
      if scalar == "\"" { text.unicodeScalars.append(scalar) }
      text.unicodeScalars.append(scalar)
    }
    return text + "\""
  }.joined(separator: ",") + "\n"
}

@Sendable private func checkJSON(_ bytes: [UInt8]) -> Depth {
  if let value = try? JSONParser.parse(bytes, file: "x.json") {
    let text = JSONText(value).compact
    let again = try? JSONParser.parse(Array(text.utf8), file: "x.json")
    require(again.map { JSONText($0).compact } == text, "JSON that is written anew is the same")
    let laidOut = Array(JSONText(value).laidOut().utf8)
    let third = try? JSONParser.parse(laidOut, file: "x.json")
    require(third.map { JSONText($0).compact } == text, "JSON that is laid out is the same")
  }
  let file = DataFile(content: .bytes(bytes), shown: "x.json", path: "x.json")
  do {
    let tables = try file.tables()
    for table in tables {
      guard let records = cells(of: table.source) else {
        // What is no JSON is taken for delimited text, of which only the start was looked at.
        require(table.source is DelimitedSource, "a text that was looked through can be read")
        return .read
      }
      checkTable(table.source, rowCount: records.count)
    }
    return .understood
  } catch {
    require(!error.message.isEmpty, "a refusal says why")
    return (try? JSONParser.parse(bytes, file: "x.json")) == nil ? .refused : .read
  }
}

@Sendable private func checkDescriptor(_ bytes: [UInt8]) -> Depth {
  guard let written = try? JSONParser.parse(bytes, file: "d"),
    let package = try? DataPackage(descriptor: written, file: "d")
  else { return .refused }
  require(!package.resources.isEmpty, "a package has a file")
  let files: [(name: String, bytes: [UInt8])] = [
    ("datapackage.json", bytes), ("t.csv", Array("id,day\n1,2020-01-02\n2,\n".utf8)),
    ("t.json", Array("[{\"id\": 1, \"day\": \"2020\"}]".utf8)),
  ]
  guard let dataset = try? load(.embedded(name: "x", files: files)) else { return .read }
  require(!dataset.casebook.tables.isEmpty, "a casebook has a table")
  return .understood
}

/// All cells of a source, read twice; nil if a record is refused.
private func cells(of source: any RecordSource) -> [[String]]? {
  func read() throws(LoadError) -> [[String]] {
    var reader = try source.records()
    var block = CellBlock()
    var records: [[String]] = []
    while try reader.read(into: &block) {
      require(
        block.cells.count == block.recordCount * source.columns.count,
        "each record has a cell for each column")
      require((0...1).contains(reader.fraction), "what is read is a part of the file")
      for record in 0..<block.recordCount {
        let first = record * source.columns.count
        records.append(
          block.cells[first..<first + source.columns.count].map { block.text(of: $0) })
      }
      if let cell = block.cells.last {
        require(
          block.place(of: cell).line >= block.records.last?.line ?? 0, "a cell stands in its block")
      }
    }
    return records
  }
  guard let first = try? read() else { return nil }
  require((try? read()) == first, "a source gives the same records again")
  return first
}

private func checkTable(_ source: any RecordSource, rowCount: Int) {
  let request = TableRequest(
    name: "t", source: source, resource: nil, key: nil, linkedColumns: [])
  guard let table = try? TableReader(request).read() else { return }
  require(table.rowCount == rowCount, "every record is a row")
}
