import Model
import Plan
import Store

extension Execution {
  /// Computed columns in place of the input's. A plain column keeps pointing into the stored one;
  /// what is computed is stored anew.
  ///
  /// Rows that may be in stay, so that a filter above still finds them.
  ///
  /// - Throws: `interrupted`, `tooMuchMemory`, `unsupported`, `malformedPlan`.
  mutating func project(
    _ input: Relation, _ items: [NamedScalar]
  ) throws(ExecutionError) -> Relation {
    // A filter keeps bits, an order keeps a list: after this the rows stand in their order.
    let computed = items.reduce(0) { $0 + $1.bytesPerRow }
    try memory.take(
      input.truth.possible.setCount, bytesEach: BytesPerRow.row + computed, for: .columns)
    let placed = try input.inPlace(cancellation)
    let rowCount = placed.shape.rowCount
    let computedCount = items.count { $0.bytesPerRow > BytesPerRow.row }
    expect(
      rows: Double(input.truth.yesCount),
      nanoseconds: Double(rowCount)
        * (Costs.listed + Double(computedCount) * (Costs.gathered + Costs.compared)))
    var columns: [MappedColumn] = []
    for item in items { columns.append(try column(item, over: placed.shape)) }
    return Relation(
      shape: Shape(columns: columns, rowCount: rowCount, table: nil), truth: placed.truth,
      order: nil, start: placed.start, startRows: placed.startRows, windows: placed.windows)
  }

  /// One column over a shape.
  ///
  /// - Throws: as for `project`.
  mutating func column(
    _ item: NamedScalar, over shape: Shape
  ) throws(ExecutionError) -> MappedColumn {
    if case .column(let reference) = item.value {
      let source = try resolve(reference, in: shape)
      guard source.hasMissingRows, let rows = source.rows else { return source.renamed(item.name) }
      return MappedColumn(
        name: item.name, column: source.column.gathered(at: rows), origin: source.origin)
    }
    let column = try lower(item.value, over: shape).column(
      rowCount: shape.rowCount, cancellation)
    return MappedColumn(name: item.name, column: column)
  }
}

extension NamedScalar {
  /// Bytes that a row takes as the column is made: of a stored column only where its value stands.
  fileprivate var bytesPerRow: Int {
    if case .column(let reference) = value {
      return reference.links.isEmpty ? 0 : BytesPerRow.row
    }
    return value.type.bytesPerValue
  }
}
