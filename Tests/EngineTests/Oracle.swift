import Language
import Model
import Plan

/// What a predicate says of one row, found by trying every day that an imprecise date can be. It
/// shares no code with the engine.
struct Oracle {
  let people: [[Value]]
  let row: [Value]

  func truth(_ predicate: Predicate) -> Truth {
    switch predicate {
    case .constant(let truth): truth
    case .and(let parts): parts.map(truth).min { $0.rawValue < $1.rawValue } ?? .yes
    case .or(let parts): parts.map(truth).max { $0.rawValue < $1.rawValue } ?? .no
    case .not(let part): !truth(part)
    case .hedged(.possibly, let part): Truth(truth(part) != .no)
    case .hedged(.unsure, let part): Truth(truth(part) == .unsure)
    case .values(let reference, let match):
      tried([cell(reference)]) { cells in match.values.contains { .text($0) == cells[0] } }
    case .days(let scalar, let set): days(value(scalar), set)
    case .compare(let comparison, let left, let right):
      tried([value(left), value(right)]) { holds(comparison, $0[0], $0[1]) }
    case .near(let direction, let days, let left, let right):
      tried([value(left), value(right)]) { cells in
        let gap = number(cells[0]) - number(cells[1])
        return switch direction {
        case .of: Swift.abs(gap) <= Double(days)
        case .after: gap >= 0 && gap <= Double(days)
        case .before: gap <= 0 && -gap <= Double(days)
        }
      }
    case .status(let scalar, let status): Truth(has(status, value(scalar)))
    case .text(.contains, let scalar, let text):
      tried([value(scalar)]) { "\($0[0])".contains(text) }
    // One row is all it knows, and patterns have an oracle of their own.
    case .text, .pattern, .mentions, .related, .inQuery: .unsure
    case .truth(let scalar): tried([value(scalar)]) { $0[0] == .boolean(true) }
    }
  }

  private func days(_ value: Value, _ set: DaySet) -> Truth {
    if value == .none { return Truth(set.includesNone) }
    return tried([value]) { cells in
      guard case .date(let date, _) = cells[0] else { return false }
      return Weekday.allCases.contains { day in
        day.rawValue == date.earliest.weekday
          && set.periods(on: day).periods.contains { $0.contains(date.earliest) }
      }
    }
  }

  private func has(_ status: Status, _ value: Value) -> Bool {
    let isOne =
      switch value {
      case .date(let date, _): date.isExact
      case .days(let least, let most): least == most
      default: true
      }
    return switch status {
    case .unknown: value == .unknown
    case .none: value == .none
    case .known: !value.isMissing
    case .exact: !value.isMissing && isOne
    case .imprecise: !value.isMissing && !isOne
    }
  }

  /// Tries every combination of what the values can be.
  private func tried(_ values: [Value], _ test: ([Value]) -> Bool) -> Truth {
    if values.contains(.none) { return .no }
    if values.contains(.unknown) { return .unsure }
    var combinations: [[Value]] = [[]]
    for value in values {
      combinations = combinations.flatMap { start in choices(value).map { start + [$0] } }
    }
    let answers = Set(combinations.map(test))
    return answers.count == 2 ? .unsure : Truth(answers.contains(true))
  }

  private func choices(_ value: Value) -> [Value] {
    switch value {
    case .date(let date, _):
      (date.earliest.number...date.latest.number).map {
        .date(UncertainDate(Day($0)), notation: "")
      }
    case .days(let least, let most): (least...most).map { .days(least: $0, most: $0) }
    default: [value]
    }
  }

  private func holds(_ comparison: ComparisonOperator, _ left: Value, _ right: Value) -> Bool {
    if case .text(let one) = left, case .text(let other) = right {
      return holds(comparison, one == other, one < other)
    }
    return holds(comparison, number(left) == number(right), number(left) < number(right))
  }

  private func holds(
    _ comparison: ComparisonOperator, _ isEqual: Bool, _ isLess: Bool
  ) -> Bool {
    switch comparison {
    case .equal: isEqual
    case .notEqual: !isEqual
    case .less: isLess
    case .lessOrEqual: isLess || isEqual
    case .greater: !isLess && !isEqual
    case .greaterOrEqual: !isLess
    }
  }

  private func number(_ value: Value) -> Double {
    switch value {
    case .integer(let number): Double(number)
    case .number(let number): number
    case .boolean(let bit): bit ? 1 : 0
    case .date(let date, _): Double(date.earliest.number)
    case .days(let least, _): Double(least)
    default: .nan
    }
  }

  func value(_ scalar: Scalar) -> Value {
    switch scalar {
    case .column(let reference): return cell(reference)
    case .constant(let value, _): return value
    case .daysBetween(let left, let right):
      let (left, right) = (value(left), value(right))
      if left == .none || right == .none { return .none }
      guard case .date(let one, _) = left, case .date(let other, _) = right else {
        return .unknown
      }
      return .days(
        least: one.earliest.days(since: other.latest), most: one.latest.days(since: other.earliest))
    case .moved(let inner, let days):
      guard case .date(let date, _) = value(inner) else { return value(inner) }
      return .date(
        UncertainDate(date.earliest.advanced(by: days), date.latest.advanced(by: days)),
        notation: "")
    case .truth(let predicate):
      let truth = truth(predicate)
      return truth == .unsure ? .unknown : .boolean(truth == .yes)
    case .conditional(let condition, let then, let otherwise):
      switch truth(condition) {
      case .yes: return value(then)
      case .no: return value(otherwise)
      case .unsure: return .unknown
      }
    default: return .unknown
    }
  }

  private func cell(_ reference: ColumnReference) -> Value {
    guard !reference.links.isEmpty else { return row[reference.column] }
    guard let person = people.first(where: { $0[0] == row[1] }) else { return .unknown }
    return person[reference.column]
  }
}
