import Language
import Model

// The days that literals, parameters and relative dates stand for.
extension Interpreter {
  private var calendar: CivilCalendar { .gregorian }
  private var today: Int { Int(schema.asOf.number) }

  func period(_ time: ExpressionSyntax) throws(ReferenceRefusal) -> Period {
    switch time.kind {
    case .date(let text), .number(let text), .string(let text): return try literal(text)
    case .parameter(let name):
      switch try parameter(name) {
      case .date(let period): return period
      case .integer(let year): return try literal(digits(year, 4))
      case .text(let text): return try literal(text)
      case .number, .boolean: throw .meaningless("$\(name) is not a date")
      }
    case .ago(let count, let unit):
      guard count <= 200_000 else { throw .notCovered("so long ago") }
      return Period(Day(Int32(ago(count, unit))))
    case .relativePeriod(let which, let unit):
      let unit = calendarUnit(unit)
      let present = calendar.days(of: unit, holding: today)
      switch which {
      case .this: return present.period
      case .previous: return calendar.days(of: unit, holding: present.lowerBound - 1).period
      case .next: return calendar.days(of: unit, holding: present.upperBound + 1).period
      }
    case .path(let path) where path.text.lowercased() == "today": return Period(schema.asOf)
    default: throw .meaningless("a date is needed")
    }
  }

  private func literal(_ text: String) throws(ReferenceRefusal) -> Period {
    guard let days = DateLiteral(text)?.days else { throw .meaningless("\(text) is not a date") }
    return days.period
  }

  /// The day so many units before the as-of day.
  private func ago(_ count: Int, _ unit: TimeUnit) -> Int {
    if let months = unit.months { return calendar.moved(today, months: -months * count) }
    var day = today
    for _ in 0..<count { day -= unit == .week ? 7 : 1 }
    return day
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
      let (first, last) = (Int(period.first.number), Int(period.last.number))
      let unit = CalendarUnit.allCases.first {
        calendar.days(of: $0, holding: first) == first...last
      }
      return unit.map { calendar.label($0, startingAt: first) }
        ?? calendar.label(.day, startingAt: first) + "/" + calendar.label(.day, startingAt: last)
    }
  }
}

extension TimeUnit {
  /// The months of a unit that is made of them; nil for days and weeks.
  var months: Int? {
    switch self {
    case .day, .week: nil
    case .month: 1
    case .quarter: 3
    case .year: 12
    }
  }
}
