import Model

// Days, and the periods of the calendar that hold them.
extension SQLWriter {
  func daysBetween(_ later: String, _ earlier: String) -> String {
    filled(dialect.calendar.daysBetween, later, earlier)
  }

  /// A date moved by days; an open end stays open.
  func moved(_ date: SQLValue, _ days: Int) throws(SQLRefusal) -> SQLValue {
    guard abs(days) <= 100_000 else { throw refuse("A move by more than 100,000 days") }
    return try moved(date) { plus($0, days) }
  }

  /// A date moved by whole months; an open end stays open.
  func moved(_ date: SQLValue, months: Int) throws(SQLRefusal) -> SQLValue {
    guard abs(months) <= 3_000 else { throw refuse("A move by more than 3,000 months") }
    return try moved(date) { filled(dialect.calendar.addMonths, $0, String(months)) }
  }

  private func moved(
    _ date: SQLValue, by move: (String) -> String
  ) throws(SQLRefusal) -> SQLValue {
    let start = try day(.distantPast)
    let end = try day(.distantFuture)
    func moved(_ day: String) -> String {
      "CASE WHEN \(day) IN (\(start), \(end)) THEN \(day) ELSE \(move(day)) END"
    }
    let first = moved(date.first)
    return SQLValue(
      .date, first, date.first == date.last ? first : moved(date.last), none: date.none)
  }

  /// Whole years from one date to another, NULL where the days that they can be differ in it.
  func age(_ born: SQLValue, on date: SQLValue) throws(SQLRefusal) -> SQLValue {
    let most = years(from: born.first, to: date.last)
    let least = years(from: born.last, to: date.first)
    let start = try day(.distantPast)
    let end = try day(.distantFuture)
    var tests = most == least ? [] : [Condition("\(most) = \(least)")]
    for value in [born, date] where value.first != value.last {
      tests += [Condition("\(value.first) <> \(start)"), Condition("\(value.last) <> \(end)")]
    }
    let isSure = Condition.all(tests)
    return SQLValue(
      .integer, isSure == .yes ? most : "CASE WHEN \(isSure.sql) THEN \(most) END",
      none: born.eitherNone(date))
  }

  /// Whole years from one date to another, within bounds; an open end is ten thousand years away.
  func ageBounds(_ born: SQLValue, on date: SQLValue) throws(SQLRefusal) -> SQLValue {
    let ends = "(\(try day(.distantPast)), \(try day(.distantFuture)))"
    func years(_ start: String, _ end: String, open: Int) -> String {
      let open = [start, end].reduce(self.years(from: start, to: end)) { years, day in
        "CASE WHEN \(day) IN \(ends) THEN \(open) ELSE \(years) END"
      }
      return "CASE WHEN \(start) IS NOT NULL AND \(end) IS NOT NULL THEN \(open) END"
    }
    if born.first == born.last && date.first == date.last { return try age(born, on: date) }
    return SQLValue(
      .integer, years(born.last, date.first, open: -10_000),
      years(born.first, date.last, open: 10_000), none: born.eitherNone(date))
  }

  private func years(from born: String, to day: String) -> String {
    let calendar = dialect.calendar
    let isBefore =
      "\(filled(calendar.monthDay, day)) < \(filled(calendar.monthDay, born))"
    return "(\(filled(calendar.yearNumber, day)) - \(filled(calendar.yearNumber, born)) - "
      + "CASE WHEN \(isBefore) THEN 1 ELSE 0 END)"
  }

  /// The number of a date's weekday; NULL for a date that is not one day.
  func weekday(of date: SQLValue) -> SQLValue {
    let number = filled(dialect.calendar.weekday, date.first)
    let isOne = date.first == date.last
    return SQLValue(
      .weekday, isOne ? number : "CASE WHEN \(date.first) = \(date.last) THEN \(number) END",
      none: date.none)
  }

  /// The name of a weekday.
  func weekdayText(_ number: String) -> String {
    let names = Weekday.allCases.map { "WHEN \($0.rawValue) THEN \(dialect.literal($0.name))" }
    return "CASE \(number) \(names.joined(separator: " ")) END"
  }

  /// The periods that hold the first and the last day that a date can be, from the first day of the
  /// one to the last day of the other.
  func period(_ unit: CalendarUnit, _ date: SQLValue) -> SQLValue {
    SQLValue(
      .period(unit), start(of: unit, date.first), end(of: unit, date.last), none: date.none)
  }

  func start(of unit: CalendarUnit, _ day: String) -> String {
    guard let template = dialect.calendar.starts[unit] else { return day }
    let start = filled(template, day)
    // The first day that can be stored begins every unit but the decade.
    guard unit == .decade, dialect.openStart.civil.year % 10 != 0 else { return start }
    return unless(day, is: dialect.openStart, start)
  }

  func end(of unit: CalendarUnit, _ day: String) -> String {
    guard let template = dialect.calendar.ends[unit] else { return day }
    let end = filled(template, day)
    // The last day that can be stored ends every unit but the week.
    guard unit == .week, dialect.openEnd.weekday != 7 else { return end }
    return unless(day, is: dialect.openEnd, end)
  }

  // An open end stays open.
  private func unless(_ day: String, is end: Day, _ expression: String) -> String {
    "CASE WHEN \(day) = \(literal(end)) THEN \(day) ELSE \(expression) END"
  }

  private func literal(_ day: Day) -> String { filled(dialect.dateLiteral, day.text) }

  private func plus(_ day: String, _ count: Int) -> String {
    filled(dialect.calendar.addDays, day, String(count))
  }

  // MARK: - Groups

  /// A value as groups have it: a date of several periods goes to a group for its years.
  func grouped(_ value: SQLValue) throws(SQLRefusal) -> SQLValue {
    guard case .period(let unit) = value.type, unit != .year else { return value }
    let isOne = isOnePeriod(value, unit)
    var first = yearStart(unit, value.first)
    var last = yearEnd(unit, value.last)
    if unit == .week {
      first = unless(value.first, is: dialect.openStart, first)
      last = unless(value.last, is: dialect.openEnd, last)
    }
    return SQLValue(
      value.type, "CASE WHEN \(isOne) THEN \(value.first) ELSE \(first) END",
      "CASE WHEN \(isOne) THEN \(value.last) ELSE \(last) END", none: value.none)
  }

  private func isOnePeriod(_ value: SQLValue, _ unit: CalendarUnit) -> String {
    "\(value.last) = \(end(of: unit, value.first))"
  }

  // The first and the last period of a year; the 4th of January is in the first week, the 28th of
  // December in the last (ISO 8601).
  private func yearStart(_ unit: CalendarUnit, _ day: String) -> String {
    switch unit {
    case .week: start(of: .week, plus(start(of: .year, thursday(of: day)), 3))
    case .decade: day
    default: start(of: .year, day)
    }
  }

  private func yearEnd(_ unit: CalendarUnit, _ day: String) -> String {
    switch unit {
    case .week:
      plus(
        start(of: .week, plus(end(of: .year, thursday(of: day)), -3)), 6)
    case .decade: day
    default: end(of: .year, day)
    }
  }

  // A week belongs to the year that holds its Thursday.
  private func thursday(of day: String) -> String { plus(start(of: .week, day), 3) }

  // MARK: - Texts

  /// The text of the period that begins on a day: `2024-07`.
  func periodText(_ first: String, _ unit: CalendarUnit) -> String {
    let calendar = dialect.calendar
    return switch unit {
    case .day: filled(calendar.day, first)
    case .week: "\(year(first, unit)) || '-W' || \(filled(calendar.week, first))"
    case .month: filled(calendar.month, first)
    case .quarter: "\(year(first, unit)) || '-Q' || \(filled(calendar.quarter, first))"
    case .year: year(first, unit)
    case .decade: "\(year(first, unit)) || 's'"
    }
  }

  private func year(_ day: String, _ unit: CalendarUnit) -> String {
    filled(dialect.calendar.year, unit == .week ? thursday(of: day) : day)
  }

  /// The text of a period, or `2024, month unknown` of a date that several may hold.
  func label(of value: SQLValue, _ unit: CalendarUnit) -> String {
    let first = value.first
    let start =
      "CASE WHEN \(first) = \(literal(dialect.openStart)) THEN '..' ELSE \(year(first, unit)) END"
    let end =
      "CASE WHEN \(value.last) = \(literal(dialect.openEnd)) THEN '..' "
      + "ELSE \(year(value.last, unit)) END"
    return "CASE WHEN \(isOnePeriod(value, unit)) THEN \(periodText(first, unit)) "
      + "WHEN \(start) = \(end) THEN \(start) || ', \(unit.rawValue) unknown' "
      + "ELSE \(start) || '/' || \(end) || ', \(unit.rawValue) unknown' END"
  }
}
