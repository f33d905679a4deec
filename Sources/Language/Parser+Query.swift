// query: pipeline (union|intersect|except pipeline)*
// pipeline: source selector* clause*

extension Parser {
  /// Reads pipelines and the set operators between them.
  mutating func parseQuery() -> QuerySyntax {
    guard enter() else { return missingQuery }
    let query = parseCombinations(after: parsePipeline())
    leave()
    return query
  }

  private var missingQuery: QuerySyntax {
    let here = current.range
    let source = SourceSyntax(kind: .missing, selectors: [], range: here)
    return QuerySyntax(
      first: PipelineSyntax(source: source, clauses: [], range: here), rest: [], range: here)
  }

  /// Reads what set operators add to a pipeline.
  mutating func parseCombinations(after first: PipelineSyntax) -> QuerySyntax {
    var rest: [QuerySyntax.Combined] = []
    while let keyword = at(anyOf: Keyword.setOperators) {
      let range = advance().range
      let setOperator = SetOperator(rawValue: keyword.rawValue) ?? .union
      rest.append(
        QuerySyntax.Combined(
          setOperator: setOperator, operatorRange: range, pipeline: parsePipeline()))
    }
    let end = rest.last?.pipeline.range ?? first.range
    return QuerySyntax(first: first, rest: rest, range: first.range.joined(with: end))
  }

  private mutating func parsePipeline() -> PipelineSyntax {
    pipelines.append(OpenPipeline())
    let start = current.range
    let source = parseSource()
    pipelines[pipelines.count - 1].source = source
    let clauses = parseClauses()
    return pipeline(source, clauses, from: start)
  }

  private mutating func pipeline(
    _ source: SourceSyntax, _ clauses: [ClauseSyntax], from start: SourceRange
  ) -> PipelineSyntax {
    pipelines.removeLast()
    let range =
      previous.map { start.joined(with: $0.range) } ?? SourceRange(start.lower, start.lower)
    return PipelineSyntax(source: source, clauses: clauses, range: range)
  }

  // MARK: - Sources

  private mutating func parseSource() -> SourceSyntax {
    if at(.openBracket) { return parseNestedSource() }
    return parseForeignSelect() ?? parseNamedSource()
  }

  private mutating func parseNestedSource() -> SourceSyntax {
    let start = advance().range
    let query = parseNestedQuery()
    return SourceSyntax(
      kind: .nested(query), selectors: [], range: start.joined(with: previous?.range ?? start))
  }

  private mutating func parseNamedSource() -> SourceSyntax {
    let start = current.range
    skipForeignFrom()
    let hedge = at(anyOf: Keyword.hedges)?.hedge
    if hedge != nil { advance() }
    let kind = parseSourceKind(isHedged: hedge != nil)
    var selectors: [SelectorSyntax] = []
    if let hedge {
      if let selector = parseTimeSelector(hedge) {
        selectors.append(selector)
      } else {
        reportExpected("a time, as in 'since 2024',")
      }
    }
    if case .named = kind {
      pipelines[pipelines.count - 1].source = SourceSyntax(
        kind: kind, selectors: selectors, range: start)
      while let selector = parseSelector() { selectors.append(selector) }
    }
    let range = start.joined(with: previous?.range ?? start)
    return SourceSyntax(kind: kind, selectors: selectors, range: range)
  }

  private mutating func parseSourceKind(isHedged: Bool) -> SourceSyntax.Kind {
    note(.source)
    guard current.isName else {
      if !reportCommand(), !reportQuotedSource() {
        reportExpected("a table, an event or a query name")
      }
      return .missing
    }
    if !isHedged, parseVerbFirst() || reportMissingSource() { return .missing }
    let token = advance()
    let name = name(of: token)
    // Completion asks for the source as soon as it is read.
    pipelines[pipelines.count - 1].source = SourceSyntax(
      kind: .named(name, arguments: nil), selectors: [], range: name.range)
    if !isHedged, eat(.as) {
      guard let alias = parseName(.newName, "a name") else { return .named(name, arguments: nil) }
      return .aliased(name, alias: alias)
    }
    if parseForeignRows(of: name) { return .named(name, arguments: nil) }
    return .named(name, arguments: at(.openBracket) ? parseArguments() : nil)
  }

  /// Reads a query whose opening bracket was taken, and the closing one.
  mutating func parseNestedQuery() -> QuerySyntax {
    queryDepth += 1
    let outerExpectation = isExpectation
    isExpectation = false
    let query = parseQuery()
    isExpectation = outerExpectation
    queryDepth -= 1
    expect(.closeBracket)
    return query
  }

  /// A clause where a source should stand: "where region = minsk". A table may have a clause's
  /// name, and so what follows decides.
  private mutating func reportMissingSource() -> Bool {
    guard let keyword = current.keyword,
      Keyword.clauses.contains(keyword) || Keyword.setOperators.contains(keyword)
    else { return false }
    let next = peek(1)
    let ends: [Token.Kind] = [.end, .openBracket, .closeBracket]
    if ends.contains(next.kind) || next.keyword == .as || next.keyword == .gives { return false }
    let canFollow = Keyword.afterClause + Keyword.selectors
    if next.keyword.map(canFollow.contains) == true || beginsEvent(at: 1) { return false }
    let insertion = SourceRange(current.range.lower, current.range.lower)
    report(
      Diagnostic(
        .expected, "A query begins with its source, not with '\(excerpt(current))'.",
        at: current.range, remedy: "Name a table, or _ for the previous rows.",
        fix: Diagnostic.Fix(replace: insertion, with: "_ ")))
    return true
  }

  // MARK: - Selectors

  /// selector: eventtime | from WHO | about TOPIC, … | mentioning "words".
  mutating func parseSelector() -> SelectorSyntax? {
    if let time = parseTimeSelector(nil) { return time }
    let start = current.range
    let kind: SelectorSyntax.Kind
    if let span = parseForeignSpan() { return span }
    if eat(.from) || eatForeignOf() {
      guard let who = parseValue(.actor) else { return nil }
      kind = .actor(who)
    } else if eat(.about) {
      var topics: [ValueSyntax] = []
      repeat {
        guard let topic = parseValue(.topic) else { break }
        topics.append(topic)
      } while eat(.comma)
      kind = .topics(topics)
    } else if eat(.mentioning) {
      guard let (words, range) = parseText(.text) else { return nil }
      kind = .mentioning(words, range)
    } else {
      return nil
    }
    return SelectorSyntax(kind, start.joined(with: previous?.range ?? start))
  }

  private mutating func parseTimeSelector(_ hedge: Hedge?) -> SelectorSyntax? {
    guard let test = parseTimeTest(.time(of: nil), Keyword.eventTimes) else { return nil }
    return SelectorSyntax(.time(test, hedge: hedge), test.range)
  }

  /// value: STRING | NAME | PARAM.
  private mutating func parseValue(_ slot: Slot) -> ValueSyntax? {
    note(slot)
    note(.parameter)
    switch current.kind {
    case .string:
      let range = advance().range
      return ValueSyntax(.text(QuotedText.value(of: text.string(in: range))), range)
    case .name, .quotedName:
      let token = advance()
      if token.kind == .name { bareValue = token.range }
      return ValueSyntax(.text(name(of: token).text), token.range)
    case .parameter:
      let range = advance().range
      return ValueSyntax(
        .parameter(String(text.string(in: range).unicodeScalars.dropFirst())), range)
    default:
      reportExpected(slot == .actor ? "a name" : "a topic")
      return nil
    }
  }
}
