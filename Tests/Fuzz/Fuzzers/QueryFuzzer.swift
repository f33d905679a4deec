@testable import Language
import Model

/// Queries that can be read to their layout, plans and SQL. What cannot be read is not kept as an
/// input to go on from, so that most inputs come as far as the binder.
let queryFuzzer = Fuzzer(
  name: "query", check: checkQuery, pieces: queryPieces, keepsRefused: false)

@Sendable private func checkQuery(_ bytes: [UInt8]) -> Depth {
  let text = SourceText(bytes: bytes)
  let script = parseScript(text)
  guard script.diagnostics.isEmpty else { return .refused }
  checkLayout(of: text, script)
  return Conversation(text).isUnderstood ? .understood : .read
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
    again.syntax.tree == script.syntax.tree, "the layout means the same: \(once.debugDescription)")
  require(format(laid) == .text(once), "the layout stays: \(once.debugDescription)")
  require(
    comments(of: laid).sorted() == comments(of: text).sorted(),
    "the layout keeps the comments: \(once.debugDescription)")
}

private func comments(of text: SourceText) -> [String] {
  Lexer.lex(text).comments.map { text.string(in: $0.range) }
}
