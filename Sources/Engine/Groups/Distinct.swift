import Plan
import Store

extension Execution {
  /// Different combinations of values, in the order in which they first stand.
  ///
  /// - Throws: `interrupted`, `unsupported`, `malformedPlan`, `tooManyGroups`, `tooMuchMemory`.
  mutating func distinct(
    _ input: Relation, _ items: [NamedScalar]
  ) throws(ExecutionError) -> Relation {
    depart(input)
    try memory.take(
      input.truth.yes.setCount,
      bytesEach: BytesPerRow.row * 2 + items.count * BytesPerRow.key, for: .groups)
    let shape = try input.shape.restricted(to: input.rows, cancellation)
    var keys: [GroupKey] = []
    for item in items { keys.append(try groupKey(item, over: shape)) }
    let rowCount = shape.rowCount
    expect(
      rows: expectedGroups(keys, rows: rowCount),
      nanoseconds: Double(rowCount * keys.count) * (Costs.gathered + Costs.numbered))
    let grouping = try Grouping(keys.map(\.ordinals), rowCount: shape.rowCount, cancellation)
    let firstRows = shape.rowCount == 0 ? [] : grouping.firstRows
    return Relation(
      all: Shape(
        columns: keys.map { $0.column(at: firstRows) }, rowCount: firstRows.count,
        table: nil))
  }
}
