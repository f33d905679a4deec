import Language
import Model

// Names that stand for texts written elsewhere: `let`, `define` and `_`. A mistake in such a text
// is shown at the name that uses it, for the text itself is not at hand.
extension Binder {
  mutating func expandedQuery(
    _ named: Environment.NamedQuery, name: Name, arguments: [ExpressionSyntax]
  ) -> Relation? {
    guard isNew(name) else { return nil }
    guard named.parameters.count == arguments.count else {
      return fail(wrongCount(arguments.count, of: name, takes: named.parameters.count))
    }
    if arguments.isEmpty, !readsArguments {
      return bindOnce(name.text) { binder in binder.expanding(name) { $0.bindQuery(named.query) } }
    }
    // Arguments are read where they stand, before any of them has a name.
    let values = arguments.compactMap { parameterValue($0) }
    guard values.count == arguments.count else { return nil }
    let outer = (environment.parameters, readsArguments)
    for (parameter, value) in zip(named.parameters, values) {
      environment.parameters[parameter] = value
      readsArguments = true
    }
    defer { (environment.parameters, readsArguments) = outer }
    return expanding(name) { $0.bindQuery(named.query) }
  }

  private func wrongCount(_ count: Int, of name: Name, takes wanted: Int) -> Diagnostic {
    Diagnostic(
      .wrongArguments, "'\(name.text)' takes \(counted(wanted, "value")), not \(count).",
      at: name.range)
  }

  mutating func expandedDefinition(
    _ definition: Environment.NamedExpression, name: Name, arguments: [ExpressionSyntax] = [],
    in relation: Relation
  ) -> Scalar? {
    guard isNew(name) else { return nil }
    guard definition.parameters.count == arguments.count else {
      return fail(wrongCount(arguments.count, of: name, takes: definition.parameters.count))
    }
    // Inside, `t` is the value for each row, and `$t` the literal where one was given.
    var inner = relation
    let outer = (environment.parameters, readsArguments)
    defer { (environment.parameters, readsArguments) = outer }
    for (parameter, argument) in zip(definition.parameters, arguments) {
      guard let value = bindBranch(argument, in: relation) else { return nil }
      inner.compute(NamedScalar(name: parameter, value: value))
      environment.parameters[parameter] = ParameterValue(value)
      readsArguments = true
    }
    return expanding(name) { $0.bindScalar(definition.expression, in: inner) }
  }

  mutating func previousQuery(_ name: Name) -> Relation? {
    guard let previous = environment.previous else {
      return fail(
        Diagnostic(
          .noPreviousQuery, "There is no previous query for `_` to stand for.", at: name.range,
          remedy: "Ask a query first."))
    }
    guard isNew(name) else { return nil }
    return expanding(name) { $0.bindQuery(previous) }
  }

  private mutating func isNew(_ name: Name) -> Bool {
    guard expanding.contains(name.text) else { return true }
    diagnostics.append(
      Diagnostic(.recursiveDefinition, "'\(name.text)' is defined by itself.", at: name.range))
    return false
  }

  private mutating func expanding<Result>(
    _ name: Name, _ bind: (inout Binder) -> Result?
  ) -> Result? {
    let before = diagnostics.count
    expanding.append(name.text)
    let result = bind(&self)
    expanding.removeLast()
    guard diagnostics.count > before else { return result }
    // One cause is enough: the whole text stands at one place.
    let cause = diagnostics[before]
    let isTold = cause.message.hasPrefix("In '")
    diagnostics.removeSubrange(before...)
    diagnostics.append(
      Diagnostic(
        cause.code, isTold ? cause.message : "In '\(name.text)': \(cause.message)",
        at: name.range, remedy: cause.remedy))
    return nil
  }
}

extension ParameterValue {
  /// The literal that a value is; nil for one that rows decide.
  fileprivate init?(_ scalar: Scalar) {
    guard case .constant(let value, _) = scalar else { return nil }
    switch value {
    case .text(let text): self = .text(text)
    case .integer(let number): self = .integer(number)
    case .number(let number): self = .number(number)
    case .boolean(let bit): self = .boolean(bit)
    case .date(let date, _): self = .date(Period(date.earliest, date.latest))
    case .unknown, .none, .days: return nil
    }
  }
}
