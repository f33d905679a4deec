/// `(cases show region, status) count by region` → the projection makes only what the aggregate
/// reads, and so it does where rows are joined, put in order or chosen on the way.
let pruneColumns = OptimizerRule(
  name: "prune-columns",
  summary: "Makes no column that nothing above reads.",
  looksFor: .readColumns
) { plan, _ in
  pruned(plan, reading: nil).plan
}

/// A plan, and where each of its columns that are read went; nil if all stand where they stood.
private typealias Pruned = (plan: LogicalPlan, positions: [Int: Int]?)

/// The plan without columns that nothing reads.
///
/// - Parameter read: The columns that what is above reads; nil if it takes the rows as they are.
private func pruned(_ plan: LogicalPlan, reading read: Set<Int>?) -> Pruned {
  switch plan {
  case .aggregate(let aggregation, let input):
    let below = pruned(input, reading: columns(aggregation.forEachColumn))
    guard let positions = below.positions else {
      return (.aggregate(aggregation, below.plan), nil)
    }
    if let changed = aggregation.replacingColumns({ moved($0, to: positions) }) {
      return (.aggregate(changed, below.plan), nil)
    }
  case .project(let made, let input):
    if let changed = pruned(made, over: input, reading: read) { return changed }
  case .filter(let predicate, let input):
    let below = pruned(input, reading: read?.union(columns(predicate.forEachColumn)))
    guard let positions = below.positions else { return (.filter(predicate, below.plan), nil) }
    if let changed = predicate.replacingColumns({ moved($0, to: positions) }) {
      return (.filter(changed, below.plan), positions)
    }
  case .sort(let keys, let input):
    let below = pruned(input, reading: read?.union(columns(of: keys.map(\.value))))
    if let changed = moved(keys, to: below.positions) {
      return (.sort(changed, below.plan), below.positions)
    }
  case .top(let count, let keys, let input):
    let below = pruned(input, reading: read?.union(columns(of: keys.map(\.value))))
    if let changed = moved(keys, to: below.positions) {
      return (.top(count, by: changed, below.plan), below.positions)
    }
  case .limit(let limit, let input):
    let below = pruned(input, reading: read?.union(columns(of: limit.per)))
    if let per = moved(limit.per, to: below.positions) {
      let changed = Limit(kind: limit.kind, count: limit.count, per: per)
      return (.limit(changed, below.plan), below.positions)
    }
  case .join(let left, let right, let condition):
    if let changed = pruned(left, right, on: condition, reading: read) { return changed }
  default: break
  }
  return (plan.mapInputs { pruned($0, reading: nil).plan }, nil)
}

/// Makes only the columns that are read, of what those read.
private func pruned(
  _ made: [NamedScalar], over input: LogicalPlan, reading read: Set<Int>?
) -> Pruned? {
  let fewer = read.flatMap { narrowed(made, to: $0) }
  let kept = fewer?.columns ?? made
  if case .series(let series, let below) = input,
    let changed = pruned(kept, of: series, below)
  {
    return (changed, fewer?.positions)
  }
  let below = pruned(input, reading: columns(of: kept.map(\.value)))
  guard let positions = below.positions else {
    return (.project(kept, below.plan), fewer?.positions)
  }
  guard let values = moved(kept.map(\.value), to: positions) else { return nil }
  let changed = zip(kept, values).map { NamedScalar(name: $0.name, value: $1) }
  return (.project(changed, below.plan), fewer?.positions)
}

/// Pairs only the columns that are read of either side, by the condition or above.
private func pruned(
  _ left: LogicalPlan, _ right: LogicalPlan, on condition: Predicate, reading read: Set<Int>?
) -> Pruned? {
  guard let read, case .columns(let lefts) = left.shape else { return nil }
  let all = read.union(columns(condition.forEachColumn))
  let one = pruned(left, reading: all.filter { $0 < lefts.count })
  let rights = all.filter { $0 >= lefts.count }
  let other = pruned(right, reading: Set(rights.map { $0 - lefts.count }))
  guard one.positions != nil || other.positions != nil,
    case .columns(let kept) = one.plan.shape
  else { return (.join(one.plan, other.plan, on: condition), nil) }
  var positions: [Int: Int] = [:]
  for column in all {
    let place = column - lefts.count
    positions[column] =
      place < 0
      ? one.positions?[column] ?? column : kept.count + (other.positions?[place] ?? place)
  }
  guard let changed = condition.replacingColumns({ moved($0, to: positions) }) else { return nil }
  return (.join(one.plan, other.plan, on: changed), positions)
}

/// Counts only the figures that are read; nil if all are.
private func pruned(
  _ made: [NamedScalar], of series: StateSeries, _ below: LogicalPlan
) -> LogicalPlan? {
  let keyCount = series.keys.count + 1
  var read = columns(of: made.map(\.value)).union(0..<keyCount)
  if read.count == keyCount { read.insert(keyCount) }
  guard let (_, positions) = narrowed(made: series.columns.count, to: read) else { return nil }
  guard let values = moved(made.map(\.value), to: positions) else { return nil }
  let changed = zip(made, values).map { NamedScalar(name: $0.name, value: $1) }
  let figures = series.figures.indices.filter { read.contains(keyCount + $0) }
    .map { series.figures[$0] }
  return .project(changed, pruned(.series(series.counting(figures), below), reading: nil).plan)
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

/// The columns that something names one by one.
private func columns(_ forEach: ((ColumnReference) -> Void) -> Void) -> Set<Int> {
  var read: Set<Int> = []
  forEach { read.insert($0.column) }
  return read
}

private func columns(of scalars: [Scalar]) -> Set<Int> {
  columns { body in for scalar in scalars { scalar.forEachColumn(body) } }
}

private func moved(_ reference: ColumnReference, to positions: [Int: Int]?) -> Scalar {
  .column(
    ColumnReference(
      links: reference.links, column: positions?[reference.column] ?? reference.column,
      type: reference.type, name: reference.name))
}

/// Scalars over moved columns; nil if one cannot be.
private func moved(_ scalars: [Scalar], to positions: [Int: Int]?) -> [Scalar]? {
  guard positions != nil else { return scalars }
  let changed = scalars.compactMap { $0.replacingColumns { moved($0, to: positions) } }
  return changed.count == scalars.count ? changed : nil
}

private func moved(_ keys: [SortKey], to positions: [Int: Int]?) -> [SortKey]? {
  guard positions != nil else { return keys }
  return moved(keys.map(\.value), to: positions).map { values in
    zip(keys, values).map { SortKey(value: $1, isDescending: $0.isDescending) }
  }
}
