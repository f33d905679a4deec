import Language
import Model

// Parts of dates, and the days of the week, which are compared with their names.
extension Binder {
  /// The words after a date's dot.
  static let dateParts = CalendarUnit.allCases.map(\.rawValue) + [weekdayPart]

  private static let weekdayPart = "weekday"

  /// A date's part by its name; nil for other words.
  func datePart(_ word: String, of date: Scalar) -> Scalar? {
    if let unit = CalendarUnit(rawValue: word.lowercased()) { return .calendarPeriod(unit, date) }
    return word.lowercased() == Binder.weekdayPart ? .weekday(date) : nil
  }

  /// What a weekday is compared with: a day's name, or another weekday.
  mutating func weekdayOperand(_ expression: ExpressionSyntax, in relation: Relation) -> Scalar? {
    guard isValue(expression) else { return otherWeekday(expression, in: relation) }
    guard let text = literalText(expression) else { return nil }
    if let day = Weekday(name: text) { return .constant(.integer(day.rawValue), .weekday) }
    if let path = expression.path, find(path, in: relation)?.scalar.type == .weekday {
      return otherWeekday(expression, in: relation)
    }
    let names = Weekday.allCases.map(\.name)
    let near =
      Int(text).flatMap(Weekday.init(rawValue:)).map { [$0.name] }
      ?? names.filter { text.count >= 2 && $0.hasPrefix(text.lowercased()) }
    let meant = near.isEmpty ? nearest(to: text, among: names) : near
    return fail(
      Diagnostic(
        .unknownValue, "There is no weekday '\(text)'.", at: expression.range,
        remedy: meant.isEmpty
          ? "The weekdays are \(names.joined(separator: ", "))." : didYouMean(meant),
        fix: meant.first.map { .init(replace: expression.range, with: $0) }))
  }

  private mutating func otherWeekday(
    _ expression: ExpressionSyntax, in relation: Relation
  ) -> Scalar? {
    guard let other = bindScalar(expression, in: relation) else { return nil }
    return other.type == .weekday ? other : mismatch(.weekday, other.type, at: expression.range)
  }
}
