import Model
package import Store

/// A small dataset drawn from a seed: people, their cases, their statements; with unknown and none
/// cells, imprecise dates, ties, links that lead nowhere, names that differ in accents alone, and
/// tables without a row.
package struct RandomCasebook: Sendable {
  /// The dataset.
  package let casebook: Casebook

  /// The values of closed columns.
  package static let categories = [
    "engagement", "libel", "other", "pressure", "protest", "relief", "unity",
  ]

  /// Draws a dataset; equal seeds give equal ones.
  ///
  /// With case links, each statement may lead to a case too, by a link of the case's own name.
  ///
  /// - Parameters:
  ///   - shuffle: puts the same rows in another order, unless it is nil.
  ///   - names: other names for the values of closed columns.
  package init(
    seed: UInt64, hasCaseLinks: Bool = false, shuffle: UInt64? = nil, names: [String: String] = [:]
  ) {
    var draw = CellDraw(random: SeededGenerator(seed: seed))
    let people = RandomCasebook.people(&draw)
    let keys = people.columns[0].texts
    let cases = RandomCasebook.cases(&draw, people: keys)
    var statements = RandomCasebook.statements(&draw, people: keys)
    if hasCaseLinks {
      let ids = cases.columns[0].texts + ["c99"]
      statements.columns.append(
        .link("case", draw.cells(statements.count, of: ids), to: 1))
    }
    let drawn = [people, cases, statements].map { table in
      (shuffle.map { table.shuffled($0 &+ UInt64(table.name.utf8.count)) } ?? table).renamed(names)
    }
    casebook = Casebook(
      schema: Schema(
        name: "random", title: "Seed \(seed)", asOf: DrawnDates.asOf, tables: drawn.map(\.schema)),
      tables: drawn.map { table in table.table(keys: drawn.map { $0.columns[0].texts }) })
  }

  private static func people(_ draw: inout CellDraw) -> DrawnTable {
    let count = draw.rowCount(12)
    let aliases = ["Kova; A. K.", "Ivan", "Lund", "Anna", "Novák; Petr"]
    let names = ["Ana Kóva", "Ana Kova", "Petr Novak", "Ivo Novák", "Éva Lund", "Łucja Ö", "Ян"]
    return DrawnTable(
      name: "people", singular: "person", count: count,
      columns: [
        .texts("id", (0..<count).map { .text("p\($0)") }),
        .texts("name", draw.cells(count, of: names)),
        .texts("aliases", draw.cells(count, of: aliases)),
        .category("faction", draw.cells(count, of: ["engagement", "pressure", "unity"])),
        .dates("born", draw.dates(count)),
      ], key: 0, label: 1, aliases: 2)
  }

  private static func cases(_ draw: inout CellDraw, people: [String]) -> DrawnTable {
    let count = draw.rowCount(40)
    let regions = ["Minsk", "minsk", "Gomel", "Homiel city", "Homiel_City", "Brest", "Grodno"]
    return DrawnTable(
      name: "cases", singular: "case", count: count,
      columns: [
        .texts("id", (0..<count).map { .text("c\($0)") }),
        .link("person", draw.cells(count, of: people + ["p77"])),
        .texts("region", draw.cells(count, of: regions)),
        .category("charge", draw.cells(count, of: ["protest", "libel", "other"])),
        .dates("detained", draw.dates(count)), .dates("released", draw.dates(count), draw.flag()),
        .dates("died", draw.dates(count, missing: 4), draw.flag()),
        .integers("months", draw.integers(count, 0...6), draw.flag()),
        .numbers("bail", draw.numbers(count)), .booleans("minor", draw.booleans(count)),
      ], key: 0, events: [("detained", 4), ("released", 5), ("died", 6)],
      state: StateSchema(name: "held", fromColumn: 4, toColumns: draw.flag() ? [5, 6] : [5]))
  }

  private static func statements(_ draw: inout CellDraw, people: [String]) -> DrawnTable {
    let count = draw.rowCount(30)
    let texts = [
      "Release them now", "keep the PRESSURE on", "Keep the pressure on", "no-one, éver", "",
      "a relief; at last",
    ]
    return DrawnTable(
      name: "statements", singular: "statement", count: count,
      columns: [
        .texts("id", (0..<count).map { .text("s\($0)") }),
        .link("speaker", draw.cells(count, of: people)),
        .category("topic", draw.cells(count, of: ["relief", "pressure", "other"])),
        .texts("stance", draw.cells(count, of: ["support", "oppose", "Support"])),
        .dates("date", draw.dates(count)), .texts("text", draw.cells(count, of: texts)),
        .integers("strength", draw.integers(count, -2...2)),
      ], key: 0, events: [("said", 4)],
      roles: TableRoles(time: 4, actor: 1, topic: 2, stance: 3, text: 5))
  }
}
