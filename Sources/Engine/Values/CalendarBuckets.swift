import Language
import Model
import Store

/// The periods of one calendar unit that days fall into, looked up through a table from day to
/// period where many rows share few days.
struct CalendarBuckets {
  let unit: CalendarUnit

  init(_ unit: CalendarUnit) { self.unit = unit }

  /// The first day of each day's period; open ends stay open.
  func firstDays(of days: Cells<Int32>) -> Cells<Int32> { mapped(days) { $0.first } }

  /// The last day of each day's period; open ends stay open.
  func lastDays(of days: Cells<Int32>) -> Cells<Int32> { mapped(days) { $0.last } }

  /// The period that holds a day; of an open end, itself.
  func period(of number: Int32) -> Period {
    let day = Day(number)
    return day.isDistant ? Period(day) : unit.period(containing: day)
  }

  private func mapped(_ days: Cells<Int32>, _ end: (Period) -> Day) -> Cells<Int32> {
    guard unit != .day else { return days }
    let least = days.min() ?? 0
    let span = Int(days.max() ?? 0) - Int(least) + 1
    guard span <= min(days.count, 1 << 16) else {
      return Cells(days.map { end(period(of: $0)).number })
    }
    var table = [Int32](repeating: 0, count: span)
    var index = 0
    while index < span {
      let bucket = period(of: least &+ Int32(index))
      let next = min(span, Int(bucket.last.number) - Int(least) + 1)
      for entry in index..<max(next, index + 1) { table[entry] = end(bucket).number }
      index = max(next, index + 1)
    }
    return Cells(days.map { table[Int($0) - Int(least)] })
  }
}

/// The day of the week of each date, by its number; unknown where several days are possible.
func weekdays(_ dates: Vector) -> Vector {
  guard case .dates(let earliest, let latest) = dates.values else {
    return Vector(repeating: .unknown, type: .weekday, count: dates.count)
  }
  let single = Bitmap(
    words: comparedExactly(.equal, earliest.span, latest.span), count: dates.count)
  let several = dates.known.subtracting(single)
  return Vector(
    type: .weekday, values: .integers(Cells(earliest.map { Int64(Day($0).weekday) })),
    unknown: dates.unknown.map { $0.union(several) } ?? several, none: dates.none)
}

extension CalendarUnit {
  /// The period that holds each day. Each is looked up in the calendar: for few days.
  func periods(of days: Cells<Int32>) -> DayRanges {
    let buckets = CalendarBuckets(self)
    let periods = days.map { buckets.period(of: $0) }
    return DayRanges(
      earliest: periods.cells(\.first.number), latest: periods.cells(\.last.number))
  }

  /// Bounds with the notation of those that reach over several periods: `2024, month unknown`.
  func bucketed(_ earliest: Cells<Int32>, _ latest: Cells<Int32>) -> DayRanges {
    let buckets = CalendarBuckets(self)
    let ends = buckets.lastDays(of: earliest)
    guard ends != latest else { return DayRanges(earliest: earliest, latest: latest) }
    var notations = [""]
    var codes: [String: UInt32] = [:]
    var rows = [UInt32](repeating: 0, count: earliest.count)
    for row in rows.indices where ends[row] != latest[row] {
      let text = notation(ofSeveralFrom: Day(earliest[row]), to: Day(latest[row]))
      if let code = codes[text] {
        rows[row] = code
      } else {
        rows[row] = UInt32(truncatingIfNeeded: notations.count)
        codes[text] = rows[row]
        notations.append(text)
      }
    }
    return DayRanges(
      earliest: earliest, latest: latest, notationCodes: Cells(rows), notations: notations)
  }

  /// The years that a date of several periods may be in; open ends stay open.
  func years(from earliest: Day, to latest: Day) -> (first: Int?, last: Int?) {
    (
      earliest.isDistant ? nil : year(of: earliest), latest.isDistant ? nil : year(of: latest)
    )
  }

  // A week belongs to the year that holds its Thursday.
  private func year(of day: Day) -> Int {
    self == .week ? day.isoWeek.year : day.civil.year
  }

  private func notation(ofSeveralFrom earliest: Day, to latest: Day) -> String {
    let (first, last) = years(from: earliest, to: latest)
    let start = first.map { padded($0, 4) } ?? ".."
    let end = last.map { padded($0, 4) } ?? ".."
    return (start == end ? start : start + "/" + end) + ", \(rawValue) unknown"
  }
}
