/// What `casebook fmt` makes of a text.
package enum Formatted: Hashable, Sendable {
  /// The text in its one layout.
  case text(String)
  /// The text stays as it is, for what it would be laid out as is not read the same way.
  case kept
  /// Why the text cannot be read; it is left alone.
  case unreadable([Diagnostic])
}

/// Lays a script out: a query that fits in 100 columns on one line, any other with a clause a line;
/// comments are kept, blank lines kept as one. Formatting what was formatted changes nothing.
///
/// The layout is read again before it is given: no script ever means something else after it.
package func format(_ text: SourceText) -> Formatted {
  let script = parseScript(text)
  guard script.diagnostics.isEmpty else { return .unreadable(script.diagnostics) }
  let laid = layout(of: text, script.syntax)
  return isFaithful(laid, to: text, script.syntax) ? .text(laid) : .kept
}

private func layout(of text: SourceText, _ script: ScriptSyntax) -> String {
  let lexed = Lexer.lex(text)
  var layout = ScriptLayout(text, lexed)
  layout.lay(script.statements, Segment.statements(of: lexed.tokens))
  return layout.result
}

/// True if a layout can be read, means the same, has the same comments, and is its own layout.
func isFaithful(_ laid: String, to text: SourceText, _ script: ScriptSyntax) -> Bool {
  let source = SourceText(laid)
  let again = parseScript(source)
  return again.diagnostics.isEmpty && bare(again.syntax.tree) == bare(script.tree)
    && comments(of: source) == comments(of: text) && layout(of: source, again.syntax) == laid
}

/// The tree without backquotes, which the layout may add.
private func bare(_ tree: TreeNode) -> TreeNode {
  TreeNode(tree.label.filter { $0 != "`" }, tree.children.map(bare))
}

private func comments(of text: SourceText) -> [String] {
  Lexer.lex(text).comments.map { text.string(in: $0.range) }.sorted()
}

/// The lines of a script as they are laid out.
private struct ScriptLayout {
  private let text: SourceText
  private let lexed: LexedText
  private(set) var result = ""
  /// Comments not yet laid, in order.
  private var comments: ArraySlice<Comment>
  /// True when the statement before ended without `;`, so that a blank line must part it from the
  /// next.
  private var needsBlankLine = false

  init(_ text: SourceText, _ lexed: LexedText) {
    self.text = text
    self.lexed = lexed
    comments = lexed.comments[...]
  }

  mutating func lay(_ statements: [StatementSyntax], _ segments: [Segment]) {
    for (statement, segment) in zip(statements, segments) {
      let tokens = lexed.tokens
      let lower = tokens[segment.tokens.lowerBound].range.lower
      while let comment = comments.first, comment.range.lower < lower {
        comments.removeFirst()
        addLine(text.string(in: comment.range), at: comment.range.lower)
      }
      let after = segment.tokens.upperBound
      let isClosed = tokens[after].kind == .semicolon
      let end = isClosed ? tokens[after].range.upper : statement.range.upper
      let next = tokens[isClosed ? after + 1 : after].range.lower
      let own = takeComments(until: end, next: max(next, end))
      lay(statement, at: lower, isClosed: isClosed, comments: own)
    }
    for comment in comments { addLine(text.string(in: comment.range), at: comment.range.lower) }
  }

  /// Takes the comments inside a statement and the one after it on its last line.
  private mutating func takeComments(until end: Int, next: Int) -> [Comment] {
    let taken = comments.prefix {
      $0.range.lower < end || (!$0.standsAlone && $0.range.lower < next)
    }
    comments = comments.dropFirst(taken.count)
    return Array(taken)
  }

  private mutating func lay(
    _ statement: StatementSyntax, at lower: Int, isClosed: Bool, comments: [Comment]
  ) {
    let pieces = SyntaxPrinter.pieces(of: statement)
    let placed = PlacedComments(comments, among: pieces, in: text)
    let isAfterBlankLine = hasBlankLine(before: lower)
    if isAfterBlankLine || needsBlankLine { addBlankLine() }
    for comment in placed.before.first ?? [] { add(comment) }
    let closing = isClosed ? ";" : ""
    let line = pieces.map(\.text).joined(separator: " ")
    if !placed.splits, GlyphWidth.columns(of: line) + closing.count <= Self.columnsMax {
      add(([line + closing] + (placed.after.last ?? [])).joined(separator: " "))
    } else {
      for (index, piece) in pieces.enumerated() {
        let margin = String(repeating: " ", count: 2 * piece.level)
        if index > 0 { for comment in placed.before[index] { add("  " + comment) } }
        let end = index == pieces.count - 1 ? closing : ""
        add(([margin + piece.text + end] + placed.after[index]).joined(separator: " "))
      }
    }
    needsBlankLine = !isClosed
  }

  /// Columns of a line that holds a whole statement.
  private static let columnsMax = 100

  private mutating func add(_ line: String) { result += line + "\n" }

  private mutating func addLine(_ line: String, at offset: Int) {
    if hasBlankLine(before: offset) { addBlankLine() }
    add(line)
  }

  private mutating func addBlankLine() {
    if !result.isEmpty, !result.hasSuffix("\n\n") { result += "\n" }
    needsBlankLine = false
  }

  /// True when only blanks stand before `offset` on its line and on the line above.
  private func hasBlankLine(before offset: Int) -> Bool {
    var lineBreaks = 0
    for byte in text.bytes[..<offset].reversed() {
      guard byte <= UInt8(ascii: " ") else { return false }
      if byte == UInt8(ascii: "\n") { lineBreaks += 1 }
      if lineBreaks == 2 { return true }
    }
    return false
  }
}

/// A statement's comments, each at the piece that it goes with.
private struct PlacedComments {
  /// Those on lines of their own before each piece.
  private(set) var before: [[String]]
  /// Those at the end of each piece's line.
  private(set) var after: [[String]]
  /// True when a comment parts the pieces, so that one line cannot hold them.
  private(set) var splits = false

  init(_ comments: [Comment], among pieces: [SyntaxPrinter.Piece], in text: SourceText) {
    before = Array(repeating: [], count: pieces.count)
    after = Array(repeating: [], count: pieces.count)
    var index = 0
    for comment in comments {
      let written = text.string(in: comment.range)
      while index + 1 < pieces.count, pieces[index + 1].range.lower <= comment.range.lower {
        index += 1
      }
      let isLast = index == pieces.count - 1
      if comment.range.lower < pieces[index].range.upper {
        before[index].append(written)
        splits = splits || index > 0
      } else if comment.standsAlone && !isLast {
        before[index + 1].append(written)
        splits = true
      } else {
        after[index].append(written)
        splits = splits || !isLast
      }
    }
    // A line ends with one comment, or the second would become a part of the first.
    for index in pieces.indices where after[index].count > 1 {
      before[index] += after[index].dropLast()
      after[index] = after[index].suffix(1)
      splits = splits || index > 0
    }
  }
}
