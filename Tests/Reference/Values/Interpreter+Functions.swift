import Language
import Model
import Store

// Functions, and definitions that take values.
extension Interpreter {
  mutating func call(
    _ name: String, _ arguments: [ExpressionSyntax], in scope: Scope
  ) throws(ReferenceRefusal) -> Quantity {
    if let defined = try defined(name, arguments, in: scope) { return defined }
    switch (name.lowercased(), arguments.count) {
    case ("abs", 1), ("round", 1), ("length", 1), ("words", 1), ("lower", 1), ("upper", 1):
      return try ofOneValue(name.lowercased(), try quantity(arguments[0], in: scope))
    case ("band", 2): return try band(arguments[0], arguments[1], in: scope)
    case ("age", 1), ("age", 2):
      let born = try moment(arguments[0], in: scope)
      let on =
        arguments.count == 2
        ? try moment(arguments[1], in: scope) : dateConstant(Period(schema.asOf))
      var years = computed(.integer) { age(born.value($0), on.value($0)) }
      years.within = { ages(born.value($0), on.value($0)) }
      return years
    case ("days", 2):
      let first = try moment(arguments[0], in: scope)
      let last = try moment(arguments[1], in: scope)
      return computed(.days) { daysBetween(last.value($0), minus: first.value($0)) }
    case ("first_known", 2...): return try firstKnown(arguments, in: scope)
    default: throw .meaningless("no function `\(name)` of \(arguments.count) values")
    }
  }

  private mutating func computed(
    _ type: ValueType, _ value: @escaping (Row) -> Value
  ) -> Quantity {
    Quantity(type: type, subject: .other(nextNumber()), value: value)
  }

  private mutating func ofOneValue(
    _ name: String, _ argument: Quantity
  ) throws(ReferenceRefusal) -> Quantity {
    let isOfNumbers = name == "abs" || name == "round"
    guard isOfNumbers ? argument.type.isNumeric : argument.type.isText else {
      throw .meaningless("`\(name)` does not take \(argument.type.name)")
    }
    let type: ValueType =
      switch name {
      case "abs": argument.type
      case "lower", "upper": .text
      default: .integer
      }
    var result = computed(type) { applied(name, argument.value($0)) }
    guard isOfNumbers else { return result }
    result.within = { row in
      guard let numbers = argument.within?(row), numbers.lowerBound < numbers.upperBound else {
        return nil
      }
      let apply: (Double) -> Double = {
        name == "abs" ? abs($0) : $0.rounded(.toNearestOrAwayFromZero)
      }
      // `abs` turns at zero.
      let tried = [numbers.lowerBound, numbers.upperBound, 0].filter(numbers.contains).map(apply)
      return tried.min().flatMap { least in tried.max().map { least...$0 } }
    }
    return result
  }

  // The start of the band that a number lies in: of the multiples of the width, the last that is
  // not above it.
  private mutating func band(
    _ value: ExpressionSyntax, _ width: ExpressionSyntax, in scope: Scope
  ) throws(ReferenceRefusal) -> Quantity {
    let value = try quantity(value, in: scope)
    let size: Value
    switch width.kind {
    case .number(let text):
      size = Int(text).map(Value.integer) ?? Double(text).map(Value.number) ?? .unknown
    case .duration(let count, let unit): size = .integer(try days(count, unit))
    default: throw .meaningless("a band's width is a number")
    }
    guard value.type.isNumeric || value.type == .days, let step = size.asDouble, step > 0 else {
      throw .meaningless("`band` needs a number and a width above 0")
    }
    if value.type == .integer, case .integer(let step) = size, case .number = width.kind {
      return computed(.integer) { row in
        guard case .integer(let number) = value.value(row) else { return value.value(row) }
        var start = number - number % step
        if start > number { start -= step }
        return .integer(start)
      }
    }
    return computed(.number) { row in
      let number = value.value(row)
      if number.isMissing { return number }
      guard let number = number.exactDouble else { return .unknown }
      return .number((number / step).rounded(.down) * step)
    }
  }

  /// A date as an argument; a year alone is one.
  private mutating func moment(
    _ expression: ExpressionSyntax, in scope: Scope
  ) throws(ReferenceRefusal) -> Quantity {
    if case .number = expression.kind { return dateConstant(try period(expression)) }
    let found = try quantity(expression, in: scope)
    guard found.type.isDate else { throw .meaningless("a date is needed") }
    return found
  }

  // Of values that are all missing there is none only if that is known of each.
  private mutating func firstKnown(
    _ arguments: [ExpressionSyntax], in scope: Scope
  ) throws(ReferenceRefusal) -> Quantity {
    var values: [Quantity] = []
    for argument in arguments { values.append(try branch(argument, in: scope)) }
    var type = values[0].type
    for value in values.dropFirst() { type = try commonType(type, value.type) }
    return computed(type) { [type] row in
      let cells = values.map { $0.value(row) }
      let known = cells.first { !$0.isMissing } ?? (cells.contains(.unknown) ? .unknown : .none)
      return known.read(as: type)
    }
  }

  // MARK: define

  /// What a name stands for that `define` gave; nil if none did.
  ///
  /// Inside, a parameter's name is the value for each row, and with a `$` the literal given.
  mutating func defined(
    _ name: String, _ arguments: [ExpressionSyntax], in scope: Scope
  ) throws(ReferenceRefusal) -> Quantity? {
    guard let definition = environment.definitions[name] else { return nil }
    guard !expanding.contains(name) else { throw .meaningless("'\(name)' is defined by itself") }
    guard definition.parameters.count == arguments.count else {
      throw .meaningless("'\(name)' takes \(definition.parameters.count) values")
    }
    var inside = scope
    var values = environment.parameters
    for (parameter, argument) in zip(definition.parameters, arguments) {
      let value = try branch(argument, in: scope)
      inside.computed.removeAll { $0.name == parameter }
      inside.computed.append(NamedQuantity(name: parameter, quantity: value))
      values[parameter] = try? argumentValue(argument)
    }
    let outer = environment
    environment.parameters = values
    expanding.append(name)
    defer {
      environment = outer
      expanding.removeLast()
    }
    return try quantity(definition.expression, in: inside)
  }
}

extension Value {
  /// The value as one of several that there could be: a whole number as a fraction where some of
  /// them are fractions.
  func read(as type: ValueType) -> Value {
    if case .integer(let integer) = self, type == .number { return .number(Double(integer)) }
    return self
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
  case ("words", .text(let text)): .integer(foldedWords(of: text).count)
  case ("lower", .text(let text)): .text(text.lowercased())
  case ("upper", .text(let text)): .text(text.uppercased())
  default: value
  }
}
