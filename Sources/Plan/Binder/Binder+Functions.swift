import Language
import Model

// Functions of one value.
extension Binder {
  mutating func bindCall(
    _ name: Name, _ arguments: [ExpressionSyntax], _ window: WindowSyntax?, at range: SourceRange,
    in relation: Relation
  ) -> Scalar? {
    let word = name.text.lowercased()
    if window != nil || Binder.laterFunctions.contains(word) {
      return later("`\(word)`", at: name.range)
    }
    guard let function = ScalarFunction(rawValue: word) else { return unknownFunction(name) }
    guard arguments.count == 1 else {
      return fail(
        Diagnostic(
          .wrongArguments, "`\(word)` takes one value, not \(arguments.count).", at: range))
    }
    guard let argument = bindScalar(arguments[0], in: relation) else { return nil }
    let fits: Bool
    switch function {
    case .abs, .round: fits = argument.type.isNumeric
    case .length, .lower, .upper: fits = argument.type.isText
    }
    guard fits else {
      return fail(
        Diagnostic(
          .typeMismatch, "`\(word)` does not take \(article(argument.type)).",
          at: arguments[0].range))
    }
    return .function(function, argument)
  }

  private static let laterFunctions: Set<String> = [
    "band", "age", "words", "first_known", "days", "prior", "next", "total", "rank",
  ]

  private mutating func unknownFunction(_ name: Name) -> Scalar? {
    if let keyword = Keyword(spelling: name.text),
      Keyword.aggregates.contains(keyword) || keyword == .count || keyword == .share
    {
      return fail(
        Diagnostic(
          .notAvailableHere, "`\(keyword.rawValue)` is computed of groups, not of one row.",
          at: name.range, remedy: "Make it a clause: \(keyword.rawValue) … by …"))
    }
    let near = nearest(to: name.text, among: ScalarFunction.allCases.map(\.rawValue))
    let known = ScalarFunction.allCases.map(\.rawValue).joined(separator: ", ")
    return fail(
      Diagnostic(
        .unknownFunction, "There is no function '\(name.text)'.", at: name.range,
        remedy: near.isEmpty ? "The functions are \(known)." : didYouMean(near),
        fix: near.first.map { .init(replace: name.range, with: $0) }))
  }
}
