import Model

// Walks and rewrites of scalars and predicates, written once.
extension Scalar {
  /// Calls `body` with each column that the scalar reads.
  package func forEachColumn(_ body: (ColumnReference) -> Void) {
    switch self {
    case .column(let reference): body(reference)
    case .constant: break
    case .calendarPeriod(_, let scalar), .moved(let scalar, _), .function(_, let scalar):
      scalar.forEachColumn(body)
    case .arithmetic(_, let left, let right, _), .daysBetween(let left, let right):
      left.forEachColumn(body)
      right.forEachColumn(body)
    case .truth(let predicate): predicate.forEachScalar { $0.forEachColumn(body) }
    case .conditional(let predicate, let yes, let no):
      predicate.forEachScalar { $0.forEachColumn(body) }
      yes.forEachColumn(body)
      no.forEachColumn(body)
    }
  }

  /// The scalar with each column replaced by another scalar of its type.
  package func replacingColumns(_ change: (ColumnReference) -> Scalar) -> Scalar {
    switch self {
    case .column(let reference): change(reference)
    case .constant: self
    case .calendarPeriod(let unit, let date): .calendarPeriod(unit, date.replacingColumns(change))
    case .arithmetic(let operation, let left, let right, let type):
      .arithmetic(
        operation, left.replacingColumns(change), right.replacingColumns(change), type)
    case .daysBetween(let left, let right):
      .daysBetween(left.replacingColumns(change), minus: right.replacingColumns(change))
    case .moved(let date, let days): .moved(date.replacingColumns(change), days: days)
    case .truth(let predicate): .truth(predicate.replacingColumns(change) ?? predicate)
    case .conditional(let predicate, let yes, let no):
      .conditional(
        predicate.replacingColumns(change) ?? predicate, yes.replacingColumns(change),
        no.replacingColumns(change))
    case .function(let function, let argument):
      .function(function, argument.replacingColumns(change))
    }
  }
}

extension Predicate {
  /// Calls `body` with each scalar that a test reads.
  package func forEachScalar(_ body: (Scalar) -> Void) {
    switch self {
    case .constant: break
    case .and(let parts), .or(let parts): for part in parts { part.forEachScalar(body) }
    case .not(let inner), .hedged(_, let inner): inner.forEachScalar(body)
    case .values(let column, _): body(.column(column))
    case .days(let scalar, _), .status(let scalar, _), .text(_, let scalar, _), .truth(let scalar):
      body(scalar)
    case .compare(_, let left, let right), .near(_, _, let left, let right):
      body(left)
      body(right)
    }
  }

  /// The predicate with each column replaced; nil if a test that needs a column would lose it.
  package func replacingColumns(_ change: (ColumnReference) -> Scalar) -> Predicate? {
    switch self {
    case .constant: return self
    case .and(let parts):
      let changed = parts.compactMap { $0.replacingColumns(change) }
      return changed.count == parts.count ? .and(changed) : nil
    case .or(let parts):
      let changed = parts.compactMap { $0.replacingColumns(change) }
      return changed.count == parts.count ? .or(changed) : nil
    case .not(let inner): return inner.replacingColumns(change).map(Predicate.not)
    case .hedged(let hedge, let inner):
      return inner.replacingColumns(change).map { .hedged(hedge, $0) }
    case .values(let column, let match):
      guard case .column(let changed) = change(column) else { return nil }
      return .values(changed, match)
    case .days(let scalar, let set): return .days(scalar.replacingColumns(change), set)
    case .compare(let comparison, let left, let right):
      return .compare(
        comparison, left.replacingColumns(change), right.replacingColumns(change))
    case .near(let direction, let days, let left, let right):
      return .near(
        direction, days: days, left.replacingColumns(change), right.replacingColumns(change))
    case .status(let scalar, let status): return .status(scalar.replacingColumns(change), status)
    case .text(let operation, let scalar, let needle):
      return .text(operation, scalar.replacingColumns(change), needle)
    case .truth(let scalar): return .truth(scalar.replacingColumns(change))
    }
  }
}

extension AggregateFunction {
  /// The values that the aggregate reads.
  package var arguments: [Scalar] {
    switch self {
    case .count, .countWhere, .share: []
    case .distinct(let value), .sum(let value), .mean(let value), .median(let value),
      .quantile(let value, _), .deviation(let value), .least(let value), .greatest(let value),
      .list(let value):
      [value]
    }
  }
}
