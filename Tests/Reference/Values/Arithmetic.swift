import Language
import Model

/// `left + right` and the like: none if either is none, else unknown if either is unknown or the
/// result is out of range or no number. Days within bounds are added and subtracted; multiplied or
/// divided, or mixed with plain numbers, they must be exact.
func calculated(
  _ operation: ArithmeticOperator, _ left: Value, _ right: Value, _ type: ValueType
) -> Value {
  if left == .none || right == .none { return .none }
  if left == .unknown || right == .unknown { return .unknown }
  switch type {
  case .integer:
    guard case .integer(let one) = left, case .integer(let other) = right else { return .unknown }
    return calculated(operation, one, other)
  case .days:
    guard case .days(let least, let most) = left,
      case .days(let otherLeast, let otherMost) = right
    else { return .unknown }
    return operation == .add
      ? .days(least: least + otherLeast, most: most + otherMost)
      : .days(least: least - otherMost, most: most - otherLeast)
  default:
    guard let one = left.exactDouble, let other = right.exactDouble else { return .unknown }
    return calculated(operation, one, other)
  }
}

private func calculated(_ operation: ArithmeticOperator, _ one: Int, _ other: Int) -> Value {
  let (result, overflow) =
    switch operation {
    case .add: one.addingReportingOverflow(other)
    case .subtract: one.subtractingReportingOverflow(other)
    case .multiply: one.multipliedReportingOverflow(by: other)
    case .divide: one.dividedReportingOverflow(by: other)
    case .remainder: one.remainderReportingOverflow(dividingBy: other)
    }
  return overflow ? .unknown : .integer(result)
}

private func calculated(_ operation: ArithmeticOperator, _ one: Double, _ other: Double) -> Value {
  let result =
    switch operation {
    case .add: one + other
    case .subtract: one - other
    case .multiply: one * other
    case .divide: one / other
    case .remainder: one.truncatingRemainder(dividingBy: other)
    }
  return result.isFinite ? .number(result) : .unknown
}

extension Value {
  /// A number or an exact number of days, as statistics take it.
  var exactDouble: Double? {
    if case .days(let least, let most) = self { return least == most ? Double(least) : nil }
    return asDouble
  }
}
