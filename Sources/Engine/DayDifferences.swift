import Model
import Plan
import Store

// Means of the days from one exact date of a table to another, from what the columns store.

extension Execution {
  /// Two columns of exact days as their table stores them, if both are such.
  func exactDays(
    _ first: ColumnReference, _ second: ColumnReference, over shape: Shape
  ) throws(ExecutionError) -> (Column, Column)? {
    guard let one = try exactDays(first, over: shape),
      let other = try exactDays(second, over: shape)
    else { return nil }
    return (one.column, other.column)
  }

  /// A column of exact days as its table stores it, if it is such.
  func exactDays(
    _ reference: ColumnReference, over shape: Shape
  ) throws(ExecutionError) -> MappedColumn? {
    let source = try resolve(reference, in: shape)
    guard source.rows == nil, case .days = source.column.storage else { return nil }
    return source
  }

  /// The mean number of days from one column to another in each group; nil where no row has both.
  /// Tells how many rows it leaves out.
  mutating func meanDays(
    _ name: String, from start: Column, to end: Column, of groups: RowCodes
  ) -> [Double?] {
    guard case .days(let starts) = start.storage, case .days(let ends) = end.storage else {
      return []
    }
    let missing = Missing(
      unknown: united(start.unknown, end.unknown), none: united(start.none, end.none))
    var rows = groups.rows
    if let none = missing.none { rows = rows.subtracting(none) }
    if let unknown = missing.unknown { rows = rows.subtracting(unknown) }
    noteLeftOut(
      name,
      [
        ("unknown", missing.unknown?.intersection(groups.rows).setCount ?? 0),
        ("none", missing.none?.intersection(groups.rows).setCount ?? 0),
      ], of: groups.rows.setCount)
    let totals = groups.codes.differences(
      ends, starts, within: rows, groups.count, groups.workers)
    return totals.sums.indices.map { group in
      totals.counts[group] == 0
        ? nil : Double(totals.sums[group]) / Double(totals.counts[group])
    }
  }
}

extension PackedCodes {
  /// Sums and numbers of the differences in each group.
  fileprivate func differences(
    _ first: Cells<Int32>, _ second: Cells<Int32>, within rows: Bitmap, _ groupCount: Int,
    _ workers: Workers
  ) -> (sums: [Int64], counts: [Int]) {
    let parts = workers.worth(groupCount, of: rows).parts(of: count) { part in
      let (first, second) = (first.span.extracting(part), second.span.extracting(part))
      let bits = rows.words.span.extracting(part.words)
      return switch self {
      case .bytes(let groups):
        differenceTotals(
          first, second, in: groups.span.extracting(part), within: bits, groupCount: groupCount)
      case .words(let groups):
        differenceTotals(
          first, second, in: groups.span.extracting(part), within: bits, groupCount: groupCount)
      case .wide(let groups):
        differenceTotals(
          first, second, in: groups.span.extracting(part), within: bits, groupCount: groupCount)
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
