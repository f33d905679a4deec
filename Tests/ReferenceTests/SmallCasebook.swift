import Language
import Model
import Reference
import Testing

/// A casebook small enough to compute answers by hand: `?` is unknown, `-` is none.
enum SmallCasebook {
  static let people = """
    p1 | Ana Kóva   | Kova; A. K. | activist   | engagement | 1980-05-05
    p2 | Petr Novak | ?           | journalist | pressure   | 1975
    p3 | Ivo Novak  | Ivan        | activist   | ?          | ?
    p4 | Éva Lund   | ?           | ?          | engagement | 1990-01~
    """

  static let cases = """
    c1 | p1 | Minsk | 2023-01-10            | 2024-07-15            | -          | 18 | no
    c2 | p2 | Gomel | 2023-03               | 2024                  | -          | 24 | no
    c3 | p3 | minsk | 2024-01-05            | ?                     | -          | 12 | yes
    c4 | p1 | Minsk | 2022-12-31/2023-01-02 | -                     | -          | ?  | ?
    c5 | ?  | ?     | 2021~                 | 2023/2024             | -          | 60 | no
    c6 | p4 | Gomel | 2024-06-01            | 2024-06-30/2024-07-02 | -          | 6  | no
    c7 | p2 | Brest | 2020                  | -                     | 2022-05-05 | 36 | no
    """

  static let statements = """
    s1 | p1 | relief   | support | 2024-07-01            | Release them all now   | 1.5
    s2 | p2 | relief   | oppose  | 2024-07               | Keep the pressure on   | 2
    s3 | p1 | pressure | oppose  | 2024-06-30/2024-07-02 | ease the PRESSURE, now | ?
    s4 | p3 | ?        | support | ?                     |                        | 0.5
    s5 | ?  | relief   | support | 2025-01-01            | ?                      | 4
    s6 | p4 | other    | ?       | 2023                  | release                | 2
    """

  static let schema = Schema(
    name: "small", title: "A small casebook", asOf: day(2025, 7, 20),
    tables: [
      TableSchema(
        name: "people", singular: "person",
        columns: [
          ColumnSchema(name: "id", type: .text), ColumnSchema(name: "name", type: .text),
          ColumnSchema(name: "aliases", type: .text), ColumnSchema(name: "role", type: .category),
          category("faction", ["engagement", "pressure"]), ColumnSchema(name: "born", type: .date),
        ], keyColumn: 0, labelColumn: 1, aliasColumn: 2, rowCount: 4),
      TableSchema(
        name: "cases", singular: "case",
        columns: [
          ColumnSchema(name: "id", type: .text), person("person"),
          ColumnSchema(name: "region", type: .text), ColumnSchema(name: "detained", type: .date),
          ColumnSchema(name: "released", type: .date, emptyIsNone: true),
          ColumnSchema(name: "died", type: .date, emptyIsNone: true),
          ColumnSchema(name: "months", type: .integer),
          ColumnSchema(name: "minor", type: .boolean),
        ], keyColumn: 0,
        events: [
          EventSchema(verb: "detained", column: 3), EventSchema(verb: "released", column: 4),
          EventSchema(verb: "died", column: 5),
        ], states: [StateSchema(name: "held", fromColumn: 3, toColumns: [4, 5])], rowCount: 7),
      TableSchema(
        name: "statements", singular: "statement",
        columns: [
          ColumnSchema(name: "id", type: .text), person("speaker"),
          category("topic", ["relief", "pressure", "other"]),
          ColumnSchema(name: "stance", type: .category), ColumnSchema(name: "date", type: .date),
          ColumnSchema(name: "text", type: .text), ColumnSchema(name: "strength", type: .number),
        ], keyColumn: 0, events: [EventSchema(verb: "said", column: 4)],
        roles: TableRoles(time: 4, actor: 1, topic: 2, stance: 3, text: 5), rowCount: 6),
    ])

  static let tables = zip(schema.tables, [people, cases, statements]).map(read)

  private static func day(_ year: Int, _ month: Int, _ day: Int) -> Day {
    Day(year: year, month: month, day: day) ?? .distantFuture
  }

  private static func person(_ name: String) -> ColumnSchema {
    ColumnSchema(name: name, type: .text, link: LinkSchema(table: 0, keyColumn: 0))
  }

  private static func category(_ name: String, _ values: [String]) -> ColumnSchema {
    let counts = values.map { ColumnStatistics.CategoryCount(value: $0, count: 1) }
    return ColumnSchema(
      name: name, type: .category, statistics: ColumnStatistics(categories: counts))
  }

  private static func read(_ table: TableSchema, _ text: String) -> [[Value]] {
    text.split(separator: "\n").map { line in
      let cells = line.split(separator: "|", omittingEmptySubsequences: false)
      return zip(table.columns, cells).map { column, cell in
        value(String(cell.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()), column.type)
      }
    }
  }

  private static func value(_ text: String, _ type: ValueType) -> Value {
    if text == "?" { return .unknown }
    if text == "-" { return .none }
    switch type {
    case .integer: return Int(text).map(Value.integer) ?? .unknown
    case .number: return Double(text).map(Value.number) ?? .unknown
    case .boolean: return .boolean(text == "yes")
    case .date:
      guard case .date(let date) = EDTF.read(text) else { return .unknown }
      return .date(date, notation: text)
    default: return .text(text)
    }
  }
}

extension SmallCasebook {
  /// The query of a text that must parse.
  static func query(_ text: String) -> QuerySyntax? {
    let parsed = parseStatement(SourceText(text))
    guard parsed.diagnostics.isEmpty, case .query(let query) = parsed.syntax.kind else {
      return nil
    }
    return query
  }

  /// The answer's cells, `|` between columns and `; ` between rows.
  static func cells(_ answer: ReferenceAnswer) -> String {
    answer.rows.map { $0.map(text).joined(separator: "|") }.joined(separator: "; ")
  }

  private static func text(_ value: Value) -> String {
    switch value {
    case .unknown: "(unknown)"
    case .none: "(none)"
    case .text(let text): text
    case .integer(let integer): String(integer)
    case .number(let number): Int(exactly: number).map { String($0) } ?? String(number)
    case .boolean(let bit): bit ? "yes" : "no"
    case .date(_, let notation): notation
    case .days(let least, let most): least == most ? String(least) : "\(least)..\(most)"
    }
  }
}

/// A query, its answer computed by hand, and how many rows more are possible.
struct Worked: CustomTestStringConvertible {
  let query: String
  let cells: String
  let possible: Int

  init(_ query: String, _ cells: String, possible: Int = 0) {
    self.query = query
    self.cells = cells
    self.possible = possible
  }

  var testDescription: String { query }
}
