import Model
import Plan
import Store

/// Rows, each with one of the rows that lead to it: for conditions that read both.
struct RelatedPairs {
  /// The related rows.
  private(set) var related: [Int32] = []
  /// For each, the row outside.
  private(set) var outside: [Int32] = []

  var count: Int { related.count }
  var isFull: Bool { related.count >= RelatedPairs.batch }

  /// Pairs that are tested at once.
  private static let batch = 65_536

  mutating func add(_ row: Int32, _ others: Cells<Int32>) {
    related += others
    outside += repeatElement(row, count: others.count)
  }

  mutating func removeAll() {
    related.removeAll(keepingCapacity: true)
    outside.removeAll(keepingCapacity: true)
  }
}

/// Columns of related rows and values of the row outside, not yet brought together.
struct RelatedColumns {
  let children: Shape
  let outside: [MappedColumn]
  private let read: Set<Int>

  init(children: Shape, outside: [MappedColumn], readBy condition: Predicate) {
    self.children = children
    self.outside = outside
    read = Set(condition.references.filter(\.links.isEmpty).map(\.column))
  }

  /// The columns of pairs. Those that the condition does not read keep their own rows, for nothing
  /// looks at them.
  func shape(of pairs: RelatedPairs) -> Shape {
    let columns = children.columns.indices.map { index in
      let column = children.columns[index]
      return read.contains(index) ? column.restricted(to: pairs.related) : column
    }
    return Shape(
      columns: columns + outside.map { $0.restricted(to: pairs.outside) },
      rowCount: pairs.count,
      table: children.table.map {
        TableRows(index: $0.index, rows: composed(pairs.related, through: $0.rows))
      })
  }
}

extension Execution {
  /// The columns that the condition on related rows can read.
  ///
  /// - Throws: `interrupted`, `unsupported`, `malformedPlan`.
  mutating func relatedColumns(
    _ relation: ChildRelation, _ inner: Predicate, over shape: Shape
  ) throws(ExecutionError) -> RelatedColumns {
    var outside: [MappedColumn] = []
    for value in relation.outer { outside.append(try column(value, over: shape)) }
    return RelatedColumns(
      children: try scan(relation.table).shape, outside: outside, readBy: inner)
  }

  /// Calls `body` with what the condition is of each row's related rows, many pairs at a time.
  ///
  /// - Throws: `interrupted`, `unsupported`, `malformedPlan`.
  mutating func testPairs(
    _ relation: ChildRelation, _ inner: Predicate, over shape: Shape, _ owners: [Int32]?,
    _ link: LinkIndex, _ body: (RelatedPairs, TruthSet) -> Void
  ) throws(ExecutionError) {
    let columns = try relatedColumns(relation, inner, over: shape)
    var pairs = RelatedPairs()
    for row in 0..<shape.rowCount {
      let owner = owners.map { Int($0[row]) } ?? row
      if owner >= 0 { pairs.add(Int32(row), link.rows(leadingTo: owner)) }
      guard pairs.isFull || row == shape.rowCount - 1 else { continue }
      try cancellation.check()
      expectReadying(
        Double(pairs.count)
          * (Costs.paired + Double(inner.references.count) * Costs.gathered + Costs.marked))
      body(pairs, try foundBefore(inner, of: columns.shape(of: pairs)))
      pairs.removeAll()
    }
  }
}
