/// `(cases show region, status) count by region` → the projection makes only what the aggregate reads.
let pruneColumns = OptimizerRule(
  name: "prune-columns",
  summary: "Makes no column that nothing above reads."
) { plan, _ in
  pruned(plan)
}

private func pruned(_ plan: LogicalPlan) -> LogicalPlan {
  switch plan {
  case .aggregate(let aggregation, let input):
    let scalars = aggregation.scalars
    guard let (input, positions) = narrowed(input, reading: scalars) else {
      return .aggregate(aggregation, pruned(input))
    }
    return .aggregate(aggregation.replacingColumns { moved($0, to: positions) }, pruned(input))
  case .project(let columns, let input):
    guard let (input, positions) = narrowed(input, reading: columns.map(\.value)) else {
      return .project(columns, pruned(input))
    }
    let changed = columns.map { column in
      NamedScalar(
        name: column.name, value: column.value.replacingColumns { moved($0, to: positions) })
    }
    return .project(changed, pruned(input))
  default: return plan.mapInputs(pruned)
  }
}

/// A projection directly below with only the columns that are read, and where each of them went.
private func narrowed(
  _ input: LogicalPlan, reading scalars: [Scalar]
) -> (LogicalPlan, [Int: Int])? {
  guard case .project(let columns, let below) = input else { return nil }
  var read: Set<Int> = []
  for scalar in scalars { scalar.forEachColumn { read.insert($0.column) } }
  // A projection of nothing would lose the rows; a count needs them.
  let kept = read.isEmpty ? [0] : read.sorted()
  guard kept.count < columns.count else { return nil }
  let positions = Dictionary(uniqueKeysWithValues: kept.enumerated().map { ($1, $0) })
  return (.project(kept.map { columns[$0] }, below), positions)
}

private func moved(_ reference: ColumnReference, to positions: [Int: Int]) -> Scalar {
  .column(
    ColumnReference(
      links: reference.links, column: positions[reference.column] ?? reference.column,
      type: reference.type, name: reference.name))
}

extension Aggregation {
  /// Every value that the aggregation reads.
  var scalars: [Scalar] {
    var result = (keys + [across].compactMap(\.self)).map(\.value)
    for aggregate in aggregates {
      result += aggregate.function.arguments
      if case .countWhere(let predicate) = aggregate.function {
        predicate.forEachScalar { result.append($0) }
      }
    }
    return result
  }

  /// The aggregation with each column replaced by another of its type.
  func replacingColumns(_ change: (ColumnReference) -> Scalar) -> Aggregation {
    func changed(_ named: NamedScalar) -> NamedScalar {
      NamedScalar(name: named.name, value: named.value.replacingColumns(change))
    }
    return Aggregation(
      keys: keys.map(changed),
      aggregates: aggregates.map {
        NamedAggregate(name: $0.name, function: $0.function.replacingColumns(change))
      },
      across: across.map(changed))
  }
}

extension AggregateFunction {
  /// The aggregate with each column replaced by another of its type.
  func replacingColumns(_ change: (ColumnReference) -> Scalar) -> AggregateFunction {
    switch self {
    case .count: .count
    case .share: .share
    case .countWhere(let predicate):
      .countWhere(predicate.replacingColumns(change) ?? predicate)
    case .distinct(let value): .distinct(value.replacingColumns(change))
    case .sum(let value): .sum(value.replacingColumns(change))
    case .mean(let value): .mean(value.replacingColumns(change))
    case .median(let value): .median(value.replacingColumns(change))
    case .quantile(let value, let fraction):
      .quantile(value.replacingColumns(change), fraction)
    case .deviation(let value): .deviation(value.replacingColumns(change))
    case .least(let value): .least(value.replacingColumns(change))
    case .greatest(let value): .greatest(value.replacingColumns(change))
    case .list(let value): .list(value.replacingColumns(change))
    }
  }
}
