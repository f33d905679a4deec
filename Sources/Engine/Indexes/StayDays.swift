import Language
import Model
import Plan
import Store

/// On which days all rows of a table come into a state, are in it and leave it: sums from the first
/// day on, so that a figure of a period is read off at its ends.
struct StayDays: Sendable {
  /// The dates at which a state begins and ends.
  struct Key: Hashable {
    let from: ColumnOrigin
    let to: [ColumnOrigin]
  }

  /// The first day that a bound of a date names.
  let firstDay: Int32
  private let certain: DaySums
  private let possible: DaySums
  private let starts: EventDays
  private let ends: EventDays

  /// Sums stays up; nil where no day is named, or the days lie too far apart for a table.
  ///
  /// - Throws: `interrupted`.
  init?(_ stays: Stays, _ cancellation: Cancellation) throws(ExecutionError) {
    let start = stays.start
    let end = stays.end ?? start
    guard let firstDay = stays.firstDay,
      let lastDay = [start.lastDay, end.lastDay].compactMap(\.self).max()
    else { return nil }
    let count = Int(lastDay) - Int(firstDay) + 1
    guard count > 0, count <= max(65_536, start.earliest.count * 4) else { return nil }
    self.firstDay = firstDay
    func lasting(_ came: Cells<Int32>, _ left: Cells<Int32>) -> DaySums {
      DaySums(
        first: firstDay,
        sums: lastingSums(from: came.span, to: left.span, first: firstDay, count: count))
    }
    certain = lasting(start.latest, end.earliest)
    try cancellation.check()
    possible = lasting(start.earliest, end.latest)
    starts = try EventDays(start, first: firstDay, count: count, cancellation)
    ends = try EventDays(end, first: firstDay, count: count, cancellation)
  }

  /// A figure of each period.
  func counts(_ figure: StateFigure, _ calendar: SeriesCalendar) -> [Int64] {
    let held = figure.isPossible ? possible : certain
    return switch figure.counted {
    case .start: calendar.firsts.map { held.sum(upTo: $0) }
    case .end: calendar.lasts.map { held.sum(upTo: $0) }
    case .entered: starts.counts(calendar, isPossible: figure.isPossible)
    case .left: ends.counts(calendar, isPossible: figure.isPossible)
    }
  }
}

/// Sums of rows by day: of those before the first day, then of those up to each day.
struct DaySums: Sendable {
  let first: Int32
  let sums: [Int32]

  func sum(upTo day: Int32) -> Int64 {
    let place = Int(day) - Int(first) + 1
    return Int64(sums[min(max(place, 0), sums.count - 1)])
  }

  func sum(from first: Int32, upTo last: Int32) -> Int64 {
    sum(upTo: last) - sum(upTo: first - 1)
  }
}

/// On which days something happens to rows.
private struct EventDays: Sendable {
  private let earliest: DaySums
  private let latest: DaySums
  private let exact: DaySums
  /// The different ranges of several days, and how many rows have each.
  private let ranges: (earliest: [Int32], latest: [Int32], counts: [Int])

  init(
    _ bounds: Stays.Bounds, first: Int32, count: Int, _ cancellation: Cancellation
  ) throws(ExecutionError) {
    try cancellation.check()
    func sums(_ days: Cells<Int32>) -> DaySums {
      DaySums(first: first, sums: daySums(of: days.span, first: first, count: count))
    }
    earliest = sums(bounds.earliest)
    let isRange = comparedExactly(.notEqual, bounds.earliest.span, bounds.latest.span)
    guard !isZero(isRange.span) else {
      (latest, exact) = (earliest, earliest)
      ranges = ([], [], [])
      return
    }
    latest = sums(bounds.latest)
    let several = Bitmap(words: isRange, count: bounds.earliest.count)
    let days = several.complement.rows
    exact = sums(bounds.earliest.gathered(at: days))
    let rows = several.rows
    let keys = rows.map { row in
      UInt64(UInt32(bitPattern: bounds.earliest[Int(row)])) << 32
        | UInt64(UInt32(bitPattern: bounds.latest[Int(row)]))
    }
    let every = Bitmap(repeating: true, count: keys.count)
    let (numbers, firstRows) = try numbered(keys.span, within: every.words.span, cancellation)
    ranges = (
      firstRows.map { bounds.earliest[Int(rows[Int($0)])] },
      firstRows.map { bounds.latest[Int(rows[Int($0)])] },
      groupCounts(numbers.span, groupCount: firstRows.count)
    )
  }

  /// For each period the rows whose day certainly lies in it, or may.
  func counts(_ calendar: SeriesCalendar, isPossible: Bool) -> [Int64] {
    let periods = zip(calendar.firsts, calendar.lasts)
    if isPossible {
      return periods.map { first, last in
        earliest.sum(upTo: last) - latest.sum(upTo: first - 1)
      }
    }
    var counts = periods.map { exact.sum(from: $0, upTo: $1) }
    guard !ranges.counts.isEmpty else { return counts }
    let places = zip(
      calendar.places(of: Cells(ranges.earliest)), calendar.places(of: Cells(ranges.latest)))
    for (ends, count) in zip(places, ranges.counts)
    where ends.0 == ends.1 && counts.indices.contains(Int(ends.0)) {
      counts[Int(ends.0)] += Int64(count)
    }
    return counts
  }
}

extension Execution {
  /// The days of a state of all rows of a table; nil where they must be looked at row by row.
  ///
  /// - Throws: `interrupted`, `unsupported`, `malformedPlan`.
  mutating func stayDays(
    of series: StateSeries, over input: Relation
  ) throws(ExecutionError) -> StayDays? {
    guard input.isWhole, input.shape.table?.rows == nil, input.shape.table != nil,
      series.keys.isEmpty, let from = try origin(of: series.from, in: input.shape)
    else { return nil }
    var to: [ColumnOrigin] = []
    for end in series.to {
      guard let origin = try origin(of: end, in: input.shape) else { return nil }
      to.append(origin)
    }
    return try indexes.stays.index(StayDays.Key(from: from, to: to)) {
      () throws(ExecutionError) in try StayDays(stays(of: series, over: input.shape), cancellation)
    }
  }

  /// Where the values of a stored column are, if each row of the shape has its own.
  private func origin(
    of scalar: Scalar, in shape: Shape
  ) throws(ExecutionError) -> ColumnOrigin? {
    guard case .column(let reference) = scalar else { return nil }
    let source = try resolve(reference, in: shape)
    return source.rows == nil ? source.origin : nil
  }
}
