import Language
import Model
import Plan
import Store
import Testing

@testable import Engine

/// Counts read off from sums by day against those of the same rows found one by one.
@Suite("Counts by day")
struct DayCountsTests {
  private var random = SplitMix64(state: 5)

  private static let regions = ["brest", "gomel", "grodno", "minsk", "vitebsk"]
  private static let factions = ["engagement", "pressure", "unity"]

  /// Days that are known exactly, or not at all, or none.
  private mutating func day(from first: Int32) -> Value {
    switch Int.random(in: 0..<10, using: &random) {
    case 0: .unknown
    case 1: .none
    default:
      .date(UncertainDate(Day(first + Int32.random(in: 0..<400, using: &random))), notation: "")
    }
  }

  private mutating func text(of texts: [String]) -> Value {
    let place = Int.random(in: -2..<texts.count, using: &random)
    return place == -2 ? .unknown : place == -1 ? .none : .text(texts[place])
  }

  private mutating func casebook(_ count: Int) -> Casebook {
    let people = (0..<7).map { row in
      [.text("p\(row)"), .unknown, .unknown, text(of: Self.factions), .unknown]
    }
    let cases = (0..<count).map { row -> [Value] in
      [
        .integer(row), text(of: (0..<7).map { "p\($0)" }), text(of: Self.regions),
        day(from: 18_300), day(from: 18_500), .unknown, .unknown, .unknown,
      ]
    }
    return Prison.casebook(people: people, cases: cases).withExactDays
  }

  private static func events(_ reference: ColumnReference) -> [Predicate] {
    let (first, last) = (Day(18_450), Day(18_620))
    let sets = [
      DaySet(.all), DaySet(.from(first)), DaySet(.upTo(first)), DaySet(.from(first)).complement,
      DaySet(PeriodSet([Period(first, Day(18_460)), Period(last, Day(18_640))])), DaySet(.empty),
      DaySet(.from(Day(90_000))), DaySet(.upTo(Day(0))),
    ]
    return sets.map { .days(.column(reference), $0) }
  }

  private static func held(on day: Int32) -> Predicate {
    .and([
      .days(.column(Prison.detained), DaySet(.upTo(Day(day)))),
      .days(.column(Prison.released), DaySet(.from(Day(day + 1)), includesNone: true)),
    ])
  }

  private static let predicates: [Predicate] =
    events(Prison.detained)
    + events(Prison.released).map { .and([Prison.values(Prison.region, ["minsk", "gomel"]), $0]) }
    + events(Prison.released).map { .and([$0, Prison.values(Prison.faction, ["unity"])]) }
    + [18_000, 18_300, 18_555, 18_700, 18_899, 18_900, 30_000].map(held(on:))

  private static func keys(_ date: ColumnReference) -> [[NamedScalar]] {
    let region = NamedScalar(name: "region", value: .column(Prison.region))
    let faction = NamedScalar(name: "faction", value: .column(Prison.faction))
    let month = NamedScalar(name: "month", value: .calendarPeriod(.month, .column(date)))
    let week = NamedScalar(name: "week", value: .calendarPeriod(.week, .column(date)))
    return [[], [region], [faction], [month], [week, faction], [region, month]]
  }

  private func told(_ answer: Answer) -> [String] {
    let causes = answer.possible?.causes.map { "\($0.column) \($0.reason) \($0.count)" } ?? []
    return Prison.lines(answer) + ["possible \(answer.possible?.count ?? 0)"] + causes
  }

  @Test("are those of the rows, whatever is unknown, and so is what may belong to them")
  mutating func counts() throws {
    var countOfSummed = 0
    for rowCount in [1, 40, 700] {
      let casebook = casebook(rowCount)
      for predicate in Self.predicates {
        for keys in Self.keys(Prison.detained) + Self.keys(Prison.released) {
          let aggregation = Aggregation(
            keys: keys, aggregates: [NamedAggregate(name: "count", function: .count)])
          let plan = LogicalPlan.aggregate(aggregation, Prison.cases(where: predicate))
          // One more test, and the rows are looked at.
          let byRows = LogicalPlan.aggregate(
            aggregation, Prison.cases(where: .and(predicate.conjuncts + [.constant(.yes)])))
          let (answer, profile) = try Executor(casebook: casebook).profiled(
            plan, asWritten: plan, subject: "cases")
          let expected = try Prison.run(byRows, asWritten: plan, on: casebook)
          #expect(told(answer) == told(expected), "\(predicate) by \(keys.map(\.name))")
          countOfSummed += profile.steps.contains { $0.detail.contains("sums by day") } ? 1 : 0
        }
      }
    }
    #expect(countOfSummed > 300)
  }

  @Test("are those of all rows by the periods of a date, unknown and none among them")
  mutating func all() throws {
    let casebook = casebook(700)
    for keys in Self.keys(Prison.released) where keys.contains(where: \.isPeriod) {
      let aggregation = Aggregation(
        keys: keys, aggregates: [NamedAggregate(name: "count", function: .count)])
      let plan = LogicalPlan.aggregate(aggregation, Prison.allCases)
      let byRows = LogicalPlan.aggregate(aggregation, Prison.cases(where: .constant(.yes)))
      let (answer, profile) = try Executor(casebook: casebook).profiled(
        plan, asWritten: plan, subject: "cases")
      #expect(told(answer) == told(try Prison.run(byRows, asWritten: plan, on: casebook)))
      #expect(profile.steps.contains { $0.detail.contains("sums by day") })
    }
  }

  @Test("days and values too many for a table are counted by their rows")
  func tooMany() throws {
    let cases = (0..<40).map { row -> [Value] in
      [
        .integer(row), .unknown, .text("r\(row)"),
        Prison.date(row == 0 ? "1900-01-01" : "2020-01-01"),
        .unknown, .unknown, .unknown, .unknown,
      ]
    }
    let plan = LogicalPlan.aggregate(
      Aggregation(
        keys: [NamedScalar(name: "region", value: .column(Prison.region))],
        aggregates: [NamedAggregate(name: "count", function: .count)]),
      Prison.cases(where: Prison.days(Prison.detained, .all)))
    let casebook = Prison.casebook(people: [], cases: cases).withExactDays
    let answer = try Prison.run(plan, on: casebook)
    #expect(answer.rowCount == 40)
    #expect(Prison.lines(answer).allSatisfy { $0.hasSuffix(" 1") })
  }
}

extension Casebook {
  /// The same with the dates of cases stored as days, as they are where all are exact.
  fileprivate var withExactDays: Casebook {
    let cases = tables[Prison.cases]
    let columns = cases.columns.map { column in
      guard case .dayRanges(let ranges) = column.storage else { return column }
      return Column(
        exactDays: ranges.earliest.array, type: column.type, unknown: column.unknown,
        none: column.none)
    }
    let table = Table(
      columns: Array(columns), rowCount: cases.rowCount,
      links: cases.links.mapValues(\.value))
    return Casebook(schema: schema, tables: [tables[Prison.people], table])
  }
}

extension NamedScalar {
  fileprivate var isPeriod: Bool {
    if case .calendarPeriod = value { true } else { false }
  }
}
