/// A day of the Gregorian calendar, counted in days from 1970-01-01.
struct CivilDay: Comparable, Hashable, Sendable {
  /// Days since 1970-01-01.
  let number: Int

  /// The day that many days after 1970-01-01.
  init(number: Int) {
    self.number = number
  }

  /// A day by its parts; a month of 0 or 13 is that of the year before or after.
  init(_ year: Int, _ month: Int, _ day: Int) {
    let monthIndex = year * 12 + month - 1
    // The year is taken to begin in March, so that a leap day comes last.
    let shifted = monthIndex - 2
    let y = shifted / 12
    let m = shifted % 12
    let dayOfYear = (153 * m + 2) / 5 + day - 1
    number = y * 365 + y / 4 - y / 100 + y / 400 + dayOfYear - 719_468
  }

  /// The year, the month (1–12) and the day of the month (1–31).
  var parts: (year: Int, month: Int, day: Int) {
    let days = number + 719_468
    let era = days / 146_097
    let dayOfEra = days % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, day)
  }

  /// The day of the week, 0 for Monday to 6 for Sunday.
  var weekday: Int {
    (number + 3) % 7
  }

  /// The day as `2021-03-04`.
  var text: String {
    let (year, month, day) = parts
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  static func < (left: CivilDay, right: CivilDay) -> Bool {
    left.number < right.number
  }

  static func + (day: CivilDay, days: Int) -> CivilDay {
    CivilDay(number: day.number + days)
  }

  static func - (left: CivilDay, right: CivilDay) -> Int {
    left.number - right.number
  }

  /// The same day of the month that many months later, or the month's 28th when it would be later.
  func adding(months: Int) -> CivilDay {
    let (year, month, day) = parts
    let index = year * 12 + month - 1 + months
    return CivilDay(index / 12, index % 12 + 1, min(day, 28))
  }
}

/// A month of the calendar, as the interval of its days.
struct CivilMonth: Sendable {
  let first: CivilDay
  let last: CivilDay

  /// The month of a year; 0 and 13 are the months before and after the year's.
  init(_ year: Int, _ month: Int) {
    first = CivilDay(year, month, 1)
    last = CivilDay(year, month + 1, 1) + -1
  }
}

/// The number in decimal with zeros before it up to `width` digits.
func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
