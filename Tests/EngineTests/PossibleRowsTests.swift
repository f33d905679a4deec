import Language
import Model
import Plan
import Store
import Testing

@testable import Engine

@Suite("Possible rows")
struct PossibleRowsTests {
  private static let since = Prison.days(Prison.released, Prison.since("2024"))
  private static let minsk = Prison.values(Prison.region, ["minsk"])
  private static let pressure = Prison.values(Prison.faction, ["pressure"])

  private static func described(_ answer: Answer) -> [String] {
    answer.possible?.causes.map { "\($0.column) \($0.reason) \($0.count)" } ?? []
  }

  @Test(
    "each row is put down to the first test that can't tell, in the order written",
    arguments: [
      (since, 2, ["released unknown 1", "released imprecise 1"]),
      (.and([since, minsk]), 2, ["released unknown 1", "released imprecise 1"]),
      (.and([minsk, since]), 2, ["region unknown 1", "released imprecise 1"]),
      (.not(minsk), 1, ["region unknown 1"]), (pressure, 2, ["person.faction unknown 2"]),
      (.hedged(.possibly, since), 0, []), (.status(.column(Prison.region), .unknown), 0, []),
    ] as [(Predicate, Int, [String])])
  func causes(_ predicate: Predicate, _ count: Int, _ causes: [String]) throws {
    let answer = try Prison.run(Prison.cases(where: predicate))
    #expect(answer.possible?.count ?? 0 == count)
    #expect(Self.described(answer) == causes)
  }

  @Test("the optimizer's order does not show")
  func asWritten() throws {
    let answer = try Prison.run(
      Prison.cases(where: .and([Self.since, Self.minsk])),
      asWritten: .filter(Self.since, Prison.cases(where: Self.minsk)))
    #expect(Self.described(answer) == ["region unknown 1", "released imprecise 1"])
  }

  @Test("counting, showing and limiting keep the account of the rows below")
  func above() throws {
    let rows = Prison.cases(where: Self.since)
    let shown = LogicalPlan.project(
      [NamedScalar(name: "region", value: .column(Prison.region))], rows)
    let counted = LogicalPlan.aggregate(
      Aggregation(
        keys: [NamedScalar(name: "region", value: .column(Prison.region))],
        aggregates: [NamedAggregate(name: "count", function: .count)]), rows)
    let plans = [
      rows, shown, counted, .limit(Limit(kind: .first, count: 1), rows),
      .sort([SortKey(value: .column(Prison.months), isDescending: true)], shown.input ?? rows),
      .distinct([NamedScalar(name: "region", value: .column(Prison.region))], rows),
    ]
    for plan in plans {
      #expect(
        Self.described(try Prison.run(plan)) == ["released unknown 1", "released imprecise 1"])
    }
  }

  @Test("a test above shown columns is put down to the shown column")
  func aboveProject() throws {
    let wait = Scalar.daysBetween(.column(Prison.released), minus: .column(Prison.detained))
    let shown = LogicalPlan.project(
      [NamedScalar(name: "wait", value: wait)], Prison.cases(where: Self.minsk))
    let reference = ColumnReference(column: 0, type: .days, name: "wait")
    let long = Predicate.compare(
      .greater, .column(reference), .constant(.integer(1400), .integer))
    let answer = try Prison.run(.filter(long, shown))
    #expect(answer.rowCount == 1)
    #expect(
      Self.described(answer) == ["region unknown 1", "wait unknown 1", "wait imprecise 1"])
  }

  @Test("groups that can't be told are counted where no row below is in doubt")
  func groups() throws {
    let counted = LogicalPlan.aggregate(
      Aggregation(
        keys: [NamedScalar(name: "region", value: .column(Prison.region))],
        aggregates: [NamedAggregate(name: "count", function: .count)]), Prison.allCases)
    let key = ColumnReference(column: 0, type: .category, name: "region")
    let answer = try Prison.run(.filter(Prison.values(key, ["minsk"]), counted))
    #expect(Prison.lines(answer) == ["minsk 3"])
    #expect(Self.described(answer) == ["region unknown 1"])
  }

  @Test("both sides of a set of groups give their account")
  func sets() throws {
    func regions(_ predicate: Predicate) -> LogicalPlan {
      .distinct(
        [NamedScalar(name: "region", value: .column(Prison.region))],
        Prison.cases(where: predicate))
    }
    let answer = try Prison.run(
      .combine(.union, regions(Self.since), regions(Self.pressure)))
    #expect(answer.possible?.count == 4)
    #expect(
      Self.described(answer) == [
        "released unknown 1", "released imprecise 1", "person.faction unknown 2",
      ])
  }
}

extension LogicalPlan {
  fileprivate var input: LogicalPlan? {
    if case .project(_, let input) = self { input } else { nil }
  }
}
