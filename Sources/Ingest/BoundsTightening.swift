import Model
import Store

/// Narrows the bounds of imprecise dates by what must hold: nothing recorded comes after the as-of
/// day, and an end does not come before its start.
///
/// Only bounds move; the notation that is shown stays. Dates that contradict each other are
/// reported and left as they are.
struct BoundsTightening {
  private var earliest: [Int32]
  private var latest: [Int32]
  private let column: Column
  private var hasChanged = false

  private init(_ column: Column) {
    self.column = column
    guard let bounds = column.dayBounds else {
      preconditionFailure("a date column stores days or ranges of them")
    }
    (earliest, latest) = (bounds.earliest.array, bounds.latest.array)
  }

  /// Bounds the events of a table by the as-of day and its states' starts and ends by each other.
  static func tighten(
    _ table: inout ReadTable, events: [Int], states: [StateSchema], orders: [[Int]], asOf: Day
  ) {
    for column in Set(events).sorted() {
      let days = table.columns[column].statistics.extremes?.days
      if let days, days.upperBound <= asOf.number { continue }
      var bounds = BoundsTightening(table.columns[column].column)
      bounds.bound(by: asOf, in: &table, column: column)
      bounds.store(in: &table, column: column)
    }
    for (start, end) in pairs(states, orders) { tighten(&table, start: start, end: end) }
  }

  /// Each start with each end after it, once.
  private static func pairs(
    _ states: [StateSchema], _ orders: [[Int]]
  ) -> [(start: Int, end: Int)] {
    var pairs: [(start: Int, end: Int)] = []
    func add(_ start: Int, _ end: Int) {
      guard start != end, !pairs.contains(where: { $0 == (start, end) }) else { return }
      pairs.append((start, end))
    }
    for state in states { for end in state.toColumns { add(state.fromColumn, end) } }
    for order in orders {
      for (place, start) in order.enumerated() {
        for end in order[(place + 1)...] { add(start, end) }
      }
    }
    return pairs
  }

  private mutating func bound(by asOf: Day, in table: inout ReadTable, column index: Int) {
    for row in earliest.indices where latest[row] > asOf.number && !isMissing(row) {
      if earliest[row] <= asOf.number {
        latest[row] = asOf.number
        hasChanged = true
      } else {
        table.log.note(.afterAsOf) { [table] in
          table.problem(
            .afterAsOf, row: row, column: index, "a date after the as-of day, \(asOf.text)")
        }
      }
    }
  }

  private static func tighten(_ table: inout ReadTable, start: Int, end: Int) {
    var from = BoundsTightening(table.columns[start].column)
    var to = BoundsTightening(table.columns[end].column)
    for row in from.earliest.indices where !from.isMissing(row) && !to.isMissing(row) {
      if to.latest[row] < from.earliest[row] {
        table.log.note(.endBeforeStart) { [table] in
          table.problem(
            .endBeforeStart, row: row, column: end, "a date before \(table.plans[start].name)")
        }
        continue
      }
      if to.earliest[row] < from.earliest[row] {
        to.earliest[row] = from.earliest[row]
        to.hasChanged = true
      }
      if from.latest[row] > to.latest[row] {
        from.latest[row] = to.latest[row]
        from.hasChanged = true
      }
    }
    from.store(in: &table, column: start)
    to.store(in: &table, column: end)
  }

  private func isMissing(_ row: Int) -> Bool {
    let bit: UInt64 = 1 << UInt64(row & 63)
    if let unknown = column.unknown, unknown.words[row >> 6] & bit != 0 { return true }
    if let none = column.none, none.words[row >> 6] & bit != 0 { return true }
    return false
  }

  // Only a range can have been narrowed, so a column of plain days never gets here.
  private func store(in table: inout ReadTable, column index: Int) {
    guard hasChanged, case .dayRanges(let ranges) = column.storage else { return }
    let tightened = Column(
      type: column.type,
      storage: .dayRanges(
        DayRanges(
          earliest: Cells(earliest), latest: Cells(latest), notationCodes: ranges.notationCodes,
          notations: ranges.notations)),
      unknown: column.unknown, none: column.none)
    table.columns[index] = BuiltColumn(
      column: tightened, statistics: dateStatistics(of: tightened))
  }
}
