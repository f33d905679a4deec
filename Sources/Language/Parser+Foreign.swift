// Words of other languages: recognised only to answer with the corrected text.

extension Parser {
  /// What other languages call a clause, and its word here.
  static let foreignClauses: [String: Keyword] = [
    "filter": .where, "having": .where, "limit": .first, "take": .first, "head": .first,
    "tail": .last, "select": .show, "project": .show, "mutate": .with, "derive": .with,
    "arrange": .sort, "orderby": .sort, "order_by": .sort, "avg": .mean, "average": .mean,
    "max": .greatest, "min": .least, "stddev": .deviation, "tally": .count, "plot": .draw,
    "chart": .draw, "export": .save,
  ]

  /// A clause in another language's words.
  ///
  /// The cursor is left at its last word.
  mutating func reportForeignClause() -> Keyword? {
    let word = text.string(in: current.range).lowercased()
    let isTwoWords = peek(1).keyword == .by
    if isTwoWords, word == "order" {
      reportForeign(current.range.joined(with: peek(1).range), as: "sort")
      advance()
      return .sort
    }
    if isTwoWords && word == "group" || word == "groupby" || word == "group_by" {
      return reportForeignGroup(isTwoWords: word == "group")
    }
    guard let keyword = Self.foreignClauses[word] else { return nil }
    reportForeign(current.range, as: keyword.rawValue)
    return keyword
  }

  /// `group by x`: keys of the aggregates before it, or else a count of its own.
  ///
  /// Two words are read as `count by`; the corrected text is parsed again before anything runs.
  private mutating func reportForeignGroup(isTwoWords: Bool) -> Keyword? {
    let range = isTwoWords ? current.range.joined(with: peek(1).range) : current.range
    var needsCount = true
    if case .aggregate(let clause) = pipelines.last?.clauses.last?.kind {
      needsCount = !clause.by.isEmpty
    }
    reportForeign(range, as: needsCount ? "count by" : "by")
    return isTwoWords ? .count : nil
  }

  /// `avg x` after a comma.
  mutating func reportForeignAggregate() -> Keyword? {
    guard record == nil, current.kind == .name,
      let keyword = Self.foreignClauses[text.string(in: current.range).lowercased()],
      Keyword.aggregates.contains(keyword)
    else { return nil }
    reportForeign(current.range, as: keyword.rawValue)
    return keyword
  }

  /// Reports a spelling of another language and its edit.
  mutating func reportForeign(_ range: SourceRange, as canonical: String) {
    let written = text.string(in: range)
    report(
      Diagnostic(
        .foreignSpelling, "'\(written)' is written '\(canonical)' here.", at: range,
        fix: Diagnostic.Fix(replace: range, with: canonical)))
  }

  /// Takes `descending` for `desc`, `ascending` for `asc`; true for the first.
  mutating func atForeignDescending() -> Bool {
    guard record == nil, current.kind == .name else { return false }
    switch text.string(in: current.range).lowercased() {
    case "descending", "decreasing":
      reportForeign(current.range, as: "desc")
      return true
    default: return false
    }
  }

  /// `sort by x`: the word is not needed.
  mutating func skipForeignBy() {
    guard current.keyword == .by, peek(1).isName else { return }
    report(
      Diagnostic(
        .foreignSpelling, "'sort by' is written 'sort' here.", at: current.range,
        fix: Diagnostic.Fix(
          replace: SourceRange(current.range.lower, peek(1).range.lower), with: "")))
    advance()
  }

  /// `count(*)`: plain `count` counts rows.
  mutating func skipForeignStar() -> Bool {
    guard current.kind == .openBracket, peek(1).kind == .star, peek(2).kind == .closeBracket
    else { return false }
    let range = current.range.joined(with: peek(2).range)
    report(
      Diagnostic(
        .foreignSpelling, "'count(*)' is written 'count' here.", at: range,
        fix: Diagnostic.Fix(replace: range, with: "")))
    for _ in 0..<3 { advance() }
    return true
  }

  // MARK: - Tests

  private var isAtNull: Bool {
    current.kind == .name && text.string(in: current.range).lowercased() == "null"
  }

  /// `x = null`.
  mutating func parseForeignNull(
    _ left: ExpressionSyntax, _ operation: ComparisonOperator, _ place: SourceRange
  ) -> ExpressionSyntax? {
    guard isAtNull, operation == .equal || operation == .notEqual else { return nil }
    return takeForeignStatus(
      left, place.joined(with: current.range), isNegated: operation == .notEqual)
  }

  /// What follows `is` and is no status: `null`, a misspelt status, or a value.
  mutating func parseForeignStatus(
    _ left: ExpressionSyntax, _ place: SourceRange, isNegated: Bool
  ) -> ExpressionSyntax {
    let range = place.joined(with: current.range)
    if isAtNull { return takeForeignStatus(left, range, isNegated: isNegated) }
    let statuses = Status.allCases.map(\.rawValue)
    let word = text.string(in: current.range)
    if current.kind == .name, let status = nearest(to: word, among: statuses).first {
      report(
        Diagnostic(
          .unexpected, "'\(excerpt(current))' is no status.", at: current.range,
          remedy: "Did you mean \(status)?",
          fix: Diagnostic.Fix(replace: current.range, with: status)))
      advance()
      let meant = Status(rawValue: status) ?? .unknown
      return expression(.status(left, meant, isNegated: isNegated), from: left)
    }
    guard current.isName || current.kind == .string || current.kind == .parameter else {
      reportExpected("none, known, unknown, exact or imprecise")
      return left
    }
    let operation = isNegated ? ComparisonOperator.notEqual : .equal
    let written = SourceRange(place.lower, previous?.range.upper ?? place.upper)
    reportForeign(written, as: operation.rawValue)
    let right = parseSum(.value(of: left.path))
    return expression(.comparison(operation, left, right), from: left)
  }

  private mutating func takeForeignStatus(
    _ left: ExpressionSyntax, _ range: SourceRange, isNegated: Bool
  ) -> ExpressionSyntax {
    reportForeign(range, as: isNegated ? "is known" : "is unknown")
    advance()
    return expression(.status(left, isNegated ? .known : .unknown, isNegated: false), from: left)
  }

  /// `x like 'a%'`: `contains`, `starts`, `ends` or `=`, by where the per cent signs stand.
  mutating func parseForeignTail(of left: ExpressionSyntax) -> ExpressionSyntax? {
    guard record == nil else { return nil }
    if let negated = parseForeignNegation(of: left) { return negated }
    // None of these words has a meaning here.
    guard current.kind == .name, current.keyword == nil else { return nil }
    if let meant = Self.foreignTests[word()], isValue(peek(1)) || peek(1).keyword == .to {
      return parseForeignTest(of: left, meant)
    }
    guard ["like", "ilike"].contains(word()), peek(1).kind == .string else { return nil }
    let start = current.range
    let pattern = QuotedText.value(of: text.string(in: peek(1).range))
    let isOpen = (pattern.hasPrefix("%"), pattern.hasSuffix("%") && pattern.count > 1)
    let word: String
    switch isOpen {
    case (true, true): word = "contains"
    case (false, true): word = "starts"
    case (true, false): word = "ends"
    case (false, false): word = "="
    }
    let wanted = pattern.drop { $0 == "%" }
    let trimmed = wanted.last == "%" ? wanted.dropLast() : wanted
    let range = start.joined(with: peek(1).range)
    reportForeign(range, as: "\(word) \(QuotedText.quoting(String(trimmed)))")
    advance()
    let token = advance()
    let right = ExpressionSyntax(.string(String(trimmed)), token.range)
    guard let operation = TextOperator(rawValue: word) else {
      return expression(.comparison(.equal, left, right), from: left)
    }
    return expression(.textTest(operation, left, right), from: left)
  }

  private static let foreignTests: [String: String] = [
    "equals": "=", "equal": "=", "eq": "=", "ne": "!=", "includes": "contains",
    "containing": "contains", "startswith": "starts", "starts_with": "starts", "begins": "starts",
    "endswith": "ends", "ends_with": "ends",
  ]

  /// `x equals a`, `x startswith "a"`.
  private mutating func parseForeignTest(
    of left: ExpressionSyntax, _ meant: String
  ) -> ExpressionSyntax {
    var range = current.range
    if peek(1).keyword == .to || peek(1).keyword == .with {
      range = range.joined(with: peek(1).range)
      advance()
    }
    reportForeign(range, as: meant)
    advance()
    lastTest = nil
    let right = parseSum(.value(of: left.path))
    if let operation = TextOperator(rawValue: meant) {
      return expression(.textTest(operation, left, right), from: left)
    }
    return expression(.comparison(meant == "=" ? .equal : .notEqual, left, right), from: left)
  }

  /// `x not like "%a%"`, `x not contains "a"`: the test is denied, not its word.
  private mutating func parseForeignNegation(of left: ExpressionSyntax) -> ExpressionSyntax? {
    guard current.keyword == .not, peek(2).kind == .string || peek(2).kind == .name,
      ["like", "ilike"].contains(word(1)) || peek(1).keyword.map(Keyword.textTests.contains) == true
    else { return nil }
    let test = SourceRange(peek(1).range.lower, peek(2).range.upper)
    let whole = left.range.joined(with: test)
    let meant = "not \(text.string(in: left.range)) \(text.string(in: test))"
    report(
      Diagnostic(
        .foreignSpelling, "'not' stands before the whole test.", at: current.range,
        fix: Diagnostic.Fix(replace: whole, with: meant)))
    skip(3)
    return expression(.not(left), from: left)
  }
}
