/// A closed range of days, such as a date literal stands for: `2024-07` is July, both ends
/// included.
package struct Period: Hashable, Sendable {
  /// The first day.
  package let first: Day
  /// The last day, not before the first.
  package let last: Day

  /// Makes a period; ends given the wrong way round make an empty set's stand-in, so callers check.
  package init(_ first: Day, _ last: Day) {
    precondition(first <= last, "a period's first day must not come after its last")
    self.first = first
    self.last = last
  }

  /// One day.
  package init(_ day: Day) { self.init(day, day) }

  /// True if both ends fall on one day.
  package var isDay: Bool { first == last }

  /// True if `day` falls within.
  package func contains(_ day: Day) -> Bool { first <= day && day <= last }
}

/// The calendar units that dates are grouped and counted by.
package enum CalendarUnit: String, Hashable, Sendable, CaseIterable {
  case day, week, month, quarter, year, decade

  /// The unit's period that contains `day`.
  package func period(containing day: Day) -> Period {
    let (year, month, _) = day.civil
    switch self {
    case .day: return Period(day)
    case .week:
      let monday = Day(day.number - Int32(day.weekday) + 1)
      return Period(monday, Day(monday.number + 6))
    case .month: return .months(from: month, count: 1, year: year)
    case .quarter: return .months(from: (month - 1) / 3 * 3 + 1, count: 3, year: year)
    case .year: return .months(from: 1, count: 12, year: year)
    case .decade:
      let first = year - ((year % 10) + 10) % 10
      return Period(
        Day(civilYear: first, month: 1, day: 1), Day(civilYear: first + 9, month: 12, day: 31))
    }
  }

  /// The period `count` units later (earlier if negative) than the one that contains `day`.
  package func period(_ count: Int, after day: Day) -> Period {
    let start = period(containing: day).first
    let (year, month, _) = start.civil
    switch self {
    case .day: return Period(start.advanced(by: count))
    case .week: return period(containing: start.advanced(by: count.multipliedClamped(by: 7)))
    case .month: return period(containing: .month(year * 12 + month - 1, plus: count))
    case .quarter:
      return period(containing: .month(year * 12 + month - 1, plus: count.multipliedClamped(by: 3)))
    case .year:
      return period(containing: .month(year * 12, plus: count.multipliedClamped(by: 12)))
    case .decade:
      return period(containing: .month(year * 12, plus: count.multipliedClamped(by: 120)))
    }
  }

  /// The unit's name for the period that starts at `day`: `2024-07`, `2024-Q3`, `2024-W27`,
  /// `2020s`.
  package func label(startingAt day: Day) -> String {
    let (year, month, _) = day.civil
    switch self {
    case .day: return day.text
    case .week:
      let (weekYear, week) = day.isoWeek
      return padded(weekYear, 4) + "-W" + padded(week, 2)
    case .month: return padded(year, 4) + "-" + padded(month, 2)
    case .quarter: return padded(year, 4) + "-Q" + String((month - 1) / 3 + 1)
    case .year: return padded(year, 4)
    case .decade: return padded(year, 4) + "s"
    }
  }
}

extension Period {
  /// `count` whole months from the 1st of `month`.
  package static func months(from month: Int, count: Int, year: Int) -> Period {
    let lastMonth = month + count - 1
    return Period(
      Day(civilYear: year, month: month, day: 1),
      Day(civilYear: year, month: lastMonth, day: Day.length(ofMonth: lastMonth, year: year)))
  }
}

extension Day {
  /// The 1st of the month `count` months after month number `index` (year × 12 + month − 1), within
  /// the years 1…9999.
  static func month(_ index: Int, plus count: Int) -> Day {
    let (sum, overflow) = index.addingReportingOverflow(count)
    let clamped = overflow ? (count < 0 ? 12 : 119_999) : min(max(sum, 12), 119_999)
    return Day(civilYear: clamped / 12, month: clamped % 12 + 1, day: 1)
  }
}

extension Int {
  func multipliedClamped(by factor: Int) -> Int {
    let (product, overflow) = multipliedReportingOverflow(by: factor)
    return overflow ? (self < 0 ? Int.min : Int.max) : product
  }
}
