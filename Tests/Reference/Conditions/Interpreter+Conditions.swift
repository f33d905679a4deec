import Language
import Model

// Conditions: every expression that is yes, no or unsure of a row.
extension Interpreter {
  mutating func condition(
    _ expression: ExpressionSyntax, in scope: Scope
  ) throws(ReferenceRefusal) -> Condition {
    switch expression.kind {
    case .and(let left, let right):
      return .all([try condition(left, in: scope), try condition(right, in: scope)])
    case .or(let left, let right):
      return .any([try condition(left, in: scope), try condition(right, in: scope)])
    case .not(let inner): return try condition(inner, in: scope).negated
    case .hedged(let hedge, let inner):
      return try condition(inner, in: scope).hedged(isPossibly: hedge == .possibly)
    case .comparison(let comparison, let left, let right):
      return try self.comparison(comparison, left, right, in: scope)
    case .membership(let value, let set, let isNegated):
      let test = try membership(value, set, in: scope)
      return isNegated ? test.negated : test
    case .textTest(let operation, let left, let right):
      return try textTest(operation, left, right, in: scope)
    case .status(let value, let status, let isNegated):
      let test = try statusTest(try quantity(value, in: scope), status)
      return isNegated ? test.negated : test
    case .time(let value, let test):
      if case .path(let path) = value.kind { return try timeTest(path, test, in: scope) }
      return try timeTest(try quantity(value, in: scope), test, in: scope)
    case .quantified(let quantifier, let path, let inner):
      return try quantified(quantifier, path, inner, in: scope)
    case .path, .conditional, .call, .parameter: return try truth(expression, in: scope)
    default: throw .meaningless("a condition is needed")
    }
  }

  /// A path that names a state or a date, with its time test.
  mutating func timeTest(
    _ path: Path, _ test: TimeTestSyntax, in scope: Scope
  ) throws(ReferenceRefusal) -> Condition {
    if let (state, table, links) = state(path, in: scope) {
      return try stateTest(state, of: table, links: links, test)
    }
    return try timeTest(try resolve(path, in: scope), test, in: scope)
  }

  // A boolean as a condition; a named condition is itself, so that its date tests join the others.
  private mutating func truth(
    _ expression: ExpressionSyntax, in scope: Scope
  ) throws(ReferenceRefusal) -> Condition {
    let quantity = try quantity(expression, in: scope)
    if let condition = quantity.condition { return condition }
    guard quantity.type == .boolean else { throw .meaningless("a condition is needed") }
    return .test { row in
      switch quantity.value(row) {
      case .boolean(let bit): Truth(bit)
      case .none: .no
      default: .unsure
      }
    }
  }

  private func statusTest(
    _ quantity: Quantity, _ status: Status
  ) throws(ReferenceRefusal) -> Condition {
    let canBeImprecise = quantity.type.isDate || quantity.type == .days
    guard canBeImprecise || status != .exact && status != .imprecise else {
      throw .meaningless("only dates and days are exact or imprecise")
    }
    return .test { row in
      let value = quantity.value(row)
      let isExact = value.isExact(quantity.type)
      return switch status {
      case .unknown: Truth(value == .unknown)
      case .none: Truth(value == .none)
      case .known: Truth(!value.isMissing)
      case .exact: Truth(isExact)
      case .imprecise: Truth(!value.isMissing && !isExact)
      }
    }
  }

  private mutating func textTest(
    _ operation: TextOperator, _ left: ExpressionSyntax, _ right: ExpressionSyntax,
    in scope: Scope
  ) throws(ReferenceRefusal) -> Condition {
    if operation == .resembles { throw .notCovered("`resembles`") }
    let quantity = try quantity(left, in: scope)
    guard quantity.type.isText else { throw .meaningless("a text is needed") }
    if operation == .matches {
      let pattern = try pattern(right)
      return oneValueTest(quantity) { value in
        guard case .text(let text) = value else { return .unsure }
        return Truth(pattern.matches(text))
      }
    }
    guard let part = try literalText(right) else { throw .meaningless("a quoted text is needed") }
    let test: (String) -> Bool
    switch operation {
    case .contains: test = { containsText($0, part) }
    case .has: test = { hasWords($0, part) }
    case .starts: test = { starts(Array(folded($0).unicodeScalars), part) }
    case .ends:
      let reversed = String(String.UnicodeScalarView(folded(part).unicodeScalars.reversed()))
      test = { starts(folded($0).unicodeScalars.reversed(), reversed) }
    case .matches, .resembles: throw .notCovered("`\(operation.rawValue)`")
    }
    return oneValueTest(quantity) { value in
      guard case .text(let text) = value else { return .unsure }
      return Truth(test(text))
    }
  }

  private func pattern(_ expression: ExpressionSyntax) throws(ReferenceRefusal) -> RegexTrial {
    let text: String?
    if case .regex(let written) = expression.kind {
      text = written
    } else {
      text = try literalText(expression)
    }
    guard let text else { throw .meaningless("a pattern is needed") }
    guard let pattern = RegexTrial(text) else { throw .notCovered("the pattern /\(text)/") }
    return pattern
  }

  /// A test of one known value; unsure of unknown, no of none.
  func oneValueTest(_ quantity: Quantity, _ test: @escaping (Value) -> Truth) -> Condition {
    .test { row in
      switch quantity.value(row) {
      case .unknown: .unsure
      case .none: .no
      case let known: test(known)
      }
    }
  }

  /// A test of two known values; no if one is none, else unsure if one is unknown.
  func twoValueTest(
    _ left: Quantity, _ right: Quantity, _ test: @escaping (Value, Value) -> Truth
  ) -> Condition {
    .test { row in
      let (one, other) = (left.value(row), right.value(row))
      if one == .none || other == .none { return .no }
      if one == .unknown || other == .unknown { return .unsure }
      return test(one, other)
    }
  }
}

/// Whether scalars start with the folded scalars of a text.
private func starts(_ scalars: [Unicode.Scalar], _ part: String) -> Bool {
  scalars.starts(with: folded(part).unicodeScalars)
}
