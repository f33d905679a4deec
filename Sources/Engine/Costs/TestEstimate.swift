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
        cost += test.cost * test.asked(of: left)
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
}

extension Test {
  /// The share of rows that are asked where those before left some: prose row by row, what has a
  /// kernel of words by words of 64 rows, these being left at random, and other values in blocks.
  fileprivate func asked(of left: Double) -> Double {
    switch self {
    case .texts: left
    case .and, .or, .not, .hedged, .codes, .within, .linked, .coded: 1 - power(1 - left, 64)
    case .answered(let test, _): test.asked(of: left)
    case .constant, .pattern, .days, .weekdays, .compare, .near, .status, .truth, .numbers, .found,
      .kept, .listed:
      1
    }
  }

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
    case .coded(let codes, let truth, _):
      Costs.code * Double(codes.byteCount / max(1, codes.count)) * (truth.isCertain ? 1 : 2)
    case .within(let range, _): Costs.range * range.shares.open + Costs.word / 64
    case .days(let value, _, _), .weekdays(let value, _, _), .truth(let value):
      value.cost
    case .numbers(let value, _): Costs.member + value.cost
    case .compare(_, let left, let right): left.cost + right.cost
    case .near(_, _, let left, let right): Costs.near + left.cost + right.cost
    case .texts(_, let set): set.cost
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
  /// What it takes to fetch a value from another row: of a date, its first and its last day.
  var gatherCost: Double {
    rows == nil ? 0 : column.type == .date ? 2 * Costs.gathered : Costs.gathered
  }
}

extension Computation {
  /// What computing a value takes, and each of which it is made.
  fileprivate var cost: Double { Costs.compared / 2 + costOfParts }

  private var costOfParts: Double {
    switch self {
    case .column(let source): source.gatherCost
    case .constant: 0
    case .calendarPeriod(_, let value), .weekday(let value), .moved(let value, _),
      .movedMonths(let value, _), .function(_, let value):
      value.cost
    case .arithmetic(_, let left, let right, _), .daysBetween(let left, let right),
      .age(let left, let right):
      left.cost + right.cost
    case .truth(let test): test.cost
    case .conditional(let test, let then, let otherwise, _): test.cost + then.cost + otherwise.cost
    }
  }
}
