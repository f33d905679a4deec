import Language
import Model

// The periods that literals, parameters and relative dates stand for.
extension Interpreter {
  func period(_ time: ExpressionSyntax) throws(ReferenceRefusal) -> Period {
    switch time.kind {
    case .date(let text), .number(let text), .string(let text): return try literal(text)
    case .parameter(let name):
      switch try parameter(name) {
      case .date(let period): return period
      case .integer(let year): return try literal(padded(year, 4))
      case .text(let text): return try literal(text)
      case .number, .boolean: throw .meaningless("$\(name) is not a date")
      }
    case .ago(let count, let unit): return Period(ago(count, unit))
    case .relativePeriod(let which, let unit):
      let step = which == .this ? 0 : which == .previous ? -1 : 1
      return calendarUnit(unit).period(step, after: schema.asOf)
    case .path(let path) where path.text.lowercased() == "today": return Period(schema.asOf)
    default: throw .meaningless("a date is needed")
    }
  }

  private func literal(_ text: String) throws(ReferenceRefusal) -> Period {
    guard let period = Period(literal: text) else { throw .meaningless("\(text) is not a date") }
    return period
  }

  /// The same day so many units before the as-of day, or the month's last day if it has no such
  /// day.
  private func ago(_ count: Int, _ unit: TimeUnit) -> Day {
    let count = min(count, 1_000_000)
    let months: Int
    switch unit {
    case .day: return schema.asOf.advanced(by: -count)
    case .week: return schema.asOf.advanced(by: -7 * count)
    case .month: months = count
    case .quarter: months = 3 * count
    case .year: months = 12 * count
    }
    let month = CalendarUnit.month.period(-months, after: schema.asOf)
    return min(month.first.advanced(by: schema.asOf.civil.day - 1), month.last)
  }

  private func calendarUnit(_ unit: TimeUnit) -> CalendarUnit {
    switch unit {
    case .day: .day
    case .week: .week
    case .month: .month
    case .quarter: .quarter
    case .year: .year
    }
  }

  /// A number of days or weeks in days.
  func days(_ count: Int, _ unit: TimeUnit) throws(ReferenceRefusal) -> Int {
    guard unit == .day || unit == .week else {
      throw .meaningless("a \(unit.rawValue) has no fixed number of days")
    }
    guard count <= 500_000 else { throw .meaningless("too many days") }
    return unit == .week ? 7 * count : count
  }

  func parameter(_ name: String) throws(ReferenceRefusal) -> ReferenceParameter {
    guard let value = environment.parameters[name] else { throw .meaningless("no $\(name)") }
    return value
  }

  /// The text that an expression right of a text column stands for; nil if it is not a value.
  func literalText(_ expression: ExpressionSyntax) throws(ReferenceRefusal) -> String? {
    switch expression.kind {
    case .string(let text), .number(let text), .date(let text): return text
    case .path(let path) where path.names.count == 1: return path.names[0].text
    case .countColumn: return "count"
    case .parameter(let name): return text(of: try parameter(name))
    default: return nil
    }
  }

  func text(of parameter: ReferenceParameter) -> String {
    switch parameter {
    case .text(let text): return text
    case .integer(let value): return String(value)
    case .number(let value): return String(value)
    case .boolean(let value): return value ? "yes" : "no"
    case .date(let period):
      let unit = CalendarUnit.allCases.first {
        $0.period(containing: period.first) == period
      }
      return unit?.label(startingAt: period.first)
        ?? period.first.text + "/" + period.last.text
    }
  }
}
