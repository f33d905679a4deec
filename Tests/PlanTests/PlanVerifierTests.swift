import Language
import Model
import Testing

@testable import Plan

@Suite("The plan verifier")
struct PlanVerifierTests {
  private static let region = ColumnReference(column: 7, type: .category, name: "region")
  private static let released = ColumnReference(column: 4, type: .date, name: "released")
  private static let months = ColumnReference(column: 9, type: .integer, name: "sentence_months")
  private static let cases = LogicalPlan.scan(table: 0)

  private static func filter(_ predicate: Predicate) -> LogicalPlan { .filter(predicate, cases) }

  private static func show(_ value: Scalar) -> LogicalPlan {
    .project([NamedScalar(name: "x", value: value)], cases)
  }

  private static func column(
    _ index: Int, _ type: ValueType, links: [LinkStep] = []
  ) -> Scalar {
    .column(ColumnReference(links: links, column: index, type: type, name: "c"))
  }

  @Test(
    "Plans that no query makes are found out",
    arguments: [
      (.scan(table: 9), "table 9 exists"),
      (show(column(40, .text)), "column 40 of cases exists"),
      (show(column(-1, .text)), "column -1 of cases exists"),
      (show(column(7, .integer)), "c has its type"),
      (
        show(column(0, .text, links: [LinkStep(column: 7, table: 2)])),
        "the links of c lead where they say"
      ),
      (
        show(column(0, .text, links: [LinkStep(column: 1, table: 1)])),
        "the links of c lead where they say"
      ),
      (
        show(column(9, .text, links: [LinkStep(column: 1, table: 2)])), "column 9 of people exists"
      ),
      (.project([], cases), "a projection has columns"),
      (
        .project(
          [
            NamedScalar(name: "x", value: .column(region)),
            NamedScalar(name: "x", value: .column(months)),
          ], cases), "columns differ in name"
      ),
      (.sort([], cases), "a sort has keys"),
      (.limit(Limit(kind: .first, count: -1), cases), "a limit is not negative"),
      (
        .aggregate(Aggregation(keys: [], aggregates: []), cases),
        "an aggregation computes something"
      ),
      (.window([], cases), "a window computes something"),
      (
        .window([WindowColumn(name: "r", function: .rank, window: Window())], cases),
        "a rank has an order"
      ),
      (
        .window(
          [WindowColumn(name: "t", function: .total(.column(region)), window: Window())], cases),
        "a running total is of numbers"
      ),
      (
        .filter(
          .status(column(12, .category), .known),
          .window(
            [WindowColumn(name: "p", function: .prior(.column(region)), window: Window())], cases)),
        "column 12 of 12 exists"
      ),
      (.combine(.union, cases, .scan(table: 2)), "both sides have the same columns"),
      (
        filter(.values(months, ValueMatch(values: ["1"], mode: .exact))),
        "sentence_months is text, to be tested for values"
      ),
      (filter(.days(.column(region), DaySet(.all))), "a test of days reads a date"),
      (
        filter(.compare(.equal, .column(region), .column(months))),
        "the sides of a comparison are of one kind"
      ),
      (
        filter(.near(.of, days: 3, .column(released), .column(region))),
        "a distance is between dates"
      ),
      (
        filter(.near(.of, days: -3, .column(released), .column(released))),
        "a distance is not negative"
      ),
      (filter(.text(.contains, .column(released), "x")), "a test of text reads text"),
      (filter(.not(.hedged(.possibly, .truth(.column(region))))), "a truth is a boolean"),
      (show(.calendarPeriod(.month, .column(region))), "a part of the calendar is of a date"),
      (
        show(.arithmetic(.add, .column(region), .column(months), .number)),
        "arithmetic is of numbers"
      ),
      (show(.daysBetween(.column(released), minus: .column(months))), "days lie between dates"),
      (
        show(.conditional(.constant(.yes), .column(region), .column(months))),
        "the branches are of one kind"
      ),
      (
        .filter(
          .truth(.column(ColumnReference(column: 3, type: .boolean, name: "c"))),
          show(.column(region))), "column 3 of 1 exists"
      ),
      (
        .filter(
          .values(
            ColumnReference(
              links: [LinkStep(column: 1, table: 2)], column: 0, type: .category, name: "c"),
            ValueMatch(values: [], mode: .exact)), show(.column(region))),
        "made columns have no links: c"
      ),
    ] as [(LogicalPlan, String)])
  func broken(_ plan: LogicalPlan, _ law: String) {
    #expect(PlanVerifier.violations(of: plan, schema: Prison.schema).contains(law))
  }

  @Test(
    "Every plan that the binder makes is sound",
    arguments: [
      "cases", "released since 2024", "held on 2024", "statements where case.person.humanitarian",
      "cases count, median (released - detained) by region across faction",
      "cases unique region, faction sort region first 3 per faction",
      "(cases show region, lower(faction) as f) where f = \"x\" union cases show region, charge",
      "cases with k = if minor then 1 else 2.5 where k > 1 top 3 by k",
    ])
  func sound(_ text: String) throws {
    let plan = try #require(Reading(text).bound).plan
    #expect(PlanVerifier.violations(of: plan, schema: Prison.schema) == [])
    let optimized = Optimizer().optimize(plan, schema: Prison.schema)
    #expect(PlanVerifier.violations(of: optimized, schema: Prison.schema) == [])
  }
}
