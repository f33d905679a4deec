import Model
import Store

/// How precisely a date is known, as a column beside it says.
package enum DatePrecision: Hashable, Sendable {
  /// To the day.
  case day
  /// To a few days: at most so many before or after.
  case withinDays(Int)
  /// To the week, Monday to Sunday.
  case week
  /// To the month.
  case month
  /// To the quarter.
  case quarter
  /// To the year.
  case year
  /// To the ten years.
  case decade
  /// Roughly: one unit of what is written to each side, as `~` has it.
  case about
  /// Not at all.
  case unknown

  /// The words that are understood, for messages.
  package static let words =
    "day, week, month, quarter, year, decade, about, unknown, or a number of days such as 6 days"

  /// Takes a word, in any case.
  package init?(word: String) {
    let word = word.trimmed.lowercased()
    if let precision = Self.byWord[word] {
      self = precision
      return
    }
    let parts = word.split(separator: " ")
    guard parts.count == 2, parts[1] == "days" || parts[1] == "day", let days = Int(parts[0]),
      (0...36_500).contains(days)
    else { return nil }
    self = .withinDays(days)
  }

  /// Takes a code of the Uppsala conflict data's `date_prec`.
  package init?(code: Int) {
    switch code {
    case 1: self = .day
    case 2: self = .withinDays(6)
    case 3: self = .week
    case 4: self = .month
    case 5: self = .year
    default: return nil
    }
  }

  /// The bounds of a date that is known so.
  func bounds(of date: UncertainDate) -> UncertainDate? {
    switch self {
    case .day: date
    case .withinDays(let days):
      UncertainDate(date.earliest.advanced(by: -days), date.latest.advanced(by: days))
    case .week: widened(date, .week)
    case .month: widened(date, .month)
    case .quarter: widened(date, .quarter)
    case .year: widened(date, .year)
    case .decade: widened(date, .decade)
    case .about:
      if case .date(let about) = EDTF.read(date.notation + "~") { about } else { date }
    case .unknown: nil
    }
  }

  private func widened(_ date: UncertainDate, _ unit: CalendarUnit) -> UncertainDate {
    UncertainDate(
      min(date.earliest, unit.period(containing: date.earliest).first),
      max(date.latest, unit.period(containing: date.latest).last))
  }

  private static let byWord: [String: DatePrecision] = [
    "day": .day, "d": .day, "daily": .day, "exact": .day, "precise": .day, "день": .day,
    "дзень": .day, "día": .day, "dia": .day, "week": .week, "weekly": .week, "неделя": .week,
    "тыдзень": .week, "semana": .week, "month": .month, "m": .month, "monthly": .month,
    "месяц": .month, "mes": .month, "quarter": .quarter, "year": .year, "y": .year,
    "yearly": .year, "год": .year, "año": .year, "decade": .decade, "about": .about,
    "approximate": .about, "approx": .about, "circa": .about, "estimated": .about,
    "unknown": .unknown,
  ]
}
