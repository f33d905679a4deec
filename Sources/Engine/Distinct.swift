import Plan
import Store

extension Execution {
  /// Different combinations of values, in the order in which they first stand.
  ///
  /// - Throws: `interrupted`, `unsupported`, `malformedPlan`, `tooManyGroups`.
  mutating func distinct(
    _ input: Relation, _ items: [NamedScalar]
  ) throws(ExecutionError) -> Relation {
    depart(input)
    let shape = input.shape.restricted(to: input.rows)
    var columns: [MappedColumn] = []
    var keys: [Ordinals] = []
    for item in items {
      let column = try column(item, over: shape)
      columns.append(column)
      keys.append(Ordinals(Vector(column, 0..<shape.rowCount).grouped))
    }
    let grouping = try Grouping(keys, rowCount: shape.rowCount)
    let firstRows = shape.rowCount == 0 ? [] : grouping.firstRows
    return Relation(
      all: Shape(
        columns: columns.map { $0.restricted(to: firstRows) }, rowCount: firstRows.count,
        table: nil))
  }
}
