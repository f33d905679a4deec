import Foundation
import Language
import Model
import Plan
import Reference
import Store
import Testing

@testable import SQL

/// What each dialect says of a query, byte for byte: `Tests/Golden/sql/`. `UPDATE_GOLDENS=1`
/// rewrites it.
@Suite struct GoldenTests {
  static let queries: [(name: String, text: String)] = [
    ("rows", "people"),
    ("since", "released since 2024-07"),
    ("before-or-since", "cases where released before 2023 or released since 2024"),
    ("possibly", "possibly released since 2024 show id, released"),
    ("unsure", "unsure released since 2024 show id"),
    ("not", "cases where not (charge = libel and months > 3) show id"),
    ("category", "cases where charge in (libel, protest) show id"),
    ("folding", "cases where region = minsk show id"),
    ("contains", "statements where text contains \"100%\" and text starts \"O'N\" show id"),
    ("linked", "statements where speaker.faction = unity and speaker.born before 1990 show id"),
    ("status", "cases where died is none and released is imprecise and months is unknown show id"),
    ("state", "held on 2024-01-15 count"),
    ("dates", "cases where released before died or detained = released show id"),
    ("near", "cases where released within 30 days after detained show id"),
    ("distance", "cases show id, released - detained as time, detained + 10 days as later"),
    ("arithmetic", "cases show months / 2 as half, months % 2 as odd, round(bail) as whole"),
    ("conditional", "cases show if minor then \"child\" else \"adult\" as age"),
    ("by-month", "released count by released.month"),
    ("by-week", "said count by date.week"),
    ("by-quarter", "cases count, sum bail by detained.quarter as q where count > 1 sort q desc"),
    ("by-decade", "people count by born.decade"),
    (
      "aggregates",
      "cases count, count(minor), mean bail, deviation bail, distinct(region) by charge"
    ),
    ("quantiles", "cases median months, quantile(bail, 0.9), list region by charge"),
    ("extremes", "cases least detained, greatest region, least minor"),
    ("share", "statements share by topic"),
    ("unique", "cases unique charge, detained.year"),
    ("sort", "cases sort released desc, charge first 5 show id"),
    ("last-per", "cases sort detained last 2 per charge show id, charge"),
    ("union", "(cases where minor union cases where months > 3) count"),
    ("except", "cases where months > 1 except cases where released before 2024"),
    ("intersect", "cases show charge intersect cases where minor show charge"),
    ("across", "cases count by region across charge"),
    ("from", "statements from Kova"),
    ("named", "cases where person in (\"Ana Kova\", p3) show id"),
    ("any", "people where any statements (stance = oppose) show id"),
    ("every", "people where every cases (released since 2024) show id"),
    ("at-least", "people where at least 2 cases (detained after person.born + 30 years)"),
    ("any-of-link", "cases where no person.statements (strength > 1) show id"),
    ("number-of", "people with n = number of statements (topic = relief) sort n desc show id, n"),
    ("any-outside", "cases where any person.statements (date after case.detained) count"),
    ("any-any", "people where any cases (minor and any person.statements (strength > 1)) count"),
    ("in-query", "statements where speaker in (from cases where minor show person) show id"),
    ("in-limited", "statements where speaker in (from cases where bail > 2 show person first 3)"),
    ("in-numbers", "cases where not months in (from statements show strength) count"),
    ("has", "statements where text has \"pressure on\" show id"),
    ("matches", "statements where text matches /^no|[a-c]ne\\b/ show id"),
    ("mentioning", "statements mentioning \"release\" show id"),
    ("letters", "cases show lower(region) as l, upper(region) as u, length(region) as n"),
    ("months", "cases where released within 3 months of detained show id, detained + 1 year as d"),
    ("age", "cases show id, age(person.born, detained) as years"),
    (
      "computed-text", "cases with t = if minor then \"child\" else \"adult\" where t = child count"
    ),
    ("possible-counts", "cases where released since 2024 count, possibly count by charge"),
    ("lists", "cases list months, list detained.month as l by charge"),
    ("prior", "cases count by detained.year with last = prior(count) over (sort detained.year)"),
    ("rank", "cases with r = rank() over (by charge sort bail desc) where r <= 3 show id, r"),
    ("total", "cases where minor with sum = total(bail) over (by person.faction) show id, sum"),
    ("weekday", "cases count by detained.weekday"),
    ("join", "statements join (cases where minor) as r on speaker = r.person count by topic"),
    ("sample", "cases sample 3"),
  ]

  /// The first drawn schema that lists every category and knows none.
  private static let schema = (0..<1_000).lazy.map { RandomCasebook(seed: $0).casebook.schema }
    .first { schema in
      schema.tables[1].columns.count { $0.emptyIsNone } == 3
        && schema.tables.allSatisfy { table in
          table.columns.allSatisfy {
            $0.type != .category || $0.statistics.categories.count == 3
          }
        }
    }

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Golden/sql")

  @Test("Each dialect says a query its way, or refuses it by name", arguments: queries)
  func statement(name: String, text: String) throws {
    let schema = try #require(Self.schema)
    guard case .query(let query) = parseStatement(SourceText(text)).syntax.kind else {
      Issue.record("'\(text)' does not parse")
      return
    }
    let plan = try Binder.bind(query, schema: schema).plan
    let said = SQLDialect.all.map { dialect in
      do throws(SQLRefusal) {
        let statement = try SQLWriter.statement(for: plan, schema: schema, dialect: dialect)
        return "-- \(dialect.name)\n\(statement.text);\n"
      } catch {
        return "-- \(dialect.name)\n-- " + error.diagnostic(at: query.range).message + "\n"
      }
    }
    let page = "-- \(text)\n\n" + said.joined(separator: "\n")
    let file = Self.folder.appendingPathComponent(name + ".sql")
    if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] != nil {
      try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
      try Data(page.utf8).write(to: file)
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == page)
  }

  @Test("Names and texts are quoted so that nothing in them is taken for SQL")
  func quoting() {
    #expect(SQLDialect.duckdb.name("a\"b") == "\"a\"\"b\"")
    #expect(SQLDialect.spark.name("a`b") == "`a``b`")
    #expect(SQLDialect.postgres.literal("it's \\") == "'it''s \\'")
    #expect(SQLDialect.clickhouse.literal("it's \\") == "'it''s \\\\'")
    // With an accent on it a quote is another character, and still ends a literal.
    #expect(SQLDialect.sqlite.literal("a'\u{301} OR 1") == "'a''\u{301} OR 1'")
    #expect(SQLDialect.duckdb.name("a\"\u{301}b") == "\"a\"\"\u{301}b\"")
    #expect(filled("{0} and {1}", "{1}", "x") == "{1} and x")
    #expect(
      bracketed("SELECT 'it''s\n1' AS \"'\"\nFROM t")
        == "(\n  SELECT 'it''s\n1' AS \"'\"\n  FROM t\n)")
  }

  @Test("A condition that may be NULL is made two-valued before it is negated")
  func negation() {
    let test = Condition("a = 1")
    #expect(test.negated.sql == "NOT COALESCE(a = 1, FALSE)")
    #expect(
      Condition.all([test, .any([Condition("b"), Condition("c")])]).sql == "a = 1 AND (b OR c)")
    #expect(Condition.all([.yes, test]) == test)
    #expect(Condition.any([.yes, test]) == .yes)
    let unsure = Verdict(yes: Condition("y"), no: Condition("n"))
    #expect(unsure.unsure.sql == "NOT COALESCE(y, FALSE) AND NOT COALESCE(n, FALSE)")
    #expect(Verdict(certain: test).unsure == .no)
  }
}
