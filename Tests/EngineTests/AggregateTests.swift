import Language
import Model
import Plan
import Store
import Testing

@testable import Engine

@Suite("Groups")
struct AggregateTests {
  private static func plan(
    _ keys: [Scalar], _ functions: [AggregateFunction], across: Scalar? = nil,
    of input: LogicalPlan = Prison.allCases
  ) -> LogicalPlan {
    .aggregate(
      Aggregation(
        keys: keys.enumerated().map { NamedScalar(name: "key\($0)", value: $1) },
        aggregates: functions.enumerated().map { NamedAggregate(name: "a\($0)", function: $1) },
        across: across.map { NamedScalar(name: "across", value: $0) }),
      input)
  }

  @Test("a category's groups come by count, descending, unknown a group of its own")
  func byCategory() throws {
    #expect(
      try Prison.lines(Self.plan([.column(Prison.region)], [.count]))
        == ["minsk 3", "brest 1", "gomel 1", "(unknown) 1"])
    #expect(
      try Prison.lines(Self.plan([.column(Prison.faction)], [.count]))
        == ["pressure 3", "(unknown) 2", "engagement 1"])
  }

  @Test("a month's groups come in order; a date of several months goes to its year's own")
  func byMonth() throws {
    #expect(
      try Prison.lines(
        Self.plan([.calendarPeriod(.month, .column(Prison.released))], [.count]))
        == [
          "2023/2024, month unknown 1", "2024-07 2", "2025-12 1", "(unknown) 1", "(none) 1",
        ])
    #expect(
      try Prison.lines(Self.plan([.calendarPeriod(.quarter, .column(Prison.detained))], [.count]))
        == ["2020-Q2 1", "2020-Q3 3", "2021, quarter unknown 1", "(unknown) 1"])
  }

  @Test("ranges that share their years share a group, whatever their months")
  func yearsAreShared() throws {
    let dates = ["2024-01/2024-03", "2024-02/2024-09", "2024", "2024-05"].map(Prison.date)
    let cases = dates.enumerated().map { index, date in
      [
        Value.integer(index), .unknown, .unknown, date, .none, .unknown, .unknown, .unknown,
      ]
    }
    let casebook = Prison.casebook(people: [], cases: cases)
    let key = Scalar.calendarPeriod(.month, .column(Prison.detained))
    #expect(
      try Prison.lines(Self.plan([key], [.count]), on: casebook)
        == ["2024, month unknown 3", "2024-05 1"])
  }

  @Test("without keys there is one row, even of nothing")
  func withoutKeys() throws {
    let nothing = Prison.cases(where: .constant(.no))
    let months = Scalar.column(Prison.months)
    let functions: [AggregateFunction] = [
      .count, .sum(months), .mean(months), .distinct(months), .share, .list(months),
      .least(months),
    ]
    #expect(try Prison.lines(Self.plan([], [.count])) == ["6"])
    #expect(
      try Prison.lines(Self.plan([], functions, of: nothing))
        == ["0 (unknown) (unknown) 0 (unknown) (unknown) (unknown)"])
    #expect(try Prison.lines(Self.plan([.column(Prison.region)], [.count], of: nothing)) == [])
  }

  @Test(
    "aggregates leave unknown, none and imprecise values out",
    arguments: [
      (AggregateFunction.sum(.column(Prison.months)), "282"),
      (.mean(.column(Prison.months)), "56.4"), (.median(.column(Prison.months)), "24"),
      (.quantile(.column(Prison.months), 0.25), "12"),
      (.quantile(.column(Prison.months), 0.9), "139.20000000000002"),
      (.least(.column(Prison.months)), "6"), (.greatest(.column(Prison.months)), "216"),
      (.distinct(.column(Prison.months)), "4"),
      (.list(.column(Prison.region)), "brest; gomel; minsk"),
      (.sum(.column(Prison.fine)), "106.5"),
      (.countWhere(Prison.days(Prison.released, Prison.since("2024-07"))), "3"),
      (.least(.column(Prison.detained)), "2020-05-29"),
      (.greatest(.column(Prison.released)), "2025-12-13"),
      (.distinct(.column(Prison.detained)), "3"),
      (.greatest(.column(Prison.faction)), "pressure"),
      (.mean(.daysBetween(.column(Prison.released), minus: .column(Prison.detained))), "1673"),
      (.sum(.daysBetween(.column(Prison.released), minus: .column(Prison.detained))), "3346"),
      (.share, "100"),
    ])
  func functions(_ function: AggregateFunction, _ expected: String) throws {
    #expect(try Prison.lines(Self.plan([], [function])) == [expected])
  }

  @Test("the sample standard deviation of one value is unknown")
  func deviation() throws {
    let function = AggregateFunction.deviation(.column(Prison.months))
    #expect(
      try Prison.lines(Self.plan([.column(Prison.region)], [.count, function]))
        == [
          "minsk 3 6.928203230275509", "brest 1 (unknown)", "gomel 1 (unknown)",
          "(unknown) 1 (unknown)",
        ])
  }

  @Test("what an aggregate left out is told")
  func leftOut() throws {
    let answer = try Prison.run(
      Self.plan(
        [],
        [
          .mean(.column(Prison.months)), .greatest(.column(Prison.released)),
          .countWhere(Prison.days(Prison.released, Prison.since("2024"))),
        ]))
    #expect(
      answer.notes == [
        "a0: 1 of 6 rows left out (unknown 1)",
        "a1: 4 of 6 rows left out (unknown 1, none 1, imprecise 2)",
        "a2: 2 of 6 rows left out (unsure 2)",
      ])
  }

  @Test("a sum too large for a whole number is a number")
  func overflow() throws {
    let rows = (0..<2).map { _ in
      [Value.integer(.max), .unknown, .unknown, .unknown, .none, .integer(1), .unknown, .unknown]
    }
    let casebook = Prison.casebook(people: [], cases: rows)
    #expect(
      try Prison.lines(Self.plan([], [.sum(.column(Prison.id))]), on: casebook)
        == ["1.8446744073709552e+19"])
  }

  @Test("a group's rows are counted alike whether keys are numbered directly or hashed")
  func manyKeys() throws {
    var random = SplitMix64(state: 23)
    let data = RandomPrison(rowCount: 3000, &random)
    let keys: [ColumnReference] = [
      Prison.id, Prison.person, Prison.region, Prison.detained, Prison.released, Prison.months,
    ]
    let answer = try Prison.run(
      Self.plan(keys.map { .column($0) }, [.count]), on: data.casebook)
    #expect(answer.rowCount == 3000)
    let fewer = try Prison.run(
      Self.plan([.column(Prison.region), .column(Prison.detained)], [.count]),
      on: data.casebook)
    let pairs = Set(data.cases.map { [$0[2], $0[3]] })
    #expect(fewer.rowCount == pairs.count)
  }

  // MARK: - Across

  @Test("across makes a column of each value, by rows, unknown last, and a total")
  func across() throws {
    let answer = try Prison.run(
      Self.plan([.column(Prison.faction)], [.count], across: .column(Prison.region)))
    #expect(
      answer.columns.map(\.name) == ["key0", "minsk", "brest", "gomel", "(unknown)", "total"])
    #expect(
      Prison.lines(answer) == ["pressure 2 1 0 0 3", "(unknown) 0 0 1 1 2", "engagement 1 0 0 0 1"]
    )
  }

  @Test("across with several aggregates names both, and what no row has is unknown")
  func acrossSeveral() throws {
    let answer = try Prison.run(
      Self.plan(
        [.column(Prison.political)], [.count, .mean(.column(Prison.months))],
        across: .calendarPeriod(.year, .column(Prison.detained))))
    #expect(
      answer.columns.map(\.name) == [
        "key0", "2020 a0", "2020 a1", "2021 a0", "2021 a1", "(unknown) a0", "(unknown) a1",
      ])
    #expect(
      Prison.lines(answer) == [
        "yes 3 84 0 (unknown) 0 (unknown)", "no 1 (unknown) 0 (unknown) 1 24",
        "(unknown) 0 (unknown) 1 6 0 (unknown)",
      ])
  }

  @Test("more columns than the limit are refused")
  func tooManyColumns() throws {
    let cases = (0..<5000).map { index in
      [
        Value.integer(index), .unknown, .unknown, .unknown, .none, .unknown, .unknown, .unknown,
      ]
    }
    let casebook = Prison.casebook(people: [], cases: cases)
    #expect(throws: ExecutionError.tooManyColumns(limit: Limits.columnsMax)) {
      try Prison.run(Self.plan([], [.count], across: .column(Prison.id)), on: casebook)
    }
  }

  @Test("groups are filtered, sorted and shown like other rows")
  func refined() throws {
    let groups = Self.plan([.column(Prison.region)], [.count])
    let key = ColumnReference(column: 0, type: .category, name: "region")
    let count = ColumnReference(column: 1, type: .integer, name: "count")
    let many = Predicate.compare(.equal, .column(count), .constant(.integer(1), .integer))
    let sorted = LogicalPlan.sort(
      [SortKey(value: .column(key), isDescending: true)], .filter(many, groups))
    #expect(try Prison.lines(sorted) == ["gomel 1", "brest 1", "(unknown) 1"])
    let shown = LogicalPlan.project([NamedScalar(name: "r", value: .column(key))], sorted)
    #expect(try Prison.lines(shown) == ["gomel", "brest", "(unknown)"])
    #expect(
      try Prison.lines(.filter(Prison.values(key, ["minsk", "brest"]), groups))
        == ["minsk 3", "brest 1"])
  }
}
