import Model

// What to say about a token that fits nowhere: a misspelt word, a value that needs quotes, a clause
// out of its place, and at last what could have stood there.

extension Parser {
  /// Reports the token at the cursor as out of place.
  mutating func reportUnexpected() {
    guard !isStuck, !isSourceMissing else { return }
    if reportUnendedStatement() || reportRepeatedWord() || reportValueWithBlanks()
      || reportMisspelledStatement() || reportMisspelledWord() || reportGap()
      || reportMisplacedWord()
    {
      return
    }
    let written = excerpt(current)
    if let keyword = current.keyword, Keyword.selectors.contains(keyword) {
      report(
        Diagnostic(
          .unexpected, "'\(written)' cannot stand here.", at: current.range,
          remedy: "It stands right after the source, or after the name of a date column."))
      return
    }
    if current.kind == .closeBracket {
      report(
        Diagnostic(
          .unexpected, "This bracket closes nothing.", at: current.range,
          remedy: "Leave it out, or open one before it.",
          fix: Diagnostic.Fix(replace: current.range, with: "")))
      return
    }
    let expected = isGuessing ? expectedHere() : nil
    report(
      Diagnostic(
        .unexpected, "'\(written)' cannot stand here.", at: current.range,
        remedy: expected.map { "Expected \($0)." }))
  }

  /// True where no source was read and that was told: what follows has the same cause.
  private var isSourceMissing: Bool {
    guard case .missing? = pipelines.last?.source?.kind else { return false }
    return diagnosticCount > 0
  }

  /// A line that begins like a statement where the one before it could have ended.
  private mutating func reportUnendedStatement() -> Bool {
    guard isGuessing, diagnosticCount == 0, queryDepth == 0, scopes.isEmpty, let previous,
      beginsStatementOnNewLine(), couldEndHere
    else { return false }
    let end = SourceRange(previous.range.upper, previous.range.upper)
    report(
      Diagnostic(
        .unexpected,
        "'\(excerpt(current))' begins a statement, but the one before it has not ended.",
        at: current.range, remedy: "A statement ends at ';' or a blank line.",
        fix: Diagnostic.Fix(replace: end, with: ";")))
    return true
  }

  private mutating func beginsStatementOnNewLine() -> Bool {
    guard let previous, current.kind == .name else { return false }
    if current.keyword == .let || current.keyword == .define || current.keyword == .param {
      return true
    }
    let between = SourceRange(previous.range.upper, current.range.lower)
    guard text.bytes[between.lower..<between.upper].contains(UInt8(ascii: "\n")) else {
      return false
    }
    guard let keyword = current.keyword else {
      return nearestExpected(to: text.string(in: current.range)) == nil
    }
    return Keyword.statements.contains(keyword)
  }

  /// True when all before the cursor is a whole statement.
  private var couldEndHere: Bool {
    let before = Segment(tokens: segment.tokens.lowerBound..<position, reachesEnd: true)
    var parser = Parser(before: before, of: self)
    _ = isRefinement ? parser.parseRefinement() : parser.parseStatement()
    return parser.diagnostics.isEmpty
  }

  /// A word near a clause word, or what another language calls the clause; the clause is then read.
  ///
  /// The cursor is left at the last word of the spelling.
  mutating func reportMisspelledClause() -> Keyword? {
    guard isGuessing, !isStuck, current.kind == .name else { return nil }
    if let keyword = reportForeignClause() { return keyword }
    let word = text.string(in: current.range)
    guard let keyword = nearestExpected(to: word), Keyword.clauses.contains(keyword) else {
      return nil
    }
    reportMisspelling(current, keyword)
    return keyword
  }

  private mutating func reportMisspelling(_ token: Token, _ keyword: Keyword) {
    report(
      Diagnostic(
        .unexpected, "'\(excerpt(token))' cannot stand here.", at: token.range,
        remedy: "Did you mean \(keyword.rawValue)?",
        fix: Diagnostic.Fix(replace: token.range, with: keyword.rawValue)))
  }

  private mutating func reportMisspelledWord() -> Bool {
    guard isGuessing, current.kind == .name,
      let keyword = nearestExpected(to: text.string(in: current.range))
    else { return false }
    reportMisspelling(current, keyword)
    return true
  }

  /// `explian released`, `cout by month`: the first word was read as the source.
  private mutating func reportMisspelledStatement() -> Bool {
    guard isGuessing, position == segment.tokens.lowerBound + 1, let previous,
      previous.kind == .name
    else { return false }
    let words = Keyword.allCases.filter {
      Keyword.statements.contains($0) || Keyword.clauses.contains($0)
    }.map(\.rawValue)
    let candidates = nearest(to: text.string(in: previous.range), among: words)
    guard let keyword = candidates.first.flatMap(Keyword.init(spelling:)),
      previous.keyword != keyword
    else { return false }
    let isClause = Keyword.clauses.contains(keyword)
    let meant = isClause ? "_ " + keyword.rawValue : keyword.rawValue
    reportBehind(
      Diagnostic(
        .unexpected, "'\(excerpt(previous))' begins no statement.", at: previous.range,
        remedy: isClause
          ? "Did you mean \(keyword.rawValue)? A source stands before it, _ for the previous rows."
          : "Did you mean \(keyword.rawValue)?",
        fix: Diagnostic.Fix(replace: previous.range, with: meant)))
    return true
  }

  /// `charge = tax evasion`: words after a bare value that begin nothing.
  private mutating func reportValueWithBlanks() -> Bool {
    guard isGuessing, let value = bareValue, previous?.range == value, current.kind == .name,
      current.keyword == nil, nearestExpected(to: text.string(in: current.range)) == nil
    else { return false }
    var distance = 0
    var range = value
    while peek(distance).kind == .name, peek(distance).keyword == nil {
      range = range.joined(with: peek(distance).range)
      distance += 1
    }
    let quoted = QuotedText.quoting(text.string(in: range))
    report(
      Diagnostic(
        .unexpected, "A value with blanks stands in quotes.", at: range,
        remedy: "Write \(quoted).", fix: Diagnostic.Fix(replace: range, with: quoted)))
    return true
  }

  // MARK: - What could stand here

  /// The expected word that `word` probably misspells.
  private mutating func nearestExpected(to word: String) -> Keyword? {
    let expected = expectations()
    let words = Keyword.allCases.filter(expected.keywords.contains).map(\.rawValue)
    guard let near = nearest(to: word, among: words).first, near != word.lowercased() else {
      return nil
    }
    // Two edits make a short word another one: topic is not top.
    let edits = restrictedDamerauDistance(Array(word.lowercased()), Array(near))
    return edits == 1 || near.count > 7 ? Keyword(spelling: near) : nil
  }

  /// What could stand at the cursor, in words; none when that says nothing.
  private mutating func expectedHere() -> String? {
    let expected = expectations()
    let isClauseExpected = expected.keywords.contains(.where)
    var words = Keyword.allCases.filter {
      expected.keywords.contains($0) && !(isClauseExpected && isObvious($0))
    }.map(\.rawValue)
    if words.count > 8 { words.removeAll { $0 != "and" && $0 != "or" } }
    words = words.map { "'\($0)'" }
    if isClauseExpected { words.append("a clause such as where, count or show") }
    guard let last = words.popLast() else { return nil }
    return words.isEmpty ? last : words.joined(separator: ", ") + " or " + last
  }

  private func isObvious(_ keyword: Keyword) -> Bool {
    keyword == .as || Keyword.clauses.contains(keyword) || Keyword.hedges.contains(keyword)
      || Keyword.setOperators.contains(keyword) || Keyword.selectors.contains(keyword)
  }

  /// Parses what stands before the cursor to learn what may follow it.
  mutating func expectations() -> ExpectationRecord {
    if let known, known.position == position { return known.record }
    let record = ExpectationRecord()
    // Each question costs what stands before it: a text that asks at every word gets no answers.
    guard diagnosticCount < Limits.diagnosticsMax, tokensParsedAgain < 50_000 else {
      return record
    }
    tokensParsedAgain += position - segment.tokens.lowerBound
    let before = Segment(tokens: segment.tokens.lowerBound..<position, reachesEnd: true)
    var parser = Parser(before: before, of: self)
    parser.record = record
    _ = isRefinement ? parser.parseRefinement() : parser.parseStatement()
    known = (position, record)
    return record
  }
}
