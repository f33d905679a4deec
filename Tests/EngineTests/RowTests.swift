import Language
import Model
import Plan
import Store
import Testing

@testable import Engine

@Suite("Rows")
struct RowTests {
  private static func sorted(_ reference: ColumnReference, desc: Bool = false) -> LogicalPlan {
    .sort(
      [SortKey(value: .column(reference), isDescending: desc)], Prison.allCases)
  }

  @Test(
    "rows sort by value, dates by first and last possible day, then unknown, then none",
    arguments: [
      (sorted(Prison.detained), [3, 1, 2, 4, 5, 6]),
      (sorted(Prison.detained, desc: true), [5, 4, 2, 1, 3, 6]),
      (sorted(Prison.released), [6, 2, 1, 4, 5, 3]),
      (sorted(Prison.released, desc: true), [4, 1, 2, 6, 5, 3]),
      (sorted(Prison.region), [3, 4, 1, 2, 6, 5]), (sorted(Prison.fine), [3, 5, 6, 4, 1, 2]),
      (sorted(Prison.months, desc: true), [3, 2, 6, 1, 5, 4]),
      (sorted(Prison.faction), [1, 2, 3, 6, 4, 5]),
      (
        .sort(
          [
            SortKey(value: .column(Prison.region), isDescending: true),
            SortKey(value: .column(Prison.months), isDescending: false),
          ], Prison.allCases), [1, 2, 6, 4, 3, 5]
      ),
    ])
  func sort(_ plan: LogicalPlan, _ expected: [Int]) throws {
    #expect(try Prison.ids(plan) == expected)
  }

  @Test(
    "limits keep the order and count each group apart",
    arguments: [
      (Limit(kind: .first, count: 2), [1, 2]), (Limit(kind: .last, count: 2), [5, 6]),
      (Limit(kind: .first, count: 0), []), (Limit(kind: .first, count: -3), []),
      (Limit(kind: .first, count: 100), [1, 2, 3, 4, 5, 6]),
      (Limit(kind: .first, count: 1, per: [.column(Prison.region)]), [1, 3, 4, 5]),
      (Limit(kind: .last, count: 2, per: [.column(Prison.region)]), [2, 3, 4, 5, 6]),
      (Limit(kind: .sample, count: Int.max), [1, 2, 3, 4, 5, 6]),
    ])
  func limit(_ limit: Limit, _ expected: [Int]) throws {
    #expect(try Prison.ids(.limit(limit, Prison.allCases)) == expected)
  }

  @Test("the last of sorted rows are the last in that order")
  func lastOfSorted() throws {
    let plan = LogicalPlan.limit(Limit(kind: .last, count: 3), Self.sorted(Prison.released))
    #expect(try Prison.ids(plan) == [4, 5, 3])
    let filtered = LogicalPlan.filter(.truth(.column(Prison.political)), plan)
    #expect(try Prison.ids(filtered) == [3])
  }

  @Test("a sample is the same each time, without repeats, of each group")
  func sample() throws {
    var random = SplitMix64(state: 3)
    let data = RandomPrison(rowCount: 500, &random)
    let plan = LogicalPlan.limit(
      Limit(kind: .sample, count: 5, per: [.column(Prison.region)]), Prison.allCases)
    let ids = try Prison.ids(plan, on: data.casebook)
    #expect(ids.count == 20 && Set(ids).count == 20 && ids == ids.sorted())
    #expect(try Prison.ids(plan, on: data.casebook) == ids)
  }

  @Test("shown columns point into the stored ones; links that lead nowhere are unknown")
  func project() throws {
    let plan = LogicalPlan.project(
      [
        NamedScalar(name: "n", value: .column(Prison.id)),
        NamedScalar(name: "f", value: .column(Prison.faction)),
        NamedScalar(
          name: "wait",
          value: .daysBetween(.column(Prison.released), minus: .column(Prison.detained))),
      ], Prison.cases(where: .compare(.less, .column(Prison.id), .constant(.integer(5), .integer)))
    )
    let answer = try Prison.run(plan)
    #expect(answer.columns.map(\.name) == ["n", "f", "wait"])
    #expect(
      Prison.lines(answer) == [
        "1 engagement 1423", "2 pressure 1370..1429", "3 pressure (none)",
        "4 (unknown) 1923",
      ])
    #expect(answer.columns[0].rows == [0, 1, 2, 3])
  }

  @Test("a filter above shown columns reads these")
  func filterAboveProject() throws {
    let wait = Scalar.daysBetween(.column(Prison.released), minus: .column(Prison.detained))
    let shown = LogicalPlan.project(
      [NamedScalar(name: "n", value: .column(Prison.id)), NamedScalar(name: "wait", value: wait)],
      Self.sorted(Prison.months, desc: true))
    let reference = ColumnReference(column: 1, type: .days, name: "wait")
    let long = LogicalPlan.filter(
      .compare(.greater, .column(reference), .constant(.integer(1400), .integer)), shown)
    let answer = try Prison.run(long)
    #expect(Prison.lines(answer) == ["1 1423", "4 1923"])
    #expect(answer.possible?.count == 3)
  }

  @Test("different combinations stand where they first stood")
  func distinct() throws {
    let plan = LogicalPlan.distinct(
      [
        NamedScalar(name: "r", value: .column(Prison.region)),
        NamedScalar(name: "p", value: .column(Prison.political)),
      ], Self.sorted(Prison.id, desc: true))
    #expect(
      try Prison.lines(plan)
        == ["minsk no", "(unknown) (unknown)", "gomel no", "brest yes", "minsk yes"])
  }

  // MARK: - Sets

  @Test(
    "rows of one table combine by their truth",
    arguments: [
      (SetOperator.union, [1, 2, 3, 4], 2), (.intersect, [1, 2], 1), (.except, [4], 2),
    ])
  func combine(_ operation: SetOperator, _ expected: [Int], _ possible: Int) throws {
    let released = Prison.cases(where: Prison.days(Prison.released, Prison.since("2024-02")))
    let political = Prison.cases(where: .truth(.column(Prison.political)))
    let answer = try Prison.run(.combine(operation, released, political))
    let ids = answer.columns[0].values(0..<answer.rowCount).map(\.heading)
    #expect(ids == expected.map(String.init))
    #expect(answer.possible?.count ?? 0 == possible)
  }

  @Test("a union keeps the left side's order and puts the right side's other rows after")
  func combineOrder() throws {
    let left = LogicalPlan.limit(
      Limit(kind: .first, count: 3), Self.sorted(Prison.months, desc: true))
    let plan = LogicalPlan.combine(.union, left, Prison.allCases)
    #expect(try Prison.ids(plan) == [3, 2, 6, 1, 4, 5])
  }

  @Test(
    "other rows combine by their values, each once",
    arguments: [
      (SetOperator.union, ["minsk", "brest", "gomel", "(unknown)"]),
      (.intersect, ["minsk", "brest"]), (.except, ["gomel", "(unknown)"]),
    ])
  func combineValues(_ operation: SetOperator, _ expected: [String]) throws {
    let item = [NamedScalar(name: "region", value: .column(Prison.region))]
    let plan = LogicalPlan.combine(
      operation, .project(item, Prison.allCases),
      .project(item, Prison.cases(where: Prison.values(Prison.person, ["siarhei"]))))
    #expect(try Prison.lines(plan) == expected)
  }

  @Test("a profile says what each step did with how many rows")
  func profile() throws {
    let rows = Prison.cases(
      where: .and([
        Prison.values(Prison.region, ["minsk"]), Prison.values(Prison.faction, ["pressure"]),
        Prison.days(Prison.released, Prison.since("2024")),
      ]))
    let plan = LogicalPlan.aggregate(
      Aggregation(
        keys: [NamedScalar(name: "region", value: .column(Prison.region))],
        aggregates: [NamedAggregate(name: "count", function: .count)]), rows)
    let steps = try Executor(casebook: Prison.small)
      .profiled(plan, asWritten: plan, subject: "cases").profile.steps
    #expect(
      steps.map { "\($0.name) \($0.rowsIn)→\($0.rowsOut) \($0.detail)" } == [
        "filter 6→1 region: 1 of 3 codes and person.faction: 1 of 2 codes and released: "
          + "days in 1 period",
        "aggregate 1→1 region: 1 group from codes",
      ])
  }

  @Test("a query stops when it is told to")
  func cancellation() {
    let executor = Executor(casebook: Prison.small, cancellation: Cancellation { true })
    #expect(throws: ExecutionError.interrupted) {
      try executor.run(Prison.allCases, asWritten: Prison.allCases, subject: "cases")
    }
  }

  @Test("a column that the input lacks is told as a fault of the plan")
  func malformed() {
    let missing = ColumnReference(column: 99, type: .integer, name: "missing")
    #expect(throws: ExecutionError.malformedPlan("no column 99, 'missing'")) {
      try Prison.run(Prison.cases(where: .status(.column(missing), .known)))
    }
  }
}
