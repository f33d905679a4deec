import Language
import Model

/// The names of the days of the week, Monday first.
let dayNames = [
  "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
]

// Weekdays against a day's name: a test of the date, for which days can be tried.
extension Interpreter {
  mutating func weekdayComparison(
    _ comparison: ComparisonOperator, _ left: Quantity, _ right: ExpressionSyntax,
    in scope: Scope
  ) throws(ReferenceRefusal) -> Condition {
    guard let number = try dayNumber(right) else {
      let other = try quantity(right, in: scope)
      guard other.type == .weekday else { throw .meaningless("weekday against \(other.type.name)") }
      return twoValueTest(left, other) { Truth(comparison.holds(precedence($0, $1))) }
    }
    guard case .weekday(let date) = left.subject.inside, let value = left.bucketed else {
      return oneValueTest(left) { Truth(comparison.holds(precedence($0, .integer(number)))) }
    }
    return .day(
      DayTest(
        subject: left.subject.replacingBucket(with: date), date: value,
        holds: { day in
          let weekday = CivilCalendar.gregorian.weekday(Int(day.number))
          return comparison.holds(Precedence(weekday, number))
        }, holdsOfNone: false, boundaries: []))
  }

  /// The place of a day's name in the week; nil for what is no name of one.
  private func dayNumber(_ expression: ExpressionSyntax) throws(ReferenceRefusal) -> Int? {
    guard let text = try literalText(expression) else { return nil }
    return dayNames.firstIndex(of: text.lowercased()).map { $0 + 1 }
  }
}
