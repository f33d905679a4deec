import Model
import Plan
import Store

// Means of the days from one exact date of a table to another, from what the columns store.

extension Execution {
  /// Two columns of exact days as their table stores them, if both are such.
  func exactDays(
    _ first: ColumnReference, _ second: ColumnReference, over shape: Shape
  ) throws(ExecutionError) -> (MappedColumn, MappedColumn)? {
    guard let one = try exactDays(first, over: shape),
      let other = try exactDays(second, over: shape)
    else { return nil }
    return (one, other)
  }

  /// A column of exact days as its table stores it, if it is such.
  func exactDays(
    _ reference: ColumnReference, over shape: Shape
  ) throws(ExecutionError) -> MappedColumn? {
    let source = try resolve(reference, in: shape)
    guard source.rows == nil, case .days = source.column.storage else { return nil }
    return source
  }

  private func days(of source: MappedColumn) -> Integers? {
    guard case .days(let days) = source.column.storage else { return nil }
    return days
  }

  /// The mean number of days from one column to another in each group; nil where no row has both.
  /// Tells how many rows it leaves out.
  mutating func meanDays(
    _ name: String, from start: MappedColumn, to end: MappedColumn, of groups: RowCodes
  ) -> [Double?] {
    guard let starts = days(of: start), let ends = days(of: end) else { return [] }
    let missing = Missing(
      unknown: united(start.column.unknown, end.column.unknown),
      none: united(start.column.none, end.column.none))
    var rows = groups.rows
    if let none = missing.none { rows = rows.subtracting(none) }
    if let unknown = missing.unknown { rows = rows.subtracting(unknown) }
    noteLeftOut(
      name,
      [
        ("unknown", missing.unknown?.intersection(groups.rows).setCount ?? 0),
        ("none", missing.none?.intersection(groups.rows).setCount ?? 0),
      ], of: groups.rows.setCount)
    let totals = groups.differences(ends, starts, within: rows)
    return totals.sums.indices.map { group in
      totals.counts[group] == 0
        ? nil : Double(totals.sums[group]) / Double(totals.counts[group])
    }
  }
}

extension RowCodes {
  /// Sums and numbers of the differences of days in each group.
  fileprivate func differences(
    _ first: Integers, _ second: Integers, within rows: Bitmap
  ) -> (sums: [Int64], counts: [Int]) {
    switch (first.distances, second.distances) {
    case (.words(let one), .words(let other)):
      var totals = differences(one, other, within: rows)
      let apart = first.base - second.base
      for group in totals.sums.indices { totals.sums[group] += apart * Int64(totals.counts[group]) }
      return totals
    default: return differences(first.days, second.days, within: rows)
    }
  }

  private func differences<Number: FixedWidthInteger & BitwiseCopyable>(
    _ first: Cells<Number>, _ second: Cells<Number>, within rows: Bitmap
  ) -> (sums: [Int64], counts: [Int]) {
    let parts = workers.worth(count, of: rows).parts(of: codes.count) { part in
      let (first, second) = (first.span.extracting(part), second.span.extracting(part))
      let bits = rows.words.span.extracting(part.words)
      func totals(_ groups: Cells<some SmallCode>) -> (sums: [Int64], counts: [Int]) {
        differenceTotals(
          first, second, in: groups.span.extracting(part), within: bits, groupCount: count)
      }
      return switch codes {
      case .bytes(let groups): totals(groups)
      case .words(let groups): totals(groups)
      case .wide(let groups): totals(groups)
      }
    }
    return parts.dropFirst().reduce(parts[0]) { totals, part in
      (
        zip(totals.sums, part.sums).map { $0 &+ $1 },
        zip(totals.counts, part.counts).map { $0 &+ $1 }
      )
    }
  }
}
