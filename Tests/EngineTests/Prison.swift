import Language
import Model
import Plan
import Store

@testable import Engine

/// A dataset small enough to check by eye: two tables, a link, unknowns, none and imprecise dates.
enum Prison {
  static let people = 0
  static let cases = 1

  /// Builds a casebook of people and the cases that link to them.
  static func casebook(people: [[Value]], cases: [[Value]]) -> Casebook {
    let peopleColumns = columns(peopleSchema, people)
    let caseColumns = columns(caseSchema, cases)
    let keys = people.map { $0[0] }
    let targets = cases.map { row in
      row[1].isMissing ? -1 : Int32(keys.firstIndex(of: row[1]) ?? -1)
    }
    return Casebook(
      schema: Schema(
        name: "prison", title: "Prison", asOf: Day(20_000),
        tables: [
          TableSchema(
            name: "people", singular: "person", columns: peopleSchema, keyColumn: 0,
            labelColumn: 1, aliasColumn: 2, rowCount: people.count),
          TableSchema(name: "cases", singular: "case", columns: caseSchema, rowCount: cases.count),
        ]),
      tables: [
        Table(columns: peopleColumns, rowCount: people.count),
        Table(
          columns: caseColumns, rowCount: cases.count,
          links: [1: LinkIndex(targets: Cells(targets), targetCount: people.count)]),
      ])
  }

  private static func columns(_ schema: [ColumnSchema], _ rows: [[Value]]) -> [Column] {
    schema.indices.map { index in
      Column(type: schema[index].type, values: rows.map { $0[index] })
    }
  }

  private static let peopleSchema = [
    ColumnSchema(name: "person", type: .text), ColumnSchema(name: "name", type: .text),
    ColumnSchema(name: "aliases", type: .text), ColumnSchema(name: "faction", type: .category),
    ColumnSchema(name: "born", type: .date),
  ]

  private static let caseSchema = [
    ColumnSchema(name: "case", type: .integer),
    ColumnSchema(name: "person", type: .text, link: LinkSchema(table: 0, keyColumn: 0)),
    ColumnSchema(name: "region", type: .category), ColumnSchema(name: "detained", type: .date),
    ColumnSchema(name: "released", type: .date), ColumnSchema(name: "months", type: .integer),
    ColumnSchema(name: "fine", type: .number), ColumnSchema(name: "political", type: .boolean),
  ]

  // MARK: - References

  static let region = column(2, .category, "region")
  static let detained = column(3, .date, "detained")
  static let released = column(4, .date, "released")
  static let months = column(5, .integer, "months")
  static let fine = column(6, .number, "fine")
  static let political = column(7, .boolean, "political")
  static let person = column(1, .text, "person")
  static let faction = linked(3, .category, "person.faction")
  static let born = linked(4, .date, "person.born")
  static let id = column(0, .integer, "case")

  static func column(_ index: Int, _ type: ValueType, _ name: String) -> ColumnReference {
    ColumnReference(column: index, type: type, name: name)
  }

  private static func linked(_ index: Int, _ type: ValueType, _ name: String) -> ColumnReference {
    ColumnReference(
      links: [LinkStep(column: 1, table: 0)], column: index, type: type, name: name)
  }

  // MARK: - The small dataset

  static let small = casebook(
    people: [
      person("latushka", "Pavel Latushka", "Павел Латушко; Pavel Latushko", "engagement"),
      person("sviatlana", "Sviatlana Tsikhanouskaya", "", "pressure"),
      person("siarhei", "Siarhei Tsikhanouski", "Sergei Tikhanovsky", "pressure"),
      person("kalesnikava", "Maria Kalesnikava", "", nil),
    ],
    cases: [
      row(1, "latushka", "minsk", "2020-08-10", "2024-07-03", 12, 100.5, true),
      row(2, "sviatlana", "minsk", "2020-09", "2024-07", 24, nil, true),
      row(3, "siarhei", "brest", "2020-05-29", nil, 216, 0, true),
      row(4, "kalesnikava", "gomel", "2020-09-07", "2025-12-13", nil, 3, false),
      row(5, nil, nil, "2021", "?", 6, 1, nil),
      row(6, "siarhei", "minsk", "?", "2023-12/2024-02", 24, 2, false),
    ])

  private static func person(
    _ key: String, _ name: String, _ aliases: String, _ faction: String?
  ) -> [Value] {
    [
      .text(key), .text(name), aliases.isEmpty ? .unknown : .text(aliases),
      faction.map { .text($0) } ?? .unknown, .unknown,
    ]
  }

  /// `?` is unknown, nil is none for the date of release and unknown elsewhere.
  private static func row(
    _ id: Int, _ person: String?, _ region: String?, _ detained: String, _ released: String?,
    _ months: Int?, _ fine: Double?, _ political: Bool?
  ) -> [Value] {
    [
      .integer(id), person.map { .text($0) } ?? .unknown, region.map { .text($0) } ?? .unknown,
      date(detained), released.map(date) ?? .none, months.map { .integer($0) } ?? .unknown,
      fine.map { .number($0) } ?? .unknown, political.map { .boolean($0) } ?? .unknown,
    ]
  }

  static func date(_ text: String) -> Value {
    guard case .date(let date) = EDTF.read(text) else { return .unknown }
    return .date(date, notation: text)
  }
}

// MARK: - Plans and answers in few words

extension Prison {
  static let allCases = LogicalPlan.scan(table: cases)

  static func cases(where predicate: Predicate) -> LogicalPlan { .filter(predicate, allCases) }

  static func days(_ reference: ColumnReference, _ periods: PeriodSet) -> Predicate {
    .days(.column(reference), DaySet(periods))
  }

  static func values(
    _ reference: ColumnReference, _ values: [String], _ mode: ValueMatch.Mode = .exact
  ) -> Predicate {
    .values(reference, ValueMatch(values: values, mode: mode))
  }

  static func since(_ text: String) -> PeriodSet {
    Period(literal: text).map { PeriodSet.from($0.first) } ?? .empty
  }

  static func run(
    _ plan: LogicalPlan, asWritten: LogicalPlan? = nil, on casebook: Casebook = small
  ) throws -> Answer {
    try Executor(casebook: casebook).run(plan, asWritten: asWritten ?? plan, subject: "cases")
  }

  /// The answer's cells, row by row, blanks between them; `(unknown)` and `(none)` for what is
  /// missing.
  static func lines(_ answer: Answer) -> [String] {
    let columns = answer.columns.map { $0.values(0..<answer.rowCount).map(\.heading) }
    return (0..<answer.rowCount).map { row in columns.map { $0[row] }.joined(separator: " ") }
  }

  /// The lines of a plan's answer.
  static func lines(_ plan: LogicalPlan, on casebook: Casebook = small) throws -> [String] {
    try lines(run(plan, on: casebook))
  }

  /// The case numbers of a plan's rows.
  static func ids(_ plan: LogicalPlan, on casebook: Casebook = small) throws -> [Int] {
    let answer = try run(plan, on: casebook)
    return answer.columns[0].values(0..<answer.rowCount).compactMap {
      if case .integer(let number) = $0 { number } else { nil }
    }
  }
}
