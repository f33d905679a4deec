import Language
import Model

// Values: columns, constants, arithmetic and functions.
extension Binder {
  mutating func bindScalar(_ expression: ExpressionSyntax, in relation: Relation) -> Scalar? {
    switch expression.kind {
    case .missing: return nil
    case .path(let path): return resolve(path, in: relation)?.scalar
    case .countColumn:
      return resolve(Path([Name("count", expression.range)]), in: relation)?.scalar
    case .string(let text): return .constant(.text(text), .text)
    case .number: return numberLiteral(expression).map(constant)
    case .negative(let inner):
      if case .number = inner.kind { return numberLiteral(expression).map(constant) }
      return bindArithmetic(
        .subtract, ExpressionSyntax(.number("0"), expression.range), inner, in: relation)
    case .date, .ago, .relativePeriod:
      return period(expression).map(dateConstant)
    case .parameter(let name):
      return parameter(name, at: expression.range).map(constant)
    case .duration(let count, let unit): return days(count, unit, at: expression.range)
    case .arithmetic(let operation, let left, let right):
      return bindArithmetic(operation, left, right, in: relation)
    case .call(let name, let arguments, let window):
      return bindCall(name, arguments, window, in: relation)
    case .numberOf(let path, _): return later("`number of`", at: path.range)
    case .conditional(let condition, let yes, let no):
      return bindConditional(condition, yes, no, in: relation)
    case .regex: return later("`matches`", at: expression.range)
    default: return bindCondition(expression, in: relation).map(Scalar.truth)
    }
  }

  private func constant(_ value: Value) -> Scalar {
    if case .integer = value { return .constant(value, .integer) }
    return .constant(value, .number)
  }

  private func dateConstant(_ period: Period) -> Scalar {
    let date = UncertainDate(period)
    return .constant(.date(date, notation: period.first.text), .date)
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

  private mutating func bindArithmetic(
    _ operation: ArithmeticOperator, _ left: ExpressionSyntax, _ right: ExpressionSyntax,
    in relation: Relation
  ) -> Scalar? {
    guard let first = bindScalar(left, in: relation) else { return nil }
    if first.type.isDate {
      return bindDateArithmetic(operation, first, right, in: relation)
    }
    guard let second = bindScalar(right, in: relation) else { return nil }
    guard isCountable(first.type), isCountable(second.type) else {
      let wrong = isCountable(first.type) ? (right, second.type) : (left, first.type)
      return fail(
        Diagnostic(
          .typeMismatch, "`\(operation.rawValue)` needs numbers, and this is \(article(wrong.1)).",
          at: wrong.0.range))
    }
    let type: ValueType
    if first.type == .days && second.type == .days && (operation == .add || operation == .subtract)
    {
      type = .days
    } else if operation == .divide || first.type != .integer || second.type != .integer {
      type = .number
    } else {
      type = .integer
    }
    return .arithmetic(operation, first, second, type)
  }

  private func isCountable(_ type: ValueType) -> Bool { type.isNumeric || type == .days }

  // `released - detained` is a number of days; `released + 30 days` is a date.
  private mutating func bindDateArithmetic(
    _ operation: ArithmeticOperator, _ date: Scalar, _ right: ExpressionSyntax,
    in relation: Relation
  ) -> Scalar? {
    if case .duration(let count, let unit) = right.kind {
      guard case .constant(.days(let days, _), _) = self.days(count, unit, at: right.range) else {
        return nil
      }
      switch operation {
      case .add: return .moved(date, days: days)
      case .subtract: return .moved(date, days: -days)
      default: break
      }
    } else if operation == .subtract {
      let other = literalDate(right) ?? bindScalar(right, in: relation)
      guard let other else { return nil }
      if other.type.isDate { return .daysBetween(date, minus: other) }
    }
    return diagnostics.isEmpty
      ? fail(
        Diagnostic(
          .typeMismatch, "A date takes `- date`, `+ n days` or `- n days`.", at: right.range)) : nil
  }

  private mutating func literalDate(_ expression: ExpressionSyntax) -> Scalar? {
    if case .number(let text) = expression.kind, let period = Period(literal: text) {
      return dateConstant(period)
    }
    return nil
  }

  private mutating func bindConditional(
    _ condition: ExpressionSyntax, _ yes: ExpressionSyntax, _ no: ExpressionSyntax,
    in relation: Relation
  ) -> Scalar? {
    guard let test = bindCondition(condition, in: relation),
      let first = bindBranch(yes, in: relation), let second = bindBranch(no, in: relation)
    else { return nil }
    let sameKind =
      first.type == second.type || first.type.isText && second.type.isText
      || first.type.isNumeric && second.type.isNumeric
    guard sameKind else {
      return fail(
        Diagnostic(
          .typeMismatch,
          "Both branches must be of one type: \(article(first.type)) and \(article(second.type)).",
          at: yes.range.joined(with: no.range)))
    }
    return .conditional(test, first, second)
  }

  // A bare word that names no column is a value: `if minor then child else adult`.
  private mutating func bindBranch(
    _ expression: ExpressionSyntax, in relation: Relation
  ) -> Scalar? {
    if case .path(let path) = expression.kind, path.names.count == 1,
      find(path, in: relation) == nil
    {
      return .constant(.text(path.text), .text)
    }
    return bindScalar(expression, in: relation)
  }

  private mutating func bindCall(
    _ name: Name, _ arguments: [ExpressionSyntax], _ window: WindowSyntax?, in relation: Relation
  ) -> Scalar? {
    let comingLater = [
      "band", "age", "words", "first_known", "days", "prior", "next", "total", "rank",
    ]
    if window != nil || comingLater.contains(name.text.lowercased()) {
      return later("`\(name.text)`", at: name.range)
    }
    guard let function = ScalarFunction(rawValue: name.text.lowercased()) else {
      let near = nearest(to: name.text, among: ScalarFunction.allCases.map(\.rawValue))
      return fail(
        Diagnostic(
          .unknownFunction, "There is no function '\(name.text)'.", at: name.range,
          remedy: near.isEmpty ? nil : didYouMean(near),
          fix: near.first.map { .init(replace: name.range, with: $0) }))
    }
    guard arguments.count == 1, let argument = bindScalar(arguments[0], in: relation) else {
      return diagnostics.isEmpty
        ? fail(
          Diagnostic(
            .wrongArguments, "`\(function.rawValue)` takes one value.", at: name.range)) : nil
    }
    let fits: Bool
    switch function {
    case .abs, .round: fits = argument.type.isNumeric
    case .length, .lower, .upper: fits = argument.type.isText
    }
    guard fits else {
      return fail(
        Diagnostic(
          .typeMismatch, "`\(function.rawValue)` does not take \(article(argument.type)).",
          at: arguments[0].range))
    }
    return .function(function, argument)
  }
}
