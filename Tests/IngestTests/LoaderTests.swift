import Model
import Store
import Testing

@testable import Ingest

/// A small register of cases with people, as a descriptor and files in memory.
enum SmallPackage {
  static let descriptor = """
    {
      "name": "small", "title": "A small register",
      "resources": [
        { "name": "people", "path": "people.csv", "schema": {
          "fields": [
            { "name": "id", "type": "string" },
            { "name": "name", "type": "string", "description": "As printed" },
            { "name": "faction", "type": "string",
              "constraints": { "enum": ["engagement", "pressure", "neither"] } },
            { "name": "born", "type": "year" } ],
          "primaryKey": "id" } },
        { "name": "cases", "path": "cases.csv", "schema": {
          "fields": [
            { "name": "id", "type": "integer" },
            { "name": "person", "type": "string" },
            { "name": "detained", "type": "string", "format": "edtf" },
            { "name": "released", "type": "string",
              "rdfType": "http://id.loc.gov/datatypes/edtf/EDTF-level1" },
            { "name": "died", "type": "date" },
            { "name": "months", "type": "number" },
            { "name": "listed", "type": "boolean" } ],
          "primaryKey": ["id"],
          "foreignKeys": [
            { "fields": "person", "reference": { "resource": "people", "fields": "id" } } ] } } ],
      "casebook": {
        "asOf": "2025-07-20", "synthetic": true,
        "tables": {
          "people": { "label": "name" },
          "cases": { "events": ["detained", "released", "died"],
            "states": { "held": { "from": "detained", "to": ["released", "died"] } } } } }
    }
    """

  static let people = """
    id,name,faction,born
    p1,"Ніна ""N"" A.",engagement,1980
    p2,"B, C",pressure,
    p3,D,undecided,XXXX

    """

  static let cases = """
    id,person,detained,released,died,months,listed
    1,p2,2021-03-04,2024-07/..,,12.5,yes
    2,p9,2021,2020-05-01,,,1
    3,,2025-08-01,,,60,no
    4,p1,2021~,2021-06,,x,maybe
    4,p1,XXXX,XXXX,2025-01-02,-1e2,FALSE

    """

  static func source(
    descriptor: String = descriptor, people: String = people, cases: String = cases
  ) -> DatasetSource {
    .embedded(
      name: "small",
      files: [
        ("datapackage.json", Array(descriptor.utf8)), ("people.csv", Array(people.utf8)),
        ("cases.csv", Array(cases.utf8)),
      ])
  }
}

@Suite("A data package becomes a casebook")
struct LoaderTests {
  private let dataset: LoadedDataset
  private let schema: Schema

  init() throws {
    dataset = try load(SmallPackage.source())
    schema = dataset.casebook.schema
  }

  private func values(_ table: String, _ column: String) -> [Value] {
    guard let index = schema.tableIndex(named: table),
      let columnIndex = schema.tables[index].columnIndex(named: column)
    else { return [] }
    let stored = dataset.casebook.tables[index]
    return (0..<stored.rowCount).map { stored.columns[columnIndex].value(at: $0) }
  }

  private func statistics(_ table: String, _ column: String) -> ColumnStatistics? {
    schema.tableIndex(named: table).flatMap { index in
      schema.tables[index].columns.first { $0.name == column }?.statistics
    }
  }

  @Test("the schema says what the descriptor says")
  func schemaOfPackage() {
    #expect(schema.name == "small")
    #expect(schema.title == "A small register")
    #expect(schema.isSynthetic)
    #expect(schema.asOf.text == "2025-07-20")
    #expect(schema.tables.map(\.name) == ["people", "cases", "problems"])
    #expect(schema.tables.map(\.singular) == ["person", "case", "problem"])
    #expect(schema.tables[0].columns.map(\.type) == [.text, .text, .category, .date])
    #expect(schema.tables[0].columns[1].description == "As printed")
    #expect(schema.tables[0].labelColumn == 1)
    #expect(schema.tables[0].keyColumn == 0)
    #expect(schema.tables[1].events.map(\.verb) == ["detained", "released", "died"])
    #expect(
      schema.tables[1].states == [StateSchema(name: "held", fromColumn: 2, toColumns: [3, 4])])
    #expect(schema.tables[1].columns[1].link == LinkSchema(table: 0, keyColumn: 0))
    #expect(
      schema.tables[1].columns.map(\.emptyIsNone) == [
        false, false, false, true, true, false, false,
      ])
    #expect(schema.tables[1].rowCount == 5)
  }

  @Test("cells keep their text, quotes halved, and a value outside its list stays")
  func texts() {
    #expect(values("people", "name") == [.text("Ніна \"N\" A."), .text("B, C"), .text("D")])
    #expect(
      values("people", "faction") == [.text("engagement"), .text("pressure"), .text("undecided")])
    #expect(
      statistics("people", "faction")?.categories.map(\.value)
        == ["engagement", "pressure", "undecided", "neither"])
    #expect(statistics("people", "faction")?.categories.map(\.count) == [1, 1, 1, 0])
  }

  @Test("numbers and booleans are read, and what is none becomes unknown")
  func numbers() {
    #expect(
      values("cases", "months") == [.number(12.5), .unknown, .number(60), .unknown, .number(-100)])
    #expect(
      values("cases", "listed") == [
        .boolean(true), .boolean(true), .boolean(false), .unknown, .boolean(false),
      ])
    #expect(statistics("cases", "months")?.extremes == .init(least: "-100", greatest: "60"))
    #expect(statistics("cases", "id")?.distinctCount == 4)
  }

  private func bounds(_ column: String) -> [String] {
    values("cases", column).map { value in
      switch value {
      case .date(let date, let notation):
        notation + " = " + date.earliest.text + "…" + date.latest.text
      case .none: "none"
      default: "unknown"
      }
    }
  }

  @Test("bounds are narrowed by the as-of day and by each other; the notation stays")
  func bounds() {
    #expect(
      bounds("released") == [
        "2024-07/.. = 2024-07-01…2025-07-20", "2020-05-01 = 2020-05-01…2020-05-01", "none",
        "2021-06 = 2021-06-01…2021-06-30", "unknown",
      ])
    #expect(
      bounds("detained") == [
        "2021-03-04 = 2021-03-04…2021-03-04", "2021 = 2021-01-01…2021-12-31",
        "2025-08-01 = 2025-08-01…2025-08-01", "2021~ = 2020-01-01…2021-06-30", "unknown",
      ])
    #expect(
      bounds("died") == ["none", "none", "none", "none", "2025-01-02 = 2025-01-02…2025-01-02"])
    #expect(values("people", "born").last == .unknown)
  }

  @Test("links point to rows, and −1 stands for an empty cell and for a key that nobody has")
  func links() {
    let link = dataset.casebook.tables[1].links[1]?.value
    #expect(link?.targets == [1, -1, -1, 0, 0])
    #expect(link?.offsets == [0, 2, 3, 3])
    #expect(link?.sources == [3, 4, 0])
  }

  @Test("what does not fit is reported with file and line")
  func problems() {
    let lines = dataset.report.problems.map { problem in
      problem.kind.rawValue + " " + problem.file + ":" + String(problem.line ?? 0) + ":"
        + String(problem.column ?? 0)
    }
    #expect(
      lines.sorted() == [
        "afterAsOf cases.csv:4:0", "danglingLink cases.csv:3:0", "endBeforeStart cases.csv:3:0",
        "repeatedKey cases.csv:6:0", "undeclaredValue people.csv:4:6", "unreadable cases.csv:5:21",
        "unreadable cases.csv:5:23",
      ])
    #expect(dataset.report.problemCounts[.unreadable] == 2)
    #expect(dataset.report.tables[1].columns[2].reading == "date, 2 imprecise, 1 unknown")
  }
}
