import Language
import Model
import Plan
import Testing

@testable import Engine

@Suite("Weekdays")
struct WeekdayTests {
  private static let weekday = Scalar.weekday(.column(Prison.released))

  private static func day(_ day: Weekday) -> Scalar {
    .constant(.integer(day.rawValue), .weekday)
  }

  @Test("groups of weekdays go from Monday to Sunday, and several possible days are unknown")
  func groups() throws {
    let plan = LogicalPlan.aggregate(
      Aggregation(
        keys: [NamedScalar(name: "day", value: Self.weekday)],
        aggregates: [NamedAggregate(name: "count", function: .count)]), Prison.allCases)
    #expect(
      try Prison.lines(plan) == ["wednesday 1", "saturday 1", "(unknown) 3", "(none) 1"])
  }

  @Test(
    "a weekday compares by its place in the week; what can't be told is told",
    arguments: [
      (ComparisonOperator.equal, Weekday.wednesday, [1]), (.less, .thursday, [1]),
      (.greaterOrEqual, .wednesday, [1, 4]), (.equal, .monday, []),
    ])
  func compare(_ comparison: ComparisonOperator, _ day: Weekday, _ expected: [Int]) throws {
    let plan = Prison.cases(where: .compare(comparison, Self.weekday, Self.day(day)))
    let answer = try Prison.run(plan)
    #expect(try Prison.ids(plan) == expected)
    #expect(
      answer.possible?.causes.map { "\($0.column) \($0.reason) \($0.count)" } == [
        "released unknown 1", "released imprecise 2",
      ])
  }

  @Test("the least, the greatest and the list of weekdays are days' names")
  func aggregates() throws {
    let plan = LogicalPlan.aggregate(
      Aggregation(
        keys: [],
        aggregates: [
          NamedAggregate(name: "first", function: .least(Self.weekday)),
          NamedAggregate(name: "last", function: .greatest(Self.weekday)),
          NamedAggregate(name: "all", function: .list(Self.weekday)),
          NamedAggregate(name: "n", function: .distinct(Self.weekday)),
        ]), Prison.allCases)
    #expect(try Prison.lines(plan) == ["wednesday saturday wednesday; saturday 2"])
  }
}
