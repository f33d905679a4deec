import Model

// statement: query | let | define | param | include | explain | describe | expect

extension Parser {
  /// Reads the whole segment as one statement.
  mutating func parseStatement() -> StatementSyntax {
    let start = current.range
    let kind = parseStatementKind()
    finish()
    return StatementSyntax(kind, start.joined(with: previous?.range ?? start))
  }

  /// Reads selectors and clauses that go on from the previous rows.
  mutating func parseRefinement() -> StatementSyntax {
    isRefinement = true
    let start = current.range
    let here = SourceRange(start.lower, start.lower)
    let kind = SourceSyntax.Kind.named(Name("_", here), arguments: nil)
    pipelines.append(
      OpenPipeline(source: SourceSyntax(kind: kind, selectors: [], range: here)))
    var selectors: [SelectorSyntax] = []
    while let selector = parseSelector() { selectors.append(selector) }
    let source = SourceSyntax(
      kind: kind, selectors: selectors, range: here.joined(with: previous?.range ?? here))
    pipelines[pipelines.count - 1].source = source
    let clauses = parseClauses()
    pipelines.removeLast()
    let range = here.joined(with: previous?.range ?? here)
    let pipeline = PipelineSyntax(source: source, clauses: clauses, range: range)
    let query = parseCombinations(after: pipeline)
    finish()
    return StatementSyntax(.query(query), query.range)
  }

  private mutating func parseStatementKind() -> StatementSyntax.Kind {
    if let refused = parseForeignStatement() ?? parseForeignNaming() ?? parseForeignMatch() {
      return refused
    }
    switch at(anyOf: Keyword.statements) {
    case .let: return parseLet()
    case .define: return parseDefine()
    case .param: return parseParam()
    case .include:
      advance()
      guard let (file, range) = parseText(.file) else { return .invalid }
      return .include(file, range)
    case .explain:
      advance()
      return .explain(analyze: eat(.analyze), parseQuery())
    case .describe:
      advance()
      note(.source)
      return .describe(current.isName ? parsePath(.column) : nil)
    case .expect: return parseExpect()
    default: return .query(parseQuery())
    }
  }

  private mutating func parseLet() -> StatementSyntax.Kind {
    advance()
    guard let name = parseName(.newName, "a name") else { return .invalid }
    let parameters = parseParameters()
    expect(.equal)
    return .letQuery(name: name, parameters: parameters, parseQuery())
  }

  private mutating func parseDefine() -> StatementSyntax.Kind {
    advance()
    guard let name = parseName(.newName, "a name") else { return .invalid }
    let parameters = parseParameters()
    expect(.as)
    return .define(name: name, parameters: parameters, parseExpression())
  }

  private mutating func parseParam() -> StatementSyntax.Kind {
    advance()
    guard let name = parseDollarName() ?? parseName(.newName, "a name") else { return .invalid }
    if let value = parseUntyped() {
      return .parameter(name: name, type: Name("text", name.range), defaultValue: value)
    }
    expect(.colon)
    guard let type = parseName(.type, "a type") else { return .invalid }
    // A value alone: `no` is one here, and asks nothing of other rows.
    let value = eat(.equal) ? parseSum(.column) : nil
    return .parameter(name: name, type: type, defaultValue: value)
  }

  private mutating func parseExpect() -> StatementSyntax.Kind {
    advance()
    isExpectation = true
    let query = parseQuery()
    expect(.gives)
    if at(.string) {
      return .expect(query, .text(QuotedText.value(of: text.string(in: advance().range))))
    }
    guard let count = parseCount() else { return .invalid }
    expect(.rows)
    return .expect(query, .rowCount(count))
  }

  /// `(t, u)`, or nothing.
  private mutating func parseParameters() -> [Name] {
    guard eat(.openBracket) else { return [] }
    var names: [Name] = []
    repeat {
      guard let name = parseName(.newName, "a name") else { break }
      names.append(name)
    } while eat(.comma)
    expect(.closeBracket)
    return names
  }

  /// Reports what is left over.
  private mutating func finish() {
    guard !isAtEnd else { return }
    reportUnexpected()
  }
}

// MARK: - Names, texts and counts

extension Parser {
  /// Takes a name, keyword or not; reports its absence as `what`.
  mutating func parseName(_ slot: Slot, _ what: String) -> Name? {
    note(slot)
    if slot == .newName, at(.string), let name = parseQuotedAlias() { return name }
    guard current.isName else {
      reportExpected(what)
      return nil
    }
    let token = advance()
    return name(of: token)
  }

  /// The name that a token spells.
  func name(of token: Token) -> Name {
    let written = text.string(in: token.range)
    guard token.kind == .quotedName else { return Name(written, token.range) }
    let bare = written.unicodeScalars.dropFirst().prefix { $0 != "`" }
    return Name(String(bare), token.range, isQuoted: true)
  }

  /// Takes a quoted text; reports its absence.
  mutating func parseText(_ slot: Slot) -> (String, SourceRange)? {
    note(slot)
    guard at(.string) else {
      reportExpected("text in quotes", fix: quotingWords())
      return nil
    }
    let range = advance().range
    return (QuotedText.value(of: text.string(in: range)), range)
  }

  /// Takes a whole number; reports its absence or that it is too large.
  mutating func parseCount() -> Int? {
    note(.count)
    guard at(.integer) else { return reportMissingCount() }
    guard let count = Int(text.string(in: current.range)) else {
      report(
        Diagnostic(
          .malformedLiteral, "This number is too large.", at: current.range,
          remedy: "At most \(Int.max)."))
      advance()
      return nil
    }
    advance()
    return count
  }

  /// path: NAME ("." NAME)*.
  mutating func parsePath(_ slot: Slot) -> Path {
    guard let first = parseName(slot, "a column") else { return Path([]) }
    return parsePath(after: first, slot)
  }

  /// The rest of a path whose first name was taken.
  mutating func parsePath(after first: Name, _ slot: Slot = .column) -> Path {
    var names = [first]
    while eat(.dot) {
      guard names.count < Limits.pathMax else {
        abandon(
          "A path has at most \(Limits.pathMax) names.",
          "Each name leads from one table to the next, as in person.faction.")
        break
      }
      guard let name = parseName(nextSlot(slot, after: names), "a column") else { break }
      names.append(name)
    }
    return Path(names)
  }

  /// What may stand after some names of a path: asked by completion alone.
  private func nextSlot(_ slot: Slot, after names: [Name]) -> Slot {
    guard record != nil else { return slot }
    let before = names.map(\.text)
    return slot == .related ? .relatedIn(before) : .columnIn(before)
  }
}
