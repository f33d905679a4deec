import Language
import Model

// Functions: of one value, and a definition that takes values.
extension Binder {
  mutating func bindCall(_ call: ExpressionSyntax, in relation: Relation) -> Scalar? {
    guard case .call(let name, let arguments, let window) = call.kind else { return nil }
    let word = name.text.lowercased()
    if window == nil, let definition = environment.definitions[name.text] {
      return expandedDefinition(definition, name: name, arguments: arguments, in: relation)
    }
    if let function = WindowWord(rawValue: word) {
      return bindWindow(function, call, in: relation)
    }
    if let foreign = foreignWindow(name) { return fail(foreign) }
    if window != nil { return needlessWindow(name, arguments, at: call.range) }
    if let function = ComposedFunction(rawValue: word) {
      return bindComposed(function, arguments, at: call.range, in: relation)
    }
    guard let function = ScalarFunction(rawValue: word) else {
      return unknownFunction(name, arguments, at: call.range)
    }
    guard arguments.count == 1 else {
      return fail(
        Diagnostic(
          .wrongArguments, "`\(word)` takes one value, not \(arguments.count).", at: call.range))
    }
    guard let argument = bindScalar(arguments[0], in: relation) else { return nil }
    let fits: Bool
    switch function {
    case .abs, .round: fits = argument.type.isNumeric
    case .length, .words, .lower, .upper: fits = argument.type.isText
    }
    guard fits else {
      return fail(
        Diagnostic(
          .typeMismatch, "`\(word)` does not take \(article(argument.type)).",
          at: arguments[0].range,
          remedy: function == .abs || function == .round ? "It takes a number." : "It takes text."))
    }
    return .function(function, argument)
  }

  private mutating func unknownFunction(
    _ name: Name, _ arguments: [ExpressionSyntax], at range: SourceRange
  ) -> Scalar? {
    if let foreign = foreignFunction(name, arguments, at: range) { return fail(foreign) }
    if let keyword = Keyword(spelling: name.text),
      Keyword.aggregates.contains(keyword) || keyword == .count || keyword == .share
    {
      return fail(
        Diagnostic(
          .notAvailableHere, "`\(keyword.rawValue)` is computed of groups, not of one row.",
          at: name.range, remedy: "Make it a clause: \(keyword.rawValue) … by …"))
    }
    let names =
      ScalarFunction.allCases.map(\.rawValue) + ComposedFunction.allCases.map(\.rawValue)
      + WindowWord.allCases.map(\.rawValue)
    let near = nearest(to: name.text, among: names + environment.definitions.keys.sorted())
    let known = names.joined(separator: ", ")
    return fail(
      Diagnostic(
        .unknownFunction, "There is no function '\(name.text)'.", at: name.range,
        remedy: near.isEmpty ? "The functions are \(known)." : didYouMean(near),
        fix: near.first.map { .init(replace: name.range, with: $0) }))
  }
}
