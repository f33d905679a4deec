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
      if let window { return try windowed(name.text, arguments, window, in: scope) }
      return try call(name.text, arguments, in: scope)
    case .missing: throw .meaningless("something is missing")
    case .regex: throw .notCovered("`matches`")
    default: return boolean(try condition(expression, in: scope))
    }
  }

  /// A condition as a value: unsure is unknown.
  mutating func boolean(_ condition: Condition) -> Quantity {
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

  mutating func dateConstant(_ period: Period) -> Quantity {
    var quantity = constant(.date(UncertainDate(period), notation: period.first.text), .date)
    quantity.literal = period
    return quantity
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
    var result = Quantity(
      type: type, subject: .other(nextNumber()),
      value: { calculated(operation, one.value($0), other.value($0), type) })
    result.within = { row in
      guard let left = one.numbers(row), let right = other.numbers(row),
        left.lowerBound < left.upperBound || right.lowerBound < right.upperBound,
        let found = tryingEnds(operation, left, right)
      else { return nil }
      // Whole numbers beyond are not told apart.
      let isFar = max(abs(found.lowerBound), abs(found.upperBound)) > 0x1p53
      return type == .integer && isFar ? nil : found
    }
    return result
  }

  private mutating func dateArithmetic(
    _ operation: ArithmeticOperator, _ date: Quantity, _ right: ExpressionSyntax, in scope: Scope
  ) throws(ReferenceRefusal) -> Quantity {
    if case .duration(let count, let unit) = right.kind {
      guard operation == .add || operation == .subtract else {
        throw .meaningless("a date takes + or - days")
      }
      if let months = unit.months {
        let months = months * (operation == .add ? count : -count)
        return Quantity(
          type: .date, subject: .movedMonths(date.subject, months),
          value: { moved(date.value($0), byMonths: months) })
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
    let type = try commonType(first.type, second.type)
    var result = Quantity(
      type: type, subject: .other(nextNumber()),
      value: { row in
        switch condition.truth(of: row) {
        case .yes: first.value(row).read(as: type)
        case .no: second.value(row).read(as: type)
        case .unsure: .unknown
        }
      })
    result.within = { row in
      switch condition.truth(of: row) {
      case .yes: first.numbers(row)
      case .no: second.numbers(row)
      case .unsure: nil
      }
    }
    return result
  }

  /// The type of what can be of one or of another; of whole numbers and fractions, fractions.
  func commonType(
    _ first: ValueType, _ second: ValueType
  ) throws(ReferenceRefusal) -> ValueType {
    if first == second { return first }
    if first.isText && second.isText { return .text }
    if first.isNumeric && second.isNumeric { return .number }
    throw .meaningless("\(first.name) or \(second.name) is no type")
  }

  // A bare word that names no column is a value.
  mutating func branch(
    _ expression: ExpressionSyntax, in scope: Scope
  ) throws(ReferenceRefusal) -> Quantity {
    if case .path(let path) = expression.kind, path.names.count == 1,
      try find(path, in: scope) == nil
    {
      return constant(.text(path.text), .text)
    }
    return try quantity(expression, in: scope)
  }
}
