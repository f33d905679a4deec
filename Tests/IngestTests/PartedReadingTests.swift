import Model
import Store
import Testing
import Threading

@testable import Ingest

@Suite("A file read in parts, by several threads, is the file read whole by one")
struct PartedReadingTests {
  /// A generator with a seed, so that each run draws the same texts.
  private struct Draw: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ state >> 29
    }
  }

  /// A record as it is told: its cells, its line, and where its cells stand.
  private struct Record: Equatable {
    let cells: [String]
    let line: Int
    let places: [TextPlace]
  }

  private static func records(
    _ source: DelimitedSource, in folder: ScratchFolder
  ) throws -> [Record] {
    var reader = source.records()
    let lanes = reader.lanes
    let count = source.columns.count
    var block = CellBlock()
    var records: [Record] = []
    while try reader.read(into: &block) {
      for lane in lanes { lane.take(block, slot: 0) }
      for record in 0..<block.recordCount {
        let cells = block.cells[(record * count)..<((record + 1) * count)]
        records.append(
          Record(
            cells: cells.map { block.text(of: $0) }, line: block.records[record].line,
            places: cells.map { block.place(of: $0) }))
      }
    }
    try reader.check()
    return records
  }

  /// Both ways through a text whose header is `header`.
  private static func compare(
    _ header: String, _ body: String, parts: [Int], _ dialect: DelimitedDialect = .init()
  ) throws {
    let folder = try #require(ScratchFolder())
    let bytes = Array((header + body).utf8)
    folder.write("x.csv", bytes: bytes)
    let path = folder.path + "/x.csv"
    let expected = try? records(
      DelimitedSource(bytes, file: "x.csv", dialect: dialect, notes: []), in: folder)
    for partBytes in parts {
      let text = PartedText(
        file: try FileBytes.open(path: path, shownAs: "x.csv"), shown: "x.csv",
        size: bytes.count, partBytes: partBytes)
      let read = try? records(
        DelimitedSource(
          Array(header.utf8), file: "x.csv", dialect: dialect, notes: [], parted: text),
        in: folder)
      #expect(read == expected, "parts of \(partBytes) bytes: \(body)")
    }
  }

  @Test(
    "wherever the borders of parts lie",
    arguments: [
      "1,2\n3,4\n", "1,2\r\n3,4\r\n", "\"1,\n2\",3\n4,\"5\"\n", "\"a \"\"b\"\" c\",\"\"\"\"\n",
      "\"\",\"\"\n,\n", "1,2\n\n \r\n3,4", "1,2\r", "\"1\r\n2\",3\r\n4,5\r\n", "я,\"ш\nц\"\nю,э\n",
      "\"never closes,1\n2,3\n", "1,x\"y\n", "1\n", "1,2,3\n", "\"1\"2,3\n", "1\r,2\n3,4\r\r\n",
      "\u{FEFF}1,2\n\u{FEFF}3,4\n", "",
    ])
  func borders(body: String) throws {
    try Self.compare("a,b\n", body, parts: Array(1...24))
    try Self.compare("\u{FEFF}a,b\r\n", body, parts: Array(1...24))
  }

  @Test("a cell that is longer than a part, and than what is looked at together")
  func enormous() throws {
    let long = String(repeating: "я,\n \"\"", count: 1 << 16)
    try Self.compare(
      "a,b\n", "1,2\n\"\(long)\",3\n4,\"\(long)\"\n5,6\n", parts: [64, 4_096, 1 << 20])
    try Self.compare(
      "a,b\n", "1,\(String(repeating: "x", count: 1 << 20))\n2,3\n", parts: [64, 4_096])
  }

  @Test("of random texts", arguments: [1, 2, 3, 4, 5, 6])
  func random(seed: UInt64) throws {
    var draw = Draw(state: seed)
    let pieces = [
      "a", "12", "", "x y", " ", "\"\"", "\"b\"", "\"c,\n\"", "\"d\"\"\"", "я", "\r", "'", "\\\"",
      "#",
    ]
    for _ in 0..<60 {
      var body = ""
      for _ in 0..<Int.random(in: 0...12, using: &draw) {
        let fields = (0..<3).map { _ in
          let isRough = Int.random(in: 0..<40, using: &draw) == 0
          return (pieces.randomElement(using: &draw) ?? "") + (isRough ? "\"" : "")
        }
        body += fields.joined(separator: ",")
        body += ["\n", "\n", "\n", "\r\n", "\n\n", "\r\r\n"].randomElement(using: &draw) ?? ""
      }
      let parts = (0..<3).map { _ in Int.random(in: 1...40, using: &draw) }
      try Self.compare("a,b,c\n", body, parts: parts)
      try Self.compare("a,b,c\n", body, parts: parts, DelimitedDialect(comment: UInt8(ascii: "#")))
    }
  }

  // MARK: - Datasets

  /// A table whose last row decides how `day` is read, with prose, and cells that do not fit.
  private static func table(rows: Int, last: String) -> String {
    var text = "id,day,kind,note,count,link\n"
    for row in 0..<rows {
      let note = String(repeating: "word \(row) ", count: 1 + row % 9)
      text += "\(row),0\(1 + row % 9).0\(1 + row % 8).2013,k\(row % 7),\"\(note)\n\"\"x\"\"\","
      text += row % 50 == 0 ? "n/a," : "\(row % 1_000),"
      text += "\(row / 2)\n"
    }
    return text + last
  }

  private static func described(_ path: String, _ pace: LoadPace) throws -> [String] {
    var options = LoadOptions(keepsRejectedRows: true)
    options.pace = pace
    let dataset = try load(.path(path), options: options)
    let report = dataset.report
    var lines = ["\(dataset.casebook.schema)"]
    lines += report.tables.flatMap { table in
      ["\(table.columns)", "\(table.notes)", "\(table.repairs)"]
    }
    lines += report.problems.map { "\($0)" }
    lines += report.problemCounts.sorted { $0.key.name < $1.key.name }.map { "\($0)" }
    lines += report.rejectedRows.map { "\($0)" }
    for table in dataset.casebook.tables {
      for column in table.columns {
        lines.append((0..<table.rowCount).map { "\(column.value(at: $0))" }.joined(separator: "|"))
      }
    }
    return lines
  }

  private static func paces(sampleBytes: Int) -> [LoadPace] {
    var paces: [LoadPace] = []
    for threads in [1, 2, 4] {
      for partBytes in [500, 7_000, 1 << 20] {
        paces.append(
          LoadPace(
            threads: threads, partedBytes: 0, sampleBytes: sampleBytes, partBytes: partBytes))
      }
      paces.append(LoadPace(threads: threads, partedBytes: .max))
    }
    return paces
  }

  @Test(
    "a column's reading is decided by its last row too",
    arguments: ["90000,31.12.2013,k1,,5,1\n", "x,\"1\n2\",k1,,5,1\n", "5,,\"\",,,"])
  func lastRow(last: String) throws {
    let folder = try #require(ScratchFolder())
    folder.write("cases.csv", Self.table(rows: 600, last: last))
    let path = folder.path + "/cases.csv"
    let all = Self.paces(sampleBytes: 4_096).map { pace in try? Self.described(path, pace) }
    for other in all { #expect(other == all[0]) }
  }

  @Test("what does not fit is told alike, and so are the rows with it")
  func refusals() throws {
    let folder = try #require(ScratchFolder())
    folder.write("cases.csv", Self.table(rows: 900, last: "1,02.01.2013,other,\"\",7,2\n"))
    folder.write(
      "datapackage.json",
      #"""
      {"name": "t", "resources": [{"name": "cases", "path": "cases.csv", "schema": {"fields": [
        {"name": "id", "type": "integer", "constraints": {"unique": true, "required": true}},
        {"name": "day", "type": "date", "format": "%d.%m.%Y"},
        {"name": "kind", "type": "string", "constraints": {"enum": ["k0", "k1", "k2"]}},
        {"name": "note", "type": "string"}, {"name": "count", "type": "integer"},
        {"name": "link", "type": "integer"}], "primaryKey": ["id"],
        "foreignKeys": [{"fields": "link", "reference": {"resource": "", "fields": "id"}}]}}]}
      """#)
    let all = try Self.paces(sampleBytes: 4_096).map { pace in
      try Self.described(folder.path, pace)
    }
    #expect(all[0].contains { $0.contains("n/a") })
    for other in all { #expect(other == all[0]) }
  }

  @Test("a fault in a late part is told with its line, and another encoding is found")
  func faults() throws {
    let folder = try #require(ScratchFolder())
    let lines = String(repeating: "1,abc def\n", count: 2_000)
    folder.write("fault.csv", "a,b\n" + lines + "1,2,3\n")
    folder.write("old.csv", bytes: Array(("a,b\n" + lines + "1,caf").utf8) + [0xE9, 0x0A])
    var options = LoadOptions()
    options.pace = LoadPace(partedBytes: 0, sampleBytes: 1_000, partBytes: 3_000)
    #expect(Reading.refusal(folder.path + "/fault.csv", options: options)?.line == 2_002)
    let old = try Reading(folder.path + "/old.csv", options: options)
    #expect(old.rows("old").last == ["1", "café"])
    #expect(old.notes("old").contains { $0.contains("Windows-1252") })
  }

  @Test("a load that is stopped ends all its threads")
  func stopped() throws {
    let folder = try #require(ScratchFolder())
    folder.write("cases.csv", Self.table(rows: 2_000, last: ""))
    for steps in [0, 1, 5, 20, 60] {
      let count = Counter()
      var options = LoadOptions(monitor: LoadMonitor(isStopped: { count.next() > steps }))
      options.pace = LoadPace(threads: 4, partedBytes: 0, sampleBytes: 4_096, partBytes: 2_000)
      let error = Reading.refusal(folder.path + "/cases.csv", options: options)
      #expect(error?.isInterruption == true)
    }
  }

  private final class Counter: @unchecked Sendable {
    private let monitor = Monitor()
    private var value = 0

    func next() -> Int {
      monitor.inside {
        value += 1
        return value
      }
    }
  }
}
