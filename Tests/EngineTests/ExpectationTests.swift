import Model
import Plan
import Store
import Testing

@testable import Engine

@Suite("What is expected of steps")
struct ExpectationTests {
  @Test("Groups that rows are in: all of them if rows are many, each its own if they are few")
  func groups() {
    #expect(expectedGroups(0, rows: 10) == 0)
    #expect(expectedGroups(1, rows: 10) == 1)
    #expect(expectedGroups(7, rows: 0) == 0)
    #expect(expectedGroups(7, rows: 1) > 0.999 && expectedGroups(7, rows: 1) < 1.001)
    #expect(expectedGroups(7, rows: 1_000_000) == 7)
    let few = expectedGroups(1_000_000, rows: 100)
    #expect(few > 99 && few <= 100.001)
    // Two coins of three are expected to differ from the first in half of the cases each.
    #expect(expectedGroups(2, rows: 3) == 1.75)
  }

  @Test("Powers are those of multiplying again and again")
  func powers() {
    for exponent in 0...20 {
      let long = (0..<exponent).reduce(1.0) { product, _ in product * 0.5 }
      #expect(power(0.5, exponent) == long)
    }
    #expect(power(0, 0) == 1 && power(0, 5) == 0 && power(1, 1 << 40) == 1)
  }

  @Test("Zones tell the share of rows in a range, within what their bounds leave open")
  func ranges() throws {
    let count = 3 * ColumnZones.rowsPerZone
    let column = Column(
      type: .integer, storage: .integers(Integers((0..<count).cells { Int64($0) })))
    let zones = try #require(ColumnZones(of: column))
    let source = MappedColumn(name: "n", column: column)
    for (first, last) in [(0, count - 1), (100, 5_000), (-50, 20), (4096, 8191), (7, 7), (9, 8)] {
      var range = StoredRange(source: source, zones: zones, first: Int64(first), last: Int64(last))
      let actual = (0..<count).count { first <= $0 && $0 <= last }
      #expect(abs(range.shares.kept * Double(count) - Double(actual)) < 0.001)
      range.isInverted = true
      #expect(abs(range.shares.kept * Double(count) - Double(count - actual)) < 0.001)
    }
    let whole = StoredRange(source: source, zones: zones, first: .min, last: .max)
    #expect(whole.shares.open == 0)
  }

  /// What a query's filter is expected to take, in nanoseconds.
  private func filterCost(_ query: String) throws -> Double {
    let bound = try Worked.bind(query, Prison.small.schema)
    let profile = try Executor(casebook: Prison.small).profiled(
      bound.plan, asWritten: bound.plan, subject: bound.subject
    ).profile
    let step = try #require(profile.steps.first { $0.name == "filter" })
    return try #require(step.expected).nanoseconds
  }

  @Test(
    "What is found before any row is asked is expected of the filter that asks for it",
    arguments: [
      ("people where any cases (region = minsk)", "cases where region = minsk"),
      ("people where at least 2 cases (months > 3)", "cases where months > 3"),
      ("people where any cases (months > 3 and region = minsk)", "cases where months > 3"),
      ("cases where case in (from cases where months > 3 show case)", "cases where months > 3"),
    ])
  func foundBefore(_ query: String, _ within: String) throws {
    #expect(try filterCost(query) > filterCost(within))
  }

  @Test("Texts are expected to be read of the rows alone that are left; others by words of rows")
  func rowsLeft() {
    let column = Column(type: .text, values: (0..<640).map { .text("prose \($0)") })
    let source = MappedColumn(name: "text", column: column)
    let texts = Engine.Test.texts(.column(source), .containing("7"))
    let fourths: [Int] = (0..<160).map { $0 * 4 }
    let quarter = Engine.Test.found(TruthSet(certain: Bitmap(rows: fourths, count: 640)))
    func cost(_ tests: [Engine.Test]) -> Double {
      let parts = tests.map { _ in Predicate.constant(.yes) }
      return TestEstimate(.and(tests), of: .and(parts), on: .columns([]), Prison.small.schema).cost
    }
    let (bits, reading) = (cost([quarter]), cost([texts]))
    let first: Double = cost([texts, quarter])
    let second: Double = cost([quarter, texts])
    #expect(abs(first - bits - reading) < 0.001)
    #expect(abs(second - bits - reading / 4) < 0.001)
  }

  @Test("Each step says what was expected of it, but one that was run before")
  func steps() throws {
    for query in [
      "cases where region = minsk and months > 3 count by region",
      "cases sort months first 2 show case", "cases unique region", "cases first 1 per region",
      "cases with r = rank() over (sort case) where r < 3",
      "cases join cases as other on case = other.case",
      "cases join cases as other on case < other.case and region != other.region",
      "(cases where months > 3) union (cases where region = minsk)",
      "(cases show region) except (cases where months > 3 show region)",
    ] {
      let bound = try Worked.bind(query, Prison.small.schema)
      let profile = try Executor(casebook: Prison.small).profiled(
        bound.plan, asWritten: bound.plan, subject: bound.subject
      ).profile
      #expect(!profile.steps.isEmpty)
      for step in profile.steps where step.name != "again" {
        let expected = try #require(step.expected, "\(step.name) of \(query)")
        #expect(expected.rows >= 0 && expected.rows.isFinite, "\(step.name) of \(query)")
        #expect(expected.nanoseconds >= 0 && expected.nanoseconds.isFinite)
      }
    }
  }
}
