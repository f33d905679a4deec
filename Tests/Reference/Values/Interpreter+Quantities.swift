import Language
import Model

// Values: columns, constants, arithmetic, conditionals and functions.
extension Interpreter {
  mutating func quantity(
    _ expression: ExpressionSyntax, in scope: Scope
  ) throws(ReferenceRefusal) -> Quantity {
    switch expression.kind {
    case .path(let path): return try resolve(path, in: scope)
    case .countColumn: return try resolve(Path([Name("count", expression.range)]), in: scope)
    case .string(let text): return constant(.text(text), .text)
    case .number(let text): return try number(text)
    case .negative(let inner): return try negative(inner, in: scope)
    case .date, .ago, .relativePeriod: return dateConstant(try period(expression))
    case .parameter(let name): return constant(try parameter(name))
    case .duration(let count, let unit):
      let days = try days(count, unit)
      return constant(.days(least: days, most: days), .days)
    case .arithmetic(let operation, let left, let right):
      return try arithmetic(operation, left, right, in: scope)
    case .conditional(let test, let yes, let no):
      return try conditional(test, yes, no, in: scope)
    case .numberOf(let path, let inner): return try numberOf(path, inner, in: scope)
    case .call(let name, let arguments, let window):
      if window != nil { throw .notCovered("windows") }
      return try call(name.text, arguments, in: scope)
    case .missing: throw .meaningless("something is missing")
    case .regex: throw .notCovered("`matches`")
    default: return boolean(try condition(expression, in: scope))
    }
  }

  /// A condition as a value: unsure is unknown.
  private mutating func boolean(_ condition: Condition) -> Quantity {
    Quantity(
      type: .boolean, subject: .other(nextNumber()),
      value: { row in
        let truth = condition.truth(of: row)
        return truth == .unsure ? .unknown : .boolean(truth == .yes)
      }, condition: condition)
  }

  private mutating func number(_ text: String) throws(ReferenceRefusal) -> Quantity {
    if let integer = Int(text) { return constant(.integer(integer), .integer) }
    guard let number = Double(text), number.isFinite else { throw .meaningless("out of range") }
    return constant(.number(number), .number)
  }

  private mutating func dateConstant(_ period: Period) -> Quantity {
    constant(.date(UncertainDate(period), notation: period.first.text), .date)
  }

  private mutating func constant(_ parameter: ReferenceParameter) -> Quantity {
    switch parameter {
    case .text(let text): constant(.text(text), .text)
    case .integer(let integer): constant(.integer(integer), .integer)
    case .number(let number): constant(.number(number), .number)
    case .boolean(let bit): constant(.boolean(bit), .boolean)
    case .date(let period): dateConstant(period)
    }
  }

  private mutating func negative(
    _ inner: ExpressionSyntax, in scope: Scope
  ) throws(ReferenceRefusal) -> Quantity {
    let zero = ExpressionSyntax(.number("0"), inner.range)
    return try arithmetic(.subtract, zero, inner, in: scope)
  }

  // MARK: Arithmetic

  private mutating func arithmetic(
    _ operation: ArithmeticOperator, _ left: ExpressionSyntax, _ right: ExpressionSyntax,
    in scope: Scope
  ) throws(ReferenceRefusal) -> Quantity {
    let one = try quantity(left, in: scope)
    if one.type.isDate { return try dateArithmetic(operation, one, right, in: scope) }
    let other = try quantity(right, in: scope)
    let isCountable = { (type: ValueType) in type.isNumeric || type == .days }
    guard isCountable(one.type), isCountable(other.type) else {
      throw .meaningless("`\(operation.rawValue)` needs numbers")
    }
    let type: ValueType
    if one.type == .days && other.type == .days && (operation == .add || operation == .subtract) {
      type = .days
    } else {
      let isWhole = one.type == .integer && other.type == .integer && operation != .divide
      type = isWhole ? .integer : .number
    }
    return Quantity(
      type: type, subject: .other(nextNumber()),
      value: { calculated(operation, one.value($0), other.value($0), type) })
  }

  private mutating func dateArithmetic(
    _ operation: ArithmeticOperator, _ date: Quantity, _ right: ExpressionSyntax, in scope: Scope
  ) throws(ReferenceRefusal) -> Quantity {
    if case .duration(let count, let unit) = right.kind {
      guard operation == .add || operation == .subtract else {
        throw .meaningless("a date takes + or - days")
      }
      let days = try days(count, unit) * (operation == .add ? 1 : -1)
      return Quantity(
        type: .date, subject: .moved(date.subject, days: days),
        value: { moved(date.value($0), by: days) })
    }
    var other: Quantity
    if case .number = right.kind {
      other = dateConstant(try period(right))
    } else {
      other = try quantity(right, in: scope)
    }
    guard operation == .subtract, other.type.isDate else {
      throw .meaningless("a date takes - a date or + or - days")
    }
    return Quantity(
      type: .days, subject: .other(nextNumber()),
      value: { daysBetween(date.value($0), minus: other.value($0)) })
  }

  // MARK: if … then … else …

  private mutating func conditional(
    _ test: ExpressionSyntax, _ yes: ExpressionSyntax, _ no: ExpressionSyntax, in scope: Scope
  ) throws(ReferenceRefusal) -> Quantity {
    let condition = try condition(test, in: scope)
    let first = try branch(yes, in: scope)
    let second = try branch(no, in: scope)
    guard
      first.type == second.type || first.type.isText && second.type.isText
        || first.type.isNumeric && second.type.isNumeric
    else { throw .meaningless("both branches must be of one type") }
    if first.type.isNumeric && first.type != second.type {
      throw .notCovered("branches of whole numbers and fractions")
    }
    return Quantity(
      type: first.type, subject: .other(nextNumber()),
      value: { row in
        switch condition.truth(of: row) {
        case .yes: first.value(row)
        case .no: second.value(row)
        case .unsure: .unknown
        }
      })
  }

  // A bare word that names no column is a value.
  private mutating func branch(
    _ expression: ExpressionSyntax, in scope: Scope
  ) throws(ReferenceRefusal) -> Quantity {
    if case .path(let path) = expression.kind, path.names.count == 1,
      try find(path, in: scope) == nil
    {
      return constant(.text(path.text), .text)
    }
    return try quantity(expression, in: scope)
  }

  // MARK: Functions

  private mutating func call(
    _ name: String, _ arguments: [ExpressionSyntax], in scope: Scope
  ) throws(ReferenceRefusal) -> Quantity {
    let functions = ["abs", "round", "length", "lower", "upper"]
    guard functions.contains(name.lowercased()) else { throw .notCovered("`\(name)(…)`") }
    guard arguments.count == 1 else { throw .meaningless("`\(name)` takes one value") }
    let argument = try quantity(arguments[0], in: scope)
    let isOfNumbers = name.lowercased() == "abs" || name.lowercased() == "round"
    guard isOfNumbers ? argument.type.isNumeric : argument.type.isText else {
      throw .meaningless("`\(name)` does not take \(argument.type.name)")
    }
    let type: ValueType =
      switch name.lowercased() {
      case "abs": argument.type
      case "lower", "upper": .text
      default: .integer
      }
    return Quantity(
      type: type, subject: .other(nextNumber()),
      value: { applied(name.lowercased(), argument.value($0)) })
  }
}

/// A function of one value; unknown if the result is out of range.
private func applied(_ function: String, _ value: Value) -> Value {
  switch (function, value) {
  case ("abs", .integer(let integer)): integer == .min ? .unknown : .integer(abs(integer))
  case ("abs", .number(let number)): .number(abs(number))
  case ("round", .number(let number)):
    Int(exactly: number.rounded(.toNearestOrAwayFromZero)).map(Value.integer) ?? .unknown
  case ("length", .text(let text)): .integer(text.count)
  case ("lower", .text(let text)): .text(text.lowercased())
  case ("upper", .text(let text)): .text(text.uppercased())
  default: value
  }
}
