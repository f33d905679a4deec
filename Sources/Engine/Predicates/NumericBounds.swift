import Language
import Model
import Plan
import Store

/// Numbers that are known within bounds: what a comparison says of an age or of days, and of what
/// is calculated from them, is decided by the least and the most that they can be.
struct NumericBounds: Sendable {
  var least: [Double]
  var most: [Double]
  /// Rows of which nothing is known.
  var unknown: Bitmap
  let none: Bitmap?

  init(least: [Double], most: [Double], unknown: Bitmap?, none: Bitmap?) {
    self.least = least
    self.most = most
    self.unknown = unknown ?? Bitmap(repeating: false, count: least.count)
    self.none = none
  }

  /// The bounds of exact values and of days; nothing is known of other layouts.
  init(_ vector: Vector) {
    guard let (least, most) = vector.numericBounds else {
      let zeros = [Double](repeating: 0, count: vector.count)
      self.init(
        least: zeros, most: zeros, unknown: Bitmap(repeating: true, count: vector.count), none: nil)
      return
    }
    self.init(least: least, most: most, unknown: vector.unknown, none: vector.none)
  }

  func isKnown(_ row: Int) -> Bool { !unknown[row] && !(none?[row] ?? false) }
}

/// Compares numbers within bounds.
func compared(
  _ comparison: ComparisonOperator, _ left: NumericBounds, _ right: NumericBounds
) -> BlockTruth {
  let unknown = left.unknown.union(right.unknown)
  let none = left.none.map { one in right.none.map { one.union($0) } ?? one } ?? right.none
  return comparedByBounds(
    comparison, left.least.span, left.most.span, right.least.span, right.most.span
  ).without(unknown: unknown, none: none)
}

extension Computation {
  /// True for what is known within bounds where its exact value is not.
  var isWithinBounds: Bool {
    switch self {
    case .age: true
    case .daysBetween: true
    case .arithmetic(_, let left, let right, _): left.isWithinBounds || right.isWithinBounds
    case .function(.abs, let value), .function(.round, let value): value.isWithinBounds
    case .conditional(_, let then, let otherwise, _):
      then.isWithinBounds || otherwise.isWithinBounds
    default: false
    }
  }

  /// The bounds of each value of some rows.
  func bounds(_ range: Range<Int>) -> NumericBounds {
    switch self {
    case .age(let born, let day): ageBounds(born.evaluate(range), on: day.evaluate(range))
    case .arithmetic(let operation, let left, let right, let type) where isWithinBounds:
      calculated(
        operation, left.bounds(range), right.bounds(range),
        NumericBounds(evaluate(range)), isWhole: type == .integer)
    case .function(let function, let value) where isWithinBounds:
      applied(function, value.bounds(range), NumericBounds(evaluate(range)))
    case .conditional(let test, let then, let otherwise, _) where isWithinBounds:
      chosen(test.evaluate(range), then.bounds(range), otherwise.bounds(range))
    default: NumericBounds(evaluate(range))
    }
  }
}

/// Where the exact result is not known, the least and the most of what the ends give.
private func calculated(
  _ operation: ArithmeticOperator, _ left: NumericBounds, _ right: NumericBounds,
  _ exact: NumericBounds, isWhole: Bool
) -> NumericBounds {
  var result = exact
  for row in result.least.indices where !exact.isKnown(row) {
    guard left.isKnown(row), right.isKnown(row) else { continue }
    let (one, other) = (left.least[row]...left.most[row], right.least[row]...right.most[row])
    // What cannot be calculated exactly of exact values cannot be calculated at all.
    if one.lowerBound == one.upperBound && other.lowerBound == other.upperBound { continue }
    guard let found = calculated(operation, one, other) else { continue }
    let limit = isWhole ? 0x1p53 : Double.greatestFiniteMagnitude
    guard abs(found.lowerBound) <= limit, abs(found.upperBound) <= limit else { continue }
    result.least[row] = found.lowerBound
    result.most[row] = found.upperBound
    result.unknown[row] = false
  }
  return result
}

private func calculated(
  _ operation: ArithmeticOperator, _ left: ClosedRange<Double>, _ right: ClosedRange<Double>
) -> ClosedRange<Double>? {
  let calculate: (Double, Double) -> Double
  switch operation {
  case .add: calculate = (+)
  case .subtract: calculate = (-)
  case .multiply: calculate = (*)
  case .divide:
    if right.contains(0) { return nil }
    calculate = (/)
  case .remainder: return nil
  }
  let ends = [left.lowerBound, left.upperBound].flatMap { one in
    [right.lowerBound, right.upperBound].map { calculate(one, $0) }
  }
  guard ends.allSatisfy(\.isFinite), let least = ends.min(), let most = ends.max() else {
    return nil
  }
  return least...most
}

private func applied(
  _ function: ScalarFunction, _ value: NumericBounds, _ exact: NumericBounds
) -> NumericBounds {
  var result = exact
  for row in result.least.indices where !exact.isKnown(row) && value.isKnown(row) {
    let (least, most) = (value.least[row], value.most[row])
    if least == most { continue }
    if function == .abs {
      result.least[row] = least <= 0 && most >= 0 ? 0 : min(abs(least), abs(most))
      result.most[row] = max(abs(least), abs(most))
    } else {
      result.least[row] = least.rounded(.toNearestOrAwayFromZero)
      result.most[row] = most.rounded(.toNearestOrAwayFromZero)
    }
    result.unknown[row] = false
  }
  return result
}

private func chosen(
  _ truth: BlockTruth, _ then: NumericBounds, _ otherwise: NumericBounds
) -> NumericBounds {
  let count = then.least.count
  let yes = Bitmap(words: truth.yes, count: count)
  let possible = Bitmap(words: truth.possible, count: count)
  let empty = Bitmap(repeating: false, count: count)
  func merged(_ left: [Double], _ right: [Double]) -> [Double] {
    left.indices.map { yes[$0] ? left[$0] : right[$0] }
  }
  func merged(_ left: Bitmap, _ right: Bitmap) -> Bitmap {
    left.intersection(yes).union(right.subtracting(yes))
  }
  let unsure = possible.subtracting(yes)
  return NumericBounds(
    least: merged(then.least, otherwise.least), most: merged(then.most, otherwise.most),
    unknown: merged(then.unknown, otherwise.unknown).union(unsure),
    none: merged(then.none ?? empty, otherwise.none ?? empty).subtracting(unsure))
}

/// Whole years from one date to another, within bounds; an open end is ten thousand years away.
private func ageBounds(_ born: Vector, on day: Vector) -> NumericBounds {
  guard case .dates(let bornEarliest, let bornLatest) = born.values,
    case .dates(let dayEarliest, let dayLatest) = day.values
  else { return NumericBounds(Vector(repeating: .unknown, type: .integer, count: born.count)) }
  let missing = Missing(born, day)
  func years(from start: Int32, to end: Int32, open: Double) -> Double {
    let (start, end) = (Day(start), Day(end))
    return start.isDistant || end.isDistant ? open : Double(start.wholeYears(until: end))
  }
  return NumericBounds(
    least: bornLatest.indices.map { row in
      years(from: bornLatest[row], to: dayEarliest[row], open: -10_000)
    },
    most: bornEarliest.indices.map { row in
      years(from: bornEarliest[row], to: dayLatest[row], open: 10_000)
    }, unknown: missing.unknown, none: missing.none)
}
