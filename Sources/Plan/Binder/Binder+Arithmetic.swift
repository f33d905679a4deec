import Language
import Model

// Sums and products of numbers and lengths of time, and differences of dates.
extension Binder {
  mutating func bindArithmetic(
    _ expression: ExpressionSyntax, in relation: Relation
  ) -> Scalar? {
    switch expression.kind {
    case .negative(let inner):
      let before = diagnostics.count
      if let number = numberLiteral(expression) { return constant(number) }
      guard diagnostics.count == before, let value = bindScalar(inner, in: relation) else {
        return nil
      }
      let zero: Scalar = value.type == .days ? daysConstant(0) : .constant(.integer(0), .integer)
      return combine(.subtract, (zero, inner.range), (value, inner.range))
    case .arithmetic(let operation, let left, let right):
      return bindSum(operation, left, right, in: relation)
    default: return nil
    }
  }

  private mutating func bindSum(
    _ operation: ArithmeticOperator, _ left: ExpressionSyntax, _ right: ExpressionSyntax,
    in relation: Relation
  ) -> Scalar? {
    // `30 days + detained`, and `2024 - detained`, where a year on its own reads as a number.
    if case .duration = left.kind, operation == .add {
      guard let second = bindScalar(right, in: relation) else { return nil }
      if second.type.isDate { return moved(second, .add, left) }
    }
    guard let first = bindScalar(left, in: relation) else { return nil }
    if first.type.isDate { return bindDateSum(operation, first, right, in: relation) }
    guard let second = bindScalar(right, in: relation) else { return nil }
    if second.type.isDate, operation == .subtract, let year = yearConstant(left) {
      return .daysBetween(year, minus: second)
    }
    return combine(operation, (first, left.range), (second, right.range))
  }

  private mutating func combine(
    _ operation: ArithmeticOperator, _ left: (Scalar, SourceRange), _ right: (Scalar, SourceRange)
  ) -> Scalar? {
    for (scalar, range) in [left, right] where !isCountable(scalar.type) {
      return fail(
        Diagnostic(
          .typeMismatch,
          "`\(operation.rawValue)` needs numbers, and this is \(article(scalar.type)).", at: range,
          remedy: scalar.type.isDate ? "Subtract one date from another, or add days to it." : nil))
    }
    let (first, second) = (left.0.type, right.0.type)
    let type: ValueType
    if first == .days && second == .days && (operation == .add || operation == .subtract) {
      type = .days
    } else if operation == .divide || first != .integer || second != .integer {
      type = .number
    } else {
      type = .integer
    }
    return .arithmetic(operation, left.0, right.0, type)
  }

  private func isCountable(_ type: ValueType) -> Bool { type.isNumeric || type == .days }

  // MARK: Dates

  // `released - detained` is a number of days; `released + 30 days` is a date.
  private mutating func bindDateSum(
    _ operation: ArithmeticOperator, _ date: Scalar, _ right: ExpressionSyntax,
    in relation: Relation
  ) -> Scalar? {
    if case .duration = right.kind, operation == .add || operation == .subtract {
      return moved(date, operation, right)
    }
    if operation == .subtract {
      guard let other = yearConstant(right) ?? bindScalar(right, in: relation) else { return nil }
      if other.type.isDate { return .daysBetween(date, minus: other) }
    }
    return fail(misfit(operation, with: right))
  }

  private func misfit(
    _ operation: ArithmeticOperator, with right: ExpressionSyntax
  ) -> Diagnostic {
    guard operation == .add || operation == .subtract else {
      return Diagnostic(
        .typeMismatch, "A date is moved by a length of time, and by nothing else.",
        at: right.range, remedy: "Add or subtract it, as in + 30 days.")
    }
    var fix: Diagnostic.Fix?
    if case .number(let text) = right.kind {
      fix = .init(replace: right.range, with: text + " days")
    }
    return Diagnostic(
      .typeMismatch, "A date takes a length of time with its unit.", at: right.range,
      remedy: "Write it as in 30 days.", fix: fix)
  }

  private mutating func moved(
    _ date: Scalar, _ operation: ArithmeticOperator, _ length: ExpressionSyntax
  ) -> Scalar? {
    guard case .duration(let count, let unit) = length.kind else { return nil }
    if unit.months != nil {
      guard let months = monthCount(count, unit, at: length.range) else { return nil }
      return .movedMonths(date, months: operation == .add ? months : -months)
    }
    guard let days = dayCount(count, unit, at: length.range) else { return nil }
    return .moved(date, days: operation == .add ? days : -days)
  }

  private func yearConstant(_ expression: ExpressionSyntax) -> Scalar? {
    guard case .number(let text) = expression.kind, let period = Period(literal: text) else {
      return nil
    }
    return dateConstant(period)
  }
}
