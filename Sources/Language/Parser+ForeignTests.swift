// Conditions as other languages and people put them, and what is left out of them.

extension Parser {
  // MARK: - Comparisons

  /// `x >= 3 and <= 5`: the second comparison is of the same column.
  mutating func parseComparisonWithoutColumn() -> ExpressionSyntax? {
    guard record == nil, case .test(let left, _, _)? = lastTest,
      let operation = comparisonOperator
    else { return nil }
    let column = text.string(in: left.range)
    report(
      Diagnostic(
        .expected, "Each comparison names its column.", at: current.range,
        remedy: "Name it again: \(column) \(operation.rawValue) …",
        fix: Diagnostic.Fix(
          replace: SourceRange(current.range.lower, current.range.lower), with: column + " ")))
    return parseComparison(left, operation)
  }

  /// `3 < x < 5`.
  mutating func reportChainedComparison(_ middle: ExpressionSyntax) {
    guard record == nil, !isStuck, comparisonOperator != nil else { return }
    let again = " and " + text.string(in: middle.range)
    report(
      Diagnostic(
        .unexpected, "A comparison has two sides, and this is a third.", at: current.range,
        remedy: "Join two comparisons with and.",
        fix: Diagnostic.Fix(
          replace: SourceRange(middle.range.upper, middle.range.upper), with: again)))
    advance()
    _ = parseSum(.column)
  }

  /// `starts with "x"`.
  mutating func skipForeignWith(after keyword: Keyword) {
    guard record == nil, keyword == .starts || keyword == .ends, current.keyword == .with,
      let previous, peek(1).kind == .string || peek(1).kind == .name
    else { return }
    reportForeign(previous.range.joined(with: current.range), as: keyword.rawValue)
    advance()
  }

  // `matches x.y` reads as a column, of which the binder says that it is no pattern.
  private var isAtWholeSum: Bool {
    var ahead = lookingAhead()
    _ = ahead.parseSum(.value(of: nil))
    guard ahead.diagnostics.isEmpty else { return false }
    let next = ahead.current
    return ahead.isAtEnd || next.keyword != nil || next.kind == .comma || next.kind == .closeBracket
  }

  /// `matches a.*` and `matches /a.*`: a pattern without its slashes.
  mutating func parseUnmarkedPattern() -> ExpressionSyntax? {
    guard record == nil, !isAtEnd else { return nil }
    let start = current.range
    if current.kind == .slash {
      var end = start.upper
      while end < text.bytes.count, text.bytes[end] != UInt8(ascii: "\n") { end += 1 }
      report(
        Diagnostic(
          .unterminatedString, "The pattern is not closed.", at: start, remedy: "Close it with /.",
          fix: Diagnostic.Fix(replace: SourceRange(end, end), with: "/")))
      while !isAtEnd, current.range.lower < end { advance() }
      return ExpressionSyntax(.missing, start)
    }
    guard current.kind == .name else { return nil }
    var end = start.upper
    while end < text.bytes.count, text.bytes[end] > UInt8(ascii: " "),
      text.bytes[end] != UInt8(ascii: ";")
    {
      end += 1
    }
    guard end > start.upper, text.bytes[start.upper] != UInt8(ascii: ")"), !isAtWholeSum else {
      return nil
    }
    let range = SourceRange(start.lower, end)
    let pattern = "/\(text.string(in: range))/"
    report(
      Diagnostic(
        .expected, "A pattern stands between slashes.", at: range, remedy: "Write \(pattern).",
        fix: Diagnostic.Fix(replace: range, with: pattern)))
    while !isAtEnd, current.range.lower < end { advance() }
    return ExpressionSyntax(.missing, range)
  }

  // MARK: - Lists

  /// `in (people where …)` and `in (select …)`: what is not a list of values.
  mutating func reportQueryWithoutFrom() -> Bool {
    guard record == nil, current.kind == .name else { return false }
    if foreignSelectLength != nil { return true }
    guard let keyword = peek(1).keyword,
      (Keyword.clauses + Keyword.timeTests + [.from, .about]).contains(keyword)
    else { return false }
    report(
      Diagnostic(
        .expected, "A query in the place of a list begins with 'from'.", at: current.range,
        fix: Diagnostic.Fix(
          replace: SourceRange(current.range.lower, current.range.lower), with: "from ")))
    return true
  }

  /// `(released held)`.
  mutating func reportMissingComma() -> Bool {
    guard record == nil, !isStuck, let previous, isValue(current) else { return false }
    reportExpected(
      "',' or ')'",
      fix: Diagnostic.Fix(
        replace: SourceRange(previous.range.upper, current.range.lower), with: ", "))
    return true
  }

  /// A token that may be a value in a list.
  func isValue(_ token: Token) -> Bool {
    switch token.kind {
    case .name: token.keyword == nil
    case .string, .integer, .decimal, .date, .parameter: true
    default: false
    }
  }

  // MARK: - Related rows

  private static let foreignQuantifiers: [String: Quantifier] = [
    "some": .any, "exists": .any, "all": .every, "each": .every, "none": .no,
  ]

  /// `some statements (…)`, `more than 2 statements (…)`.
  mutating func parseForeignQuantifier() -> Quantifier? {
    guard record == nil else { return nil }
    if peek(2).kind == .integer, peek(3).isName, word(1) == "than",
      let number = Int(text.string(in: peek(2).range)), (0..<1_000_000).contains(number)
    {
      let isMore = word() == "more"
      guard isMore || word() == "fewer" || word() == "less" else { return nil }
      let count = isMore ? number + 1 : max(number - 1, 0)
      reportForeign(
        current.range.joined(with: peek(2).range), as: "at \(isMore ? "least" : "most") \(count)")
      skip(3)
      return isMore ? .atLeast(count) : .atMost(count)
    }
    guard peek(1).kind == .name, peek(1).keyword == nil, peek(2).kind == .openBracket,
      let quantifier = Self.foreignQuantifiers[word()]
    else { return nil }
    reportForeign(
      current.range, as: quantifier == .any ? "any" : quantifier == .no ? "no" : "every")
    advance()
    return quantifier
  }

  /// `any statements stance = support`: the condition stands in brackets.
  mutating func reportMissingBrackets(after path: Path) {
    guard record == nil, !isAtEnd else {
      _ = at(.openBracket)
      return reportExpected(
        "'('", remedy: "Say in brackets which of them are meant: \(path.text) (…).")
    }
    var ahead = lookingAhead()
    let hasWhere = ahead.eat(.where)
    let start = ahead.current.range.lower
    _ = ahead.parseExpression()
    guard ahead.diagnostics.isEmpty, let last = ahead.previous,
      last.range.upper > start
    else { return reportExpected("'('") }
    let condition = text.string(in: SourceRange(start, last.range.upper))
    reportExpected(
      "'('", remedy: hasWhere ? "The condition stands in brackets, without where." : nil,
      fix: Diagnostic.Fix(
        replace: SourceRange(current.range.lower, last.range.upper), with: "(\(condition))"))
    skip(ahead.position - position)
  }

  // MARK: - Times

  /// `in the last 90 days`.
  mutating func parseForeignLast() -> TimeTestSyntax? {
    guard record == nil else { return nil }
    let start = word(1) == "the" ? 2 : 1
    guard ["last", "past", "previous"].contains(word(start)), peek(start + 1).kind == .integer,
      let unit = peek(start + 2).keyword?.unit, peek(start + 3).keyword != .ago
    else { return nil }
    let range = current.range.joined(with: peek(start + 2).range)
    let count = text.string(in: peek(start + 1).range)
    let plural = count == "1" ? unit.rawValue : unit.rawValue + "s"
    reportForeign(range, as: "since \(count) \(plural) ago")
    skip(start + 3)
    return TimeTestSyntax(.since(missing()), range)
  }

  /// `last month`, `yesterday`, `now` where a time is wanted.
  mutating func parseForeignPeriod(_ slot: Slot) -> ExpressionSyntax? {
    guard record == nil, case .time = slot else { return nil }
    let start = current.range
    if ["last", "past"].contains(word()), let unit = peek(1).keyword?.unit {
      let range = start.joined(with: peek(1).range)
      reportForeign(range, as: "previous \(unit.rawValue)")
      skip(2)
      return ExpressionSyntax(.relativePeriod(.previous, unit), range)
    }
    guard let meant = ["yesterday": "1 day ago", "now": "today"][word()] else { return nil }
    reportForeign(start, as: meant)
    advance()
    return ExpressionSyntax(.relativePeriod(.this, .day), start)
  }

  // MARK: - Conditionals

  /// `case when a then b else c end`.
  mutating func parseForeignCase() -> ExpressionSyntax? {
    // The length first, for this is asked of every name.
    guard record == nil, current.range.upper - current.range.lower == 4, word() == "case",
      word(1) == "when"
    else { return nil }
    var end = 2
    while peek(end).kind != .end, word(end) != "end" { end += 1 }
    guard word(end) == "end" else { return nil }
    let range = current.range.joined(with: peek(end).range)
    let inner = SourceRange(peek(2).range.lower, peek(end - 1).range.upper)
    report(
      Diagnostic(
        .foreignSpelling, "'case when' is written 'if … then … else …' here.", at: current.range,
        fix: Diagnostic.Fix(replace: range, with: "if " + text.string(in: inner))))
    skip(end + 1)
    return ExpressionSyntax(.missing, range)
  }

  /// `if(a, b, c)`.
  mutating func parseForeignConditional() -> ExpressionSyntax? {
    guard record == nil, peek(1).kind == .openBracket, let close = closingBracket(at: 1),
      peek(close + 1).keyword != .then
    else { return nil }
    var depth = 0
    var commas: [Int] = []
    for distance in 1..<close {
      if peek(distance).kind == .openBracket { depth += 1 }
      if peek(distance).kind == .closeBracket { depth -= 1 }
      if peek(distance).kind == .comma, depth == 1 { commas.append(distance) }
    }
    guard commas.count == 2 else { return nil }
    func part(_ first: Int, _ last: Int) -> String {
      text.string(in: SourceRange(peek(first).range.lower, peek(last).range.upper))
    }
    let canonical =
      "if \(part(2, commas[0] - 1)) then \(part(commas[0] + 1, commas[1] - 1)) else "
      + part(commas[1] + 1, close - 1)
    let range = current.range.joined(with: peek(close).range)
    report(
      Diagnostic(
        .foreignSpelling, "'if(…)' is written 'if … then … else …' here.", at: range,
        fix: Diagnostic.Fix(replace: range, with: canonical)))
    skip(close + 1)
    return ExpressionSyntax(.missing, range)
  }
}
