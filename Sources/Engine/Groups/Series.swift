import Language
import Model
import Plan
import Store

extension Execution {
  /// One row for each period of the calendar and each group of the input's rows.
  ///
  /// - Throws: `interrupted`, `tooManyGroups`, `tooMuchMemory`, `unsupported`, `malformedPlan`.
  mutating func series(
    _ input: Relation, _ series: StateSeries
  ) throws(ExecutionError) -> Relation {
    depart(input)
    if let days = try stayDays(of: series, over: input) { return try self.series(series, days) }
    let certainCount = input.truth.yesCount
    // Rows that only may be in have their days and groups too, whatever of them is shown.
    let shape =
      try input.isWhole
      ? input.shape : input.shape.restricted(to: input.rows + input.truth.unsure.rows, cancellation)
    var keys: [GroupKey] = []
    for key in series.keys { keys.append(try groupKey(key, over: shape)) }
    let grouping =
      try series.keys.isEmpty
      ? nil : Grouping(keys.map(\.ordinals), rowCount: shape.rowCount, cancellation)
    let stays = try stays(of: series, over: shape)
    let groupCount = shape.rowCount == 0 ? 0 : grouping?.count ?? 1
    guard groupCount > 0,
      let calendar = SeriesCalendar(series.unit, from: stays.firstDay, asOf: series.asOf)
    else { return Relation(all: shape.empty(series)) }
    let (cells, overflow) = calendar.firsts.count.multipliedReportingOverflow(by: groupCount)
    guard !overflow, cells <= Limits.groupsMax else {
      throw .tooManyGroups(limit: Limits.groupsMax)
    }
    try memory.take(
      cells, bytesEach: BytesPerRow.sorted + (keys.count + series.figures.count + 1) * 8,
      for: .periods)
    try cancellation.check()
    describe(counted(calendar.firsts.count, series.unit.rawValue))
    expect(
      rows: Double(cells),
      nanoseconds: Double(shape.rowCount * series.figures.count) * Costs.countedPair
        + Double(shape.rowCount * keys.count) * Costs.numbered + Double(cells) * Costs.sorted)
    let places = StayPlaces(stays, calendar)
    let order = try sortedCells(series, keys, grouping, periods: calendar.firsts.count)
    var columns = keys.enumerated().map { index, key in
      let rows = order.map { grouping?.firstRows[Int($0) / calendar.firsts.count] ?? 0 }
      return key.column(at: rows).renamed(series.keys[index].name)
    }
    columns.insert(
      calendar.column(series.periodName, order: order), at: series.periodPlace)
    for figure in series.figures {
      try cancellation.check()
      let counts = places.counts(
        figure, rowCount: figure.isPossible ? shape.rowCount : certainCount,
        grouping: grouping, count: calendar.firsts.count)
      let numbers = Integers(order.cells { counts[Int($0)] })
      columns.append(
        MappedColumn(
          name: figure.name, column: Column(type: .integer, storage: .integers(numbers))))
    }
    return Relation(all: Shape(columns: columns, rowCount: cells, table: nil))
  }

  /// The series of all rows of a table, read off the sums of their days.
  private mutating func series(
    _ series: StateSeries, _ days: StayDays
  ) throws(ExecutionError) -> Relation {
    guard let calendar = SeriesCalendar(series.unit, from: days.firstDay, asOf: series.asOf) else {
      return Relation(all: Shape(columns: [], rowCount: 0, table: nil).empty(series))
    }
    let count = calendar.firsts.count
    guard count <= Limits.groupsMax else { throw .tooManyGroups(limit: Limits.groupsMax) }
    describe(counted(count, series.unit.rawValue) + " from sums by day")
    expect(
      rows: Double(count), nanoseconds: Double(count * series.figures.count) * Costs.gathered * 4)
    let order = (0..<count).map { Int32(truncatingIfNeeded: $0) }
    let figures = series.figures.map { figure in
      MappedColumn(
        name: figure.name,
        column: Column(type: .integer, storage: .integers(Integers(days.counts(figure, calendar)))))
    }
    let columns = [calendar.column(series.periodName, order: order)] + figures
    return Relation(all: Shape(columns: columns, rowCount: count, table: nil))
  }

  /// When the rows of a shape come into a state and leave it.
  ///
  /// - Throws: `interrupted`, `unsupported`, `malformedPlan`.
  mutating func stays(
    of series: StateSeries, over shape: Shape
  ) throws(ExecutionError) -> Stays {
    var stays = Stays(start: try vector(series.from, over: shape))
    for end in series.to { stays.end(at: try vector(end, over: shape)) }
    return stays
  }

  /// Cells, group after group and period after period within each, in the order of the keys.
  private func sortedCells(
    _ series: StateSeries, _ keys: [GroupKey], _ grouping: Grouping?, periods: Int
  ) throws(ExecutionError) -> [Int32] {
    let cells = Int32(truncatingIfNeeded: periods * (grouping?.count ?? 1))
    guard let grouping else { return Array(0..<cells) }
    let width = Int32(truncatingIfNeeded: periods)
    var ranks = keys.map { key in
      (0..<cells).map { key.ordinals.codes[Int(grouping.firstRows[Int($0 / width)])] }
    }
    ranks.insert((0..<cells).map { $0 % width }, at: series.periodPlace)
    return try sortedPlaces(Int(cells), by: ranks, cancellation)
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
