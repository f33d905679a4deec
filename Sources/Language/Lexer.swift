import Model

/// Cuts a text into tokens.
///
/// It works on bytes, never fails, and reads foreign spellings as what they stand for, so that the
/// parser need not know them.
struct Lexer {
  /// Unreadable and foreign spellings noticed in one text.
  static let diagnosticsMax = 1_000

  let bytes: [UInt8]
  var offset = 0
  var tokens: [Token] = []
  var comments: [Comment] = []
  var diagnostics: [Diagnostic] = []
  var endsInsideQuotes = false
  /// True once a double quote was found that nothing closes.
  var hasUnclosedQuote = false
  /// Line breaks since the last token or comment; two make a blank line.
  var lineBreakCount = 0
  private var isAfterBlankLine = false
  /// Where the search for a foreign closing quote, which failed once on this line, is tried again.
  var foreignQuotesResume = 0

  init(_ text: SourceText) { bytes = text.bytes }

  /// Cuts the whole text.
  static func lex(_ text: SourceText) -> LexedText {
    var lexer = Lexer(text)
    lexer.run()
    return LexedText(
      tokens: lexer.tokens, comments: lexer.comments, diagnostics: lexer.diagnostics,
      unreadable: Set(
        lexer.diagnostics.filter { $0.code != .foreignSpelling }.map(\.range.lower)),
      endsInsideQuotes: lexer.endsInsideQuotes)
  }

  private mutating func run() {
    if bytes.count > Limits.queryBytesMax {
      refuse(.textTooLong, "The text is longer than \(Limits.queryBytesMax) bytes.")
    } else {
      // Few tokens have less than a letter and a blank; a list that grows is copied.
      tokens.reserveCapacity(min(bytes.count / 2 + 2, 1024))
      skipTrivia()
      while offset < bytes.count {
        if tokens.count >= Limits.tokensMax {
          refuse(.tooManyTokens, "The text has more than \(Limits.tokensMax) words.")
          break
        }
        let start = offset
        lexToken()
        assert(offset > start, "each token takes at least one byte")
        skipTrivia()
      }
    }
    add(.end, from: bytes.count, to: bytes.count)
  }

  private mutating func refuse(_ code: DiagnosticCode, _ message: String) {
    tokens = []
    diagnostics = [
      Diagnostic(code, message, at: SourceRange(offset, offset), remedy: "Split it.")
    ]
    offset = bytes.count
  }

  // MARK: - Verbs

  /// The byte `distance` ahead, zero past the end.
  func byte(_ distance: Int = 0) -> UInt8 {
    let index = offset + distance
    return index < bytes.count ? bytes[index] : 0
  }

  /// True when the bytes at the cursor are those of `word`.
  func sees(_ word: String) -> Bool {
    var place = offset
    for byte in word.utf8 {
      guard place < bytes.count, bytes[place] == byte else { return false }
      place += 1
    }
    return true
  }

  mutating func add(_ kind: Token.Kind, from lower: Int, to upper: Int, keyword: Keyword? = nil) {
    tokens.append(
      Token(
        kind, SourceRange(lower, upper), keyword: keyword, isAfterBlankLine: isAfterBlankLine))
    isAfterBlankLine = false
    lineBreakCount = 0
    offset = upper
    if kind == .string || kind == .quotedName || kind == .regex { checkEncoding(lower..<upper) }
  }

  mutating func report(
    _ code: DiagnosticCode, _ message: String, at range: SourceRange, remedy: String? = nil,
    replacement: String? = nil
  ) {
    let fix = replacement.map { Diagnostic.Fix(replace: range, with: $0) }
    report(Diagnostic(code, message, at: range, remedy: remedy, fix: fix))
  }

  mutating func report(_ diagnostic: Diagnostic) {
    if diagnostics.count < Lexer.diagnosticsMax { diagnostics.append(diagnostic) }
  }

  // MARK: - Blanks and comments

  private mutating func skipTrivia() {
    while offset < bytes.count {
      switch byte() {
      case UInt8(ascii: "\n"):
        lineBreakCount += 1
        if lineBreakCount >= 2 { isAfterBlankLine = true }
        offset += 1
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), 0x0B, 0x0C: offset += 1
      case UInt8(ascii: "#"): skipComment()
      case UInt8(ascii: "-") where byte(1) == UInt8(ascii: "-"): skipComment()
      case 0x80...:
        guard let (scalar, length) = scalar(at: offset),
          scalar.properties.isWhitespace || scalar == "\u{FEFF}"
        else { return }
        offset += length
      default: return
      }
    }
  }

  private mutating func skipComment() {
    let start = offset
    while offset < bytes.count, byte() != UInt8(ascii: "\n") { offset += 1 }
    var end = offset
    while end > start, Self.isBlank(bytes[end - 1]) { end -= 1 }
    comments.append(
      Comment(
        range: SourceRange(start, end), standsAlone: isFirstOnLine(start),
        isAfterBlankLine: lineBreakCount >= 2))
    lineBreakCount = 0
    checkEncoding(start..<end)
  }

  private func isFirstOnLine(_ start: Int) -> Bool {
    var index = start
    while index > 0, bytes[index - 1] != UInt8(ascii: "\n") {
      guard Self.isBlank(bytes[index - 1]) else { return false }
      index -= 1
    }
    return true
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
  }

  // MARK: - Tokens

  private mutating func lexToken() {
    let start = offset
    if lexForeignDate() { return }
    switch byte() {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): lexNumber()
    case UInt8(ascii: "\""): lexString()
    case UInt8(ascii: "`"): lexQuotedName()
    case UInt8(ascii: "'"): lexForeignString()
    case UInt8(ascii: "$"): lexParameter()
    case UInt8(ascii: "/") where followsMatches && regexEnd() != nil:
      add(.regex, from: start, to: regexEnd() ?? start + 1)
    default:
      if let end = nameEnd(from: start) {
        let keyword = Keyword(spelling: bytes.span.extracting(start..<end))
        add(.name, from: start, to: end, keyword: keyword)
      } else if !lexForeignOperator(), !lexOperator() {
        lexUnreadable()
      }
    }
  }

  /// The operator of two bytes that begins here.
  private func longOperator() -> Token.Kind? {
    switch (byte(), byte(1)) {
    case (UInt8(ascii: "."), UInt8(ascii: ".")): .range
    case (UInt8(ascii: "<"), UInt8(ascii: "=")): .lessOrEqual
    case (UInt8(ascii: ">"), UInt8(ascii: "=")): .greaterOrEqual
    case (UInt8(ascii: "!"), UInt8(ascii: "=")): .notEqual
    default: nil
    }
  }

  private mutating func lexOperator() -> Bool {
    if let kind = longOperator() {
      add(kind, from: offset, to: offset + 2)
      return true
    }
    let kind: Token.Kind
    switch byte() {
    case UInt8(ascii: ","): kind = .comma
    case UInt8(ascii: ";"): kind = .semicolon
    case UInt8(ascii: "("): kind = .openBracket
    case UInt8(ascii: ")"): kind = .closeBracket
    case UInt8(ascii: "."): kind = .dot
    case UInt8(ascii: ":"): kind = .colon
    case UInt8(ascii: "="): kind = .equal
    case UInt8(ascii: "<"): kind = .less
    case UInt8(ascii: ">"): kind = .greater
    case UInt8(ascii: "+"): kind = .plus
    case UInt8(ascii: "-"): kind = .minus
    case UInt8(ascii: "*"): kind = .star
    case UInt8(ascii: "/"): kind = .slash
    case UInt8(ascii: "%"): kind = .percent
    default: return false
    }
    add(kind, from: offset, to: offset + 1)
    return true
  }

  /// Takes characters, or malformed bytes, that are no token, as one error.
  private mutating func lexUnreadable() {
    let start = offset
    let isMalformed = scalar(at: start) == nil
    var end = start + (scalar(at: start)?.length ?? 1)
    while end < bytes.count, isUnreadable(at: end), (scalar(at: end) == nil) == isMalformed {
      end += 1
    }
    if sees("\u{1B}[") { end = endOfControlSequence(from: start) }
    let range = SourceRange(start, end)
    if isMalformed {
      reportMalformed(range)
    } else if let scalar = scalar(at: start)?.scalar, Self.isInvisible(scalar) {
      let digits = String(scalar.value, radix: 16, uppercase: true)
      let code = String(repeating: "0", count: max(4 - digits.count, 0)) + digits
      report(
        .unreadableCharacter, "An invisible character stands here (U+\(code)).", at: range,
        remedy: "Leave it out.", replacement: "")
    } else {
      report(
        .unreadableCharacter, "This means nothing here.", at: range,
        remedy: "Leave it out, or put text in quotes: \"…\".", replacement: "")
    }
    add(.error, from: start, to: end)
  }

  /// Where what a terminal takes for a colour or a move of the cursor ends.
  private func endOfControlSequence(from start: Int) -> Int {
    var end = start + 2
    while end < bytes.count, (0x20..<0x40).contains(bytes[end]) { end += 1 }
    return end < bytes.count && (0x40..<0x7F).contains(bytes[end]) ? end + 1 : end
  }

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format: true
    default: false
    }
  }

  private mutating func reportMalformed(_ range: SourceRange) {
    report(
      .unreadableCharacter, "These bytes are not valid UTF-8.", at: range,
      remedy: "Save the text as UTF-8.")
  }

  /// Reports the first malformed bytes of what is taken whole: quoted text, a pattern, a comment.
  /// Let through, they would be other characters once the text is laid out.
  private mutating func checkEncoding(_ range: Range<Int>) {
    guard bytes[range].contains(where: { $0 >= 0x80 }) else { return }
    var index = range.lowerBound
    while index < range.upperBound, let length = scalar(at: index)?.length { index += length }
    guard index < range.upperBound else { return }
    var end = index
    while end < range.upperBound, scalar(at: end) == nil { end += 1 }
    reportMalformed(SourceRange(index, end))
  }

  /// True at a malformed byte, a control character, or ASCII that no token begins with.
  private func isUnreadable(at index: Int) -> Bool {
    switch bytes[index] {
    case 0x09...0x0D: false
    case 0..<0x20, 0x7F: true
    case 0x20..<0x7F: "@\\^~?".utf8.contains(bytes[index])
    default: scalar(at: index) == nil
    }
  }
}
