/// A civil day of the proleptic Gregorian calendar, counted from 1970-01-01.
///
/// Years 0001 to 9999 are read from text; `distantPast` and `distantFuture` stand for open ends.
package struct Day: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01, negative before it.
  package let number: Int32

  /// Makes a day from its number.
  package init(_ number: Int32) { self.number = number }

  /// Makes a day from a date that exists; nil for the 30th of February and for years outside
  /// 1…9999.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      day >= 1, day <= Day.length(ofMonth: month, year: year)
    else { return nil }
    self.init(civilYear: year, month: month, day: day)
  }

  /// An end left open towards the past.
  package static let distantPast = Day(-1_000_000)
  /// An end left open towards the future.
  package static let distantFuture = Day(4_000_000)

  /// True if `left` comes first.
  package static func < (left: Day, right: Day) -> Bool { left.number < right.number }

  /// The day `count` days later; stays within the distant ends.
  package func advanced(by count: Int) -> Day {
    let (sum, overflow) = Int(number).addingReportingOverflow(count)
    if overflow { return count < 0 ? .distantPast : .distantFuture }
    return Day(
      Int32(clamping: min(max(sum, Int(Day.distantPast.number)), Int(Day.distantFuture.number))))
  }

  /// Days from `other` to this day.
  package func days(since other: Day) -> Int { Int(number) - Int(other.number) }

  /// True for the two open ends.
  package var isDistant: Bool { self <= .distantPast || self >= .distantFuture }
}

// MARK: - The calendar

// Days-from-civil arithmetic as described by Howard Hinnant, "chrono-Compatible Low-Level Date
// Algorithms" (2013): years begin in March, so that leap days come last.
extension Day {
  init(civilYear: Int, month: Int, day: Int) {
    let year = month <= 2 ? civilYear - 1 : civilYear
    let era = (year >= 0 ? year : year - 399) / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = Int32(era * 146_097 + dayOfEra - 719_468)
  }

  /// Year, month (1…12) and day of the month (1…31).
  package var civil: (year: Int, month: Int, day: Int) {
    let shifted = Int(number) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// 1 for Monday … 7 for Sunday, as ISO 8601 counts.
  package var weekday: Int { ((Int(number) + 3) % 7 + 7) % 7 + 1 }

  /// The year and the number (1…53) of the ISO 8601 week.
  package var isoWeek: (year: Int, week: Int) {
    let thursday = Day(number - Int32(weekday) + 4)
    let year = thursday.civil.year
    let first = Day(civilYear: year, month: 1, day: 1)
    return (year, thursday.days(since: first) / 7 + 1)
  }

  /// Days in a month.
  package static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// The same day of the month `months` later (earlier if negative), or that month's last day; an open
  /// end stays open.
  package func advanced(byMonths months: Int) -> Day {
    guard !isDistant else { return self }
    let target = CalendarUnit.month.period(months, after: self)
    return min(target.first.advanced(by: civil.day - 1), target.last)
  }

  /// The whole years from this day to another, as ages are counted; negative before this day.
  ///
  /// Who was born on 29 February is a year older on 1 March of a common year.
  package func wholeYears(until other: Day) -> Int {
    let (year, month, day) = civil
    let end = other.civil
    return end.year - year - ((end.month, end.day) < (month, day) ? 1 : 0)
  }

  /// `2024-07-15`
  package var text: String {
    let (year, month, day) = civil
    return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2)
  }
}

/// The decimal digits of a number, with zeros before it up to `width`.
package func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(abs(number))
  let zeros = String(repeating: "0", count: max(0, width - digits.utf8.count))
  return (number < 0 ? "-" : "") + zeros + digits
}
