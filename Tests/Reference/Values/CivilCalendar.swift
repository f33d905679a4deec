import Model

/// A day as people write it.
struct CivilDate: Hashable {
  var year: Int
  var month: Int
  var day: Int
}

/// The Gregorian calendar by counting: month after month from January of the year 1, by the rule of
/// leap years alone. Days are numbers from 1970-01-01 on.
struct CivilCalendar: Sendable {
  /// The number of the first day of each month from January 0001 on, and of the one after the last.
  private let starts: [Int]
  static let gregorian = CivilCalendar()

  private init() {
    var starts = [0]
    for year in 1...9999 {
      let isLeap = year % 400 == 0 || year % 4 == 0 && year % 100 != 0
      for length in [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] {
        starts.append(starts[starts.count - 1] + length)
      }
    }
    let epoch = starts[1969 * 12]
    self.starts = starts.map { $0 - epoch }
  }

  // MARK: Days

  /// The place of the month that holds a day.
  private func month(holding number: Int) -> Int {
    var (low, high) = (0, starts.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= number { low = middle } else { high = middle }
    }
    return low
  }

  func civil(_ number: Int) -> CivilDate {
    let place = month(holding: number)
    return CivilDate(
      year: place / 12 + 1, month: place % 12 + 1, day: number - starts[place] + 1)
  }

  /// The number of a day; nil if there is no such day.
  func number(_ date: CivilDate) -> Int? {
    guard (1...9999).contains(date.year), (1...12).contains(date.month), date.day > 0 else {
      return nil
    }
    let place = (date.year - 1) * 12 + date.month - 1
    let number = starts[place] + date.day - 1
    return number < starts[place + 1] ? number : nil
  }

  /// 1 for Monday, 7 for Sunday; 1970 began on a Thursday.
  func weekday(_ number: Int) -> Int { ((number + 3) % 7 + 7) % 7 + 1 }

  /// The same day so many months later or earlier, or that month's last day, going month by month.
  func moved(_ number: Int, months: Int) -> Int {
    var place = month(holding: number)
    let day = number - starts[place]
    for _ in 0..<abs(months) { place += months < 0 ? -1 : 1 }
    place = min(max(place, 0), starts.count - 2)
    return min(starts[place] + day, starts[place + 1] - 1)
  }

  /// How many birthdays there were, counting them one by one; less than none before the first day.
  ///
  /// Who was born on a 29 February has the birthday on 1 March of a common year.
  func birthdays(from born: Int, to day: Int) -> Int {
    let birth = civil(born)
    func birthday(_ age: Int) -> Int {
      number(CivilDate(year: birth.year + age, month: birth.month, day: birth.day))
        ?? number(CivilDate(year: birth.year + age, month: 3, day: 1))
        ?? (age < 0 ? .min : .max)
    }
    var age = 0
    while birthday(age + 1) <= day { age += 1 }
    while birthday(age) > day { age -= 1 }
    return age
  }

  // MARK: Periods

  /// The days of the calendar unit that holds a day, going outwards from it.
  func days(of unit: CalendarUnit, holding number: Int) -> ClosedRange<Int> {
    if unit == .day { return number...number }
    if unit == .week {
      var (first, last) = (number, number)
      while weekday(first) != 1 { first -= 1 }
      while weekday(last) != 7 { last += 1 }
      return first...last
    }
    func isSame(_ place: Int, _ other: Int) -> Bool {
      switch unit {
      case .day, .week, .month: place == other
      case .quarter: place / 3 == other / 3
      case .year: place / 12 == other / 12
      case .decade: (place / 12 + 1) / 10 == (other / 12 + 1) / 10
      }
    }
    let place = month(holding: number)
    var (first, last) = (place, place)
    while first > 0, isSame(first - 1, place) { first -= 1 }
    while last < starts.count - 2, isSame(last + 1, place) { last += 1 }
    return starts[first]...(starts[last + 1] - 1)
  }

  /// The unit so many units later or earlier than the one that holds a day, going one by one.
  func days(of unit: CalendarUnit, _ count: Int, after number: Int) -> ClosedRange<Int> {
    var result = days(of: unit, holding: number)
    for _ in 0..<abs(count) {
      result = days(of: unit, holding: count < 0 ? result.lowerBound - 1 : result.upperBound + 1)
    }
    return result
  }

  /// The year that a day's ISO week belongs to, the one that holds its Thursday, and its number,
  /// counting Thursdays.
  func week(_ number: Int) -> (year: Int, week: Int) {
    let thursday = days(of: .week, holding: number).lowerBound + 3
    let year = civil(thursday).year
    var week = 1
    while civil(thursday - 7 * week).year == year { week += 1 }
    return (year, week)
  }

  /// The days of an ISO week; nil if the year has no such week.
  func days(ofWeek week: Int, year: Int) -> ClosedRange<Int>? {
    guard week >= 1, var thursday = number(CivilDate(year: year, month: 1, day: 1)) else {
      return nil
    }
    while weekday(thursday) != 4 { thursday += 1 }
    for _ in 1..<week { thursday += 7 }
    return civil(thursday).year == year ? (thursday - 3)...(thursday + 3) : nil
  }

  /// The name of the unit that begins on a day.
  func label(_ unit: CalendarUnit, startingAt number: Int) -> String {
    let date = civil(number)
    let year = digits(date.year, 4)
    switch unit {
    case .day: return year + "-" + digits(date.month, 2) + "-" + digits(date.day, 2)
    case .week:
      let (year, week) = week(number)
      return digits(year, 4) + "-W" + digits(week, 2)
    case .month: return year + "-" + digits(date.month, 2)
    case .quarter: return year + "-Q" + String((date.month + 2) / 3)
    case .year: return year
    case .decade: return year + "s"
    }
  }
}

/// A number with zeros before it.
func digits(_ number: Int, _ width: Int) -> String {
  let text = String(number)
  return String(repeating: "0", count: max(0, width - text.count)) + text
}

extension ClosedRange<Int> {
  /// The range as a period of days.
  var period: Period { Period(Day(Int32(lowerBound)), Day(Int32(upperBound))) }
}
