import Model
import Plan
import Store

/// What a lowered test is expected to keep and to take.
struct TestEstimate {
  /// The share of rows that pass.
  let kept: Double
  /// Nanoseconds a row, of those that tests before it left.
  let cost: Double

  /// Estimates a test that was made of a predicate.
  init(_ test: Test, of predicate: Predicate, on shape: Plan.Shape, _ schema: Schema) {
    func parts(_ tests: [Test], _ predicates: [Predicate]) -> [TestEstimate] {
      zip(tests, predicates).map { TestEstimate($0, of: $1, on: shape, schema) }
    }
    switch (test, predicate) {
    case (.and(let tests), .and):
      // Tests stand in another order than the predicates that they were made of, and ranges of one
      // column are one test. Of tests that do not tell, half is taken to be left.
      var (left, cost) = (1.0, 0.0)
      for test in tests {
        cost += test.cost * TestEstimate.live(left)
        left *= test.keptShare ?? 0.5
      }
      self.cost = cost
      kept =
        tests.allSatisfy { $0.keptShare != nil }
        ? left : PredicateEstimate(of: predicate, on: shape, schema).kept
    case (.or(let tests), .or(let predicates)):
      let parts = parts(tests, predicates)
      kept = 1 - parts.reduce(1) { $0 * (1 - $1.kept) }
      cost = parts.reduce(0) { $0 + $1.cost }
    case (.not(let test), .not(let predicate)):
      let inside = TestEstimate(test, of: predicate, on: shape, schema)
      (kept, cost) = (1 - inside.kept, inside.cost)
    case (.hedged(_, let test), .hedged(_, let predicate)):
      self = TestEstimate(test, of: predicate, on: shape, schema)
    default:
      kept = test.keptShare ?? PredicateEstimate(of: predicate, on: shape, schema).kept
      cost = test.cost
    }
  }

  /// The share of words of 64 rows in which one is left, rows being left at random.
  private static func live(_ kept: Double) -> Double { 1 - power(1 - kept, 64) }
}

extension Test {
  /// The share of rows that pass, where the test knows more than what was counted.
  fileprivate var keptShare: Double? {
    switch self {
    case .found(let truths), .kept(let truths, _):
      Double(truths.yes.setCount) / Double(max(1, truths.count))
    case .within(let range, _): range.zones.isBounded ? range.shares.kept : nil
    case .listed(let rows, let codes, _, let source):
      Double(codes.reduce(0) { $0 + rows.count(of: $1) }) / Double(max(1, source.column.count))
    case .answered(let test, _): test.keptShare
    default: nil
    }
  }

  /// Nanoseconds a row.
  fileprivate var cost: Double {
    switch self {
    case .constant, .found, .kept, .status: Costs.word / 64
    case .listed: Costs.word / 64 + Costs.listed * (keptShare ?? 0)
    case .codes(let source, _): Costs.code * Double(source.column.bytesPerRow) + source.gatherCost
    case .coded(let codes, _, _): Costs.code * Double(codes.byteCount / max(1, codes.count))
    case .within(let range, _): Costs.range * range.shares.open + Costs.word / 64
    case .days(let value, _, _), .weekdays(let value, _, _), .numbers(let value, _),
      .truth(let value):
      Costs.compared / 2 * Double(value.size)
    case .compare(_, let left, let right), .near(_, _, let left, let right):
      Costs.compared * Double(left.size + right.size) / 2
    case .texts: Costs.text
    case .pattern: Costs.pattern
    case .linked: Costs.linkedBit
    case .answered(let test, _): test.cost
    // Made of predicates that were lowered otherwise than they stand.
    case .and(let tests), .or(let tests): tests.reduce(0) { $0 + $1.cost }
    case .not(let test), .hedged(_, let test): test.cost
    }
  }
}

extension MappedColumn {
  /// What it takes to fetch a value from another row.
  var gatherCost: Double { rows == nil ? 0 : Costs.gathered }
}

extension Computation {
  /// How many values are computed for one.
  fileprivate var size: Int {
    switch self {
    case .column, .constant: 1
    case .calendarPeriod(_, let value), .weekday(let value), .moved(let value, _),
      .movedMonths(let value, _), .function(_, let value):
      1 + value.size
    case .arithmetic(_, let left, let right, _), .daysBetween(let left, let right),
      .age(let left, let right):
      1 + left.size + right.size
    case .truth: 2
    case .conditional(_, let then, let otherwise, _): 2 + then.size + otherwise.size
    }
  }
}
