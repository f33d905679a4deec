import Language
import Model
import Plan
import Store

extension Execution {
  /// Two inputs as sets of rows whose cells are of the same columns: each is told by its ordinal,
  /// and none is made. Nil for other columns.
  ///
  /// - Throws: `interrupted`, `tooMuchMemory`.
  mutating func combineStored(
    _ operation: SetOperator, _ left: Relation, _ right: Relation
  ) throws(ExecutionError) -> Relation? {
    let columns = Array(zip(left.shape.columns, right.shape.columns))
    guard
      columns.allSatisfy({ $0.column.isSame(as: $1.column) && $0.column.differsByOrdinals })
    else { return nil }
    try memory.take(
      left.truth.yes.setCount + right.truth.yes.setCount,
      bytesEach: BytesPerRow.row * 3 + columns.count * (BytesPerRow.row + BytesPerRow.key),
      for: .sets)
    let (leftRows, rightRows) = (left.rows, right.rows)
    let rowCount = leftRows.count + rightRows.count
    expect(
      rows: expectedRows(
        operation, leftRows.count, rightRows.count, of: max(leftRows.count, rightRows.count)),
      nanoseconds: Double(rowCount * columns.count) * (Costs.gathered + Costs.numbered))
    var sources: [MappedColumn] = []
    var keys: [Ordinals] = []
    for (one, other) in columns {
      let rows = composed(leftRows, through: one.rows) + composed(rightRows, through: other.rows)
      let source = MappedColumn(
        name: one.name, column: one.column, rows: rows, origin: one.origin)
      keys.append(try ordinals(Vector(source, 0..<rowCount), for: .sets))
      sources.append(source)
    }
    try cancellation.check()
    let grouping = try Grouping(keys, rowCount: rowCount, groupsMax: .max, cancellation)
    let kept = combined(operation, grouping, leftCount: leftRows.count)
    return Relation(
      all: Shape(
        columns: sources.map { $0.restricted(to: kept) }, rowCount: kept.count, table: nil))
  }
}

/// The places that are kept of two inputs, one after the other, whose rows are grouped by their
/// cells: of each group the first.
private func combined(
  _ operation: SetOperator, _ grouping: Grouping, leftCount: Int
) -> [Int32] {
  let groups = grouping.groups
  var isOnTheRight = [Bool](repeating: false, count: grouping.count)
  for place in leftCount..<groups.count { isOnTheRight[Int(groups[place])] = true }
  var isKept = [Bool](repeating: false, count: grouping.count)
  var kept: [Int32] = []
  for place in 0..<(operation == .union ? groups.count : leftCount) {
    let group = Int(groups[place])
    let isIn =
      switch operation {
      case .union: true
      case .intersect: isOnTheRight[group]
      case .except: !isOnTheRight[group]
      }
    if isIn, !isKept[group] {
      isKept[group] = true
      kept.append(Int32(truncatingIfNeeded: place))
    }
  }
  return kept
}

extension Column {
  /// True if cells are equal where their ordinals are: dates are as they are written, too, and
  /// values of a dictionary may be equal in other bytes.
  fileprivate var differsByOrdinals: Bool {
    switch storage {
    case .codes8(_, let values), .codes16(_, let values), .codes32(_, let values):
      isComposed(values.arena.bytes.span)
    case .dayRanges(let ranges): ranges.notationCodes.isEmpty
    case .text, .integers, .numbers, .booleans, .days, .durations: true
    }
  }
}
