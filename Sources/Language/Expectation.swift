/// What may follow at a place in a text: learnt from the parser itself, so that completion and
/// grammar always agree.
package struct Expectations: Hashable, Sendable {
  /// Words that may stand there, in the order of the keyword table.
  package let keywords: [Keyword]
  /// Other things that may stand there.
  package let slots: [Slot]
  /// The word that is being typed, without quotes; empty when none is.
  package let partial: String
  /// The bytes that a completion replaces, opening quotes and the dollar included.
  package let range: SourceRange
  /// True when `range` begins with quotes: keywords are then not expected.
  package let isInQuotes: Bool
  /// The innermost pipeline around the place, its source and the clauses before; none before its
  /// source.
  package let pipeline: PipelineSyntax?
  /// The to-many links whose columns resolve there, outermost first: inside `any statements (…`.
  package let scopes: [Path]
}

/// Says what may follow at a byte offset of a text; nothing inside a comment.
package func expectations(at offset: Int, in text: SourceText) -> Expectations {
  let prefix = SourceText(bytes: Array(text.bytes.prefix(max(offset, 0))))
  let lexed = Lexer.lex(prefix)
  guard !isInComment(prefix, lexed) else { return Expectations.none(at: prefix.bytes.count) }
  let word = PartialWord(at: prefix, lexed)
  let kept = lexed.tokens.filter { $0.range.upper <= word.range.lower && $0.kind != .end }
  let isAfterBlankLine = lexed.tokens.dropFirst(kept.count).first?.isAfterBlankLine ?? false
  let end = Token(
    .end, SourceRange(word.range.lower, word.range.lower), isAfterBlankLine: isAfterBlankLine)
  let tokens = kept + [end]
  let record = ExpectationRecord()
  var parser = Parser(
    prefix,
    LexedText(
      tokens: tokens, comments: [], diagnostics: [], unreadable: lexed.unreadable,
      endsInsideQuotes: false),
    lastSegment(tokens))
  parser.record = record
  let isRefining = parser.current.keyword.map(Keyword.refinements.contains) ?? false
  _ = isRefining ? parser.parseRefinement() : parser.parseStatement()
  let isPlain = !word.isInQuotes && !word.text.hasPrefix("$")
  return Expectations(
    keywords: isPlain ? Keyword.allCases.filter(record.keywords.contains) : [],
    slots: record.slots, partial: word.text, range: word.range, isInQuotes: word.isInQuotes,
    pipeline: record.pipeline, scopes: record.scopes)
}

extension Expectations {
  fileprivate static func none(at offset: Int) -> Expectations {
    Expectations(
      keywords: [], slots: [], partial: "", range: SourceRange(offset, offset), isInQuotes: false,
      pipeline: nil, scopes: [])
  }
}

private func isInComment(_ text: SourceText, _ lexed: LexedText) -> Bool {
  guard let last = lexed.comments.last, let token = lexed.tokens.dropLast().last else {
    return lexed.comments.last.map { endsWithout(newline: text, after: $0.range.upper) } ?? false
  }
  return last.range.lower > token.range.lower && endsWithout(newline: text, after: last.range.upper)
}

private func endsWithout(newline text: SourceText, after offset: Int) -> Bool {
  !text.bytes[offset...].contains(UInt8(ascii: "\n"))
}

/// The tokens of the statement that the end of the text belongs to: empty after `;` or a blank
/// line.
private func lastSegment(_ tokens: [Token]) -> Segment {
  let end = tokens.count - 1
  guard let last = Segment.statements(of: tokens).last, last.reachesEnd else {
    return Segment(tokens: end..<end, reachesEnd: true)
  }
  return last
}

/// The word that is being typed at the end of a text.
private struct PartialWord {
  let text: String
  let range: SourceRange
  let isInQuotes: Bool

  init(at prefix: SourceText, _ lexed: LexedText) {
    let end = prefix.bytes.count
    let last = lexed.tokens.dropLast().last
    if let last, lexed.endsInsideQuotes, last.range.upper == end,
      last.kind == .string || last.kind == .quotedName
    {
      let written = prefix.string(in: last.range)
      text =
        last.kind == .string
        ? QuotedText.value(of: written) : String(written.unicodeScalars.dropFirst())
      range = last.range
      isInQuotes = true
      return
    }
    // Bytes that may stand in a word are taken together: `colony-0` is one word to complete.
    var start = end
    while start > 0, Self.mayStandInWord(prefix.bytes[start - 1]) { start -= 1 }
    while start < end, prefix.bytes[start] == UInt8(ascii: "-") { start += 1 }
    if start > 0, prefix.bytes[start - 1] == UInt8(ascii: "$") { start -= 1 }
    text = prefix.string(in: SourceRange(start, end))
    range = SourceRange(start, end)
    isInQuotes = false
  }

  private static func mayStandInWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"),
      UInt8(ascii: "'"), 0x80...:
      return true
    default: return false
    }
  }
}
