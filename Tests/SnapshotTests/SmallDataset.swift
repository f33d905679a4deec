import Ingest
import Model
import Reference
import Store

@testable import Snapshot

/// Datasets to be saved.
enum SmallDataset {
  /// Two tables of a few rows that have, between them, every way of storing a column, rows that are
  /// unknown and rows that are none, and a link.
  static let all = LoadedDataset(
    casebook: Casebook(schema: schema, tables: [people, cases]), report: report)

  /// A drawn dataset, as the differential tests ask them.
  static func drawn(_ seed: UInt64) -> LoadedDataset {
    let casebook = RandomCasebook(seed: seed, hasCaseLinks: seed % 2 == 0).casebook
    return LoadedDataset(casebook: casebook, report: report)
  }

  private static let schema = Schema(
    name: "small", title: "Малый", description: "A few rows", isSynthetic: true,
    asOf: day("2025-07-20"),
    tables: [
      TableSchema(
        name: "people", singular: "person",
        columns: [
          ColumnSchema(name: "id", type: .text),
          ColumnSchema(
            name: "faction", type: .category,
            statistics: ColumnStatistics(
              distinctCount: 2,
              categories: [.init(value: "unity", count: 2), .init(value: "pressure", count: 1)])),
          ColumnSchema(name: "note", type: .text),
        ], keyColumn: 0, labelColumn: 2, language: "be", rowCount: 3),
      TableSchema(
        name: "cases", singular: "case",
        columns: [
          ColumnSchema(
            name: "person", type: .text, link: LinkSchema(table: 0, keyColumn: 0)),
          ColumnSchema(name: "detained", type: .date),
          ColumnSchema(name: "released", type: .date, emptyIsNone: true),
          ColumnSchema(
            name: "months", type: .integer,
            statistics: ColumnStatistics(extremes: .init(least: "-1", greatest: "7"))),
          ColumnSchema(name: "bail", type: .number),
          ColumnSchema(name: "minor", type: .boolean),
          ColumnSchema(name: "held", type: .days),
          ColumnSchema(name: "court", type: .category),
        ], events: [EventSchema(verb: "detained", column: 1)],
        states: [StateSchema(name: "held", fromColumn: 1, toColumns: [2])],
        roles: TableRoles(time: 1, actor: 0), rowCount: 4),
    ])

  private static let people = Table(
    columns: [
      Column(type: .text, storage: .codes32([0, 1, 2], words("p1", "p2", "p3"))),
      Column(type: .category, storage: .codes8([1, 0, 1], words("pressure", "unity"))),
      Column(
        type: .text, storage: .text(TextArena(["Анна", "", "a; b"])), unknown: rows([1], of: 3)),
    ], rowCount: 3)

  private static let cases = Table(
    columns: [
      Column(type: .text, storage: .codes16([0, 2, 2, 3], words("p1", "p2", "p3", "p9"))),
      Column(
        exactDays: [19000, 19001, 0, 19500], type: .date, unknown: rows([2], of: 4), none: nil),
      Column(
        type: .date,
        storage: .dayRanges(
          DayRanges(
            earliest: [19100, 19101, 0, 19600], latest: [19100, 19131, 0, 19600],
            notationCodes: [0, 1, 0, 0], notations: ["", "2022-04~"])),
        unknown: rows([2], of: 4), none: rows([3], of: 4)),
      Column(type: .integer, storage: .integers([7, -1, 3, 3])),
      Column(type: .number, storage: .numbers([0.5, -1e300, 0, 2])),
      Column(type: .boolean, storage: .booleans(rows([1, 3], of: 4))),
      Column(type: .days, storage: .durations(least: [1, 2, 3, 0], most: [1, 5, 3, 0])),
      Column(
        type: .category, storage: .codes8([0, 0, 0, 0], words()), unknown: rows(0..<4, of: 4)),
    ], rowCount: 4, links: [0: LinkIndex(targets: [0, 2, 2, -1], targetCount: 3)])

  private static let report = LoadReport(
    tables: [
      TableReport(
        name: "people", file: "people.csv", rowCount: 3,
        columns: [
          .init(
            name: "id", reading: "text", isInferred: true, evidence: ["all differ"], readCount: 3,
            refusedCount: 0)
        ], notes: ["parted by ;"],
        repairs: [
          .init(
            column: "note", message: "NA read as unknown", count: 1,
            first: RecordPlace(file: "people.csv", line: 3, column: 7))
        ])
    ], notes: ["the as-of day is the latest date in the data"],
    problems: [
      LoadProblem(
        kind: .danglingLink, file: "cases.csv", line: 5, table: "cases", field: "person",
        message: "no row of people has this key")
    ], problemCounts: [.danglingLink: 1, .unreadable: 2],
    rejectedRows: [
      RejectedRow(
        file: "cases.csv", line: 4, reasons: ["months: no number"], names: ["person", "months"],
        cells: ["p3", "?"])
    ])

  private static func words(_ texts: String...) -> TextDictionary { TextDictionary(sorted: texts) }

  private static func rows(_ rows: some Sequence<Int>, of count: Int) -> Bitmap {
    Bitmap(rows: rows, count: count)
  }

  private static func day(_ text: String) -> Day {
    Period(literal: text)?.first ?? .distantPast
  }
}

/// A snapshot's bytes, taken apart to be changed.
struct OpenedImage {
  /// The bytes.
  var bytes: [UInt8]
  /// The sections as the table has them.
  let sections: [Section]

  /// Saves a dataset.
  init(of dataset: LoadedDataset) throws {
    let sources = [SnapshotSource(name: "cases.csv", byteCount: 70, sha256: "5e")]
    try self.init(
      try writeSnapshot(of: dataset, sources: sources, to: SnapshotImage()).bytes)
  }

  /// Takes a snapshot's bytes apart.
  init(_ bytes: [UInt8]) throws {
    self.bytes = bytes
    sections = try SnapshotReader(SnapshotBytes(bytes, name: "small.casebook")).sections
  }

  /// The bytes of a section, without the zeros behind it.
  func content(_ section: Section) -> [UInt8] {
    Array(bytes[section.offset..<section.offset + section.length])
  }

  /// The same with one section changed and all checksums right.
  func changed(_ name: String, _ change: (inout [UInt8]) -> Void) throws -> [UInt8] {
    var writer = SectionWriter(SnapshotImage())
    for section in sections {
      var content = content(section)
      if section.name == name { change(&content) }
      try writer.append(section.name, Cells(content))
    }
    return try writer.finish().bytes
  }

  /// The names of the parts that some bytes belong to.
  func parts(in range: Range<Int>) -> [String] {
    let inside = sections.filter { $0.offset < range.upperBound && range.lowerBound < $0.end }
    return [part(at: range.lowerBound)] + inside.map(\.name) + [part(at: range.upperBound - 1)]
  }

  /// The name of the part that a byte belongs to.
  func part(at offset: Int) -> String {
    if offset < SnapshotFormat.headerBytes { return "header" }
    return sections.first { $0.offset <= offset && offset < $0.end }?.name ?? "table of sections"
  }
}

/// The error that some bytes are refused with; nil if they are opened.
func refusal(_ bytes: [UInt8]) -> SnapshotError? {
  do {
    _ = try Snapshot(bytes, name: "small.casebook")
    return nil
  } catch {
    return error
  }
}
