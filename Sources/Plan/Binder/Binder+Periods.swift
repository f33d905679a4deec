import Language
import Model

// Dates that stand for themselves: literals, parameters and dates relative to the record's as-of
// day.
extension Binder {
  /// The forms of a date, for remedies.
  var dateForms: String { "Dates are written 2024, 2024-07, 2024-07-15, 2024-Q3." }

  /// The period that a literal, a parameter or a relative date stands for.
  mutating func period(_ time: ExpressionSyntax) -> Period? {
    switch time.kind {
    case .date(let text), .number(let text), .string(let text):
      guard let period = Period(literal: text) else {
        return fail(notADate(text, at: time.range))
      }
      return period
    case .parameter(let name):
      guard let parameter = parameter(name, at: time.range) else { return nil }
      return period(of: parameter, name: name, at: time.range)
    case .ago(let count, let unit): return Period(day(count, unit))
    case .relativePeriod(let which, let unit):
      let step = which == .this ? 0 : which == .previous ? -1 : 1
      return calendarUnit(unit).period(step, after: schema.asOf)
    case .path(let path) where path.text.lowercased() == "today": return Period(schema.asOf)
    case .missing: return nil
    case .duration: return lengthAsDate(time).flatMap { fail($0) }
    default:
      let word = time.path.map { ", not '\($0.text)'" } ?? ""
      return fail(
        Diagnostic(
          .typeMismatch, "A date is needed here\(word).", at: time.range, remedy: dateForms))
    }
  }

  private mutating func period(
    of parameter: ParameterValue, name: String, at range: SourceRange
  ) -> Period? {
    switch parameter {
    case .date(let period): return period
    case .integer(let year):
      if let period = Period(literal: padded(year, 4)) { return period }
    case .text(let text):
      if let period = Period(literal: text) { return period }
    case .number, .boolean: break
    }
    return fail(
      Diagnostic(
        .typeMismatch, "$\(name) is not a date.", at: range,
        remedy: "Declare it: param \(name) : date = 2024-07"))
  }

  // `3 months ago` is the same day of the month three months back, or that month's last day.
  private func day(_ count: Int, _ unit: TimeUnit) -> Day {
    let count = min(count, 1_000_000)
    let months: Int
    switch unit {
    case .day: return schema.asOf.advanced(by: -count)
    case .week: return schema.asOf.advanced(by: -7 * count)
    case .month: months = count
    case .quarter: months = 3 * count
    case .year: months = 12 * count
    }
    return schema.asOf.advanced(byMonths: -months)
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

  /// A period as the constant that it is in a computation: one unknown day within it.
  func dateConstant(_ period: Period) -> Scalar {
    .constant(.date(UncertainDate(period), notation: label(period)), .date)
  }

  /// The period as it would be written.
  func label(_ period: Period) -> String {
    for unit in CalendarUnit.allCases where unit.period(containing: period.first) == period {
      return unit.label(startingAt: period.first)
    }
    return period.first.text + "/" + period.last.text
  }

  /// A length in days; nil, and reported, if the unit has none or it is out of range.
  mutating func dayCount(_ count: Int, _ unit: TimeUnit, at range: SourceRange) -> Int? {
    guard unit == .day || unit == .week else {
      return fail(
        Diagnostic(
          .typeMismatch, "A \(unit.rawValue) has no fixed number of days.", at: range,
          remedy: "Give the length in days or weeks."))
    }
    let (days, overflow) = count.multipliedReportingOverflow(by: unit == .week ? 7 : 1)
    guard !overflow, days <= 4_000_000 else {
      return fail(
        Diagnostic(.malformedLiteral, "\(count) \(unit.rawValue)s is out of range.", at: range))
    }
    return days
  }
}
