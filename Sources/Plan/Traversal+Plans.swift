import Model

// Walks and rewrites of plan nodes and of what stands in them.
extension LogicalPlan {
  /// The same node over changed inputs.
  func mapInputs(_ change: (LogicalPlan) -> LogicalPlan) -> LogicalPlan {
    switch self {
    case .scan: self
    case .filter(let predicate, let input): .filter(predicate, change(input))
    case .aggregate(let aggregation, let input): .aggregate(aggregation, change(input))
    case .series(let series, let input): .series(series, change(input))
    case .project(let columns, let input): .project(columns, change(input))
    case .distinct(let keys, let input): .distinct(keys, change(input))
    case .sort(let keys, let input): .sort(keys, change(input))
    case .limit(let limit, let input): .limit(limit, change(input))
    case .top(let count, let keys, let input): .top(count, by: keys, change(input))
    case .shared(let input): .shared(change(input))
    case .window(let columns, let input): .window(columns, change(input))
    case .combine(let setOperator, let left, let right):
      .combine(setOperator, change(left), change(right))
    case .join(let left, let right, let predicate):
      .join(change(left), change(right), on: predicate)
    }
  }

  /// The same node with each input changed for which another plan is given; nil if none is, so that
  /// what stays as it is need not be made again.
  func changingInputs(_ change: (LogicalPlan) -> LogicalPlan?) -> LogicalPlan? {
    var changed: (first: LogicalPlan?, second: LogicalPlan?)
    var count = 0
    forEachInput { input in
      if count == 0 { changed.first = change(input) } else { changed.second = change(input) }
      count += 1
    }
    if changed.first == nil, changed.second == nil { return nil }
    count = 0
    return mapInputs { input in
      count += 1
      return (count == 1 ? changed.first : changed.second) ?? input
    }
  }

  /// Calls `body` with each plan whose rows the node takes.
  func forEachInput(_ body: (LogicalPlan) -> Void) {
    switch self {
    case .scan: break
    case .filter(_, let input), .aggregate(_, let input), .series(_, let input),
      .project(_, let input), .distinct(_, let input), .sort(_, let input), .limit(_, let input),
      .top(_, _, let input), .shared(let input), .window(_, let input):
      body(input)
    case .combine(_, let left, let right), .join(let left, let right, _):
      body(left)
      body(right)
    }
  }

  /// The plans whose rows the node takes.
  var inputs: [LogicalPlan] {
    var inputs: [LogicalPlan] = []
    forEachInput { inputs.append($0) }
    return inputs
  }

  /// The same node with each condition in it, alone or within a value, changed.
  func mapConditions(_ change: (Predicate) -> Predicate) -> LogicalPlan {
    func changed(_ scalar: Scalar) -> Scalar { scalar.mapConditions(change) }
    func changed(_ columns: [NamedScalar]) -> [NamedScalar] {
      columns.map { NamedScalar(name: $0.name, value: changed($0.value)) }
    }
    func changed(_ keys: [SortKey]) -> [SortKey] {
      keys.map { SortKey(value: changed($0.value), isDescending: $0.isDescending) }
    }
    switch self {
    case .scan, .combine, .shared: return self
    case .filter(let predicate, let input): return .filter(change(predicate), input)
    case .aggregate(let aggregation, let input):
      return .aggregate(aggregation.map(changed, change), input)
    case .series(let series, let input): return .series(series.map(changed), input)
    case .project(let columns, let input): return .project(changed(columns), input)
    case .distinct(let keys, let input): return .distinct(changed(keys), input)
    case .sort(let keys, let input): return .sort(changed(keys), input)
    case .top(let count, let keys, let input): return .top(count, by: changed(keys), input)
    case .limit(let limit, let input):
      let limit = Limit(kind: limit.kind, count: limit.count, per: limit.per.map(changed))
      return .limit(limit, input)
    case .join(let left, let right, let predicate):
      return .join(left, right, on: change(predicate))
    case .window(let columns, let input): return .window(columns.map { $0.map(changed) }, input)
    }
  }
}

// Plans that conditions ask: `where id in (from …)`.
extension LogicalPlan {
  /// The plan with each plan changed that a condition in it asks; nil if none does.
  func changingInnerPlans(_ change: (LogicalPlan) -> LogicalPlan) -> LogicalPlan? {
    let changed = changingInputs { $0.changingInnerPlans(change) }
    guard stepHas(.innerPlan) else { return changed }
    return (changed ?? self).mapConditions { $0.mapInnerPlans(change) }
  }
}

extension Predicate {
  fileprivate func mapInnerPlans(_ change: (LogicalPlan) -> LogicalPlan) -> Predicate {
    switch self {
    case .and(let parts): return .and(parts.map { $0.mapInnerPlans(change) })
    case .or(let parts): return .or(parts.map { $0.mapInnerPlans(change) })
    case .not(let inner): return .not(inner.mapInnerPlans(change))
    case .hedged(let hedge, let inner): return .hedged(hedge, inner.mapInnerPlans(change))
    default:
      let test = mapConditionsOfValues { $0.mapInnerPlans(change) }
      guard case .inQuery(let value, let plan) = test else { return test }
      return .inQuery(value, change(plan))
    }
  }
}

extension Aggregation {
  /// The aggregation with each value and each condition changed.
  func map(
    _ scalar: (Scalar) -> Scalar, _ condition: (Predicate) -> Predicate
  ) -> Aggregation {
    func changed(_ named: NamedScalar) -> NamedScalar {
      NamedScalar(name: named.name, value: scalar(named.value))
    }
    return Aggregation(
      keys: keys.map(changed),
      aggregates: aggregates.map {
        NamedAggregate(name: $0.name, function: $0.function.map(scalar, condition))
      },
      across: across.map(changed))
  }

  /// The aggregation with each column replaced; nil if a test that needs a column would lose it.
  func replacingColumns(_ change: (ColumnReference) -> Scalar) -> Aggregation? {
    var isWhole = true
    let changed = map(
      { scalar in
        let changed = scalar.replacingColumns(change)
        if changed == nil { isWhole = false }
        return changed ?? scalar
      },
      { predicate in
        let changed = predicate.replacingColumns(change)
        if changed == nil { isWhole = false }
        return changed ?? predicate
      })
    return isWhole ? changed : nil
  }

  /// Calls `body` with each column that the aggregation reads.
  func forEachColumn(_ body: (ColumnReference) -> Void) {
    for key in keys { key.value.forEachColumn(body) }
    across?.value.forEachColumn(body)
    for aggregate in aggregates {
      aggregate.function.argument?.forEachColumn(body)
      if case .countWhere(let predicate) = aggregate.function {
        predicate.forEachColumn(body)
      }
    }
  }
}

extension AggregateFunction {
  /// The values that the aggregate reads.
  package var arguments: [Scalar] { argument.map { [$0] } ?? [] }

  /// The value that the aggregate reads, if it reads one.
  package var argument: Scalar? {
    switch self {
    case .count, .hedgedCount, .countWhere, .share: nil
    case .distinct(let value), .sum(let value), .mean(let value), .median(let value),
      .quantile(let value, _), .deviation(let value), .least(let value), .greatest(let value),
      .list(let value):
      value
    }
  }

  /// The aggregate with its value or its condition changed.
  func map(
    _ scalar: (Scalar) -> Scalar, _ condition: (Predicate) -> Predicate
  ) -> AggregateFunction {
    switch self {
    case .count, .hedgedCount: self
    case .share: .share
    case .countWhere(let predicate): .countWhere(condition(predicate))
    case .distinct(let value): .distinct(scalar(value))
    case .sum(let value): .sum(scalar(value))
    case .mean(let value): .mean(scalar(value))
    case .median(let value): .median(scalar(value))
    case .quantile(let value, let fraction): .quantile(scalar(value), fraction)
    case .deviation(let value): .deviation(scalar(value))
    case .least(let value): .least(scalar(value))
    case .greatest(let value): .greatest(scalar(value))
    case .list(let value): .list(scalar(value))
    }
  }
}
