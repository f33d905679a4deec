import Model
import Plan
import Store

extension Execution {
  /// Puts each row whose value may be among those of a query down to the first row of the query
  /// that may have it: to the test that is unsure of that row, or to its unknown value.
  ///
  /// - Throws: as for possible rows.
  mutating func attribute(
    _ unsure: Bitmap, toMember scalar: Scalar, of plan: LogicalPlan, _ shape: Shape,
    _ tally: inout CauseTally
  ) throws(ExecutionError) {
    var within = Execution(
      casebook: casebook, cancellation: cancellation, indexes: indexes, workers: workers,
      choices: choices)
    let relation = try within.relation(of: plan)
    guard let source = relation.shape.columns.first else { return }
    let table = relation.start.table.map { casebook.schema.tables[$0.index].name + "." } ?? ""
    let unsureRows = relation.truth.unsure.rows
    let cells = source.restricted(to: unsureRows).column(over: unsureRows.count)
    var rows: [Value: Int32] = [:]
    for (place, row) in unsureRows.enumerated() {
      let value = cells.value(at: place).member
      if !value.isMissing, rows[value] == nil { rows[value] = row }
    }
    let values = try vector(scalar, over: shape).column(cancellation)
    let blamed = unsure.rows.compactMap { rows[values.value(at: Int($0)).member] }
    // For the others the query has a row whose value is not known.
    tally.add(unsure.setCount - blamed.count, table + source.name, .unknown)
    guard !blamed.isEmpty else { return }
    let start = composed(blamed, through: relation.startRows)
    var remaining = Bitmap(repeating: true, count: start.count)
    var windows = relation.windows.map { $0.restricted(to: start) }[...]
    var found = CauseTally()
    _ = try within.attribute(
      &remaining, to: plan, try relation.start.restricted(to: start, cancellation), &windows, &found
    )
    for cause in found.causes { tally.add(cause.count, table + cause.column, cause.reason) }
    tally.add(remaining.setCount, table + source.name, .unknown)
  }
}

extension MappedColumn {
  /// The cells of all rows, as a column of its own.
  fileprivate func column(over count: Int) -> Column {
    Vector(self, 0..<count).column()
  }
}

extension Value {
  /// The value as membership compares it: a whole number equals the fraction that it is.
  fileprivate var member: Value {
    if case .integer(let number) = self { return .number(Double(number)) }
    return self
  }
}
