/// `(cases show region, status) count by region` → the projection makes only what the aggregate
/// reads.
let pruneColumns = OptimizerRule(
  name: "prune-columns",
  summary: "Makes no column that nothing above reads.",
  looksFor: .readColumns
) { plan, _ in
  pruned(plan)
}

private func pruned(_ plan: LogicalPlan) -> LogicalPlan {
  switch plan {
  case .aggregate(let aggregation, .project(let columns, let below)):
    var read: Set<Int> = []
    aggregation.forEachColumn { read.insert($0.column) }
    guard let narrowed = narrowed(columns, to: read),
      let changed = aggregation.replacingColumns({ moved($0, to: narrowed.positions) })
    else { return plan.mapInputs(pruned) }
    return .aggregate(changed, pruned(.project(narrowed.columns, below)))
  case .project(let made, .project(let columns, let below)):
    var read: Set<Int> = []
    for column in made { column.value.forEachColumn { read.insert($0.column) } }
    guard let narrowed = narrowed(columns, to: read) else { return plan.mapInputs(pruned) }
    let changed = made.compactMap { column in
      column.value.replacingColumns { moved($0, to: narrowed.positions) }
        .map { NamedScalar(name: column.name, value: $0) }
    }
    guard changed.count == made.count else { return plan.mapInputs(pruned) }
    return .project(changed, pruned(.project(narrowed.columns, below)))
  case .project(let made, .series(let series, let below)):
    return pruned(made, of: series, below) ?? plan.mapInputs(pruned)
  default: return plan.mapInputs(pruned)
  }
}

/// Counts only the figures that are read; nil if all are.
private func pruned(
  _ made: [NamedScalar], of series: StateSeries, _ below: LogicalPlan
) -> LogicalPlan? {
  let keyCount = series.keys.count + 1
  var read = Set(0..<keyCount)
  for column in made { column.value.forEachColumn { read.insert($0.column) } }
  if read.count == keyCount { read.insert(keyCount) }
  guard let (_, positions) = narrowed(made: series.columns.count, to: read) else { return nil }
  let changed = made.compactMap { column in
    column.value.replacingColumns { moved($0, to: positions) }
      .map { NamedScalar(name: column.name, value: $0) }
  }
  guard changed.count == made.count else { return nil }
  let figures = series.figures.indices.filter { read.contains(keyCount + $0) }
    .map { series.figures[$0] }
  return .project(changed, pruned(.series(series.counting(figures), below)))
}

/// Where each of the columns that are read goes; nil if all are.
private func narrowed(made count: Int, to read: Set<Int>) -> (Int, [Int: Int])? {
  let kept = read.sorted()
  guard kept.count < count else { return nil }
  return (kept.count, Dictionary(uniqueKeysWithValues: kept.enumerated().map { ($1, $0) }))
}

/// The columns that are read, and where each of them went; nil if all are.
private func narrowed(
  _ columns: [NamedScalar], to read: Set<Int>
) -> (columns: [NamedScalar], positions: [Int: Int])? {
  // A projection of nothing would lose the rows; a count needs them.
  let kept = read.isEmpty ? [0] : read.sorted()
  guard kept.count < columns.count else { return nil }
  let positions = Dictionary(uniqueKeysWithValues: kept.enumerated().map { ($1, $0) })
  return (kept.map { columns[$0] }, positions)
}

private func moved(_ reference: ColumnReference, to positions: [Int: Int]) -> Scalar {
  .column(
    ColumnReference(
      links: reference.links, column: positions[reference.column] ?? reference.column,
      type: reference.type, name: reference.name))
}
