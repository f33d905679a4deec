import Model

/// What a parser makes of a text.
///
/// Parsing cannot fail: there is always a tree, and the diagnostics say what could not be read.
package struct Parsed<Syntax: Hashable & Sendable>: Hashable, Sendable {
  /// The tree.
  package let syntax: Syntax
  /// What is wrong, in the order of the text; at most `Limits.diagnosticsMax`.
  package let diagnostics: [Diagnostic]
  /// Whether the text says all that its statement needs.
  package let completeness: Completeness
}

/// Whether a text could go on: the shell reads another line while it is incomplete.
package enum Completeness: String, Hashable, Sendable, CaseIterable {
  /// Nothing but blanks and comments.
  case empty
  /// All that was begun is finished, or an error stands before the end.
  case complete
  /// The end of the text cuts off brackets, quotes, a list, an operator or a clause.
  case incomplete
}

/// Parses a script: statements that end at `;`, at a blank line outside brackets, or at the end.
package func parseScript(_ text: SourceText) -> Parsed<ScriptSyntax> {
  correcting(text, readScript)
}

/// Parses one statement, in which blank lines are blanks; a closing `;` is allowed.
package func parseStatement(_ text: SourceText) -> Parsed<StatementSyntax> {
  correcting(text, readStatement)
}

/// Parses a line that begins with a clause as a query whose source is the previous rows, `_`.
package func parseRefinement(_ text: SourceText) -> Parsed<StatementSyntax> {
  correcting(text, readRefinement)
}

/// True when the text begins with a word that goes on from rows, a clause's or a selector's or a
/// set operator, so that in the shell it refines the previous query.
package func beginsWithClause(_ text: SourceText) -> Bool {
  guard let keyword = Lexer.lex(text).tokens.first?.keyword else { return false }
  return Keyword.refinements.contains(keyword)
}

/// Where the statements of a text stand, without the `;` between them; a script's rules hold.
package func statementRanges(in text: SourceText) -> [SourceRange] {
  let tokens = Lexer.lex(text).tokens
  return Segment.statements(of: tokens).map { segment in
    tokens[segment.tokens.lowerBound].range
      .joined(with: tokens[segment.tokens.upperBound - 1].range)
  }
}

/// The three readings, before fixes are proven.
private func readScript(_ text: SourceText) -> Parsed<ScriptSyntax> {
  let lexed = Lexer.lex(text)
  var reading = Reading(text, lexed)
  let statements = Segment.statements(of: lexed.tokens).map { segment in
    reading.read(segment) { $0.parseStatement() }
  }
  return reading.result(ScriptSyntax(statements: statements))
}

func readStatement(_ text: SourceText) -> Parsed<StatementSyntax> {
  readOne(text) { $0.parseStatement() }
}

private func readRefinement(_ text: SourceText) -> Parsed<StatementSyntax> {
  readOne(text) { $0.parseRefinement() }
}

private func readOne(
  _ text: SourceText, _ parse: (inout Parser) -> StatementSyntax
) -> Parsed<StatementSyntax> {
  let lexed = Lexer.lex(text)
  var reading = Reading(text, lexed)
  guard let segment = Segment.whole(of: lexed.tokens) else {
    return reading.result(StatementSyntax(.invalid, SourceRange(0, 0)))
  }
  let syntax = reading.read(segment, parse)
  return reading.result(syntax)
}

/// The tokens of one statement.
struct Segment {
  /// Indices into the tokens.
  let tokens: Range<Int>
  /// True when the text ends before a `;` or a blank line ends the statement.
  let reachesEnd: Bool

  /// Cuts at `;` and at blank lines outside brackets; statements without a token are left out.
  static func statements(of tokens: [Token]) -> [Segment] {
    var segments: [Segment] = []
    var start = 0
    var depth = 0
    for (index, token) in tokens.enumerated() {
      if token.isAfterBlankLine, depth == 0, index > start {
        segments.append(Segment(tokens: start..<index, reachesEnd: false))
        start = index
      }
      switch token.kind {
      case .openBracket: depth += 1
      case .closeBracket: depth = max(depth - 1, 0)
      case .semicolon, .end:
        if index > start {
          segments.append(Segment(tokens: start..<index, reachesEnd: token.kind == .end))
        }
        (start, depth) = (index + 1, 0)
      default: break
      }
    }
    return segments
  }

  /// The whole text as one statement, without closing `;`; none when there is no token.
  static func whole(of tokens: [Token]) -> Segment? {
    let end = tokens.count - 1
    var upper = end
    while upper > 0, tokens[upper - 1].kind == .semicolon { upper -= 1 }
    return upper == 0 ? nil : Segment(tokens: 0..<upper, reachesEnd: upper == end)
  }
}

/// Gathers what the parsers of a text's statements report.
private struct Reading {
  private let text: SourceText
  private let lexed: LexedText
  private var diagnostics: [Diagnostic]
  private var isCutOff = false
  private var hasTokens: Bool

  /// Past so many mistakes a text is of another kind than a script, and what each of thousands of
  /// words was meant for is not worth finding out.
  private static let guessedMistakesMax = 100

  init(_ text: SourceText, _ lexed: LexedText) {
    self.text = text
    self.lexed = lexed
    diagnostics = lexed.diagnostics
    hasTokens = lexed.tokens.count > 1
  }

  mutating func read<Syntax>(_ segment: Segment, _ parse: (inout Parser) -> Syntax) -> Syntax {
    var parser = Parser(
      text, lexed, segment, isTrial: diagnostics.count > Reading.guessedMistakesMax)
    let syntax = parse(&parser)
    let needsMore = parser.diagnostics.isEmpty ? false : !parser.hasErrorBeforeEnd
    isCutOff = segment.reachesEnd && needsMore
    diagnostics += parser.diagnostics
    return syntax
  }

  func result<Syntax>(_ syntax: Syntax) -> Parsed<Syntax> {
    let sorted = diagnostics.filter { !isMended($0) }.enumerated().sorted { first, second in
      let (lower, other) = (first.element.range.lower, second.element.range.lower)
      return lower == other ? first.offset < second.offset : lower < other
    }
    let completeness: Completeness
    if !hasTokens, diagnostics.isEmpty {
      completeness = .empty
    } else {
      completeness = isCutOff || lexed.endsInsideQuotes ? .incomplete : .complete
    }
    return Parsed(
      syntax: syntax,
      diagnostics: Array(sorted.map(\.element).prefix(Limits.diagnosticsMax)),
      completeness: completeness)
  }

  /// True for a foreign spelling inside a larger one whose edit mends both.
  private func isMended(_ diagnostic: Diagnostic) -> Bool {
    guard diagnostic.code == .foreignSpelling, diagnostics.count <= 20 else { return false }
    return diagnostics.contains { other in
      guard other.code == .foreignSpelling, other != diagnostic, let fix = other.fix else {
        return false
      }
      return fix.range.lower <= diagnostic.range.lower && fix.range.upper >= diagnostic.range.upper
        && fix.range.length > diagnostic.range.length
    }
  }
}
