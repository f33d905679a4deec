import Language
import Model

/// Functions that mean what other expressions mean, so that every engine has them already.
enum ComposedFunction: String, CaseIterable {
  /// `band(x, n)`: the lower edge of the band of width n that holds x, a multiple of n
  case band
  /// `age(born)`, `age(born, on)`: whole years, as of the record's day if none is given
  case age
  /// `days(a, b)`: the days from a to b
  case days
  /// `first_known(a, b, …)`: the first of them that is known
  case firstKnown = "first_known"
}

extension Binder {
  mutating func bindComposed(
    _ function: ComposedFunction, _ arguments: [ExpressionSyntax], at range: SourceRange,
    in relation: Relation
  ) -> Scalar? {
    let (counts, takes) = function.takes
    guard counts.contains(arguments.count) else {
      return fail(
        Diagnostic(
          .wrongArguments,
          "`\(function.rawValue)` takes \(takes), not \(counted(arguments.count, "value")).",
          at: range))
    }
    switch function {
    case .band: return bindBand(arguments[0], arguments[1], in: relation)
    case .age:
      guard let born = dateArgument(arguments[0], function, in: relation) else { return nil }
      let today = dateConstant(Period(schema.asOf))
      guard arguments.count > 1 else { return .age(born, on: today) }
      return dateArgument(arguments[1], function, in: relation).map { .age(born, on: $0) }
    case .days:
      guard let start = dateArgument(arguments[0], function, in: relation),
        let end = dateArgument(arguments[1], function, in: relation)
      else { return nil }
      return .daysBetween(end, minus: start)
    case .firstKnown: return bindFirstKnown(arguments, in: relation)
    }
  }

  // x − ((x mod n) + n) mod n: the remainder takes the sign of x, and a band goes down below zero
  // too.
  private mutating func bindBand(
    _ value: ExpressionSyntax, _ width: ExpressionSyntax, in relation: Relation
  ) -> Scalar? {
    guard let scalar = bindScalar(value, in: relation) else { return nil }
    guard scalar.type.isNumeric || scalar.type == .days else {
      return fail(
        Diagnostic(
          .typeMismatch, "`band` does not take \(article(scalar.type)).", at: value.range,
          remedy: scalar.type.isDate ? "Group dates by a part of them, such as .year." : nil))
    }
    guard let size = bindScalar(width, in: relation) else { return nil }
    let isPositive: Bool
    switch size {
    case .constant(.integer(let number), _): isPositive = number > 0
    case .constant(.number(let number), _): isPositive = number > 0
    case .constant(.days(let least, _), _): isPositive = least > 0
    default: isPositive = false
    }
    guard isPositive else {
      return fail(
        Diagnostic(
          .wrongArguments, "A band's width is a number above 0.", at: width.range,
          remedy: "Write it as band(x, 12)."))
    }
    let type: ValueType = scalar.type == .integer && size.type == .integer ? .integer : .number
    let remainder = Scalar.arithmetic(.remainder, scalar, size, type)
    let lifted = Scalar.arithmetic(.add, remainder, size, type)
    let edge = Scalar.arithmetic(
      .subtract, scalar, .arithmetic(.remainder, lifted, size, type), type)
    if type == .integer { return edge }
    // Fractions leave a rest beside the edge, which would be a band of its own.
    let number = Scalar.function(.round, .arithmetic(.divide, edge, size, .number))
    return .arithmetic(.multiply, number, size, .number)
  }

  private mutating func dateArgument(
    _ argument: ExpressionSyntax, _ function: ComposedFunction, in relation: Relation
  ) -> Scalar? {
    if case .number(let year) = argument.kind, let period = Period(literal: year) {
      return dateConstant(period)
    }
    guard let scalar = bindScalar(argument, in: relation) else { return nil }
    guard scalar.type.isDate else {
      return fail(
        Diagnostic(
          .typeMismatch,
          "`\(function.rawValue)` needs a date, and this is \(article(scalar.type)).",
          at: argument.range))
    }
    return scalar
  }

  private mutating func bindFirstKnown(
    _ arguments: [ExpressionSyntax], in relation: Relation
  ) -> Scalar? {
    var values: [Scalar] = []
    for argument in arguments {
      guard let value = bindBranch(argument, in: relation) else { return nil }
      if let first = values.first {
        let isOneKind =
          first.type == value.type || first.type.isText && value.type.isText
          || first.type.isNumeric && value.type.isNumeric || first.type.isDate && value.type.isDate
        guard isOneKind else {
          return fail(
            Diagnostic(
              .typeMismatch,
              "All values must be of one type, and these are \(article(first.type)) and "
                + "\(article(value.type)).", at: argument.range))
        }
      }
      values.append(value)
    }
    guard let first = values.first, let last = values.last else { return nil }
    // Of values that are all missing there is none only if that is known of each.
    let type = values.dropFirst().reduce(first) { .conditional(.constant(.yes), $0, $1) }.type
    let missing = Scalar.conditional(
      .or(values.map { .status($0, .unknown) }), .constant(.unknown, type), last)
    return values.reversed().reduce(missing) { rest, value in
      .conditional(.status(value, .known), value, rest)
    }
  }
}

extension ComposedFunction {
  /// How many values the function takes, and in words.
  fileprivate var takes: (ClosedRange<Int>, String) {
    switch self {
    case .band: (2...2, "a value and a width: band(x, 12)")
    case .age: (1...2, "a date of birth, and a day if it is not the record's")
    case .days: (2...2, "two dates")
    case .firstKnown: (2...64, "two values or more")
    }
  }
}
