import Model
import Plan
import Store

/// The periods of a series, from that of the first day to that of the as-of day.
struct SeriesCalendar: Sendable {
  let unit: CalendarUnit
  /// The first day of each period.
  let firsts: [Int32]
  /// The last day of each period.
  let lasts: [Int32]

  /// Nil where there is no day to begin with, or it comes after the as-of day's period.
  init?(_ unit: CalendarUnit, from first: Int32?, asOf: Day) {
    guard let first, unit.period(containing: Day(first)).first <= asOf else { return nil }
    self.unit = unit
    var firsts: [Int32] = []
    var lasts: [Int32] = []
    var day = Day(first)
    while true {
      let period = unit.period(containing: day)
      guard period.first <= asOf else { break }
      firsts.append(period.first.number)
      lasts.append(period.last.number)
      day = period.last.advanced(by: 1)
    }
    self.firsts = firsts
    self.lasts = lasts
  }

  /// The periods in an order of cells, period after period.
  func column(_ name: String, order: [Int32]) -> MappedColumn {
    let count = firsts.count
    let ranges = DayRanges(
      earliest: order.cells { firsts[Int($0) % count] },
      latest: order.cells { lasts[Int($0) % count] })
    return MappedColumn(
      name: name, column: Column(type: .period(unit), storage: .dayRanges(ranges)))
  }

  /// For each day the place of its period: −1 before the first, the number of periods after the
  /// last.
  func places(of days: Cells<Int32>) -> [Int32] { looked(days, until: lasts) }

  /// For each day the place of the first period that begins on it or later.
  func placesOfStarts(since days: Cells<Int32>) -> [Int32] {
    looked(days, until: firsts).map { max($0, 0) }
  }

  /// For each day the place of the first of some ascending days that is not before it.
  private func looked(_ days: Cells<Int32>, until ends: [Int32]) -> [Int32] {
    guard let first = firsts.first, let last = ends.last else { return days.array }
    // Few days are searched for sooner than all days are told in a table.
    if days.count < (Int(last) - Int(first)) / 16 {
      return days.map { $0 < first ? -1 : Self.place(of: $0, among: ends) }
    }
    var table: [Int32] = []
    table.reserveCapacity(Int(last) - Int(first) + 1)
    for (place, end) in ends.enumerated() {
      let more = max(0, Int(end) - Int(first) + 1 - table.count)
      table.append(contentsOf: repeatElement(Int32(truncatingIfNeeded: place), count: more))
    }
    return Engine.places(
      of: days.span, table: table.span, first: first, before: -1,
      after: Int32(truncatingIfNeeded: ends.count))
  }
}

extension SeriesCalendar {
  /// The place of the first of some ascending days that is not before a day.
  private static func place(of day: Int32, among ends: [Int32]) -> Int32 {
    var low = 0
    var high = ends.count
    while low < high {
      let middle = (low + high) / 2
      if ends[middle] < day { low = middle + 1 } else { high = middle }
    }
    return Int32(truncatingIfNeeded: low)
  }
}

/// Where rows come into a state and leave it, as places among the periods.
struct StayPlaces: Sendable {
  private let start: Stays.Bounds
  private let end: Stays.Bounds
  private let calendar: SeriesCalendar

  init(_ stays: Stays, _ calendar: SeriesCalendar) {
    start = stays.start
    end = stays.end ?? stays.start
    self.calendar = calendar
  }

  /// A figure of each group's periods, group after group.
  ///
  /// A row is certainly in the state from the last day at which it can have come to the first at
  /// which it can have left, and may be in it from the first to the last.
  func counts(
    _ figure: StateFigure, rowCount: Int, grouping: Grouping?, count: Int
  ) -> [Int64] {
    let isPossible = figure.isPossible
    let came = isPossible ? start.earliest : start.latest
    let left = isPossible ? end.latest : end.earliest
    switch figure.counted {
    case .start:
      return covered(
        calendar.placesOfStarts(since: came), calendar.placesOfStarts(since: left), rowCount,
        grouping, count)
    case .end:
      return covered(
        calendar.places(of: came), calendar.places(of: left), rowCount, grouping, count)
    case .entered: return events(start, isPossible, rowCount, grouping, count)
    case .left: return events(end, isPossible, rowCount, grouping, count)
    }
  }

  private func events(
    _ days: Stays.Bounds, _ isPossible: Bool, _ rowCount: Int, _ grouping: Grouping?, _ count: Int
  ) -> [Int64] {
    let first = calendar.places(of: days.earliest)
    let last = calendar.places(of: days.latest)
    guard isPossible else {
      let groups = grouping?.groups ?? []
      return placedCounts(
        from: first.span, to: last.span, rowCount: rowCount, groups: groups.span,
        groupCount: grouping?.count ?? 1, count: count)
    }
    return covered(first, last.map { $0 &+ 1 }, rowCount, grouping, count)
  }

  private func covered(
    _ starts: [Int32], _ ends: [Int32], _ rowCount: Int, _ grouping: Grouping?, _ count: Int
  ) -> [Int64] {
    let groups = grouping?.groups ?? []
    return coveredCounts(
      from: starts.span, to: ends.span, rowCount: rowCount, groups: groups.span,
      groupCount: grouping?.count ?? 1, count: count)
  }
}
