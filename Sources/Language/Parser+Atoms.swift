// atom: path | STRING | INT | DEC | DATE | PARAM | duration | INT UNIT ago | PERIOD UNIT | "(" expr
// ")"     | NAME call [window] | number of X (E) | count

extension Parser {
  /// Reads the smallest part of an expression; `slot` says what is wanted there.
  mutating func parseAtom(_ slot: Slot) -> ExpressionSyntax {
    lookForAtom(slot)
    switch current.kind {
    case .openBracket: return parseBracketedExpression()
    case .name, .quotedName: return parseNamed(slot)
    default: return parseLiteral() ?? reportMissingAtom(slot)
    }
  }

  private mutating func parseNamed(_ slot: Slot) -> ExpressionSyntax {
    if peek(1).kind == .openBracket { return parseCall() }
    return current.keyword == .number && canFollow([.of]) ? parseNumberOf() : parseWord(slot)
  }

  private mutating func parseBracketedExpression() -> ExpressionSyntax {
    advance()
    let inner = parseExpression()
    expect(.closeBracket)
    return inner
  }

  private mutating func parseLiteral() -> ExpressionSyntax? {
    let token = current
    switch token.kind {
    case .string:
      advance()
      return ExpressionSyntax(
        .string(QuotedText.value(of: text.string(in: token.range))), token.range)
    case .integer: return parseInteger()
    case .decimal:
      advance()
      return ExpressionSyntax(.number(text.string(in: token.range)), token.range)
    case .date:
      advance()
      return ExpressionSyntax(.date(text.string(in: token.range)), token.range)
    case .parameter:
      advance()
      return ExpressionSyntax(
        .parameter(String(text.string(in: token.range).unicodeScalars.dropFirst())), token.range)
    case .error:
      advance()
      return ExpressionSyntax(.missing, token.range)
    default: return nil
    }
  }

  private mutating func reportMissingAtom(_ slot: Slot) -> ExpressionSyntax {
    let needsCondition = previous?.keyword.map(Self.beforeConditions.contains) == true
    reportExpected(slot == .column && needsCondition ? "a condition" : slot.noun)
    return missing()
  }

  /// Words that a condition follows.
  static let beforeConditions: [Keyword] = [
    .where, .and, .or, .not, .if, .possibly, .unsure,
  ]

  /// Tells completion of what may begin an atom.
  private func lookForAtom(_ slot: Slot) {
    guard isAtEnd else { return }
    note(slot)
    note(.parameter)
    _ = at(.openBracket)
    _ = at(anyOf: Keyword.relativePeriods + [.number, .count])
  }

  private func lookForUnits() { _ = isAtEnd ? at(anyOf: Keyword.units) : nil }

  private mutating func parseInteger() -> ExpressionSyntax {
    let token = current
    guard let unit = peek(1).keyword?.unit else {
      advance()
      lookForUnits()
      return ExpressionSyntax(.number(text.string(in: token.range)), token.range)
    }
    guard let count = parseCount() else { return ExpressionSyntax(.missing, token.range) }
    let range = token.range.joined(with: advance().range)
    guard at(.ago) else { return ExpressionSyntax(.duration(count, unit), range) }
    return ExpressionSyntax(.ago(count, unit), range.joined(with: advance().range))
  }

  private mutating func parseWord(_ slot: Slot) -> ExpressionSyntax {
    // One after the other, for the right side of ?? would hold a copy of the parser.
    if let foreign = parseForeignPeriod(slot) { return foreign }
    if let foreign = parseForeignCase() { return foreign }
    let token = current
    switch token.keyword {
    case .count:
      advance()
      return ExpressionSyntax(.countColumn, token.range)
    case .this, .previous, .next:
      if let period = token.keyword.flatMap({ RelativePeriod(rawValue: $0.rawValue) }),
        let unit = peek(1).keyword?.unit
      {
        advance()
        let range = token.range.joined(with: advance().range)
        return ExpressionSyntax(.relativePeriod(period, unit), range)
      }
    default: break
    }
    advance()
    let name = name(of: token)
    if token.keyword.map(Keyword.relativePeriods.contains) == true { lookForUnits() }
    _ = at(.openBracket)
    let path = parsePath(after: name)
    if case .value = slot, path.names.count == 1, !name.isQuoted { bareValue = name.range }
    return ExpressionSyntax(.path(path), path.range)
  }

  private mutating func parseNumberOf() -> ExpressionSyntax {
    let start = advance().range
    expect(.of)
    let rows = parseQuantified()
    return countOf(rows, from: start)
  }

  private func countOf(
    _ rows: RelatedSyntax?, from start: SourceRange
  ) -> ExpressionSyntax {
    guard let rows else { return missing() }
    return ExpressionSyntax(
      .numberOf(rows.path, rows.condition), start.joined(with: previous?.range ?? start))
  }

  private mutating func parseCall() -> ExpressionSyntax {
    let token = advance()
    let name = name(of: token)
    let arguments = parseArguments()
    return parseCallEnd(name, arguments)
  }

  private mutating func parseCallEnd(
    _ name: Name, _ arguments: [ExpressionSyntax]
  ) -> ExpressionSyntax {
    // Completion offers `over` only where it has a meaning.
    let takesWindow =
      current.keyword == .over || WindowWord(rawValue: name.text.lowercased()) != nil
    let window = takesWindow && at(.over) ? parseWindow() : nil
    let range = name.range.joined(with: previous?.range ?? name.range)
    return ExpressionSyntax(.call(name, arguments, window), range)
  }

  /// "(" [expr ("," expr)*] ")", the opening bracket at the cursor.
  mutating func parseArguments() -> [ExpressionSyntax] {
    advance()
    var arguments: [ExpressionSyntax] = []
    if eat(.closeBracket) { return [] }
    repeat { arguments.append(parseExpression()) } while goesOn(arguments.count)
    expect(.closeBracket)
    return arguments
  }

  /// over "(" [by item, …] [sort key, …] ")".
  private mutating func parseWindow() -> WindowSyntax {
    advance()
    expect(.openBracket)
    skipForeignPartition()
    let keys = parseBy()
    let order = eat(.sort) || eatForeignOrder() ? parseSortKeys() : []
    expect(.closeBracket)
    return WindowSyntax(by: keys, sort: order)
  }
}
