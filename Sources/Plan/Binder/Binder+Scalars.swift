import Language
import Model

// Values: columns, constants, conditionals, and conditions as values.
extension Binder {
  mutating func bindScalar(_ expression: ExpressionSyntax, in relation: Relation) -> Scalar? {
    guard enter(at: expression.range) else { return nil }
    defer { leave() }
    switch expression.kind {
    case .missing: return nil
    case .path(let path): return resolve(path, in: relation)?.scalar
    case .countColumn: return bindCountColumn(expression, in: relation)
    case .string(let text): return .constant(.text(text), .text)
    case .number: return numberLiteral(expression).map(constant)
    case .date, .ago, .relativePeriod: return period(expression).map(dateConstant)
    case .parameter(let name): return parameter(name, at: expression.range).map(constant)
    case .duration(let count, let unit):
      return dayCount(count, unit, at: expression.range).map(daysConstant)
    case .negative, .arithmetic: return bindArithmetic(expression, in: relation)
    case .call: return bindCall(expression, in: relation)
    case .numberOf(let path, let inner): return bindNumberOf(path, inner, in: relation)
    case .conditional(let condition, let yes, let no):
      return bindConditional(condition, yes, no, in: relation)
    case .regex:
      return fail(
        Diagnostic(
          .notAValue, "A pattern is no value.", at: expression.range,
          remedy: "Write it right of `matches`."))
    default: return bindCondition(expression, in: relation).map(Scalar.truth)
    }
  }

  // Groups have a count only once something was counted.
  private mutating func bindCountColumn(
    _ expression: ExpressionSyntax, in relation: Relation
  ) -> Scalar? {
    let path = Path([Name(Keyword.count.rawValue, expression.range)])
    if let found = find(path, in: relation) { return found.scalar }
    guard case .table = relation.shape else { return unknownName(path, in: relation) }
    return fail(
      Diagnostic(
        .notAvailableHere, "Nothing has been counted yet.", at: expression.range,
        remedy: "Count first, then test: count by … where count > 1"))
  }

  func constant(_ value: Value) -> Scalar {
    if case .integer = value { return .constant(value, .integer) }
    return .constant(value, .number)
  }

  func daysConstant(_ days: Int) -> Scalar {
    .constant(.days(least: days, most: days), .days)
  }

  private func constant(_ parameter: ParameterValue) -> Scalar {
    switch parameter {
    case .text(let text): .constant(.text(text), .text)
    case .integer(let value): .constant(.integer(value), .integer)
    case .number(let value): .constant(.number(value), .number)
    case .boolean(let value): .constant(.boolean(value), .boolean)
    case .date(let period): dateConstant(period)
    }
  }

  // MARK: if … then … else

  private mutating func bindConditional(
    _ condition: ExpressionSyntax, _ yes: ExpressionSyntax, _ no: ExpressionSyntax,
    in relation: Relation
  ) -> Scalar? {
    let before = diagnostics.count
    let test = bindCondition(condition, in: relation)
    let first = bindBranch(yes, in: relation)
    let second = bindBranch(no, in: relation)
    guard let test, let first, let second, diagnostics.count == before else { return nil }
    let sameKind =
      first.type == second.type || first.type.isText && second.type.isText
      || first.type.isNumeric && second.type.isNumeric
    guard sameKind else {
      return fail(
        Diagnostic(
          .typeMismatch,
          "Both branches must be of one type, and these are \(article(first.type)) and "
            + "\(article(second.type)).", at: yes.range.joined(with: no.range)))
    }
    return .conditional(test, first, second)
  }

  // A bare word that names nothing is a value: `if minor then child else adult`.
  mutating func bindBranch(
    _ expression: ExpressionSyntax, in relation: Relation
  ) -> Scalar? {
    guard case .path(let path) = expression.kind, path.names.count == 1 else {
      return bindScalar(expression, in: relation)
    }
    let before = diagnostics.count
    if let found = find(path, in: relation) { return found.scalar }
    guard diagnostics.count == before else { return nil }
    if let boolean = readBoolean(path.text) { return .constant(.boolean(boolean), .boolean) }
    return .constant(.text(path.text), .text)
  }
}
