// What is computed by `with` has its name before it: `with n = x - y`.

extension Parser {
  /// `with x - y as n`, `with if c then a else b`: the name stands behind, or is missing.
  mutating func parseNameless() -> BindingSyntax? {
    guard record == nil, !isStuck, !isAtEnd, peek(1).kind != .equal else { return nil }
    let isNamedBehind = hasNameBehind
    guard isNamedBehind || beginsValue else { return nil }
    let (start, place) = (position, current.range)
    let value = parseExpression()
    guard position > start, !isStuck else {
      return BindingSyntax(name: Name("n", place), value: value)
    }
    let computed = place.joined(with: previous?.range ?? place)
    return isNamedBehind && current.keyword == .as && peek(1).isName
      ? takeNameBehind(value, computed) : reportNameless(value, computed)
  }

  private mutating func takeNameBehind(
    _ value: ExpressionSyntax, _ computed: SourceRange
  ) -> BindingSyntax {
    let range = current.range.joined(with: peek(1).range)
    let written = text.string(in: peek(1).range)
    let name = Name(written, peek(1).range)
    report(
      Diagnostic(
        .foreignSpelling,
        "'\(text.string(in: range))' is written before it: "
          + "with \(written) = …", at: range,
        fix: Diagnostic.Fix(
          replace: computed.joined(with: range),
          with: "\(written) = \(text.string(in: computed))")))
    skip(2)
    return BindingSyntax(name: name, value: value)
  }

  private mutating func reportNameless(
    _ value: ExpressionSyntax, _ computed: SourceRange
  ) -> BindingSyntax {
    let start = SourceRange(computed.lower, computed.lower)
    reportBehind(
      Diagnostic(
        .expected, "What 'with' computes needs a name.", at: computed,
        remedy: "Write it before: with n = …", fix: Diagnostic.Fix(replace: start, with: "n = ")))
    return BindingSyntax(name: Name("n", computed), value: value)
  }

  /// True at what computes and is no name followed by a mistake.
  private var beginsValue: Bool {
    switch current.kind {
    case .integer, .decimal, .date, .string, .parameter, .openBracket, .minus: return true
    case .name where current.keyword == .if: return peek(1).kind != .end
    case .name, .quotedName:
      let operators: Set<Token.Kind> = [.plus, .minus, .star, .slash, .percent, .dot, .openBracket]
      return operators.contains(peek(1).kind)
    default: return false
    }
  }

  /// True if `as` and a name stand behind what is computed here.
  private var hasNameBehind: Bool {
    var open = 0
    var place = 0
    while peek(place).kind != .end {
      let token = peek(place)
      if token.kind == .openBracket { open += 1 }
      if token.kind == .closeBracket { open -= 1 }
      if open < 0 || open == 0 && token.kind == .comma { return false }
      if open == 0, place > 0 {
        if token.keyword == .as { return peek(place + 1).isName }
        if token.keyword.map(Keyword.clauses.contains) == true { return false }
      }
      place += 1
    }
    return false
  }
}
