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
  checkLayout(of: text)
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

/// A text that can be read has one layout, which is laid out as itself.
///
/// That it means the same is made sure of by `format`; what it could not lay out so is told.
private func checkLayout(of text: SourceText) {
  switch format(text) {
  case .text(let once):
    require(
      format(SourceText(once)) == .text(once), "the layout stays: \(once.debugDescription)")
  case .kept:
    unsafe tally.keptCount += 1
    print("kept: \(String(decoding: text.bytes, as: UTF8.self).debugDescription)")
  case .unreadable: require(false, "what can be read can be laid out")
  }
}
