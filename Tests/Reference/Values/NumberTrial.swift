import Language
import Model

// Numbers that are known within bounds: ages of imprecise dates, days between them, and what is
// calculated from these. Any number within the bounds is possible.

extension ValueType {
  /// True for numbers and numbers of days.
  var isCountable: Bool { isNumeric || self == .days }
}

extension Quantity {
  /// What the number can be in a row; nil if that is not known, or there is none.
  func numbers(_ row: Row) -> ClosedRange<Double>? {
    switch value(row) {
    case .none: return nil
    case .unknown: return within?(row)
    case .days(let least, let most): return Double(least)...Double(most)
    case let known: return known.asDouble.map { $0...$0 }
    }
  }
}

/// What a test of two numbers says that are known within bounds, by trying the ends of both, and
/// what lies between, as the one and as the other.
func tryingNumbers(
  _ left: ClosedRange<Double>, _ right: ClosedRange<Double>, _ holds: (Double, Double) -> Bool
) -> Truth {
  let places = [left, right].flatMap {
    [$0.lowerBound, $0.upperBound, $0.lowerBound / 2 + $0.upperBound / 2]
  }
  var tried: Set<Bool> = []
  for one in places where left.contains(one) {
    for other in places where right.contains(other) { tried.insert(holds(one, other)) }
  }
  return tried.count == 2 ? .unsure : Truth(tried.contains(true))
}

/// What a calculation can give, by trying the ends of what its sides can be; nil where it cannot be
/// told.
func tryingEnds(
  _ operation: ArithmeticOperator, _ left: ClosedRange<Double>, _ right: ClosedRange<Double>
) -> ClosedRange<Double>? {
  if operation == .remainder || operation == .divide && right.contains(0) { return nil }
  let tried = [left.lowerBound, left.upperBound].flatMap { one in
    [right.lowerBound, right.upperBound].map { other in
      switch operation {
      case .add: one + other
      case .subtract: one - other
      case .multiply: one * other
      case .divide, .remainder: one / other
      }
    }
  }.sorted()
  return tried.allSatisfy(\.isFinite) ? tried[0]...tried[tried.count - 1] : nil
}

/// The whole years that there can be from one date to another; an open end is ten thousand away.
func ages(_ born: Value, _ on: Value) -> ClosedRange<Double>? {
  guard case .date(let born, _) = born, case .date(let on, _) = on else { return nil }
  let calendar = CivilCalendar.gregorian
  func years(from start: Day, to end: Day, open: Int) -> Double {
    if start.isDistant || end.isDistant { return Double(open) }
    return Double(calendar.birthdays(from: Int(start.number), to: Int(end.number)))
  }
  return years(
    from: born.latest, to: on.earliest, open: -10_000)...years(
      from: born.earliest, to: on.latest, open: 10_000)
}
