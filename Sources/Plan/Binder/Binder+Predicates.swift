import Language
import Model

// Conditions: every expression that is yes, no or unsure of a row.
extension Binder {
  mutating func bindCondition(
    _ expression: ExpressionSyntax, in relation: Relation
  ) -> Predicate? {
    switch expression.kind {
    case .missing: return nil
    case .and, .or: return bindChain(expression, in: relation)
    case .not(let inner): return bindCondition(inner, in: relation).map(Predicate.not)
    case .hedged(let hedge, let inner):
      return bindCondition(inner, in: relation).map { .hedged(hedge, $0) }
    case .comparison(let comparison, let left, let right):
      return bindComparison(comparison, left, right, in: relation)
    case .membership(let value, let set, let isNegated):
      guard let predicate = bindMembership(value, set, in: relation) else { return nil }
      return isNegated ? .not(predicate) : predicate
    case .textTest(let operation, let left, let right):
      return bindTextTest(operation, left, right, in: relation)
    case .status(let value, let status, let isNegated):
      guard let scalar = bindScalar(value, in: relation) else { return nil }
      let predicate = Predicate.status(scalar, status)
      return isNegated ? .not(predicate) : predicate
    case .time(let value, let test): return bindTime(value, test, in: relation)
    case .quantified(_, let path, _): return later("Testing related rows", at: path.range)
    case .path, .conditional, .call, .parameter: return bindTruth(expression, in: relation)
    default:
      return fail(
        Diagnostic(
          .notACondition, "A condition is needed here: something that is yes or no of a row.",
          at: expression.range, remedy: "Compare it: faction = engagement."))
    }
  }

  // A chain of a thousand `or`s is a tree as deep; it is walked with a stack of its own.
  private mutating func bindChain(
    _ expression: ExpressionSyntax, in relation: Relation
  ) -> Predicate? {
    guard let isAnd = isConjunction(expression) else { return nil }
    var pending = [expression]
    var parts: [Predicate] = []
    var isComplete = true
    while let next = pending.popLast() {
      switch next.kind {
      case .and(let left, let right) where isAnd: pending += [right, left]
      case .or(let left, let right) where !isAnd: pending += [right, left]
      default:
        guard let part = bindCondition(next, in: relation) else {
          isComplete = false
          continue
        }
        parts.append(part)
      }
    }
    guard isComplete else { return nil }
    return isAnd ? .and(parts) : .or(parts)
  }

  private func isConjunction(_ expression: ExpressionSyntax) -> Bool? {
    switch expression.kind {
    case .and: true
    case .or: false
    default: nil
    }
  }

  private mutating func bindTruth(
    _ expression: ExpressionSyntax, in relation: Relation
  ) -> Predicate? {
    if case .parameter(let name) = expression.kind,
      case .boolean(let value) = parameter(name, at: expression.range)
    {
      return .constant(Truth(value))
    }
    guard let scalar = bindScalar(expression, in: relation) else { return nil }
    guard scalar.type == .boolean else {
      return fail(
        Diagnostic(
          .notACondition, "A condition is needed here, and this is \(article(scalar.type)).",
          at: expression.range, remedy: "Compare it, or ask whether it is known."))
    }
    if case .truth(let predicate) = scalar { return predicate }
    return .truth(scalar)
  }

  private mutating func bindTime(
    _ value: ExpressionSyntax, _ test: TimeTestSyntax, in relation: Relation
  ) -> Predicate? {
    if case .path(let path) = value.kind, let predicate = stateTest(path, test, in: relation) {
      return predicate
    }
    guard diagnostics.isEmpty, let scalar = bindScalar(value, in: relation) else { return nil }
    return timeTest(scalar, test, in: relation)
  }

  /// A path that names a state of the rows' table, with its time test; nil if it names none.
  mutating func stateTest(
    _ path: Path, _ test: TimeTestSyntax, in relation: Relation
  ) -> Predicate? {
    guard case .table(let start) = relation.shape, let last = path.names.last else { return nil }
    var table = start
    var links: [LinkStep] = []
    for name in path.names.dropLast() {
      guard let column = link(named: name.text, of: table),
        let target = schema.tables[table].columns[column].link?.table
      else { return nil }
      links.append(LinkStep(column: column, table: target))
      table = target
    }
    guard columnIndex(last.text, of: table) == nil,
      let state = schema.tables[table].states.first(where: { matches($0.name, last.text) })
    else { return nil }
    return stateTest(state, of: table, links: links, test)
  }

  private mutating func bindTextTest(
    _ operation: TextOperator, _ left: ExpressionSyntax, _ right: ExpressionSyntax,
    in relation: Relation
  ) -> Predicate? {
    if operation == .matches || operation == .resembles {
      return later("`\(operation.rawValue)`", at: left.range.joined(with: right.range))
    }
    guard let scalar = bindScalar(left, in: relation) else { return nil }
    guard scalar.type.isText else {
      return fail(
        Diagnostic(
          .typeMismatch,
          "`\(operation.rawValue)` needs a text, and this is \(article(scalar.type)).",
          at: left.range))
    }
    guard let needle = literalText(right) else {
      return diagnostics.isEmpty
        ? fail(
          Diagnostic(
            .notAValue, "`\(operation.rawValue)` needs a text in quotes.", at: right.range)) : nil
    }
    return .text(operation, scalar, needle)
  }
}

/// A type with its article: `a date`, `an integer`.
func article(_ type: ValueType) -> String {
  switch type {
  case .integer: "an integer"
  case .days: "a number of days"
  case .text: "text"
  default: "a \(type.name)"
  }
}
