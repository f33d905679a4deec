import Model

/// A recursive-descent parser of one statement.
///
/// `mutating` means that tokens are consumed; every loop consumes one or ends.
///
/// Its verbs: `at` looks, `eat` takes what was looked for, `expect` takes it or reports that it is
/// missing, `advance` takes whatever stands there. A method named for a production always gives its
/// node, `missing` or `invalid` where nothing could be read.
struct Parser {
  /// What is read. It never changes, and one reference to it keeps the parser small: a parser is
  /// copied to the stack for each look at it.
  private final class Input: Sendable {
    let text: SourceText
    let tokens: [Token]
    let segment: Segment
    let end: Token
    /// Where the lexer has already said what is wrong.
    let unreadable: Set<Int>

    init(_ text: SourceText, _ tokens: [Token], unreadable: Set<Int>, _ segment: Segment) {
      self.text = text
      self.tokens = tokens
      self.segment = segment
      self.unreadable = unreadable
      let offset = segment.tokens.isEmpty ? 0 : tokens[segment.tokens.upperBound - 1].range.upper
      end = Token(.end, SourceRange(offset, offset))
    }

    /// The token at an index; `.end` past the statement.
    subscript(index: Int) -> Token { index < segment.tokens.upperBound ? tokens[index] : end }
  }

  private let input: Input
  private(set) var position: Int { didSet { current = input[position] } }
  /// The token at the cursor; `.end` past the statement.
  private(set) var current: Token
  /// True when only an earlier part is read, to learn whether it is whole or what may follow it:
  /// nothing is learnt for the mistakes in that, or each would be read for all after it. True too
  /// where the text had mistakes enough.
  private let isTrial: Bool

  var text: SourceText { input.text }
  var tokens: [Token] { input.tokens }
  var segment: Segment { input.segment }

  private(set) var diagnostics: [Diagnostic] = []
  /// The mistakes told before a parser began that looks ahead.
  private var earlierDiagnosticCount = 0
  /// True once something other than a missing rest was reported.
  private(set) var hasErrorBeforeEnd = false
  /// Where the last error was found, so that one cause is reported once.
  private var reportedPosition: Int?
  /// True once nesting was refused; the rest of the statement is not read.
  private var isAbandoned = false

  private var depth = 0
  /// Queries in brackets around the cursor; a closing bracket ends one.
  var queryDepth = 0
  /// True when the text goes on from the previous rows.
  var isRefinement = false
  /// True inside `expect … gives`, where `gives` ends the query.
  var isExpectation = false
  /// The bare word just taken as a value, with which more words may belong.
  var bareValue: SourceRange?
  /// The comparison read last: what was compared, its sign or `in`, and its value.
  var lastTest: LastTest?
  /// The pipelines around the cursor, outermost first.
  var pipelines: [OpenPipeline] = []
  /// The quantified paths around the cursor, outermost first.
  var scopes: [Path] = []
  /// What was learnt to stand at a place, for several kinds of mistake are looked for at one.
  var known: (position: Int, record: ExpectationRecord)?
  /// Tokens that were parsed again to learn what may follow.
  var tokensParsedAgain = 0
  /// Set when the text is parsed to learn what may follow it.
  var record: ExpectationRecord?

  /// A comparison that was read.
  indirect enum LastTest {
    case test(left: ExpressionSyntax, sign: SourceRange, value: SourceRange)
  }

  /// A pipeline that is still being read.
  struct OpenPipeline {
    var source: SourceSyntax?
    var clauses: [ClauseSyntax] = []
  }

  init(_ text: SourceText, _ lexed: LexedText, _ segment: Segment, isTrial: Bool = false) {
    self.init(Input(text, lexed.tokens, unreadable: lexed.unreadable, segment), isTrial: isTrial)
  }

  private init(_ input: Input, isTrial: Bool) {
    self.input = input
    self.isTrial = isTrial
    position = input.segment.tokens.lowerBound
    current = input[position]
  }

  /// A parser of an earlier part of the same tokens.
  init(before segment: Segment, of other: Parser) {
    let input = Input(
      other.text, other.tokens, unreadable: other.input.unreadable, segment)
    self.init(input, isTrial: true)
  }

  /// The mistakes told up to the cursor.
  var diagnosticCount: Int { earlierDiagnosticCount + diagnostics.count }

  /// A parser that goes on from the cursor and is thrown away: what it reports is of what it reads
  /// alone, for it may begin at each of many mistakes, and would copy all before it.
  func lookingAhead() -> Parser {
    var ahead = self
    ahead.earlierDiagnosticCount = diagnosticCount
    ahead.diagnostics = []
    return ahead
  }

  /// True when a word that fits nowhere is compared with what it may have been meant for.
  var isGuessing: Bool { record == nil && !isTrial && !isKnownMistake }

  /// True where the lexer has said what is wrong with the token at the cursor or before it.
  private var isKnownMistake: Bool {
    previous?.kind == .error || input.unreadable.contains(current.range.lower)
  }

  // MARK: - Looking

  /// True past the last token of the statement.
  var isAtEnd: Bool { current.kind == .end }

  /// The token `distance` ahead; `.end` past the statement.
  func peek(_ distance: Int) -> Token { input[position + distance] }

  /// The last token taken.
  var previous: Token? {
    position > segment.tokens.lowerBound ? tokens[position - 1] : nil
  }

  /// True when the word stands at the cursor.
  @inline(__always)
  func at(_ keyword: Keyword) -> Bool {
    if isAtEnd { note(keyword) }
    return current.keyword == keyword
  }

  /// The word of the set that stands at the cursor, if one does.
  func at(anyOf keywords: [Keyword]) -> Keyword? {
    if isAtEnd, let record { keywords.forEach { record.note($0, in: self) } }
    guard let keyword = current.keyword, keywords.contains(keyword) else { return nil }
    return keyword
  }

  /// True when a token of the kind stands at the cursor.
  @inline(__always)
  func at(_ kind: Token.Kind) -> Bool {
    if isAtEnd { note(kind) }
    return current.kind == kind
  }

  /// True when one of the words stands after the word at the cursor, or completion asks what may.
  func canFollow(_ keywords: [Keyword]) -> Bool {
    if record != nil, peek(1).kind == .end { return true }
    return peek(1).keyword.map(keywords.contains) ?? false
  }

  // Apart from the looking, which is thereby short enough to stand wherever it is done.
  private func note(_ keyword: Keyword) { record?.note(keyword, in: self) }
  private func note(_ kind: Token.Kind) { record?.note(kind, in: self) }

  /// Says, when completion asks, what kind of thing may stand at the cursor.
  func note(_ slot: Slot) {
    if isAtEnd { record?.note(slot, in: self) }
  }

  // MARK: - Taking

  /// Takes the token at the cursor.
  @discardableResult
  mutating func advance() -> Token {
    let token = current
    if !isAtEnd { position += 1 }
    return token
  }

  /// Takes the word if it stands at the cursor.
  mutating func eat(_ keyword: Keyword) -> Bool {
    guard at(keyword) else { return false }
    advance()
    return true
  }

  /// Takes a token of the kind if one stands at the cursor.
  mutating func eat(_ kind: Token.Kind) -> Bool {
    guard at(kind) else { return false }
    advance()
    return true
  }

  /// Takes the word or reports that it is missing; what other languages have in its place is taken
  /// for it.
  @discardableResult
  mutating func expect(_ keyword: Keyword) -> Bool {
    if eat(keyword) { return true }
    let isForeign = atSubstitute(for: keyword.rawValue)
    reportExpected("'\(keyword.rawValue)'", fix: insertion(of: keyword.rawValue))
    if isForeign { advance() }
    return isForeign
  }

  /// Takes the token or reports that it is missing.
  @discardableResult
  mutating func expect(_ kind: Token.Kind) -> Bool {
    if eat(kind) { return true }
    let end = previous?.range.upper ?? current.range.lower
    guard kind == .closeBracket else {
      let isForeign = atSubstitute(for: kind.rawValue)
      reportExpected("'\(kind.rawValue)'", fix: insertion(of: kind.rawValue))
      if isForeign { advance() }
      return isForeign
    }
    reportExpected(
      "')'", remedy: "Close the bracket.",
      fix: Diagnostic.Fix(replace: SourceRange(end, end), with: ")"))
    return false
  }

  // MARK: - Reporting

  /// Reports that something is missing at the cursor.
  mutating func reportExpected(
    _ what: String, remedy: String? = nil, fix: Diagnostic.Fix? = nil
  ) {
    var message = "Expected \(what)"
    if let previous { message += " after '\(excerpt(previous))'" }
    message += isAtEnd ? "." : ", not '\(excerpt(current))'."
    report(Diagnostic(.expected, message, at: current.range, remedy: remedy, fix: fix))
  }

  /// Adds a diagnostic unless this place has one.
  mutating func report(_ diagnostic: Diagnostic) {
    if isAtEnd { record?.stop() }
    guard !isAbandoned, reportedPosition != position else { return }
    reportedPosition = position
    if !isAtEnd { hasErrorBeforeEnd = true }
    guard isAtEnd || !isKnownMistake else { return }
    diagnostics.append(diagnostic)
  }

  /// Adds a diagnostic about words before the cursor: more text at the end would not help.
  mutating func reportBehind(_ diagnostic: Diagnostic) {
    guard !isAbandoned else { return }
    hasErrorBeforeEnd = true
    if isAtEnd { record?.stop() }
    reportedPosition = position
    diagnostics.append(diagnostic)
  }

  /// The token as written, shortened when long.
  func excerpt(_ token: Token) -> String {
    let written = text.string(in: token.range)
    return written.count > 30 ? written.prefix(29) + "…" : written
  }

  /// True when the cursor has not moved since an error was reported there.
  var isStuck: Bool { reportedPosition == position }

  // MARK: - Nesting

  /// Goes one level deeper; at the limit reports it, leaves the rest unread and gives false.
  mutating func enter(_ levels: Int = 1) -> Bool {
    guard depth + levels <= Limits.nestingMax else {
      abandon(
        "Nested more than \(Limits.nestingMax) deep.", "Split the query with let or define.")
      return false
    }
    depth += levels
    return true
  }

  /// Reports what goes too deep, and leaves the rest of the segment unread.
  mutating func abandon(_ message: String, _ remedy: String) {
    report(Diagnostic(.nestedTooDeeply, message, at: current.range, remedy: remedy))
    isAbandoned = true
    hasErrorBeforeEnd = true
    position = segment.tokens.upperBound
  }

  /// Comes back up.
  mutating func leave(_ levels: Int = 1) { depth -= levels }

  /// Skips to the next word that begins a clause, a set operator, or the bracket that closes what
  /// is open; brackets on the way are skipped whole.
  mutating func recover() {
    var open = 0
    while !isAtEnd {
      switch current.kind {
      case .openBracket: open += 1
      case .closeBracket:
        if open == 0, queryDepth > 0 { return }
        open = max(open - 1, 0)
      case .name:
        if open == 0, let keyword = current.keyword, endsRecovery(keyword) { return }
      default: break
      }
      advance()
    }
  }

  private func endsRecovery(_ keyword: Keyword) -> Bool {
    Keyword.clauses.contains(keyword) || Keyword.setOperators.contains(keyword)
      || (isExpectation && keyword == .gives)
  }
}
