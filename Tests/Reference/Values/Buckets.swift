import Model
import Store

// Periods of the calendar that dates fall into: `released.month`.

/// The bounds of the periods that a date can fall into; an open end stays open.
func bucket(_ unit: CalendarUnit, of value: Value) -> Value {
  guard case .date(let date, _) = value else { return value }
  let first =
    date.earliest.isDistant ? date.earliest : unit.period(containing: date.earliest).first
  let last = date.latest.isDistant ? date.latest : unit.period(containing: date.latest).last
  return shown(UncertainDate(first, last), unit)
}

/// The bucket as groups know it: what several periods can hold goes to a bucket for its years.
func groupBucket(_ value: Value, _ type: ValueType) -> Value {
  guard case .period(let unit) = type, case .date(let date, _) = value, !value.isExact(type) else {
    return value
  }
  // Monday of the first week and Sunday of the last, else the periods of the first and last days.
  let firstDay = unit == .week ? 4 : 1
  let lastDay = unit == .week ? 28 : 31
  let first = year(of: date.earliest, unit).flatMap { Day(year: $0, month: 1, day: firstDay) }
  let last = year(of: date.latest, unit).flatMap { Day(year: $0, month: 12, day: lastDay) }
  let bounds = UncertainDate(
    first.map { unit.period(containing: $0).first } ?? date.earliest,
    last.map { unit.period(containing: $0).last } ?? date.latest)
  return shown(bounds, unit)
}

private func shown(_ bounds: UncertainDate, _ unit: CalendarUnit) -> Value {
  if Value.date(bounds, notation: "").isExact(.period(unit)) {
    return .date(bounds, notation: unit.label(startingAt: bounds.earliest))
  }
  let first = year(of: bounds.earliest, unit).map { padded($0, 4) } ?? ".."
  let last = year(of: bounds.latest, unit).map { padded($0, 4) } ?? ".."
  let years = first == last ? first : first + "/" + last
  return .date(bounds, notation: years + ", \(unit.rawValue) unknown")
}

// A week belongs to the year that holds its Thursday.
private func year(of day: Day, _ unit: CalendarUnit) -> Int? {
  if day.isDistant { return nil }
  return unit == .week ? day.isoWeek.year : day.civil.year
}

/// A date some days later; an open end stays open.
func moved(_ value: Value, by days: Int) -> Value {
  guard case .date(let date, _) = value else { return value }
  let ends = [date.earliest, date.latest].map { $0.isDistant ? $0 : $0.advanced(by: days) }
  let bounds = UncertainDate(ends[0], ends[1])
  return .date(bounds, notation: bounds.notation)
}

/// The days from one date to another.
func daysBetween(_ left: Value, minus right: Value) -> Value {
  guard case .date(let one, _) = left, case .date(let other, _) = right else {
    return left == .none || right == .none ? .none : .unknown
  }
  return .days(
    least: one.earliest.days(since: other.latest), most: one.latest.days(since: other.earliest))
}
