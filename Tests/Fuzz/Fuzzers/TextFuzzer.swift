@testable import Language
import Model

/// Text to words, trees, the layout and the binder.
///
/// What cannot be read is not kept as an input to go on from, so that many inputs come as far as
/// the binder.
let textFuzzer = Fuzzer(name: "text", check: checkText, pieces: queryPieces, keepsRefused: false)

/// Long texts, which `run` makes up to 64 KiB long: what takes time is found in them.
let longFuzzer = Fuzzer(
  name: "long",
  check: { bytes in
    _ = checkAdvice(bytes)
    return checkText(bytes)
  }, pieces: queryPieces)

@Sendable private func checkText(_ bytes: [UInt8]) -> Depth {
  let text = SourceText(bytes: bytes)
  checkTokens(of: text)
  let script = parseScript(text)
  require(script.diagnostics.count <= Limits.diagnosticsMax, "there are few diagnostics")
  guard script.diagnostics.isEmpty else { return .refused }
  checkLayout(of: text, script)
  return Conversation(text, script.syntax).isUnderstood ? .understood : .read
}

/// Tokens and comments stand in the order of the text, with blanks between them, or a pipe of
/// another language that a diagnostic names.
private func checkTokens(of text: SourceText) {
  let lexed = Lexer.lex(text)
  require(lexed.tokens.last?.kind == .end, "the last token is the end")
  let positions = lexed.tokens.map(\.range.lower)
  require(positions == positions.sorted(), "tokens are in order")
  var isCovered = [Bool](repeating: false, count: text.bytes.count)
  for range in lexed.tokens.map(\.range) + lexed.comments.map(\.range) {
    for index in range.lower..<range.upper {
      require(!isCovered[index], "tokens do not overlap at \(index)")
      isCovered[index] = true
    }
  }
  for diagnostic in lexed.diagnostics {
    var upper = diagnostic.range.upper
    if diagnostic.fix?.replacement == "#" {
      // A remark behind `//` goes on to the end of its line.
      while upper < text.bytes.count, text.bytes[upper] != UInt8(ascii: "\n") { upper += 1 }
    }
    for index in diagnostic.range.lower..<upper { isCovered[index] = true }
  }
  // Past so many the pipes are no longer named.
  guard lexed.diagnostics.count < Lexer.diagnosticsMax else { return }
  let between = zip(text.bytes, isCovered).filter { !$0.1 }.map(\.0)
  let left = String(decoding: between, as: UTF8.self)
  require(
    left.unicodeScalars.allSatisfy { $0.properties.isWhitespace || $0 == "\u{FEFF}" },
    "only blanks stand between tokens, not \(left.debugDescription)")
}

/// A text that can be read has one layout, with the same meaning and the same comments.
private func checkLayout(of text: SourceText, _ script: Parsed<ScriptSyntax>) {
  guard case .text(let once) = format(text) else {
    return require(false, "what can be read can be laid out")
  }
  let laid = SourceText(once)
  let again = parseScript(laid)
  require(again.diagnostics.isEmpty, "the layout can be read: \(once.debugDescription)")
  require(
    bare(again.syntax.tree) == bare(script.syntax.tree),
    "the layout means the same: \(once.debugDescription)")
  require(format(laid) == .text(once), "the layout stays: \(once.debugDescription)")
  require(
    comments(of: laid).sorted() == comments(of: text).sorted(),
    "the layout keeps the comments: \(once.debugDescription)")
}

/// The tree without backquotes, which the layout may add.
private func bare(_ tree: TreeNode) -> TreeNode {
  TreeNode(tree.label.filter { $0 != "`" }, tree.children.map(bare))
}

private func comments(of text: SourceText) -> [String] {
  Lexer.lex(text).comments.map { text.string(in: $0.range) }
}
