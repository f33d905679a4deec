import Model

// Walks and rewrites of scalars and predicates, written once.
extension Scalar {
  /// Calls `body` with each column that the scalar reads.
  package func forEachColumn(_ body: (ColumnReference) -> Void) {
    switch self {
    case .column(let reference): body(reference)
    case .constant: break
    case .calendarPeriod(_, let scalar), .weekday(let scalar), .moved(let scalar, _),
      .movedMonths(let scalar, _), .function(_, let scalar):
      scalar.forEachColumn(body)
    case .arithmetic(_, let left, let right, _), .daysBetween(let left, let right),
      .age(let left, let right):
      left.forEachColumn(body)
      right.forEachColumn(body)
    case .truth(let predicate): predicate.forEachColumn(body)
    case .numberOf(let relation, _):
      for scalar in relation.scalars { scalar.forEachColumn(body) }
    case .conditional(let predicate, let yes, let no):
      predicate.forEachColumn(body)
      yes.forEachColumn(body)
      no.forEachColumn(body)
    }
  }

  /// True if one of the rows' own columns is read that comes after the first `count` of them.
  package func readsColumn(from count: Int) -> Bool {
    var isRead = false
    forEachColumn { if $0.links.isEmpty, $0.column >= count { isRead = true } }
    return isRead
  }

  /// The scalar with each column replaced by another scalar of its type; nil if a test within that
  /// needs a column would lose it.
  package func replacingColumns(_ change: (ColumnReference) -> Scalar) -> Scalar? {
    switch self {
    case .column(let reference): return change(reference)
    case .constant: return self
    case .calendarPeriod(let unit, let date):
      return date.replacingColumns(change).map { .calendarPeriod(unit, $0) }
    case .weekday(let date): return date.replacingColumns(change).map(Scalar.weekday)
    case .arithmetic(let operation, let left, let right, let type):
      return pair(left, right, change).map { .arithmetic(operation, $0, $1, type) }
    case .daysBetween(let left, let right):
      return pair(left, right, change).map { .daysBetween($0, minus: $1) }
    case .moved(let date, let days):
      return date.replacingColumns(change).map { .moved($0, days: days) }
    case .movedMonths(let date, let months):
      return date.replacingColumns(change).map { .movedMonths($0, months: months) }
    case .age(let left, let right):
      return pair(left, right, change).map { .age($0, on: $1) }
    case .truth(let predicate): return predicate.replacingColumns(change).map(Scalar.truth)
    case .conditional(let predicate, let yes, let no):
      guard let predicate = predicate.replacingColumns(change) else { return nil }
      return pair(yes, no, change).map { .conditional(predicate, $0, $1) }
    case .function(let function, let argument):
      return argument.replacingColumns(change).map { .function(function, $0) }
    case .numberOf(let relation, let predicate):
      return relation.replacingColumns(change).map { .numberOf($0, predicate) }
    }
  }

  /// The scalar with each condition within it changed.
  func mapConditions(_ change: (Predicate) -> Predicate) -> Scalar {
    switch self {
    case .column, .constant: self
    case .calendarPeriod(let unit, let date): .calendarPeriod(unit, date.mapConditions(change))
    case .weekday(let date): .weekday(date.mapConditions(change))
    case .arithmetic(let operation, let left, let right, let type):
      .arithmetic(operation, left.mapConditions(change), right.mapConditions(change), type)
    case .daysBetween(let left, let right):
      .daysBetween(left.mapConditions(change), minus: right.mapConditions(change))
    case .moved(let date, let days): .moved(date.mapConditions(change), days: days)
    case .movedMonths(let date, let months):
      .movedMonths(date.mapConditions(change), months: months)
    case .age(let left, let right):
      .age(left.mapConditions(change), on: right.mapConditions(change))
    case .truth(let predicate): .truth(change(predicate))
    case .conditional(let predicate, let yes, let no):
      .conditional(change(predicate), yes.mapConditions(change), no.mapConditions(change))
    case .function(let function, let argument):
      .function(function, argument.mapConditions(change))
    case .numberOf(let relation, let predicate):
      .numberOf(relation.mapConditions(change), change(predicate))
    }
  }
}

private func pair(
  _ left: Scalar, _ right: Scalar, _ change: (ColumnReference) -> Scalar
) -> (Scalar, Scalar)? {
  guard let left = left.replacingColumns(change), let right = right.replacingColumns(change) else {
    return nil
  }
  return (left, right)
}

extension Predicate {
  /// Calls `body` with each scalar that a test reads; of related rows, and of the rows of a query
  /// within, nothing is read here but the key and what is read of the row outside.
  package func forEachScalar(_ body: (Scalar) -> Void) {
    switch self {
    case .constant: break
    case .and(let parts), .or(let parts): for part in parts { part.forEachScalar(body) }
    case .not(let inner), .hedged(_, let inner): inner.forEachScalar(body)
    case .values(let column, _), .mentions(let column, _): body(.column(column))
    case .related(_, let relation, _): for scalar in relation.scalars { body(scalar) }
    case .days(let scalar, _), .status(let scalar, _), .text(_, let scalar, _),
      .pattern(let scalar, _), .truth(let scalar), .inQuery(let scalar, _):
      body(scalar)
    case .compare(_, let left, let right), .near(_, _, let left, let right):
      body(left)
      body(right)
    }
  }

  /// Calls `body` with each column of the scalars that a test reads.
  package func forEachColumn(_ body: (ColumnReference) -> Void) {
    switch self {
    // No scalar is made of a column to be asked for it.
    case .values(let column, _), .mentions(let column, _): body(column)
    case .and(let parts), .or(let parts): for part in parts { part.forEachColumn(body) }
    case .not(let inner), .hedged(_, let inner): inner.forEachColumn(body)
    default: forEachScalar { $0.forEachColumn(body) }
    }
  }

  /// True if values that the test reads, or related rows that it asks about, have conditions of
  /// their own.
  package var hasInnerConditions: Bool {
    switch self {
    case .and(let parts), .or(let parts): return parts.contains(where: \.hasInnerConditions)
    case .not(let inner), .hedged(_, let inner): return inner.hasInnerConditions
    default:
      var isFound = false
      _ = mapConditionsOfValues { inner in
        isFound = true
        return inner
      }
      return isFound
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
    case .days(let scalar, let set):
      return scalar.replacingColumns(change).map { .days($0, set) }
    case .compare(let comparison, let left, let right):
      return pair(left, right, change).map { .compare(comparison, $0, $1) }
    case .near(let direction, let days, let left, let right):
      return pair(left, right, change).map { .near(direction, days: days, $0, $1) }
    case .status(let scalar, let status):
      return scalar.replacingColumns(change).map { .status($0, status) }
    case .text(let operation, let scalar, let needle):
      return scalar.replacingColumns(change).map { .text(operation, $0, needle) }
    case .pattern(let scalar, let pattern):
      return scalar.replacingColumns(change).map { .pattern($0, pattern) }
    case .mentions(let column, let words):
      guard case .column(let changed) = change(column) else { return nil }
      return .mentions(changed, words)
    case .truth(let scalar): return scalar.replacingColumns(change).map(Predicate.truth)
    case .related(let count, let relation, let predicate):
      return relation.replacingColumns(change).map { .related(atLeast: count, $0, predicate) }
    case .inQuery(let scalar, let plan):
      return scalar.replacingColumns(change).map { .inQuery($0, plan) }
    }
  }

  /// The test with each condition changed that stands in the values it reads or is of related
  /// rows; joined predicates are left alone.
  func mapConditionsOfValues(_ change: (Predicate) -> Predicate) -> Predicate {
    switch self {
    case .constant, .and, .or, .not, .hedged, .values, .mentions: self
    case .days(let scalar, let set): .days(scalar.mapConditions(change), set)
    case .compare(let comparison, let left, let right):
      .compare(comparison, left.mapConditions(change), right.mapConditions(change))
    case .near(let direction, let days, let left, let right):
      .near(direction, days: days, left.mapConditions(change), right.mapConditions(change))
    case .status(let scalar, let status): .status(scalar.mapConditions(change), status)
    case .text(let operation, let scalar, let needle):
      .text(operation, scalar.mapConditions(change), needle)
    case .pattern(let scalar, let pattern): .pattern(scalar.mapConditions(change), pattern)
    case .truth(let scalar): .truth(scalar.mapConditions(change))
    case .related(let count, let relation, let predicate):
      .related(atLeast: count, relation.mapConditions(change), change(predicate))
    case .inQuery(let scalar, let plan): .inQuery(scalar.mapConditions(change), plan)
    }
  }
}
