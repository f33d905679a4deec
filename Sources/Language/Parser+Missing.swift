// Words and signs that are missing, and the edit that puts them in.

extension Parser {
  /// What stands, in other languages or by habit, in the place of a word or sign.
  private static let substitutes: [String: Set<String>] = [
    "and": ["to", ",", "-", "until", "&"], "as": ["=", ":"], "=": ["as", "is", ":"],
    "then": [":", ",", "?"], "else": [":", ",", "otherwise"], "by": ["of", "on"],
  ]

  /// True at what is taken for a missing word or sign.
  func atSubstitute(for word: String) -> Bool {
    guard record == nil, !isAtEnd else { return false }
    return Self.substitutes[word]?.contains(text.string(in: current.range).lowercased()) == true
  }

  /// The edit that puts a word or sign in the place of what stands for it, or before the cursor.
  func insertion(of word: String) -> Diagnostic.Fix? {
    guard !isAtEnd else { return nil }
    guard atSubstitute(for: word) else {
      let place = SourceRange(current.range.lower, current.range.lower)
      return Diagnostic.Fix(replace: place, with: word + " ")
    }
    let isJoined = previous?.range.upper == current.range.lower
    return Diagnostic.Fix(replace: current.range, with: isJoined ? " " + word : word)
  }

  private static let numberWords = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve",
  ]

  /// Reports that a whole number is missing; a number in words is read.
  mutating func reportMissingCount() -> Int? {
    if record == nil, let number = Self.numberWords.firstIndex(of: word()) {
      reportExpected(
        "a whole number in digits",
        fix: Diagnostic.Fix(replace: current.range, with: String(number)))
      advance()
      return number
    }
    if current.kind == .parameter {
      reportExpected(
        "a whole number", remedy: "A parameter is a value in a condition; it cannot stand here.")
      return nil
    }
    let clauses: [Keyword] = [.first, .last, .sample]
    let needsOnlyNumber = isAtEnd && previous?.keyword.map(clauses.contains) == true
    let end = SourceRange(current.range.lower, current.range.lower)
    reportExpected(
      "a whole number", fix: needsOnlyNumber ? Diagnostic.Fix(replace: end, with: " 10") : nil)
    return nil
  }

  /// `top 5` without what it is by; true where that follows all the same.
  mutating func reportTopWithoutBy(_ count: Int, _ keyword: Keyword) -> Bool {
    if current.isName, !isAtEnd, current.keyword == nil {
      reportExpected("'by'", fix: insertion(of: "by"))
      return true
    }
    var fix: Diagnostic.Fix?
    if case .aggregate(let clause) = pipelines.last?.clauses.last?.kind,
      let first = clause.aggregates.first, first.arguments.isEmpty, let previous
    {
      let end = SourceRange(previous.range.upper, previous.range.upper)
      let column = first.alias?.text ?? first.function.text
      fix = Diagnostic.Fix(replace: end, with: " by " + column)
    }
    reportExpected(
      "'by'", remedy: "Say by what: \(keyword.rawValue) \(count) by …", fix: fix)
    return false
  }

  /// The edit that puts the words at the cursor in quotes.
  func quotingWords() -> Diagnostic.Fix? {
    var end = 0
    while peek(end).kind == .name, peek(end).keyword == nil { end += 1 }
    guard record == nil, end > 0 else { return nil }
    let range = current.range.joined(with: peek(end - 1).range)
    return Diagnostic.Fix(replace: range, with: QuotedText.quoting(text.string(in: range)))
  }

  /// The name of joined rows; without `as` they are called as their table is.
  mutating func parseJoinedName(_ joined: JoinedSyntax) -> Name? {
    if record == nil, current.keyword == .on, case .named(let table) = joined {
      reportExpected(
        "'as'", remedy: "Name the joined rows, as in join \(table.text) as x on …",
        fix: insertion(of: "as " + table.text))
      return table
    }
    expect(.as)
    return parseName(.newName, "a name")
  }

  // MARK: - Declarations

  /// `param n = 5`: the type is missing.
  mutating func parseUntyped() -> ExpressionSyntax? {
    guard record == nil, current.kind == .equal, peek(1).kind != .end else { return nil }
    let type: String
    switch peek(1).kind {
    case .date: type = "date"
    case .integer: type = isDate(peek(1)) ? "date" : "integer"
    case .decimal: type = "number"
    default: type = ["yes", "no", "true", "false"].contains(word(1)) ? "boolean" : "text"
    }
    let place = SourceRange(current.range.lower, current.range.lower)
    report(
      Diagnostic(
        .expected, "A parameter is declared with its type.", at: current.range,
        remedy: "Write it before the value.",
        fix: Diagnostic.Fix(replace: place, with: ": \(type) ")))
    advance()
    return parseExpression()
  }

  /// `param $n`: the sign stands only where the parameter is used.
  mutating func parseDollarName() -> Name? {
    guard record == nil, current.kind == .parameter else { return nil }
    let bare = String(text.string(in: current.range).unicodeScalars.dropFirst())
    report(
      Diagnostic(
        .unexpected, "A parameter is declared without '$'.", at: current.range,
        remedy: "Write \(bare).", fix: Diagnostic.Fix(replace: current.range, with: bare)))
    return Name(bare, advance().range)
  }

  /// `as "full name"`: a name that is no word stands in backquotes.
  mutating func parseQuotedAlias() -> Name? {
    guard record == nil else { return nil }
    let value = QuotedText.value(of: text.string(in: current.range))
    guard !value.isEmpty, !value.unicodeScalars.contains("`") else { return nil }
    let isWord = Lexer(SourceText(value)).nameEnd(from: 0) == value.utf8.count
    let meant = isWord ? value : "`\(value)`"
    report(
      Diagnostic(
        .unexpected, isWord ? "A name stands without quotes." : "A name stands in backquotes.",
        at: current.range, remedy: "Write \(meant).",
        fix: Diagnostic.Fix(replace: current.range, with: meant)))
    return Name(value, advance().range, isQuoted: !isWord)
  }

  // MARK: - Clauses

  /// `show *`.
  mutating func skipForeignAll() -> Bool {
    guard record == nil, current.kind == .star, let show = previous else { return false }
    let before = tokens[max(position - 2, segment.tokens.lowerBound)].range.upper
    report(
      Diagnostic(
        .foreignSpelling, "All columns are shown without 'show *'.",
        at: show.range.joined(with: current.range),
        fix: Diagnostic.Fix(
          replace: SourceRange(min(before, show.range.lower), current.range.upper), with: "")))
    advance()
    return true
  }

  /// `first 3 each faction`, `first 3 for each faction`.
  mutating func eatForeignEach() -> Bool {
    guard record == nil else { return false }
    let count = word() == "each" ? 1 : word() == "for" && word(1) == "each" ? 2 : 0
    guard count > 0 else { return false }
    reportForeign(current.range.joined(with: peek(count - 1).range), as: "per")
    skip(count)
    return true
  }

  /// `count distinct x`: one aggregate, not two.
  mutating func skipForeignDistinct() -> Bool {
    guard record == nil, current.keyword == .distinct, peek(1).kind == .name, let count = previous
    else { return false }
    report(
      Diagnostic(
        .foreignSpelling, "'count distinct' is written 'distinct' here.",
        at: count.range.joined(with: current.range),
        fix: Diagnostic.Fix(
          replace: SourceRange(count.range.lower, current.range.lower), with: "")))
    advance()
    _ = parsePath(.column)
    return true
  }
}
