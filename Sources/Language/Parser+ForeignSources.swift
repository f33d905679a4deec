// Sources as other languages and people put them: `df[…]`, `cases.count()`, `from cases`, `count
// cases`, `how many cases`. Recognised only to answer with the corrected text.

extension Parser {
  /// The text of the token `distance` ahead in lower case, empty for what is no word.
  func word(_ distance: Int = 0) -> String {
    let token = peek(distance)
    return token.kind == .name ? text.string(in: token.range).lowercased() : ""
  }

  /// Takes so many tokens.
  mutating func skip(_ count: Int) { for _ in 0..<count { advance() } }

  /// `delete from cases`, `drop table cases`: a casebook is only read.
  mutating func parseForeignStatement() -> StatementSyntax.Kind? {
    guard record == nil, peek(1).kind == .name,
      peek(1).keyword == nil || peek(1).keyword == .from, Self.changingWords.contains(word())
    else { return nil }
    report(
      Diagnostic(
        .foreignSpelling, "A dataset is only read here, so there is no '\(word())'.",
        at: current.range, remedy: "To leave rows out of an answer, write where not …"))
    while !isAtEnd { advance() }
    return .invalid
  }

  private static let changingWords: Set<String> = [
    "delete", "insert", "update", "drop", "create", "alter", "truncate",
  ]

  /// `.tables` outside the shell.
  mutating func reportCommand() -> Bool {
    guard at(.dot), peek(1).isName, position == segment.tokens.lowerBound else { return false }
    let range = current.range.joined(with: peek(1).range)
    report(
      Diagnostic(
        .unknownCommand, "'\(text.string(in: range))' is a command of the shell, not a statement.",
        at: range, remedy: "Open the shell: casebook"))
    while !isAtEnd { advance() }
    return true
  }

  /// `"cases"`: a source stands without quotes.
  mutating func reportQuotedSource() -> Bool {
    guard at(.string) else { return false }
    let value = QuotedText.value(of: text.string(in: current.range))
    guard Lexer(SourceText(value)).nameEnd(from: 0) == value.utf8.count else { return false }
    report(
      Diagnostic(
        .unexpected, "A source stands without quotes.", at: current.range,
        remedy: "Write \(value).", fix: Diagnostic.Fix(replace: current.range, with: value)))
    advance()
    return true
  }

  /// `from cases`; before a time test or `as` it may be a table called so, and the binder knows.
  mutating func skipForeignFrom() {
    guard record == nil, !isRefinement, current.keyword == .from, peek(1).isName,
      position == segment.tokens.lowerBound || previous?.kind == .openBracket,
      peek(1).keyword != .as, !beginsEvent(at: 1), !beginsSelector(at: 1)
    else { return }
    report(
      Diagnostic(
        .foreignSpelling, "A query begins with its source: 'from' is not needed.",
        at: current.range,
        fix: Diagnostic.Fix(
          replace: SourceRange(current.range.lower, peek(1).range.lower), with: "")))
    advance()
  }

  /// True when what stands `start` tokens ahead chooses rows of what is called `from`.
  private func beginsSelector(at start: Int) -> Bool {
    peek(start).keyword.map(Keyword.selectors.contains) ?? false
  }

  // MARK: - The verb before the source

  private static let askingWords: Set<String> = [
    "count", "show", "list", "how", "number", "find", "get", "give", "display", "which", "who",
    "what",
  ]
  private static let fillers: Set<String> = ["of", "me", "us", "all", "the", "many", "from"]
  private static let formsOfBe: Set<String> = ["is", "are", "was", "were"]

  /// `count cases where …`, `how many cases`, `which cases were released in 2025`: the source comes
  /// first.
  mutating func parseVerbFirst() -> Bool {
    guard record == nil, !isRefinement, position == segment.tokens.lowerBound,
      Self.askingWords.contains(word())
    else { return false }
    return reportVerbFirst() || reportShowFirst()
  }

  private mutating func reportVerbFirst() -> Bool {
    var start = 1
    if peek(1).kind == .openBracket, peek(2).kind == .star, peek(3).kind == .closeBracket {
      start = 4
    }
    while Self.fillers.contains(word(start)) { start += 1 }
    if word() == "who", Self.formsOfBe.contains(word(1)) { start = 2 }
    if Self.formsOfBe.contains(word(start + 1)), peek(start + 2).kind == .name { start += 2 }
    // `show released since 2024` and `count from cases` may be of a table called so; the binder
    // knows.
    guard peek(start).kind == .name, peek(start).keyword == nil, canFollowSource(start + 1),
      start > 1 || !beginsEvent(at: 1), peek(1).keyword != .from
    else { return false }
    let first = current.range
    let isCount = ["count", "how", "number"].contains(word())
    let canonical = query(from: start, counting: isCount)
    let end = segment.tokens.upperBound
    let range = first.joined(with: tokens[end - 1].range)
    report(
      Diagnostic(
        .expected, "A query begins with its source, not with '\(excerpt(current))'.", at: first,
        remedy: "Name the table, then say what is wanted of it.",
        fix: Diagnostic.Fix(replace: range, with: canonical)))
    while !isAtEnd { advance() }
    return true
  }

  private func canFollowSource(_ distance: Int) -> Bool {
    let next = peek(distance)
    if next.kind == .end || next.kind == .error { return true }
    guard let keyword = next.keyword else { return false }
    return Keyword.clauses.contains(keyword) || Keyword.selectors.contains(keyword)
      || Keyword.setOperators.contains(keyword) || keyword == .by
  }

  /// The rest of the statement, with `count` before its first `by` or at its end.
  private func query(from start: Int, counting: Bool) -> String {
    let rest = tokens[(position + start)..<segment.tokens.upperBound]
    guard let first = rest.first, let last = rest.last else { return "" }
    let whole = SourceRange(first.range.lower, last.range.upper)
    guard counting else { return text.string(in: whole) }
    guard let by = rest.first(where: { $0.keyword == .by }) else {
      return text.string(in: whole) + " count"
    }
    return text.string(in: SourceRange(whole.lower, by.range.lower)) + "count "
      + text.string(in: SourceRange(by.range.lower, whole.upper))
  }

  // MARK: - What follows a source

  /// `df[df.status == x]` and `cases.count()`.
  mutating func parseForeignRows(of name: Name) -> Bool {
    guard record == nil, previous?.range.upper == current.range.lower else { return false }
    if current.kind == .openBracket, text.string(in: current.range) == "[" {
      return parseForeignFilter(of: name)
    }
    guard current.kind == .dot, peek(1).isName else { return false }
    if reportForeignGroupCall() { return true }
    let isClause =
      peek(1).keyword.map(Keyword.clauses.contains) == true
      || Self.foreignClauses[word(1)] != nil || word(1).hasPrefix("group")
    report(
      Diagnostic(
        .foreignSpelling, "A source is followed by a blank and a clause, not by a dot.",
        at: current.range,
        fix: Diagnostic.Fix(replace: current.range, with: isClause ? " " : " show ")))
    advance()
    if !isClause { advance() }
    return true
  }

  private mutating func parseForeignFilter(of name: Name) -> Bool {
    guard let close = closingBracket(at: 0), close > 1 else { return false }
    let inner = SourceRange(peek(1).range.lower, peek(close - 1).range.upper)
    let condition = text.string(in: inner).replacing(name.text + ".", with: "")
    let range = current.range.joined(with: peek(close).range)
    report(
      Diagnostic(
        .foreignSpelling, "Rows are chosen with 'where', not in brackets.", at: range,
        fix: Diagnostic.Fix(replace: range, with: " where " + condition)))
    skip(close + 1)
    return true
  }

  /// How far ahead the bracket stands that closes the one at `distance`.
  func closingBracket(at distance: Int) -> Int? {
    var depth = 0
    var index = distance
    while peek(index).kind != .end {
      if peek(index).kind == .openBracket { depth += 1 }
      if peek(index).kind == .closeBracket {
        depth -= 1
        if depth == 0 { return index }
      }
      index += 1
    }
    return nil
  }

  /// `from 2024-01 to 2024-06`.
  mutating func parseForeignSpan() -> SelectorSyntax? {
    guard record == nil, current.keyword == .from, isDate(peek(1)) else { return nil }
    let start = current.range
    let first = text.string(in: peek(1).range)
    var count = 2
    var canonical = "since \(first)"
    if ["to", "until", "till", "and"].contains(word(2)) || peek(2).kind == .minus, isDate(peek(3)) {
      canonical = "between \(first) and \(text.string(in: peek(3).range))"
      count = 4
    }
    let range = start.joined(with: peek(count - 1).range)
    reportForeign(range, as: canonical)
    skip(count)
    return SelectorSyntax(.time(TimeTestSyntax(.since(missing()), range), hedge: nil), range)
  }

  /// A date, or a whole number that can be a year.
  func isDate(_ token: Token) -> Bool {
    token.kind == .date || token.kind == .integer && token.range.length == 4
  }

  /// `statements of Latushka`.
  mutating func eatForeignOf() -> Bool {
    guard record == nil, current.keyword == .of, peek(1).isName || peek(1).kind == .string else {
      return false
    }
    reportForeign(current.range, as: "from")
    advance()
    return true
  }
}
