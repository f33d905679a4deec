import Language
import Model
import Plan
import Store
import Testing

@testable import Engine

@Suite("Filters")
struct FilterTests {
  @Test("every kind of test says of each row what trying every day says")
  func agreesWithOracle() throws {
    var random = SplitMix64(state: 7)
    for size in [0, 1, 63, 64, 65, 130, 400] {
      let data = RandomPrison(rowCount: size, &random)
      for leaf in Self.leaves { try check(leaf, data) }
    }
  }

  @Test("tests joined by and, or, not, possibly and unsure follow Kleene")
  func combinationsAgreeWithOracle() throws {
    var random = SplitMix64(state: 11)
    let data = RandomPrison(rowCount: 150, &random)
    for _ in 0..<300 { try check(randomPredicate(depth: 3, &random), data) }
  }

  @Test("rows that are yes, no and unsure make up all rows")
  func threePartsMakeAWhole() throws {
    var random = SplitMix64(state: 13)
    let data = RandomPrison(rowCount: 200, &random)
    for _ in 0..<50 {
      let predicate = randomPredicate(depth: 2, &random)
      let parts = [predicate, .not(predicate), .hedged(.unsure, predicate)]
      let counts = try parts.map {
        try Prison.run(Prison.cases(where: $0), on: data.casebook).rowCount
      }
      #expect(counts.reduce(0, +) == 200, "\(predicate)")
    }
  }

  @Test("a second filter after few rows are left gives what one filter of both gives")
  func filtersAfterFewRows() throws {
    var random = SplitMix64(state: 17)
    let data = RandomPrison(rowCount: 2000, &random)
    let rare = Predicate.compare(
      .less, .column(Prison.id), .constant(.integer(40), .integer))
    for leaf in Self.leaves {
      let apart = LogicalPlan.filter(leaf, Prison.cases(where: rare))
      let together = Prison.cases(where: .and([rare, leaf]))
      let (one, other) = (
        try Prison.run(apart, on: data.casebook), try Prison.run(together, on: data.casebook)
      )
      #expect(Prison.lines(one) == Prison.lines(other), "\(leaf)")
      #expect(one.possible?.count == other.possible?.count, "\(leaf)")
    }
  }

  private func check(_ predicate: Predicate, _ data: RandomPrison) throws {
    let plans = [predicate, .hedged(.unsure, predicate)].map { Prison.cases(where: $0) }
    let found = try plans.map { try Prison.ids($0, on: data.casebook) }
    let truths = data.cases.map { Oracle(people: data.people, row: $0).truth(predicate) }
    let expected = [Truth.yes, .unsure].map { wanted in
      truths.indices.filter { truths[$0] == wanted }
    }
    #expect(found == expected, "\(predicate)")
  }

  private func randomPredicate(depth: Int, _ random: inout SplitMix64) -> Predicate {
    let choice = depth == 0 ? 9 : Int.random(in: 0..<10, using: &random)
    var parts: [Predicate] {
      (0..<2).map { _ in randomPredicate(depth: depth - 1, &random) }
    }
    return switch choice {
    case 0, 1: .and(parts)
    case 2, 3: .or(parts)
    case 4, 5: .not(parts[0])
    case 6: .hedged(.possibly, parts[0])
    case 7: .hedged(.unsure, parts[0])
    default: Self.leaves[Int.random(in: 0..<Self.leaves.count, using: &random)]
    }
  }

  // MARK: - The tests tried

  static let leaves: [Predicate] = values + times + comparisons + statuses

  private static let values: [Predicate] = [
    .constant(.unsure), Prison.values(Prison.region, ["minsk"]),
    Prison.values(Prison.region, ["minsk", "brest", "nowhere"]),
    Prison.values(Prison.faction, ["pressure"]), Prison.values(Prison.person, ["p1", "p2"]),
    .compare(.less, .column(Prison.region), .constant(.text("gomel"), .category)),
    .compare(.notEqual, .column(Prison.region), .constant(.text("gomel"), .category)),
    .compare(.greaterOrEqual, .constant(.text("gomel"), .category), .column(Prison.region)),
    .compare(.equal, .column(Prison.region), .column(Prison.faction)),
    .compare(.less, .column(Prison.region), .column(Prison.faction)),
    .text(.contains, .column(Prison.region), "mi"), .truth(.column(Prison.political)),
    .truth(
      .truth(.compare(.equal, .column(Prison.political), .constant(.boolean(false), .boolean)))),
  ]

  private static let periods = [
    PeriodSet.from(Day(20)), .upTo(Day(15)), PeriodSet([Period(Day(10), Day(22))]),
    PeriodSet([Period(Day(3), Day(6)), Period(Day(9), Day(9)), Period(Day(12), Day(30))]), .empty,
    .all,
  ]

  private static let times: [Predicate] =
    periods.flatMap { set -> [Predicate] in
      [
        Prison.days(Prison.detained, set), Prison.days(Prison.born, set),
        .days(.column(Prison.released), DaySet(set, includesNone: true)),
        .days(.moved(.column(Prison.released), days: 3), DaySet(set)),
      ]
    }
    + NearDirection.allCases.flatMap { direction -> [Predicate] in
      [
        .near(direction, days: 5, .column(Prison.released), .column(Prison.detained)),
        .near(direction, days: 2, .column(Prison.born), .column(Prison.detained)),
      ]
    }

  private static let comparisons: [Predicate] = ComparisonOperator.allCases.flatMap { comparison in
    [
      .compare(comparison, .column(Prison.released), .column(Prison.detained)),
      .compare(comparison, .column(Prison.released), .column(Prison.born)),
      .compare(
        comparison, .column(Prison.detained),
        .constant(.date(UncertainDate(Day(12), Day(14)), notation: ""), .date)),
      .compare(comparison, .column(Prison.months), .constant(.integer(3), .integer)),
      .compare(comparison, .column(Prison.months), .column(Prison.fine)),
      .compare(comparison, .column(Prison.fine), .constant(.number(2.5), .number)),
      .compare(
        comparison, .daysBetween(.column(Prison.released), minus: .column(Prison.detained)),
        .constant(.days(least: 4, most: 4), .days)),
      .compare(
        comparison,
        .conditional(
          Prison.days(Prison.detained, .from(Day(20))), .column(Prison.months),
          .constant(.integer(1), .integer)),
        .constant(.integer(2), .integer)),
    ]
  }

  private static let statuses: [Predicate] = Status.allCases.flatMap { status -> [Predicate] in
    [
      .status(.column(Prison.released), status), .status(.column(Prison.born), status),
      .status(.column(Prison.region), status),
      .status(
        .daysBetween(.column(Prison.released), minus: .column(Prison.detained)), status),
      .status(.truth(Prison.days(Prison.detained, .from(Day(20)))), status),
    ]
  }
}

/// Cases drawn by a seed, their dates within a few weeks and often imprecise.
struct RandomPrison {
  let people: [[Value]]
  let cases: [[Value]]
  let casebook: Casebook

  init(rowCount: Int, _ random: inout SplitMix64) {
    people = (0..<12).map { index in
      let faction = Self.pick(["pressure", "engagement", "minsk", nil], &random)
      return [
        .text("p\(index)"), .text("Person \(index)"), .unknown,
        faction.map { .text($0) } ?? .unknown, Self.date(&random, allowsNone: false),
      ]
    }
    cases = (0..<rowCount).map { index in
      let person = Int.random(in: -2..<14, using: &random)
      let region = Self.pick(["minsk", "brest", "gomel", nil], &random)
      let months = Int.random(in: 0..<7, using: &random)
      return [
        .integer(index), person < 0 ? .unknown : .text("p\(person)"),
        region.map { .text($0) } ?? .unknown, Self.date(&random, allowsNone: false),
        Self.date(&random, allowsNone: true), months == 0 ? .unknown : .integer(months),
        months == 1 ? .none : .number(Double(months) / 2 + 0.5),
        Self.pick([.boolean(true), .boolean(false), .unknown], &random),
      ]
    }
    casebook = Prison.casebook(people: people, cases: cases)
  }

  private static func pick<Element>(
    _ choices: [Element], _ random: inout SplitMix64
  ) -> Element {
    choices[Int.random(in: 0..<choices.count, using: &random)]
  }

  private static func date(_ random: inout SplitMix64, allowsNone: Bool) -> Value {
    let kind = Int.random(in: 0..<10, using: &random)
    if kind == 0 { return .unknown }
    if kind < 3 && allowsNone { return .none }
    let first = Day(Int32.random(in: 0..<35, using: &random))
    let width = kind < 6 ? 0 : Int.random(in: 1..<8, using: &random)
    let date = UncertainDate(first, first.advanced(by: width))
    return .date(date, notation: date.isExact ? "" : "imprecise")
  }
}
