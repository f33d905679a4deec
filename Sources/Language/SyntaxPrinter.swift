/// Writes a syntax tree as text in the one canonical spelling: keywords in lower case, one blank
/// between words, the fewest brackets. Parsed again, the text gives the same tree.
package enum SyntaxPrinter {
  /// A part of a statement that may stand on a line of its own: its head, or a clause.
  struct Piece {
    /// The text, without blanks around it.
    let text: String
    /// How many steps the line is indented.
    let level: Int
    /// The bytes it was read from.
    let range: SourceRange
  }

  /// The statement on one line.
  package static func text(of statement: StatementSyntax) -> String {
    pieces(of: statement).map(\.text).joined(separator: " ")
  }

  /// The query on one line.
  package static func text(of query: QuerySyntax) -> String {
    pieces(of: query).map(\.text).joined(separator: " ")
  }

  // MARK: - Statements

  /// The parts of a statement; the first begins it.
  static func pieces(of statement: StatementSyntax) -> [Piece] {
    let whole = statement.range
    switch statement.kind {
    case .query(let query): return pieces(of: query)
    case .letQuery(let name, let parameters, let query):
      let list =
        parameters.isEmpty ? "" : "(" + parameters.map(text(of:)).joined(separator: ", ") + ")"
      return pieces(of: query, after: "let \(text(of: name))\(list) =", from: whole)
    case .define(let name, let parameters, let value):
      let list =
        parameters.isEmpty ? "" : "(" + parameters.map(text(of:)).joined(separator: ", ") + ")"
      return [Piece("define \(text(of: name))\(list) as \(text(of: value))", 0, whole)]
    case .parameter(let name, let type, let value):
      let value = value.map { " = " + text(of: $0) } ?? ""
      return [Piece("param \(text(of: name)) : \(text(of: type))\(value)", 0, whole)]
    case .include(let file, _): return [Piece("include \(QuotedText.quoting(file))", 0, whole)]
    case .explain(let analyze, let query):
      return pieces(of: query, after: analyze ? "explain analyze" : "explain", from: whole)
    case .describe(let path):
      return [Piece(path.map { "describe " + text(of: $0) } ?? "describe", 0, whole)]
    case .expect(let query, let expectation):
      let end = SourceRange(query.range.upper, whole.upper)
      let answer: String
      switch expectation {
      case .rowCount(let count): answer = "gives \(count) rows"
      case .text(let text): answer = "gives " + QuotedText.quoting(text)
      }
      return pieces(of: query, after: "expect", from: whole) + [Piece(answer, 1, end)]
    case .invalid: return []
    }
  }

  /// The parts of a query that follows other words of its statement.
  private static func pieces(
    of query: QuerySyntax, after words: String, from whole: SourceRange
  ) -> [Piece] {
    let pieces = pieces(of: query)
    guard let first = pieces.first else { return [] }
    let range = SourceRange(whole.lower, first.range.upper)
    return [Piece(words + " " + first.text, 0, range)] + pieces.dropFirst()
  }

  static func pieces(of query: QuerySyntax) -> [Piece] {
    query.rest.reduce(into: pieces(of: query.first)) { pieces, combined in
      let own = Self.pieces(of: combined.pipeline)
      guard let head = own.first else { return }
      let words = combined.setOperator.rawValue + " " + head.text
      pieces.append(Piece(words, 0, combined.operatorRange.joined(with: head.range)))
      pieces += own.dropFirst()
    }
  }

  private static func pieces(of pipeline: PipelineSyntax) -> [Piece] {
    pipeline.clauses.reduce(
      into: [Piece(text(of: pipeline.source), 0, pipeline.source.range)]
    ) { pieces, clause in
      let before = pieces.last?.text ?? ""
      pieces.append(Piece(text(of: clause, after: before), 1, clause.range))
    }
  }

  // MARK: - Sources

  private static func text(of source: SourceSyntax) -> String {
    var words: [String] = []
    if case .time(_, let hedge?) = source.selectors.first?.kind { words.append(hedge.rawValue) }
    switch source.kind {
    case .named(let name, let arguments):
      words.append(text(of: name) + (arguments.map { bracketed($0) } ?? ""))
    case .aliased(let name, let alias): words.append("\(text(of: name)) as \(text(of: alias))")
    case .nested(let query): words.append("(\(text(of: query)))")
    case .missing: break
    }
    return (words + source.selectors.map(text(of:))).joined(separator: " ")
  }

  private static func text(of selector: SelectorSyntax) -> String {
    switch selector.kind {
    case .time(let test, _): text(of: test)
    case .actor(let who): "from " + text(of: who)
    case .topics(let topics): "about " + topics.map(text(of:)).joined(separator: ", ")
    case .mentioning(let words, _): "mentioning " + QuotedText.quoting(words)
    }
  }

  /// A value without quotes where it can be a plain word.
  private static func text(of value: ValueSyntax) -> String {
    switch value.kind {
    case .parameter(let name): return "$" + name
    case .text(let text): return self.text(ofValue: text)
    }
  }

  /// A value as it is typed: a plain word, or in quotes where it is none.
  package static func text(ofValue text: String) -> String {
    isPlainWord(text) && Keyword(spelling: text) == nil ? text : quoted(text)
  }

  /// A text in quotes, with escapes for what cannot stand in them.
  package static func quoted(_ text: String) -> String { QuotedText.quoting(text) }

  // MARK: - Names

  /// The name, in backquotes if it was written so or is no plain word.
  static func text(of name: Name) -> String {
    name.isQuoted || !isPlainWord(name.text) ? "`\(name.text)`" : name.text
  }

  /// The path with dots between its names.
  package static func text(of path: Path) -> String {
    path.names.map { text(of: $0) }.joined(separator: ".")
  }

  /// True for a text that reads as one name.
  private static func isPlainWord(_ text: String) -> Bool {
    let lexer = Lexer(SourceText(text))
    return lexer.nameEnd(from: 0) == lexer.bytes.count
  }
}

extension SyntaxPrinter.Piece {
  fileprivate init(_ text: String, _ level: Int, _ range: SourceRange) {
    self.init(text: text, level: level, range: range)
  }
}
