import Language
import Model

// `union`, `intersect`, `except`: of rows of one table, row by row; else of combinations of values.
extension Interpreter {
  mutating func combine(
    _ operation: SetOperator, _ left: Stage, _ right: Stage
  ) throws(ReferenceRefusal) -> Stage {
    var (left, right) = (left, right)
    settle(&left)
    settle(&right)
    if let table = left.scope.table, table == right.scope.table, left.shown == nil,
      right.shown == nil, left.scope.joins.isEmpty, right.scope.joins.isEmpty
    {
      return combineRows(operation, left, right)
    }
    order(&left)
    order(&right)
    return try combineValues(operation, left, right)
  }

  private func combineRows(_ operation: SetOperator, _ left: Stage, _ right: Stage) -> Stage {
    func truths(_ stage: Stage) -> [Int: Truth] {
      Dictionary(
        stage.candidates.map { ($0.row.index, $0.truth) }, uniquingKeysWith: { one, _ in one })
    }
    let (inLeft, inRight) = (truths(left), truths(right))
    // Rows that are certainly of the left come first, in its order.
    let first = left.candidates.filter { $0.truth == .yes }
    let firsts = Set(first.map(\.row.index))
    let others = (right.candidates + left.candidates).filter { !firsts.contains($0.row.index) }
    var seen: Set<Int> = []
    var result = left
    // Rows that came by different verbs have no common date to be in the order of.
    if left.scope.axis?.subject != right.scope.axis?.subject { result.scope.axis = nil }
    result.candidates = (first + others).compactMap { candidate in
      guard seen.insert(candidate.row.index).inserted else { return nil }
      let one = inLeft[candidate.row.index] ?? .no
      let other = inRight[candidate.row.index] ?? .no
      let truth =
        switch operation {
        case .union: one || other
        case .intersect: one && other
        case .except: one && !other
        }
      return truth == .no ? nil : Candidate(row: candidate.row, truth: truth)
    }
    result.isFileOrder = left.isFileOrder && right.isFileOrder
    if result.isFileOrder { result.candidates.sort { $0.row.index < $1.row.index } }
    result.isSorted = false
    return result
  }

  private mutating func combineValues(
    _ operation: SetOperator, _ left: Stage, _ right: Stage
  ) throws(ReferenceRefusal) -> Stage {
    let columns = outputs(of: left)
    let others = outputs(of: right)
    guard columns.map(\.quantity.type) == others.map(\.quantity.type) else {
      throw .meaningless("other columns on both sides of \(operation.rawValue)")
    }
    for stage in [left, right] {
      if case .made(_, isNameable: false) = stage.scope.shape {
        throw .notCovered("\(operation.rawValue) after `across`")
      }
    }
    depart(left)
    depart(right)
    let leftRows = left.certainRows.map { row in columns.map { $0.quantity.value(row) } }
    let rightRows = right.certainRows.map { row in others.map { $0.quantity.value(row) } }
    let onTheRight = Set(rightRows.map { $0.map(\.identity) })
    let chosen =
      switch operation {
      case .union: leftRows + rightRows
      case .intersect: leftRows.filter { onTheRight.contains($0.map(\.identity)) }
      case .except: leftRows.filter { !onTheRight.contains($0.map(\.identity)) }
      }
    var seen: Set<[Value]> = []
    let rows = chosen.filter { seen.insert($0.map(\.identity)).inserted }
    return stage(ofMade: columns, rows: rows)
  }
}
