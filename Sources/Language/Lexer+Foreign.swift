// Spellings of other languages, read as what they stand for and reported with the edit that mends
// them.

extension Lexer {
  /// An operator of another language and what it stands for here.
  private struct ForeignOperator {
    let spelling: String
    /// Tells most of them apart.
    let firstByte: UInt8?
    let canonical: String
    let kind: Token.Kind?
    let keyword: Keyword?

    init(
      _ spelling: String, _ canonical: String, _ kind: Token.Kind?, _ keyword: Keyword? = nil
    ) {
      self.spelling = spelling
      firstByte = spelling.utf8.first
      self.canonical = canonical
      self.kind = kind
      self.keyword = keyword
    }
  }

  // The longer spelling stands before its prefixes.
  private static let foreignOperators: [ForeignOperator] = [
    ForeignOperator("===", "=", .equal),
    ForeignOperator("==", "=", .equal),
    ForeignOperator("=<", "<=", .lessOrEqual),
    ForeignOperator("=>", ">=", .greaterOrEqual),
    ForeignOperator("<>", "!=", .notEqual),
    ForeignOperator("!==", "!=", .notEqual),
    ForeignOperator("&&", "and", .name, .and),
    ForeignOperator("&", "and", .name, .and),
    ForeignOperator("||", "or", .name, .or),
    ForeignOperator("=~", "matches", .name, .matches),
    ForeignOperator(":=", "=", .equal),
    ForeignOperator("%>%", "", nil),
    ForeignOperator("->", "", nil),
    ForeignOperator("|>", "", nil),
    ForeignOperator("|", "", nil),
    ForeignOperator("≤", "<=", .lessOrEqual),
    ForeignOperator("≥", ">=", .greaterOrEqual),
    ForeignOperator("⩽", "<=", .lessOrEqual),
    ForeignOperator("⩾", ">=", .greaterOrEqual),
    ForeignOperator("≠", "!=", .notEqual),
    ForeignOperator("…", "..", .range),
    ForeignOperator("−", "-", .minus),
    ForeignOperator("–", "-", .minus),
    ForeignOperator("×", "*", .star),
  ]

  /// Takes an operator of another language as its own; false when none stands here.
  mutating func lexForeignOperator() -> Bool {
    guard mayBeginForeignOperator else { return false }
    let start = offset
    if lexTypographicString() || lexForeignBracket() || lexForeignComment() { return true }
    if byte() == UInt8(ascii: "!"), "(_ ".utf8.contains(byte(1)) || nameEnd(from: start + 1) != nil
    {
      reportForeign(SourceRange(start, start + 1), canonical: "not ")
      add(.name, from: start, to: start + 1, keyword: .not)
      return true
    }
    if byte() == UInt8(ascii: "~"), "\"'/ ".utf8.contains(byte(1)) {
      let range = SourceRange(start, start + 1)
      reportForeign(range, canonical: padded("matches", range))
      add(.name, from: start, to: start + 1, keyword: .matches)
      return true
    }
    let first = byte()
    let found = Self.foreignOperators.first { $0.firstByte == first && sees($0.spelling) }
    guard let found else { return false }
    let range = SourceRange(start, start + found.spelling.utf8.count)
    if let kind = found.kind {
      reportForeign(
        range, canonical: found.keyword == nil ? found.canonical : padded(found.canonical, range))
      add(kind, from: start, to: range.upper, keyword: found.keyword)
    } else {
      lexPipe(range)
    }
    return true
  }

  // Most signs are the language's own.
  private var mayBeginForeignOperator: Bool {
    switch byte() {
    case 0x80..., UInt8(ascii: "="), UInt8(ascii: "<"), UInt8(ascii: "!"), UInt8(ascii: "&"),
      UInt8(ascii: "|"), UInt8(ascii: "%"), UInt8(ascii: ":"), UInt8(ascii: "-"),
      UInt8(ascii: "~"), UInt8(ascii: "/"), UInt8(ascii: "["), UInt8(ascii: "]"),
      UInt8(ascii: "{"), UInt8(ascii: "}"):
      true
    default: false
    }
  }

  /// Brackets are round, whatever they hold.
  private mutating func lexForeignBracket() -> Bool {
    let isOpening = "[{".utf8.contains(byte())
    guard isOpening || "]}".utf8.contains(byte()) else { return false }
    report(
      .foreignSpelling, "Brackets are round here: ( ).", at: SourceRange(offset, offset + 1),
      replacement: isOpening ? "(" : ")")
    add(isOpening ? .openBracket : .closeBracket, from: offset, to: offset + 1)
    return true
  }

  /// A remark behind `//`, which is not read.
  private mutating func lexForeignComment() -> Bool {
    guard byte() == UInt8(ascii: "/"), sees("//") else { return false }
    reportForeign(SourceRange(offset, offset + 2), canonical: "#")
    while offset < bytes.count, byte() != UInt8(ascii: "\n") { offset += 1 }
    return true
  }

  /// Clauses follow one another without pipes; the blanks after one go with it.
  private mutating func lexPipe(_ range: SourceRange) {
    var end = range.upper
    while end < bytes.count, bytes[end] == UInt8(ascii: " ") { end += 1 }
    let isJoined = range.lower > 0 && bytes[range.lower - 1] > UInt8(ascii: " ")
    let spelling = String(decoding: bytes[range.lower..<range.upper], as: UTF8.self)
    report(
      Diagnostic(
        .foreignSpelling, "Clauses follow one another without '\(spelling)'.", at: range,
        fix: Diagnostic.Fix(
          replace: SourceRange(range.lower, end), with: isJoined ? " " : "")))
    offset = range.upper
    lineBreakCount = 0
  }

  /// The word with the blanks that its neighbours lack.
  private func padded(_ word: String, _ range: SourceRange) -> String {
    let needsBefore = range.lower > 0 && bytes[range.lower - 1] > UInt8(ascii: " ")
    let needsAfter = range.upper < bytes.count && bytes[range.upper] > UInt8(ascii: " ")
    return (needsBefore ? " " : "") + word + (needsAfter ? " " : "")
  }

  private mutating func reportForeign(_ range: SourceRange, canonical: String) {
    let spelling = String(decoding: bytes[range.lower..<range.upper], as: UTF8.self)
    let shown = String(canonical.split(separator: " ").first ?? "")
    report(
      .foreignSpelling, "'\(spelling)' is written '\(shown)' here.", at: range,
      replacement: canonical)
  }

  /// Text in single quotes, as SQL has it.
  mutating func lexForeignString() {
    let start = offset
    let quote = UInt8(ascii: "'")
    var end = start + 1
    while start >= foreignQuotesResume, end < bytes.count, bytes[end] != UInt8(ascii: "\n") {
      if bytes[end] == quote {
        if end + 1 < bytes.count, bytes[end + 1] == quote {
          end += 2
          continue
        }
        return takeForeignString(SourceRange(start, end + 1))
      }
      end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1
    }
    foreignQuotesResume = max(foreignQuotesResume, end)
    let range = SourceRange(start, start + 1)
    let rest = String(decoding: bytes[(start + 1)..<min(end, bytes.count)], as: UTF8.self)
    report(
      Diagnostic(
        .unreadableCharacter, "An apostrophe cannot stand here.", at: range,
        remedy: "Text is written in double quotes: \"…\".",
        fix: Diagnostic.Fix(
          replace: SourceRange(start, min(end, bytes.count)), with: QuotedText.quoting(rest))))
    add(.error, from: start, to: start + 1)
  }

  /// Text in typographic quotes, as word processors make them.
  private mutating func lexTypographicString() -> Bool {
    guard byte() >= 0x80 else { return false }
    let start = offset
    let pairs: [(String, [String])] = [
      ("\u{201C}", ["\u{201D}", "\u{201C}"]), ("\u{201E}", ["\u{201D}", "\u{201C}"]),
      ("\u{2018}", ["\u{2019}"]), ("\u{00AB}", ["\u{00BB}"]),
    ]
    guard start >= foreignQuotesResume, let closings = pairs.first(where: { sees($0.0) })?.1 else {
      return false
    }
    var scan = self
    while scan.offset < bytes.count, bytes[scan.offset] != UInt8(ascii: "\n") {
      scan.offset += 1
      guard let closing = closings.first(where: { scan.sees($0) }) else { continue }
      takeForeignString(SourceRange(start, scan.offset + closing.utf8.count))
      return true
    }
    foreignQuotesResume = scan.offset
    return false
  }

  private mutating func takeForeignString(_ range: SourceRange) {
    let written = String(decoding: bytes[range.lower..<range.upper], as: UTF8.self)
    let canonical = QuotedText.quoting(QuotedText.value(of: written))
    report(
      .foreignSpelling, "Text is written in double quotes.", at: range,
      replacement: canonical)
    add(.string, from: range.lower, to: range.upper)
  }
}
