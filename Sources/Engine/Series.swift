import Language
import Model
import Plan
import Store

extension Execution {
  /// One row for each period of the calendar and each group of the input's rows.
  ///
  /// - Throws: `interrupted`, `tooManyGroups`, `unsupported`, `malformedPlan`.
  mutating func series(
    _ input: Relation, _ series: StateSeries
  ) throws(ExecutionError) -> Relation {
    depart(input)
    let certainCount = input.truth.yes.setCount
    let isWhole = input.order == nil && certainCount == input.shape.rowCount
    // Rows that only may be in have their days and groups too, whatever of them is shown.
    let shape =
      isWhole
      ? input.shape : input.shape.restricted(to: input.rows + input.truth.unsure.rows)
    var keys: [GroupKey] = []
    for key in series.keys { keys.append(try groupKey(key, over: shape)) }
    let grouping =
      try series.keys.isEmpty
      ? nil : Grouping(keys.map(\.ordinals), rowCount: shape.rowCount)
    var stays = Stays(start: try vector(series.from, over: shape))
    for end in series.to { stays.end(at: try vector(end, over: shape)) }
    let groupCount = shape.rowCount == 0 ? 0 : grouping?.count ?? 1
    guard let calendar = SeriesCalendar(series.unit, stays, asOf: series.asOf),
      !calendar.firsts.isEmpty, groupCount > 0
    else { return Relation(all: shape.empty(series)) }
    let (cells, overflow) = calendar.firsts.count.multipliedReportingOverflow(by: groupCount)
    guard !overflow, cells <= Limits.groupsMax else {
      throw .tooManyGroups(limit: Limits.groupsMax)
    }
    try cancellation.check()
    describe(counted(calendar.firsts.count, series.unit.rawValue))
    let places = StayPlaces(stays, calendar)
    let order = sortedCells(series, keys, grouping, periods: calendar.firsts.count)
    var columns = keys.enumerated().map { index, key in
      let rows = order.map { grouping?.firstRows[Int($0) / calendar.firsts.count] ?? 0 }
      return key.column(at: rows).renamed(series.keys[index].name)
    }
    columns.insert(
      calendar.column(series.periodName, order: order), at: series.periodPlace)
    for figure in series.figures {
      let counts = places.counts(
        figure, rowCount: figure.isPossible ? shape.rowCount : certainCount,
        grouping: grouping, count: calendar.firsts.count)
      let column = Column(type: .integer, storage: .integers(order.map { counts[Int($0)] }))
      columns.append(MappedColumn(name: figure.name, column: column))
    }
    return Relation(all: Shape(columns: columns, rowCount: cells, table: nil))
  }

  /// Cells, group after group and period after period within each, in the order of the keys.
  private func sortedCells(
    _ series: StateSeries, _ keys: [GroupKey], _ grouping: Grouping?, periods: Int
  ) -> [Int32] {
    let cells = Int32(truncatingIfNeeded: periods * (grouping?.count ?? 1))
    guard let grouping else { return Array(0..<cells) }
    let width = Int32(truncatingIfNeeded: periods)
    var ranks = keys.map { key in
      (0..<cells).map { key.ordinals.codes[Int(grouping.firstRows[Int($0 / width)])] }
    }
    ranks.insert((0..<cells).map { $0 % width }, at: series.periodPlace)
    return sortedPlaces(Int(cells), by: ranks)
  }
}

extension Shape {
  /// No rows of the columns that a series makes.
  fileprivate func empty(_ series: StateSeries) -> Shape {
    Shape(
      columns: series.columns.map {
        MappedColumn(name: $0.name, column: Column(type: $0.type, values: []))
      }, rowCount: 0, table: nil)
  }
}

/// For each row the bounds of the day at which it comes into a state and of the day at which it
/// leaves it. What never happens is on the last day of all; what is not known, on any day.
struct Stays: Sendable {
  static let never = Int32.max
  private static let ever = Int32.min

  let start: Bounds
  private(set) var end: Bounds?
  /// The first day that a bound of a date names; nil if there is none.
  private(set) var firstDay: Int32?

  struct Bounds: Sendable {
    let earliest: [Int32]
    let latest: [Int32]

    var firstDay: Int32? {
      let past = Day.distantPast.number
      let first = min(
        leastValue(of: earliest.span, above: past), leastValue(of: latest.span, above: past))
      return first < Day.distantFuture.number ? first : nil
    }
  }

  init(start: Vector) {
    self.start = Stays.bounds(start)
    firstDay = self.start.firstDay
  }

  /// Lets the state end at a day too; the first of several counts.
  mutating func end(at day: Vector) {
    let bounds = Stays.bounds(day)
    firstDay = [firstDay, bounds.firstDay].compactMap(\.self).min()
    guard let earlier = end else {
      end = bounds
      return
    }
    end = Bounds(
      earliest: zip(earlier.earliest, bounds.earliest).map { min($0, $1) },
      latest: zip(earlier.latest, bounds.latest).map { min($0, $1) })
  }

  private static func bounds(_ vector: Vector) -> Bounds {
    guard case .dates(var earliest, var latest) = vector.values else {
      let count = vector.count
      return Bounds(
        earliest: Array(repeating: ever, count: count),
        latest: Array(repeating: never, count: count))
    }
    for row in vector.unknown?.rows ?? [] {
      earliest[Int(row)] = ever
      latest[Int(row)] = never
    }
    for row in vector.none?.rows ?? [] {
      earliest[Int(row)] = never
      latest[Int(row)] = never
    }
    return Bounds(earliest: earliest, latest: latest)
  }
}
