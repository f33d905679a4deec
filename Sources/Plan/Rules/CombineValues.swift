import Language
import Model

/// `region = minsk or region = brest` → one test for both values; `region in (minsk, brest) and
/// region != minsk` → for the one that is left; `region = minsk and region = brest` → for none.
///
/// Tests of one column for values are sets: in a row that has a value, `and` is their intersection
/// and `or` their union. An unknown value makes each test unsure and so makes the set's; none is in
/// no set, so it is no to a test for values and yes to a negated one, which the kept form is too.
let combineValues = OptimizerRule(
  name: "combine-values",
  summary: "Makes one test of the tests of a column for values.",
  looksFor: [.repeatedValues, .simplifiable, .constant]
) { plan, _ in
  combined(plan)
}

private func combined(_ plan: LogicalPlan) -> LogicalPlan {
  plan.mapConditions(combined).mapInputs(combined)
}

private func combined(_ predicate: Predicate) -> Predicate {
  switch predicate {
  case .and(let parts): combined(parts.map(combined), isAnd: true)
  case .or(let parts): combined(parts.map(combined), isAnd: false)
  case .not(let inner): combined(inner).opposite
  case .hedged(let hedge, let inner): combined(inner).hedged(hedge)
  default: predicate.mapConditionsOfValues(combined)
  }
}

private func combined(_ parts: [Predicate], isAnd: Bool) -> Predicate {
  let members = parts.flatMap { $0.members(isAnd: isAnd) }
  // Most conditions ask each column once, and numbers tell that sooner than what the tests are.
  var columns: Set<Int> = []
  let isRepeated = members.contains { test in
    ValuesTest(test).map { !columns.insert($0.column.column).inserted } ?? false
  }
  guard isRepeated else { return .junction(of: parts, isAnd: isAnd) }
  var result: [Predicate] = []
  var places: [ValuesTest.Key: Int] = [:]
  var tests: [Int: [ValuesTest]] = [:]
  for part in members {
    guard let test = ValuesTest(part) else {
      result.append(part)
      continue
    }
    let key = test.key(isAnd: isAnd)
    let place = places[key] ?? result.count
    tests[place, default: []].append(test)
    if place == result.count {
      places[key] = place
      result.append(part)
    }
  }
  for (place, tests) in tests where tests.count > 1 {
    result[place] = ValuesTest.joined(tests, isAnd: isAnd).predicate
  }
  return .junction(of: result, isAnd: isAnd)
}

/// A test of a column for values, or for any but these.
private struct ValuesTest {
  let column: ColumnReference
  let mode: ValueMatch.Mode
  let values: [String]
  let isNegated: Bool

  init(column: ColumnReference, mode: ValueMatch.Mode, values: [String], isNegated: Bool) {
    self.column = column
    self.mode = mode
    self.values = values
    self.isNegated = isNegated
  }

  init?(_ predicate: Predicate) {
    switch predicate {
    case .values(let column, let match):
      self.init(column: column, mode: match.mode, values: match.values, isNegated: false)
    case .not(.values(let column, let match)):
      self.init(column: column, mode: match.mode, values: match.values, isNegated: true)
    default: return nil
    }
  }

  /// What tests share that become one. Only of values that are exactly those stored is it known
  /// which are the same; of the others, alternatives are put together.
  struct Key: Hashable {
    let column: ColumnReference
    let mode: ValueMatch.Mode
    let isNegated: Bool?
    let isAlone: [String]
  }

  func key(isAnd: Bool) -> Key {
    let isAlternative = isNegated == isAnd
    return Key(
      column: column, mode: mode, isNegated: mode == .exact ? nil : isNegated,
      isAlone: mode == .exact || isAlternative ? [] : values)
  }

  /// One test for several of one column, of which there is one at least.
  static func joined(_ tests: [ValuesTest], isAnd: Bool) -> ValuesTest {
    // An intersection is the complement of a union of complements.
    isAnd ? union(of: tests.map(\.inverted)).inverted : union(of: tests)
  }

  private var inverted: ValuesTest {
    ValuesTest(column: column, mode: mode, values: values, isNegated: !isNegated)
  }

  /// The values of any of some tests; complements have all but what is in each of them, and in none
  /// of the others.
  private static func union(of tests: [ValuesTest]) -> ValuesTest {
    var seen: Set<String> = []
    let values = tests.filter { !$0.isNegated }.flatMap(\.values)
      .filter { seen.insert($0).inserted }
    let negated = tests.filter(\.isNegated)
    guard let first = negated.first else {
      return ValuesTest(
        column: tests[0].column, mode: tests[0].mode, values: values, isNegated: false)
    }
    let missing = negated.dropFirst().reduce(first.values) { left, test in
      let others = Set(test.values)
      return left.filter(others.contains)
    }
    return ValuesTest(
      column: first.column, mode: first.mode, values: missing.filter { !seen.contains($0) },
      isNegated: true)
  }

  var predicate: Predicate {
    let test = values.isEmpty ? noValue : .values(column, ValueMatch(values: values, mode: mode))
    return isNegated ? test.opposite : test
  }

  /// The test for one of no values: unsure where the value is unknown, else no.
  private var noValue: Predicate {
    .and([.status(.column(column), .unknown), .constant(.unsure)])
  }
}
