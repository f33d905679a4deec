import Language
import Model
import Plan
import Store
import Testing

@testable import Engine

@Suite("Windows")
struct WindowTests {
  private static let wait = Scalar.daysBetween(
    .column(Prison.released), minus: .column(Prison.detained))
  private static let byMonths = Window(
    keys: [.column(Prison.region)], order: [ascending(Prison.months)])

  private static func ascending(_ reference: ColumnReference) -> SortKey {
    SortKey(value: .column(reference), isDescending: false)
  }

  private static func descending(_ reference: ColumnReference) -> SortKey {
    SortKey(value: .column(reference), isDescending: true)
  }

  /// The case numbers with what one window says of them.
  private static func plan(
    _ function: WindowFunction, _ window: Window, over input: LogicalPlan = Prison.allCases
  ) -> LogicalPlan {
    .project(
      [
        NamedScalar(name: "case", value: .column(Prison.id)),
        NamedScalar(name: "w", value: .column(made(function.resultType))),
      ], .window([WindowColumn(name: "w", function: function, window: window)], input))
  }

  private static func made(_ type: ValueType) -> ColumnReference {
    Prison.column(8, type, "w")
  }

  @Test(
    "the row before is the one before in the partition, whatever is read, and ties keep order",
    arguments: [
      (.column(Prison.months), "12", "24"), (.column(Prison.fine), "100.5", "(unknown)"),
      (.column(Prison.region), "minsk", "minsk"),
      (.column(Prison.detained), "2020-08-10", "2020-09"),
      (.column(Prison.political), "yes", "yes"), (.column(Prison.person), "latushka", "sviatlana"),
      (.column(Prison.faction), "engagement", "pressure"), (wait, "1423", "1370..1429"),
      (.calendarPeriod(.month, .column(Prison.released)), "2024-07", "2024-07"),
      (.weekday(.column(Prison.released)), "wednesday", "(unknown)"),
      (.function(.upper, .column(Prison.region)), "MINSK", "MINSK"),
      (
        .truth(.compare(.less, .column(Prison.months), .constant(.integer(20), .integer))), "yes",
        "no"
      ),
    ] as [(Scalar, String, String)])
  func prior(_ value: Scalar, _ second: String, _ last: String) throws {
    #expect(
      try Prison.lines(Self.plan(.prior(value), Self.byMonths)) == [
        "1 (none)", "2 \(second)", "3 (none)", "4 (none)", "5 (none)", "6 \(last)",
      ])
  }

  @Test("the row after mirrors the row before")
  func next() throws {
    #expect(
      try Prison.lines(Self.plan(.next(.column(Prison.id)), Self.byMonths)) == [
        "1 2", "2 6", "3 (none)", "4 (none)", "5 (none)", "6 (none)",
      ])
  }

  @Test("without a sort the input's order counts")
  func inputOrder() throws {
    let sorted = LogicalPlan.sort([Self.descending(Prison.fine)], Prison.allCases)
    #expect(
      try Prison.lines(Self.plan(.prior(.column(Prison.id)), Window(), over: sorted)) == [
        "1 (none)", "4 1", "6 4", "5 6", "3 5", "2 3",
      ])
  }

  @Test(
    "a rank is one more than the rows that come strictly before, unknown last",
    arguments: [
      (Window(order: [descending(Prison.months)]), ["1 4", "2 2", "3 1", "4 6", "5 5", "6 2"]),
      (Window(order: [ascending(Prison.region)]), ["1 3", "2 3", "3 1", "4 2", "5 6", "6 3"]),
      (Window(order: [ascending(Prison.released)]), ["1 3", "2 2", "3 6", "4 4", "5 5", "6 1"]),
      (byMonths, ["1 1", "2 2", "3 1", "4 1", "5 1", "6 2"]),
      (
        Window(order: [ascending(Prison.region), descending(Prison.months)]),
        ["1 5", "2 3", "3 1", "4 2", "5 6", "6 3"]
      ),
      (
        Window(keys: [.column(Prison.political)], order: [ascending(Prison.id)]),
        ["1 1", "2 2", "3 3", "4 1", "5 1", "6 2"]
      ),
    ])
  func rank(_ window: Window, _ expected: [String]) throws {
    #expect(try Prison.lines(Self.plan(.rank, window)) == expected)
  }

  @Test(
    "a running total leaves out what is not known exactly, and tells it",
    arguments: [
      (
        .column(Prison.months), Window(order: [ascending(Prison.id)]),
        ["1 12", "2 36", "3 252", "4 252", "5 258", "6 282"],
        "w: 1 of 6 rows left out (unknown 1)"
      ),
      (
        .column(Prison.months), Window(keys: [.column(Prison.region)]),
        ["1 12", "2 36", "3 216", "4 (unknown)", "5 6", "6 60"],
        "w: 1 of 6 rows left out (unknown 1)"
      ),
      (
        .column(Prison.fine), Window(keys: [.column(Prison.region)]),
        ["1 100.5", "2 100.5", "3 0", "4 3", "5 1", "6 102.5"],
        "w: 1 of 6 rows left out (unknown 1)"
      ),
      (
        wait, Window(), ["1 1423", "2 1423", "3 1423", "4 3346", "5 3346", "6 3346"],
        "w: 4 of 6 rows left out (unknown 2, none 1, imprecise 1)"
      ),
    ] as [(Scalar, Window, [String], String)])
  func total(_ value: Scalar, _ window: Window, _ expected: [String], _ note: String) throws {
    let answer = try Prison.run(Self.plan(.total(value), window))
    #expect(Prison.lines(answer) == expected)
    #expect(answer.notes == [note])
  }

  @Test("a running total too great for whole numbers goes on as a number")
  func overflow() throws {
    let greatest = Scalar.constant(.integer(.max), .integer)
    let answer = try Prison.run(Self.plan(.total(greatest), Window()))
    #expect(answer.columns[1].column.type == .number)
    let days = Scalar.constant(.days(least: 2_000_000_000, most: 2_000_000_000), .days)
    let lines = try Prison.lines(Self.plan(.total(days), Window()))
    #expect(lines.last == "6 12000000000")
  }

  @Test("an order by a date says how many rows it can only place by their first possible day")
  func impreciseOrder() throws {
    let window = Window(order: [Self.ascending(Prison.released)])
    #expect(
      try Prison.run(Self.plan(.rank, window)).notes == [
        "over (sort released): 2 of 6 rows imprecise, placed by the first possible day"
      ])
  }

  @Test("no row and one row have their windows too")
  func few() throws {
    let empty = Prison.cases(where: .constant(.no))
    #expect(try Prison.lines(Self.plan(.rank, Self.byMonths, over: empty)).isEmpty)
    let total = Self.plan(.total(.column(Prison.months)), Self.byMonths, over: empty)
    #expect(try Prison.lines(total).isEmpty)
    let one = Prison.cases(
      where: .compare(.equal, .column(Prison.id), .constant(.integer(3), .integer)))
    #expect(try Prison.lines(Self.plan(.rank, Self.byMonths, over: one)) == ["3 1"])
    #expect(
      try Prison.lines(Self.plan(.next(.column(Prison.id)), Window(), over: one)) == ["3 (none)"])
  }

  @Test("a window reads columns of windows below it, and groups read it")
  func layers() throws {
    let rank = WindowColumn(name: "w", function: .rank, window: Self.byMonths)
    let above = WindowColumn(
      name: "v", function: .prior(.column(Self.made(.integer))),
      window: Window(order: [Self.descending(Prison.id)]))
    let plan = LogicalPlan.aggregate(
      Aggregation(
        keys: [NamedScalar(name: "v", value: .column(Prison.column(9, .integer, "v")))],
        aggregates: [NamedAggregate(name: "count", function: .count)]),
      .window([above], .window([rank], Prison.allCases)))
    #expect(try Prison.lines(plan) == ["1 3", "2 2", "(none) 1"])
  }

  // MARK: - What is seen

  @Test("a window sees the rows that are in; what it says of those that may be is unknown")
  func unsureRows() throws {
    let since = Prison.cases(where: Prison.days(Prison.released, Prison.since("2024")))
    let column = WindowColumn(
      name: "w", function: .prior(.column(Prison.id)), window: Window())
    let hasPrior = Predicate.compare(
      .greaterOrEqual, .column(Self.made(.integer)), .constant(.integer(1), .integer))
    let plan = LogicalPlan.filter(hasPrior, .window([column], since))
    #expect(try Prison.ids(plan) == [2, 4])
    #expect(
      try Self.causes(Prison.run(plan)) == ["released unknown 1", "released imprecise 1"])
  }

  @Test("rows that a test of a window can't tell are put down to what the window says of them")
  func causes() throws {
    let column = WindowColumn(
      name: "w", function: .prior(.column(Prison.released)), window: Window())
    let late = Predicate.days(
      .column(Self.made(.date)), DaySet(Prison.since("2024-07-15")))
    let minsk = Prison.values(Prison.region, ["minsk"])
    let plan = LogicalPlan.filter(late, .window([column], Prison.allCases))
    #expect(try Prison.ids(plan) == [5])
    #expect(try Self.causes(Prison.run(plan)) == ["w unknown 1", "w imprecise 1"])
    let both = LogicalPlan.filter(.and([late, minsk]), .window([column], Prison.allCases))
    #expect(try Self.causes(Prison.run(both)) == ["w unknown 1", "region unknown 1"])
  }

  @Test("rows shown before a window keep their account")
  func aboveProject() throws {
    let shown = LogicalPlan.project(
      [
        NamedScalar(name: "case", value: .column(Prison.id)),
        NamedScalar(name: "released", value: .column(Prison.released)),
      ],
      .sort(
        [Self.descending(Prison.id)], Prison.cases(where: Prison.values(Prison.region, ["minsk"]))))
    let released = Prison.column(1, .date, "released")
    let column = WindowColumn(name: "w", function: .next(.column(released)), window: Window())
    let plan = LogicalPlan.filter(
      .days(.column(Prison.column(2, .date, "w")), DaySet(Prison.since("2024-07-02"))),
      .window([column], shown))
    let answer = try Prison.run(plan)
    #expect(Prison.lines(answer) == ["2 2024-07 2024-07-03"])
    #expect(try Self.causes(answer) == ["region unknown 1", "w imprecise 1"])
  }

  private static func causes(_ answer: Answer) throws -> [String] {
    try #require(answer.possible).causes.map { "\($0.column) \($0.reason) \($0.count)" }
  }

  // MARK: - In other words

  @Test("windows are what looking at all other rows gives", arguments: 1...20)
  func oracle(_ seed: UInt64) throws {
    var random = SplitMix64(state: seed)
    let data = RandomPrison(rowCount: 150, &random)
    func cells(_ function: WindowFunction) throws -> [Value] {
      let answer = try Prison.run(Self.plan(function, Self.byMonths), on: data.casebook)
      return answer.columns[1].values(0..<answer.rowCount)
    }
    let table = data.casebook.tables[Prison.cases]
    let regions = (0..<table.rowCount).map { table.columns[2].value(at: $0) }
    let months = (0..<table.rowCount).map { table.columns[5].value(at: $0) }
    func place(_ row: Int) -> (Int, Int) {
      switch months[row] {
      case .integer(let number): (number, row)
      case .unknown: (.max - 1, row)
      default: (.max, row)
      }
    }
    var ranks: [Value] = []
    var priors: [Value] = []
    for row in 0..<table.rowCount {
      let before = (0..<table.rowCount).filter {
        regions[$0] == regions[row] && place($0) < place(row)
      }
      ranks.append(.integer(1 + before.count { place($0).0 < place(row).0 }))
      priors.append(before.max { place($0) < place($1) }.map { months[$0] } ?? .none)
    }
    #expect(try cells(.rank) == ranks)
    #expect(try cells(.prior(.column(Prison.months))) == priors)
  }
}
