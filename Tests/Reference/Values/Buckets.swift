import Model
import Store

// Periods of the calendar that dates fall into: `released.month`.

private var calendar: CivilCalendar { .gregorian }

extension UncertainDate {
  /// A date within days by number.
  init(_ earliest: Int, _ latest: Int) {
    self.init(Day(Int32(earliest)), Day(Int32(latest)))
  }

  /// The days it can be, by number.
  var numbers: ClosedRange<Int> { Int(earliest.number)...Int(latest.number) }

  /// The date with each end changed; an open end stays open.
  func map(_ first: (Int) -> Int, _ last: (Int) -> Int) -> UncertainDate {
    UncertainDate(
      earliest.isDistant ? Int(earliest.number) : first(numbers.lowerBound),
      latest.isDistant ? Int(latest.number) : last(numbers.upperBound))
  }
}

/// The bounds of the periods that a date can fall into; an open end stays open.
func bucket(_ unit: CalendarUnit, of value: Value) -> Value {
  guard case .date(let date, _) = value else { return value }
  let bounds = date.map(
    { calendar.days(of: unit, holding: $0).lowerBound },
    { calendar.days(of: unit, holding: $0).upperBound })
  return shown(bounds, unit)
}

/// The bucket as groups know it: what several periods can hold goes to a bucket for its years.
func groupBucket(_ value: Value, _ type: ValueType) -> Value {
  guard case .period(let unit) = type, case .date(let date, _) = value, !value.isExact(type) else {
    return value
  }
  let bounds = date.map({ firstDay(ofYearOf: $0, unit) }, { lastDay(ofYearOf: $0, unit) })
  return shown(bounds, unit)
}

// Of weeks, a year begins with the week that holds its first Thursday.
private func firstDay(ofYearOf day: Int, _ unit: CalendarUnit) -> Int {
  let year = year(of: day, unit)
  if unit == .week { return calendar.days(ofWeek: 1, year: year)?.lowerBound ?? day }
  let first = calendar.number(CivilDate(year: year, month: 1, day: 1)) ?? day
  return calendar.days(of: unit, holding: first).lowerBound
}

private func lastDay(ofYearOf day: Int, _ unit: CalendarUnit) -> Int {
  let year = year(of: day, unit)
  if unit == .week {
    let last = calendar.days(ofWeek: 53, year: year) ?? calendar.days(ofWeek: 52, year: year)
    return last?.upperBound ?? day
  }
  let last = calendar.number(CivilDate(year: year, month: 12, day: 31)) ?? day
  return calendar.days(of: unit, holding: last).upperBound
}

private func shown(_ bounds: UncertainDate, _ unit: CalendarUnit) -> Value {
  if Value.date(bounds, notation: "").isExact(.period(unit)) {
    return .date(bounds, notation: calendar.label(unit, startingAt: bounds.numbers.lowerBound))
  }
  func years(_ day: Day) -> String {
    day.isDistant ? ".." : digits(year(of: Int(day.number), unit), 4)
  }
  let (first, last) = (years(bounds.earliest), years(bounds.latest))
  let name = first == last ? first : first + "/" + last
  return .date(bounds, notation: name + ", \(unit.rawValue) unknown")
}

// A week belongs to the year that holds its Thursday.
private func year(of day: Int, _ unit: CalendarUnit) -> Int {
  unit == .week ? calendar.week(day).year : calendar.civil(day).year
}

/// A date some days later; an open end stays open.
func moved(_ value: Value, by days: Int) -> Value {
  guard case .date(let date, _) = value else { return value }
  let bounds = date.map({ $0 + days }, { $0 + days })
  return .date(bounds, notation: bounds.notation)
}

/// A date some months later, each end for itself; an open end stays open.
func moved(_ value: Value, byMonths months: Int) -> Value {
  guard case .date(let date, _) = value else { return value }
  let bounds = date.map(
    { calendar.moved($0, months: months) }, { calendar.moved($0, months: months) })
  return .date(bounds, notation: bounds.notation)
}

/// The whole years from one date to another; unknown unless they are the same for all days that
/// both can be.
func age(_ born: Value, _ on: Value) -> Value {
  if born == .none || on == .none { return .none }
  guard case .date(let born, _) = born, case .date(let on, _) = on,
    ![born.earliest, born.latest, on.earliest, on.latest].contains(where: \.isDistant)
  else { return .unknown }
  // Who is born earlier is never younger.
  let least = calendar.birthdays(from: born.numbers.upperBound, to: on.numbers.lowerBound)
  let most = calendar.birthdays(from: born.numbers.lowerBound, to: on.numbers.upperBound)
  return least == most ? .integer(least) : .unknown
}

/// The days from one date to another.
func daysBetween(_ left: Value, minus right: Value) -> Value {
  guard case .date(let one, _) = left, case .date(let other, _) = right else {
    return left == .none || right == .none ? .none : .unknown
  }
  return .days(
    least: one.numbers.lowerBound - other.numbers.upperBound,
    most: one.numbers.upperBound - other.numbers.lowerBound)
}
