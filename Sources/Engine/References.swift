import Language
import Model
import Plan

// The columns that a predicate or a scalar reads.

extension Scalar {
  /// The columns, in the order in which they stand.
  var references: [ColumnReference] {
    switch self {
    case .column(let reference): [reference]
    case .constant: []
    case .calendarPeriod(_, let inner), .moved(let inner, _), .function(_, let inner):
      inner.references
    case .arithmetic(_, let left, let right, _), .daysBetween(let left, let right):
      left.references + right.references
    case .truth(let predicate): predicate.references
    case .conditional(let condition, let then, let otherwise):
      condition.references + then.references + otherwise.references
    }
  }

  /// True if an unknown column always makes the scalar unknown.
  fileprivate var passesUnknownOn: Bool {
    switch self {
    case .column, .constant: true
    case .calendarPeriod(_, let inner), .moved(let inner, _), .function(_, let inner):
      inner.passesUnknownOn
    case .arithmetic(_, let left, let right, _), .daysBetween(let left, let right):
      left.passesUnknownOn && right.passesUnknownOn
    case .truth, .conditional: false
    }
  }

  fileprivate var withoutLinks: Scalar {
    switch self {
    case .column(let reference): .column(reference.withoutLinks)
    case .constant, .truth, .conditional: self
    case .calendarPeriod(let unit, let inner): .calendarPeriod(unit, inner.withoutLinks)
    case .moved(let inner, let days): .moved(inner.withoutLinks, days: days)
    case .function(let function, let inner): .function(function, inner.withoutLinks)
    case .arithmetic(let operation, let left, let right, let type):
      .arithmetic(operation, left.withoutLinks, right.withoutLinks, type)
    case .daysBetween(let left, let right):
      .daysBetween(left.withoutLinks, minus: right.withoutLinks)
    }
  }
}

extension ColumnReference {
  fileprivate var withoutLinks: ColumnReference {
    ColumnReference(column: column, type: type, name: name)
  }
}

extension Predicate {
  /// The columns, in the order in which they stand.
  var references: [ColumnReference] {
    switch self {
    case .constant: []
    case .and(let parts), .or(let parts): parts.flatMap(\.references)
    case .not(let part), .hedged(_, let part): part.references
    case .values(let reference, _): [reference]
    default: scalars.flatMap(\.references)
    }
  }

  /// What a leaf computes with.
  private var scalars: [Scalar] {
    switch self {
    case .days(let scalar, _), .status(let scalar, _), .text(_, let scalar, _),
      .truth(let scalar):
      [scalar]
    case .compare(_, let left, let right), .near(_, _, let left, let right): [left, right]
    default: []
    }
  }

  /// The links that all columns of a leaf go along, if the leaf can be tested where they lead; else nil.
  var sharedLinks: [LinkStep]? {
    let links = Set(references.map(\.links))
    guard links.count == 1, scalars.allSatisfy(\.passesUnknownOn) else { return nil }
    return links.first
  }

  /// The leaf as it stands in the table that its links lead to.
  var withoutLinks: Predicate {
    switch self {
    case .values(let reference, let match): .values(reference.withoutLinks, match)
    case .days(let scalar, let set): .days(scalar.withoutLinks, set)
    case .compare(let comparison, let left, let right):
      .compare(comparison, left.withoutLinks, right.withoutLinks)
    case .near(let direction, let days, let left, let right):
      .near(direction, days: days, left.withoutLinks, right.withoutLinks)
    case .status(let scalar, let status): .status(scalar.withoutLinks, status)
    case .text(let operation, let scalar, let text):
      .text(operation, scalar.withoutLinks, text)
    case .truth(let scalar): .truth(scalar.withoutLinks)
    case .constant, .and, .or, .not, .hedged: self
    }
  }

  /// What a leaf is for a row whose link leads nowhere.
  var truthOfUnknown: Truth {
    if case .status(_, let status) = self { return Truth(status == .unknown) }
    return .unsure
  }
}
