import Language
import Model
import Plan
import Store

/// `left − right` in days, within bounds.
func daysFrom(_ right: Vector, to left: Vector) -> Vector {
  guard case .dates(let earliest, let latest) = left.values,
    case .dates(let otherEarliest, let otherLatest) = right.values
  else { return Vector(repeating: .unknown, type: .days, count: left.count) }
  let missing = Missing(left, right)
  // Days lie within −1,000,000…4,000,000, so a difference fits.
  return Vector(
    type: .days,
    values: .durations(
      least: zip(earliest, otherLatest).cells { $0 &- $1 },
      most: zip(latest, otherEarliest).cells { $0 &- $1 }),
    unknown: missing.unknown, none: missing.none)
}

/// Calculates row by row. A whole number that would overflow, a division by zero and a result that
/// is not a finite number are unknown; so is a product or quotient of days that are not known
/// exactly.
func calculated(
  _ operation: ArithmeticOperator, _ left: Vector, _ right: Vector, _ type: ValueType
) -> Vector {
  let missing = Missing(left, right)
  if case .integers(let one) = left.values, case .integers(let other) = right.values,
    type != .number
  {
    return ofIntegers(operation, one, other, missing, type)
  }
  if type == .days { return ofDays(operation, left, right, missing) }
  guard let one = left.numericBounds, let other = right.numericBounds else {
    return Vector(repeating: .unknown, type: type, count: left.count)
  }
  return ofNumbers(operation, one, other, missing)
}

private func ofIntegers(
  _ operation: ArithmeticOperator, _ left: Cells<Int64>, _ right: Cells<Int64>, _ missing: Missing,
  _ type: ValueType
) -> Vector {
  var failed = Bitmap(repeating: false, count: left.count)
  var result = [Int64](repeating: 0, count: left.count)
  for row in result.indices {
    let (value, overflow) = calculated(operation, left[row], right[row])
    if overflow { failed[row] = true } else { result[row] = value }
  }
  return Vector(
    type: type, values: .integers(Cells(result)), unknown: missing.unknown(adding: failed),
    none: missing.none)
}

/// The result, and whether there is none that fits.
private func calculated(
  _ operation: ArithmeticOperator, _ left: Int64, _ right: Int64
) -> (Int64, Bool) {
  switch operation {
  case .add: left.addingReportingOverflow(right)
  case .subtract: left.subtractingReportingOverflow(right)
  case .multiply: left.multipliedReportingOverflow(by: right)
  case .divide: left.dividedReportingOverflow(by: right)
  case .remainder: left.remainderReportingOverflow(dividingBy: right)
  }
}

private func ofNumbers(
  _ operation: ArithmeticOperator, _ left: (least: [Double], most: [Double]),
  _ right: (least: [Double], most: [Double]), _ missing: Missing
) -> Vector {
  let count = left.least.count
  var failed = Bitmap(repeating: false, count: count)
  var result = [Double](repeating: 0, count: count)
  for row in result.indices {
    let one = left.least[row]
    let other = right.least[row]
    let value =
      switch operation {
      case .add: one + other
      case .subtract: one - other
      case .multiply: one * other
      case .divide: one / other
      case .remainder: one.truncatingRemainder(dividingBy: other)
      }
    let isExact = one == left.most[row] && other == right.most[row]
    if value.isFinite && isExact { result[row] = value } else { failed[row] = true }
  }
  return Vector(
    type: .number, values: .numbers(Cells(result)), unknown: missing.unknown(adding: failed),
    none: missing.none)
}

/// Sums and differences of days keep their bounds.
private func ofDays(
  _ operation: ArithmeticOperator, _ left: Vector, _ right: Vector, _ missing: Missing
) -> Vector {
  guard operation == .add || operation == .subtract, let one = left.numericBounds,
    let other = right.numericBounds
  else { return Vector(repeating: .unknown, type: .days, count: left.count) }
  let isSum = operation == .add
  let low = isSum ? other.least : other.most.map { -$0 }
  let high = isSum ? other.most : other.least.map { -$0 }
  return Vector(
    type: .days,
    values: .durations(
      least: zip(one.least, low).cells { Int32(clamping: Int64(clampingTo: $0 + $1)) },
      most: zip(one.most, high).cells { Int32(clamping: Int64(clampingTo: $0 + $1)) }),
    unknown: missing.unknown, none: missing.none)
}

extension Int64 {
  /// The nearest whole number, kept within range; zero for what is no number.
  init(clampingTo number: Double) {
    if number.isNaN {
      self = 0
    } else if let exact = Int64(exactly: number.rounded()) {
      self = exact
    } else {
      self = number < 0 ? .min : .max
    }
  }
}

extension Missing {
  /// The unknown rows with some more, except where there is none.
  fileprivate func unknown(adding failed: Bitmap) -> Bitmap? {
    if failed.isEmpty { return unknown }
    let certain = none.map { failed.subtracting($0) } ?? failed
    return unknown.map { $0.union(certain) } ?? certain
  }
}
