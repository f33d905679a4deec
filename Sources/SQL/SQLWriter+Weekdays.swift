import Model
import Plan

// Sets of days in which the weekday counts.
extension SQLWriter {
  /// True if all days that a date can be are in the set.
  ///
  /// Of each weekday, either none of them is one, or the periods between the last that is not in
  /// them before the first and the first after the last hold all that are: a period from Tuesday to
  /// Tuesday holds the Tuesdays of each range from six days before it to six days after it.
  func onWeekdays(_ set: DaySet, _ value: SQLValue) throws(SQLRefusal) -> Condition {
    let number = filled(dialect.calendar.weekday, value.first)
    let isDay = value.first == value.last
    var free: [String] = []
    var tests: [Condition] = []
    for day in Weekday.allCases {
      let periods = set.periods(on: day).weeks(of: day)
      if periods == [Period(.distantPast, .distantFuture)] { continue }
      if isDay, periods.isEmpty {
        free.append(String(day.rawValue))
        continue
      }
      let absent =
        isDay
        ? "\(number) <> \(day.rawValue)"
        : "\(daysBetween(value.last, value.first)) < (\(day.rawValue + 7) - \(number)) % 7"
      var ways = [Condition(absent)]
      for period in periods { ways.append(try between(period, value)) }
      tests.append(.any(ways))
    }
    if !free.isEmpty {
      tests.append(Condition("\(number) NOT IN (\(free.joined(separator: ", ")))"))
    }
    let test = tests.isEmpty ? value.known : Condition.all(tests)
    return set.includesNone ? value.orNone(test) : test
  }

  private func between(_ period: Period, _ value: SQLValue) throws(SQLRefusal) -> Condition {
    var ends: [Condition] = []
    if period.first > .distantPast {
      ends.append(Condition("\(value.first) >= \(try day(period.first))"))
    }
    if period.last < .distantFuture {
      ends.append(Condition("\(value.last) <= \(try day(period.last))"))
    }
    return .all(ends)
  }
}

extension PeriodSet {
  /// The periods of the days of one weekday, joined where no such day lies between them, each from
  /// the day after the last such day before it to the day before the next after it.
  fileprivate func weeks(of weekday: Weekday) -> [Period] {
    var joined: [Period] = []
    for period in periods {
      let first = period.first <= .distantPast ? period.first : weekday.first(from: period.first)
      let last = period.last >= .distantFuture ? period.last : weekday.last(until: period.last)
      guard first <= last else { continue }
      if let previous = joined.last, previous.last.days(since: first) >= -7 {
        joined[joined.count - 1] = Period(previous.first, last)
      } else {
        joined.append(Period(first, last))
      }
    }
    return joined.map { period in
      Period(
        period.first <= .distantPast ? period.first : period.first.advanced(by: -6),
        period.last >= .distantFuture ? period.last : period.last.advanced(by: 6))
    }
  }
}

extension Weekday {
  fileprivate func first(from day: Day) -> Day {
    day.advanced(by: (rawValue - day.weekday + 7) % 7)
  }

  fileprivate func last(until day: Day) -> Day {
    day.advanced(by: -((day.weekday - rawValue + 7) % 7))
  }
}
