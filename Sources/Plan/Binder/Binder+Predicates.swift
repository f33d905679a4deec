import Language
import Model

// Conditions: every expression that is yes, no or unsure of a row.
extension Binder {
  mutating func bindCondition(
    _ expression: ExpressionSyntax, in relation: Relation
  ) -> Predicate? {
    guard enter(at: expression.range) else { return nil }
    defer { leave() }
    switch expression.kind {
    case .missing: return nil
    case .and: return bindChain(expression, isAnd: true, in: relation)
    case .or: return bindChain(expression, isAnd: false, in: relation)
    case .not(let inner): return bindCondition(inner, in: relation).map(Predicate.not)
    case .hedged(let hedge, let inner):
      return bindCondition(inner, in: relation).map { .hedged(hedge, $0) }
    case .comparison, .membership, .textTest, .status, .time, .quantified:
      return bindTest(expression, in: relation)
    case .path, .conditional, .call, .parameter: return bindTruth(expression, in: relation)
    case .numberOf:
      let end = SourceRange(expression.range.upper, expression.range.upper)
      return fail(
        Diagnostic(
          .notACondition, "A condition is needed here, and this is a number.",
          at: expression.range, remedy: "Compare it, as in > 0.",
          fix: .init(replace: end, with: " > 0")))
    default:
      return fail(
        Diagnostic(
          .notACondition, "A condition is needed here: something that is yes or no of a row.",
          at: expression.range, remedy: "Compare it with something."))
    }
  }

  private mutating func bindTest(
    _ expression: ExpressionSyntax, in relation: Relation
  ) -> Predicate? {
    if let mistake = askedOfRelated(expression, in: relation) { return fail(mistake) }
    switch expression.kind {
    case .comparison(let comparison, let left, let right):
      return bindComparison(comparison, left, right, at: expression.range, in: relation)
    case .membership(let value, let set, let isNegated):
      guard let predicate = bindMembership(value, set, in: relation) else { return nil }
      return isNegated ? .not(predicate) : predicate
    case .textTest(let operation, let left, let right):
      return bindTextTest(operation, left, right, in: relation)
    case .status(let value, let status, let isNegated):
      guard let predicate = bindStatus(value, status, in: relation) else { return nil }
      return isNegated ? .not(predicate) : predicate
    case .time(let value, let test): return bindTime(value, test, in: relation)
    case .quantified(let quantifier, let path, let inner):
      return bindQuantified(quantifier, path, inner, in: relation)
    default: return nil
    }
  }

  // A chain of a thousand `or`s is one flat list, however the parser bracketed it.
  private mutating func bindChain(
    _ expression: ExpressionSyntax, isAnd: Bool, in relation: Relation
  ) -> Predicate? {
    var pending = [expression]
    var parts: [Predicate] = []
    var isComplete = true
    var before: ExpressionSyntax?
    while let next = pending.popLast() {
      switch next.kind {
      case .and(let left, let right) where isAnd: pending += [right, left]
      case .or(let left, let right) where !isAnd: pending += [right, left]
      default:
        // Nobody reads more mistakes than this, and a chain may have thousands.
        guard diagnostics.count < Limits.diagnosticsMax else { return nil }
        if let mistake = valueWithoutColumn(next, after: before, in: relation) {
          diagnostics.append(mistake)
          isComplete = false
          continue
        }
        before = next
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

  private mutating func bindTruth(
    _ expression: ExpressionSyntax, in relation: Relation
  ) -> Predicate? {
    guard let scalar = bindScalar(expression, in: relation) else { return nil }
    switch scalar {
    case .truth(let predicate): return predicate
    case .constant(.boolean(let value), _): return .constant(Truth(value))
    case _ where scalar.type == .boolean: return .truth(scalar)
    default:
      let end = SourceRange(expression.range.upper, expression.range.upper)
      let isPath = expression.path != nil
      return fail(
        Diagnostic(
          .notACondition, "A condition is needed here, and this is \(article(scalar.type)).",
          at: expression.range, remedy: "Compare it, or ask whether it is known.",
          fix: isPath ? .init(replace: end, with: " is known") : nil))
    }
  }

  private mutating func bindTime(
    _ value: ExpressionSyntax, _ test: TimeTestSyntax, in relation: Relation
  ) -> Predicate? {
    if case .path(let path) = value.kind, let place = state(at: path, in: relation) {
      return stateTest(place, test)
    }
    guard let scalar = bindScalar(value, in: relation) else { return nil }
    return timeTest(scalar, test, in: relation)
  }

  private mutating func bindStatus(
    _ value: ExpressionSyntax, _ status: Status, in relation: Relation
  ) -> Predicate? {
    guard let scalar = bindScalar(value, in: relation) else { return nil }
    if status == .exact || status == .imprecise, !scalar.type.isDate, scalar.type != .days {
      return fail(
        Diagnostic(
          .typeMismatch, "Only a date is exact or imprecise, and this is \(article(scalar.type)).",
          at: value.range, remedy: "Ask whether it is known."))
    }
    return .status(scalar, status)
  }

  private mutating func bindTextTest(
    _ operation: TextOperator, _ left: ExpressionSyntax, _ right: ExpressionSyntax,
    in relation: Relation
  ) -> Predicate? {
    if operation == .resembles {
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
    if operation == .matches { return bindPattern(scalar, right) }
    guard isValue(right) else {
      return fail(
        Diagnostic(
          .notAValue, "`\(operation.rawValue)` needs a text in quotes.", at: right.range))
    }
    return literalText(right).map { .text(operation, scalar, $0) }
  }
}
