import Engine
import Ingest
import Language
import Model
import Plan
import Store

@testable import Snapshot

/// Bytes to changes of a small snapshot, whose checksums are then put right: what is opened all the
/// same must be a dataset that can be shown and asked.
let snapshotFuzzer = Fuzzer(name: "snapshot", check: checkSnapshot, pieces: [])

@Sendable private func checkSnapshot(_ bytes: [UInt8]) -> Depth {
  var image = SealedImage.original
  for start in stride(from: 0, through: bytes.count - 4, by: 4) {
    image.change(Array(bytes[start..<start + 4]))
  }
  let sealed = image.sealed()
  do {
    ask(try Snapshot(sealed, name: "x.casebook").dataset.casebook)
    return .understood
  } catch {
    require(error.section != nil, "a refusal names the section")
    require(!error.description.isEmpty, "a refusal says why")
    // What is looked at late must be refused late, or be a casebook too.
    if let late = try? Snapshot(sealed, name: "x.casebook", checkedAtOnce: 0) {
      ask(late.dataset.casebook)
    }
    return error.code == .wrongContents ? .read : .refused
  }
}

/// Shows each cell, and answers what goes through the kernels that trust a column.
private func ask(_ casebook: Casebook) {
  for (schema, table) in zip(casebook.schema.tables, casebook.tables) {
    guard table.rowCount < 1_000 else { continue }
    for column in table.columns {
      for row in 0..<table.rowCount { _ = column.value(at: row) }
    }
    require(schema.columns.count == table.columns.count, "each column is described")
  }
  // Most changes leave the schema as it was, and planning would cost more than the rest.
  let planned =
    casebook.schema == Planned.original.schema
    ? Planned.original : Planned(for: casebook.schema)
  for (plan, bound) in planned.queries {
    guard
      let answer = try? Executor(casebook: casebook).run(
        plan, asWritten: bound.plan, subject: bound.subject)
    else { continue }
    for column in answer.columns { _ = column.values(0..<answer.rowCount) }
  }
}

/// The queries that can be asked of a schema, and their plans.
private struct Planned {
  let schema: Schema
  let queries: [(plan: LogicalPlan, bound: BoundQuery)]

  static let original = Planned(for: SealedImage.original.schema)

  init(for schema: Schema) {
    self.schema = schema
    queries = statements.compactMap { query in
      guard let bound = try? Binder.bind(query, schema: schema) else { return nil }
      return (Optimizer().optimize(bound.plan, schema: schema), bound)
    }
  }
}

private let statements: [QuerySyntax] = queries.compactMap { text in
  guard case .query(let query) = parseStatement(SourceText(text)).syntax.kind else { return nil }
  return query
}

private let queries = [
  "cases where person.faction = unity sort day desc",
  "cases where faction starts \"u\" or note contains \"a\" count by faction, day.month",
  "cases where n > 1 and x < 2 and b count, mean n, sum x by person.id",
  "people where any cases (day since 2020) show id, number of cases",
  "people mentioning \"b or а*\"", "held on 2021 count by faction", "cases top 2 by x",
  "cases stock by year",
]

/// A snapshot whose bytes can be changed and its checksums put right.
private struct SealedImage {
  /// What the dataset's tables are, before anything is changed.
  let schema: Schema
  private var bytes: [UInt8]
  private var sections: [Section]
  /// Changes made after the checksums are put right: a place and a mask.
  private var flips: [(Int, UInt8)] = []

  static let original = SealedImage()

  private init() {
    let files: [(name: String, bytes: [UInt8])] = [
      ("datapackage.json", Array(descriptor.utf8)), ("people.csv", Array(people.utf8)),
      ("cases.csv", Array(cases.utf8)),
    ]
    guard let dataset = try? load(.embedded(name: "x", files: files)),
      let image = try? writeSnapshot(of: dataset, sources: [], to: SnapshotImage()),
      let reader = try? SnapshotReader(SnapshotBytes(image.bytes, name: "x"))
    else { fatalError("the fuzzer's own dataset can be saved") }
    (schema, bytes, sections) = (dataset.casebook.schema, image.bytes, reader.sections)
  }

  /// Makes one change of four bytes: what kind and of which section, where (two), and to what.
  mutating func change(_ words: [UInt8]) {
    let index = Int(words[0] & 63) % sections.count
    let section = sections[index]
    let place = Int(words[1]) | Int(words[2]) << 8
    let inside = section.offset + place % max(1, section.length)
    switch words[0] >> 6 {
    case 0: bytes[inside] = words[3]
    case 1:
      for byte in 0..<8 where inside + byte < section.end {
        bytes[inside + byte] = byte == 0 || words[3] < 0x80 ? words[3] : 0xFF
      }
    case 2 where section.length > 0:
      let room = section.end - section.offset
      // A length in another number of blocks would move all that follows.
      let length = max(room - SnapshotFormat.alignment + 1, place % (room + 1))
      sections[index] = Section(
        name: section.name, offset: section.offset, length: length,
        checksums: section.checksums)
    default: flips.append((place * Int(words[3] | 1) % bytes.count, 1 << (words[3] & 7)))
    }
  }

  /// The bytes with right checksums.
  func sealed() -> [UInt8] {
    var sealed = Array(bytes[..<(sections.last?.end ?? 0)])
    let table = RecordWriter.bytes(
      of: sections.map { section in
        Section(
          name: section.name, offset: section.offset, length: section.length,
          checksums: stride(
            from: section.offset, to: section.end, by: SnapshotFormat.blockBytes
          ).map { checksum(of: bytes[$0..<min($0 + SnapshotFormat.blockBytes, section.end)]) })
      })
    let header = SnapshotHeader(
      tableOffset: sealed.count, tableLength: table.count, tableChecksum: checksum(of: table[...]))
    sealed.replaceSubrange(0..<SnapshotFormat.headerBytes, with: header.bytes)
    sealed += table
    for (place, mask) in flips { sealed[place % sealed.count] ^= mask }
    return sealed
  }
}

private let people = "id,faction,note\np1,unity,Анна\np2,pressure,a; b\np3,,\n"

private let cases = """
  id,person,day,until,n,x,b,held
  c1,p1,2020-01-02,2021-02~,7,0.5,yes,P3D
  c2,p2,2020-05,,-1,1e9,no,P1M
  c3,p9,,2022-03-04,3,,yes,
  c4,p2,2021-07-01,2021-08-01,3,2,,P2Y

  """

private let descriptor = """
  {"name": "x", "resources": [
    {"name": "people", "path": "people.csv", "schema": {"primaryKey": "id", "fields": [
      {"name": "id", "type": "string"},
      {"name": "faction", "type": "string", "categories": ["unity", "pressure"]},
      {"name": "note", "type": "string"}]}},
    {"name": "cases", "path": "cases.csv", "schema": {"primaryKey": "id", "fields": [
      {"name": "id", "type": "string"}, {"name": "person", "type": "string"},
      {"name": "day", "type": "date"}, {"name": "until", "type": "date"},
      {"name": "n", "type": "integer"}, {"name": "x", "type": "number"},
      {"name": "b", "type": "boolean", "trueValues": ["yes"], "falseValues": ["no"]},
      {"name": "held", "type": "duration"}],
      "foreignKeys": [
        {"fields": "person", "reference": {"resource": "people", "fields": "id"}}]}}],
   "casebook": {"asOf": "2025-07-20", "tables": {"cases": {
     "events": ["day"], "states": {"held": {"from": "day", "to": ["until"]}},
     "emptyIsNone": ["until"]}}}}
  """
