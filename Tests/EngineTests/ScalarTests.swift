import Language
import Model
import Plan
import Store
import Testing

@testable import Engine

@Suite("Computed values")
struct ScalarTests {
  private static func whole(_ number: Int) -> Scalar { .constant(.integer(number), .integer) }
  private static func fraction(_ number: Double) -> Scalar { .constant(.number(number), .number) }
  private static func text(_ text: String) -> Scalar { .constant(.text(text), .text) }
  private static let date = Scalar.constant(Prison.date("2024-07"), .date)

  @Test(
    "a value is computed, and is unknown where there is none that fits",
    arguments: [
      (.arithmetic(.add, whole(2), whole(3), .integer), "5"),
      (.arithmetic(.add, whole(.max), whole(1), .integer), "(unknown)"),
      (.arithmetic(.multiply, whole(.min), whole(-1), .integer), "(unknown)"),
      (.arithmetic(.divide, whole(.min), whole(-1), .integer), "(unknown)"),
      (.arithmetic(.divide, whole(7), whole(2), .number), "3.5"),
      (.arithmetic(.divide, whole(7), whole(0), .number), "(unknown)"),
      (.arithmetic(.remainder, whole(7), whole(0), .integer), "(unknown)"),
      (.arithmetic(.remainder, whole(7), whole(4), .integer), "3"),
      (.arithmetic(.multiply, fraction(1e308), fraction(10), .number), "(unknown)"),
      (.arithmetic(.add, .constant(.none, .integer), whole(1), .integer), "(none)"),
      (
        .arithmetic(.add, .constant(.none, .integer), .constant(.unknown, .integer), .integer),
        "(none)"
      ),
      (
        .arithmetic(.add, .constant(.days(least: 2, most: 5), .days), whole(1), .days), "3..6"
      ),
      (
        .arithmetic(.divide, .constant(.days(least: 60, most: 60), .days), whole(30), .number),
        "2"
      ),
      (.function(.abs, whole(-4)), "4"), (.function(.abs, whole(.min)), "(unknown)"),
      (.function(.abs, .constant(.days(least: -3, most: 2), .days)), "0..3"),
      (.function(.round, fraction(-2.5)), "-3"), (.function(.round, fraction(1e300)), "(unknown)"),
      (.function(.length, text("Ціхан")), "5"), (.function(.lower, text("ЎÉ")), "ўé"),
      (.function(.upper, text("minsk")), "MINSK"),
      (.calendarPeriod(.month, date), "2024-07"), (.calendarPeriod(.year, date), "2024"),
      (.calendarPeriod(.week, date), "2024, week unknown"),
      (.calendarPeriod(.day, date), "2024, day unknown"),
      (
        .calendarPeriod(.decade, .constant(Prison.date("../2021"), .date)),
        "../2029, decade unknown"
      ),
      (.moved(.constant(Prison.date("2024-02-28"), .date), days: 2), "2024-03-01"),
      (.moved(date, days: .max), "4000000"),
      (.truth(.constant(.unsure)), "(unknown)"), (.truth(.constant(.yes)), "yes"),
      (.conditional(.constant(.yes), whole(1), fraction(2.5)), "1"),
      (.conditional(.constant(.no), text("a"), .constant(.none, .text)), "(none)"),
      (.conditional(.constant(.unsure), text("a"), text("b")), "(unknown)"),
    ] as [(Scalar, String)])
  func value(_ scalar: Scalar, _ expected: String) throws {
    let plan = LogicalPlan.project(
      [NamedScalar(name: "value", value: scalar)],
      .limit(Limit(kind: .first, count: 1), Prison.allCases))
    if expected == "4000000" {
      let answer = try Prison.run(plan)
      guard case .date(let date, _) = answer.columns[0].values(0..<1)[0] else {
        Issue.record("no date")
        return
      }
      #expect(date.latest == .distantFuture)
    } else {
      #expect(try Prison.lines(plan) == [expected])
    }
  }

  @Test("periods of one unit compare as wholes")
  func periods() throws {
    let month = Scalar.calendarPeriod(.month, .column(Prison.released))
    let july = Scalar.calendarPeriod(.month, .constant(Prison.date("2024-07-20"), .date))
    #expect(try Prison.ids(Prison.cases(where: .compare(.equal, month, july))) == [1, 2])
    #expect(try Prison.ids(Prison.cases(where: .compare(.greater, month, july))) == [4])
  }

  @Test(
    "texts are tested as folded",
    arguments: [
      (TextOperator.contains, "LATUSHK", [1]), (.has, "maria", [4]), (.has, "mari", []),
      (.has, "Pavel Latushka", [1]), (.starts, "s", [2, 3, 6]), (.ends, "A", [1, 2, 4]),
      (.contains, "", [1, 2, 3, 4, 6]),
    ])
  func textTests(_ operation: TextOperator, _ needle: String, _ expected: [Int]) throws {
    let name = ColumnReference(
      links: [LinkStep(column: 1, table: 0)], column: 1, type: .text, name: "person.name")
    for scalar in [Scalar.column(name), .function(.upper, .column(name))] {
      let plan = Prison.cases(where: .text(operation, scalar, needle))
      #expect(try Prison.ids(plan) == expected)
    }
  }
}
