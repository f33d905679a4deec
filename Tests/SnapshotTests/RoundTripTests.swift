import Ingest
import Model
import Shell
import Store
import Testing

@testable import Snapshot

/// What comes out of a snapshot is what went in.
@Suite struct RoundTripTests {
  @Test("Every table, column, link, note and source comes back, and gives the same bytes again")
  func everyStorage() throws {
    try check(SmallDataset.all)
  }

  @Test("Drawn datasets come back", arguments: 1...40)
  func drawn(seed: UInt64) throws {
    try check(SmallDataset.drawn(seed))
  }

  @Test("The datasets of the program come back", arguments: ["@belarus", "@classroom"])
  func samples(name: String) throws {
    try check(try openDataset(name))
  }

  private func check(_ dataset: LoadedDataset) throws {
    let image = try OpenedImage(of: dataset)
    let opened = try Snapshot(image.bytes, name: "small.casebook")
    #expect(opened.dataset.casebook.schema == dataset.casebook.schema)
    #expect(opened.sources == [SnapshotSource(name: "cases.csv", byteCount: 70, sha256: "5e")])
    #expect(opened.byteCount == image.bytes.count)
    let reports = [opened.dataset.report, dataset.report].map { RecordWriter.bytes(of: $0) }
    #expect(reports[0] == reports[1])
    #expect(
      LoadReportText(opened.dataset.report).lines.dropLast()
        == LoadReportText(dataset.report).lines.dropLast())
    for (table, original) in zip(opened.dataset.casebook.tables, dataset.casebook.tables) {
      #expect(table.rowCount == original.rowCount)
      #expect(table.columns.map(Stored.init) == original.columns.map(Stored.init))
      let (links, originals) = (
        table.links.mapValues(\.value), original.links.mapValues(\.value)
      )
      #expect(links.mapValues(\.targets) == originals.mapValues(\.targets))
      #expect(links.mapValues(\.sources) == originals.mapValues(\.sources))
      #expect(links.mapValues(\.offsets) == originals.mapValues(\.offsets))
    }
    #expect(try OpenedImage(of: opened.dataset).bytes == image.bytes)
  }

  @Test(
    "Whole numbers come back in as many bytes as they were stored in",
    arguments: [
      (1...255, 1), (-7...248, 1), (0...256, 2), (-65_535...0, 2), (-1...65_535, 4),
      (0...Int64(Int32.max), 4), (-1...Int64(Int32.max), 8), (.min ... .max, 8), (.min ... .min, 8),
    ] as [(ClosedRange<Int64>, Int)])
  func numbers(range: ClosedRange<Int64>, bytes: Int) throws {
    let numbers = [range.upperBound, range.lowerBound, 0, range.lowerBound]
    let stored = Integers(numbers, within: range)
    #expect(stored.byteCount == 4 * bytes)
    let column = Column(
      type: .integer, storage: .integers(stored), unknown: Bitmap(rows: [2], count: 4))
    let schema = Schema(
      name: "", title: "", asOf: Day(0),
      tables: [
        TableSchema(
          name: "cases", singular: "case",
          columns: [ColumnSchema(name: "months", type: .integer)], rowCount: 4)
      ])
    let dataset = LoadedDataset(
      casebook: Casebook(schema: schema, tables: [Table(columns: [column], rowCount: 4)]),
      report: LoadReport(tables: [], notes: [], problems: [], problemCounts: [:]))
    let image = try writeSnapshot(of: dataset, sources: [], to: SnapshotImage()).bytes
    let opened = try Snapshot(image, name: "numbers").dataset.casebook.tables[0].columns[0]
    #expect(Stored(opened) == Stored(column))
    #expect(opened.value(at: 2) == .unknown)
    for row in [0, 1, 3] { #expect(opened.value(at: row) == .integer(Int(numbers[row]))) }
  }

  @Test("An empty dataset comes back")
  func empty() throws {
    let schema = Schema(name: "", title: "", asOf: Day(0), tables: [])
    let dataset = LoadedDataset(
      casebook: Casebook(schema: schema, tables: []),
      report: LoadReport(tables: [], notes: [], problems: [], problemCounts: [:]))
    let bytes = try writeSnapshot(of: dataset, sources: [], to: SnapshotImage()).bytes
    #expect(try Snapshot(bytes, name: "empty").dataset.casebook.schema == schema)
  }

  @Test("Sections of any length round the edges of blocks and of alignment come back")
  func edges() throws {
    let blocks = SnapshotFormat.blockBytes
    for count in [0, 1, 4095, 4096, 4097, blocks - 1, blocks, blocks + 1, 2 * blocks + 4096] {
      let values = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
      var writer = SectionWriter(SnapshotImage())
      try writer.append("values", Cells(values))
      try writer.append("after", [UInt64(7)] as Cells)
      let image = try OpenedImage(try writer.finish().bytes)
      let bytes = SnapshotBytes(image.bytes, name: "edges")
      #expect(image.sections.map(\.name) == ["values", "after"])
      #expect(image.bytes.count >= 4096 + count + 8)
      #expect(try bytes.values(count: count, in: image.sections[0]) == Cells(values))
      #expect(try bytes.values(count: 1, in: image.sections[1]) == [UInt64(7)] as Cells)
    }
  }
}

/// All that a column holds, to be compared.
private struct Stored: Equatable {
  let type: ValueType
  let unknown: Bitmap?
  let none: Bitmap?
  let kind: String
  let numbers: [[Int]]
  let fractions: [Double]
  let texts: [String]

  init(_ column: Column) {
    type = column.type
    unknown = column.unknown
    none = column.none
    var (numbers, fractions, texts): ([[Int]], [Double], [String]) = ([], [], [])
    switch column.storage {
    case .codes8(let codes, let values):
      (kind, numbers, texts) = ("8", [codes.map(Int.init)], Array(values.values))
    case .codes16(let codes, let values):
      (kind, numbers, texts) = ("16", [codes.map(Int.init)], Array(values.values))
    case .codes32(let codes, let values):
      (kind, numbers, texts) = ("32", [codes.map(Int.init)], Array(values.values))
    case .text(let arena):
      (kind, numbers, texts) = (
        "text", [Array(arena.offsets)], arena.offsets.indices.dropLast().map(arena.text)
      )
    case .integers(let values), .days(let values):
      // What needs no room in memory is written in four bytes.
      let bytesEach = values.byteCount == 0 ? 4 : values.byteCount / values.count
      let content = if case .days = column.storage { "days" } else { "integers" }
      (kind, numbers) = ("\(content) of \(bytesEach) bytes", [values.map(Int.init)])
    case .numbers(let values): (kind, fractions) = ("numbers", values.array)
    case .booleans(let bits):
      (kind, numbers) = ("booleans", [bits.rows.map(Int.init), [bits.count]])
    case .dayRanges(let ranges):
      kind = "dayRanges"
      numbers = [ranges.earliest, ranges.latest].map { $0.map(Int.init) }
      numbers.append(ranges.notationCodes.map(Int.init))
      texts = ranges.notations
    case .durations(let least, let most):
      (kind, numbers) = ("durations", [least, most].map { $0.map(Int.init) })
    }
    (self.numbers, self.fractions, self.texts) = (numbers, fractions, texts)
  }
}
