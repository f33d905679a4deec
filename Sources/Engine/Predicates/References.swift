import Language
import Model
import Plan

// The tests of a condition, the columns that each reads, and whether it can be made where their
// links lead.

extension Predicate {
  /// The columns, in the order in which they stand.
  var references: [ColumnReference] {
    var result: [ColumnReference] = []
    forEachColumn { result.append($0) }
    return result
  }

  /// True if one of the columns is at the end of links.
  var readsLinks: Bool {
    var isFound = false
    forEachColumn { isFound = isFound || !$0.links.isEmpty }
    return isFound
  }

  /// The links that all columns of a leaf go along, if the leaf can be tested where they lead;
  /// else nil.
  var sharedLinks: [LinkStep]? {
    // Not even an unknown value is in a query without rows.
    if case .inQuery = self { return nil }
    var areShared = true
    var links: [LinkStep]?
    forEachScalar { scalar in
      if !scalar.passesUnknownOn { areShared = false }
      scalar.forEachColumn { reference in
        if reference.links != links ?? reference.links { areShared = false }
        links = reference.links
      }
    }
    return areShared ? links : nil
  }

  /// The first number of related rows that the leaf reads.
  var countOfRelated: (ChildRelation, Predicate)? {
    var found: (ChildRelation, Predicate)?
    forEachScalar { found = found ?? $0.countOfRelated }
    return found
  }

  /// The leaf as it stands in the table that its links lead to.
  var withoutLinks: Predicate {
    replacingColumns { .column(ColumnReference(column: $0.column, type: $0.type, name: $0.name)) }
      ?? self
  }

  /// The tests that can be unsure, in the order in which they stand.
  var leaves: [Predicate] {
    var leaves: [Predicate] = []
    gatherLeaves(&leaves)
    return leaves
  }

  private func gatherLeaves(_ leaves: inout [Predicate]) {
    switch self {
    case .constant(let truth): if truth == .unsure { leaves.append(self) }
    case .and(let parts), .or(let parts): for part in parts { part.gatherLeaves(&leaves) }
    case .not(let part): part.gatherLeaves(&leaves)
    case .hedged: break
    case .truth(.truth(let inner)): inner.gatherLeaves(&leaves)
    default: leaves.append(self)
    }
  }

  /// What a leaf is for a row whose link leads nowhere.
  var truthOfUnknown: Truth {
    if case .status(_, let status) = self { return Truth(status == .unknown) }
    return .unsure
  }
}

extension Scalar {
  fileprivate var countOfRelated: (ChildRelation, Predicate)? {
    switch self {
    case .numberOf(let relation, let inner): (relation, inner)
    case .calendarPeriod(_, let inner), .weekday(let inner), .moved(let inner, _),
      .movedMonths(let inner, _), .function(_, let inner):
      inner.countOfRelated
    case .arithmetic(_, let left, let right, _), .daysBetween(let left, let right),
      .age(let left, let right):
      left.countOfRelated ?? right.countOfRelated
    case .column, .constant, .truth, .conditional: nil
    }
  }

  /// True if an unknown column always makes the scalar unknown.
  fileprivate var passesUnknownOn: Bool {
    switch self {
    case .column, .constant: true
    case .calendarPeriod(_, let inner), .weekday(let inner), .moved(let inner, _),
      .movedMonths(let inner, _), .function(_, let inner):
      inner.passesUnknownOn
    case .arithmetic(_, let left, let right, _), .daysBetween(let left, let right),
      .age(let left, let right):
      left.passesUnknownOn && right.passesUnknownOn
    // A row that links do not reach has an unknown number of related rows.
    case .numberOf: true
    case .truth, .conditional: false
    }
  }
}
