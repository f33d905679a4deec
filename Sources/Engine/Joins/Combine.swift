import Language
import Model
import Plan
import Store

extension Execution {
  /// Two inputs as sets: rows of one table by their truth, other rows by their values. The left
  /// input's order is kept; rows of the right alone come after.
  ///
  /// - Throws: `interrupted`, `malformedPlan`, `tooMuchMemory`.
  mutating func combine(
    _ operation: SetOperator, _ left: Relation, _ right: Relation
  ) throws(ExecutionError) -> Relation {
    if left.isOfTable, right.isOfTable, left.shape.table?.index == right.shape.table?.index {
      return combineRows(operation, left, right)
    }
    guard left.shape.columns.count == right.shape.columns.count else {
      throw .malformedPlan("\(operation.rawValue) of other columns")
    }
    depart(left)
    depart(right)
    if let combined = try combineStored(operation, left, right) { return combined }
    for side in [left, right] {
      let cells = side.shape.columns.count * MemoryLayout<Value>.stride
      try memory.take(
        side.truth.yes.setCount, bytesEach: BytesPerRow.member + cells, for: .sets)
    }
    return try combineValues(operation, left, right)
  }

  private mutating func combineRows(
    _ operation: SetOperator, _ left: Relation, _ right: Relation
  ) -> Relation {
    let truth =
      switch operation {
      case .union: left.truth.or(right.truth)
      case .intersect: left.truth.and(right.truth)
      case .except: left.truth.and(right.truth.negated)
      }
    let (one, other) = (left.truth.yes.setCount, right.truth.yes.setCount)
    let listedCount = left.order == nil && right.order == nil ? 0 : one + other
    expect(
      rows: expectedRows(operation, one, other, of: truth.count),
      nanoseconds: Double(truth.count) / 64 * Costs.word + Double(listedCount) * Costs.listed)
    var order: [Int32]?
    if left.order != nil || right.order != nil {
      let others = right.rows.filter { !left.truth.yes[Int($0)] }
      order = (left.rows + others).filter { truth.yes[Int($0)] }
    }
    // What windows added on one side is no column of the rows of both.
    return Relation(
      shape: left.shape.keeping(left.start.columns.count), truth: truth, order: order,
      start: left.start, windows: left.windows + right.windows)
  }

  private mutating func combineValues(
    _ operation: SetOperator, _ left: Relation, _ right: Relation
  ) throws(ExecutionError) -> Relation {
    let leftRows = left.rows
    let rightRows = right.rows
    let cellCount = (leftRows.count + rightRows.count) * left.shape.columns.count
    expect(
      rows: expectedRows(
        operation, leftRows.count, rightRows.count, of: max(leftRows.count, rightRows.count)),
      nanoseconds: Double(cellCount) * Costs.boxed)
    let leftCells = try cells(left.shape, leftRows)
    let rightCells = try cells(right.shape, rightRows)
    var onTheRight: Set<[Value]> = []
    // All of the right come after those of the left anyway.
    if operation != .union {
      try cancellation.forEachBlock(rightCells.count) { block in
        for row in rightCells[block] { onTheRight.insert(row) }
      }
    }
    var seen: Set<[Value]> = []
    var kept: [Int32] = []
    try cancellation.forEachBlock(leftCells.count) { block in
      for place in block {
        let row = leftCells[place]
        let isIn =
          switch operation {
          case .union: true
          case .intersect: onTheRight.contains(row)
          case .except: !onTheRight.contains(row)
          }
        if isIn && seen.insert(row).inserted { kept.append(leftRows[place]) }
      }
    }
    guard operation == .union else {
      let shape = try left.shape.restricted(to: kept, cancellation)
      return Relation(all: Shape(columns: shape.columns, rowCount: kept.count, table: nil))
    }
    var rows = try cells(left.shape, kept)
    try cancellation.forEachBlock(rightCells.count) { block in
      rows += rightCells[block].filter { seen.insert($0).inserted }
    }
    var columns: [MappedColumn] = []
    for (index, source) in left.shape.columns.enumerated() {
      try cancellation.check()
      columns.append(
        MappedColumn(
          name: source.name,
          column: Column(type: source.column.type, values: rows.map { $0[index] }),
          origin: source.origin))
    }
    return Relation(all: Shape(columns: columns, rowCount: rows.count, table: nil))
  }

  /// The cells of some rows, row by row.
  private func cells(
    _ shape: Shape, _ rows: [Int32]
  ) throws(ExecutionError) -> [[Value]] {
    var cells: [[Value]] = []
    cells.reserveCapacity(rows.count)
    try cancellation.forEachBlock(rows.count) { block in
      for row in rows[block] { cells.append(shape.columns.map { $0.value(at: row) }) }
    }
    return cells
  }

  /// Rows of cells that are made before it is asked whether to go on.
  private static let rowsPerCheck = 8192
}

/// How many rows two inputs make, if those of one are as likely in the other as all are.
func expectedRows(
  _ operation: SetOperator, _ one: Int, _ other: Int, of all: Int
) -> Double {
  let both = Double(one) * Double(other) / Double(max(1, all))
  return switch operation {
  case .union: Double(one) + Double(other) - both
  case .intersect: both
  case .except: Double(one) - both
  }
}
