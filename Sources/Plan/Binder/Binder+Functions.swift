import Language
import Model

// Functions: of one value, and a definition that takes values.
extension Binder {
  mutating func bindCall(
    _ name: Name, _ arguments: [ExpressionSyntax], _ window: WindowSyntax?, at range: SourceRange,
    in relation: Relation
  ) -> Scalar? {
    let word = name.text.lowercased()
    if window != nil || Binder.laterFunctions.contains(word) {
      return later("`\(word)`", at: name.range)
    }
    if let definition = environment.definitions[name.text] {
      return expandedDefinition(definition, name: name, arguments: arguments, in: relation)
    }
    if let function = ComposedFunction(rawValue: word) {
      return bindComposed(function, arguments, at: range, in: relation)
    }
    guard let function = ScalarFunction(rawValue: word) else {
      return unknownFunction(name, arguments, at: range)
    }
    guard arguments.count == 1 else {
      return fail(
        Diagnostic(
          .wrongArguments, "`\(word)` takes one value, not \(arguments.count).", at: range))
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

  private static let laterFunctions: Set<String> = [
    "prior", "next", "total", "rank",
  ]

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
    let near = nearest(to: name.text, among: names + environment.definitions.keys.sorted())
    let known = names.joined(separator: ", ")
    return fail(
      Diagnostic(
        .unknownFunction, "There is no function '\(name.text)'.", at: name.range,
        remedy: near.isEmpty ? "The functions are \(known)." : didYouMean(near),
        fix: near.first.map { .init(replace: name.range, with: $0) }))
  }
}
