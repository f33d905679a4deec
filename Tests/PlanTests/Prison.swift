import Model

/// A small record of detentions, what was said of them and by whom.
enum Prison {
  static let schema = Schema(
    name: "prison", title: "A test record", asOf: day(2025, 7, 20),
    tables: [cases, statements, people])

  private static func day(_ year: Int, _ month: Int, _ day: Int) -> Day {
    guard let day = Day(year: year, month: month, day: day) else {
      preconditionFailure("the test record's days exist")
    }
    return day
  }

  private static func column(
    _ name: String, _ type: ValueType, link: LinkSchema? = nil, emptyIsNone: Bool = false,
    categories: [(String, Int)] = [], distinct: Int = 50
  ) -> ColumnSchema {
    ColumnSchema(
      name: name, type: type, link: link, emptyIsNone: emptyIsNone,
      statistics: ColumnStatistics(
        distinctCount: categories.isEmpty ? distinct : categories.count,
        categories: categories.map { .init(value: $0.0, count: $0.1) }))
  }

  private static let cases = TableSchema(
    name: "cases", singular: "case",
    columns: [
      column("id", .text), column("person", .text, link: LinkSchema(table: 2, keyColumn: 0)),
      column("detained", .date), column("sentenced", .date, emptyIsNone: true),
      column("released", .date), column("died", .date), column("charge", .text),
      column(
        "region", .category,
        categories: [("minsk-city", 60), ("brest", 20), ("minsk", 15), ("grodno", 5)]),
      column(
        "faction", .category,
        categories: [("engagement", 40), ("pressure", 35), ("count", 2), ("Old Guard", 1)]),
      column("sentence_months", .integer), column("minor", .boolean),
    ],
    keyColumn: 0,
    events: [
      EventSchema(verb: "detained", column: 2), EventSchema(verb: "sentenced", column: 3),
      EventSchema(verb: "released", column: 4), EventSchema(verb: "died", column: 5),
    ],
    states: [StateSchema(name: "held", fromColumn: 2, toColumns: [4, 5])], rowCount: 100)

  private static let statements = TableSchema(
    name: "statements", singular: "statement",
    columns: [
      column("id", .text), column("date", .date),
      column("speaker", .text, link: LinkSchema(table: 2, keyColumn: 0)),
      column("case_id", .text, link: LinkSchema(table: 0, keyColumn: 0)),
      column("topic", .category, categories: [("release", 30), ("sanctions", 12), ("amnesty", 8)]),
      column("stance", .category, categories: [("for", 30), ("against", 20)]),
      column("text", .text), column("weight", .number),
    ],
    keyColumn: 0, events: [EventSchema(verb: "said", column: 1)],
    roles: TableRoles(time: 1, actor: 2, topic: 4, stance: 5, text: 6), rowCount: 50)

  private static let people = TableSchema(
    name: "people", singular: "person",
    columns: [
      column("name", .text), column("aliases", .text),
      column("role", .category, categories: [("politician", 9), ("journalist", 6)]),
      column("faction", .category, categories: [("engagement", 8), ("pressure", 7)]),
      column("birth_year", .integer), column("humanitarian", .boolean),
    ],
    keyColumn: 0, labelColumn: 0, aliasColumn: 1, rowCount: 15)
}
