@testable import Language
import Model
import Plan

/// Text to words, trees and advice.
let textFuzzer = Fuzzer(name: "text", check: checkText, pieces: queryPieces)

@Sendable private func checkText(_ bytes: [UInt8]) -> Depth {
  let text = SourceText(bytes: bytes)
  checkTokens(of: text)
  let ranges = statementRanges(in: text)
  if beginsWithClause(text) {
    checkReading(parseRefinement(text), of: text) { parseRefinement($0).diagnostics }
  } else if ranges.count > 1 {
    checkReading(parseStatement(text), of: text) { parseStatement($0).diagnostics }
  }
  let script = parseScript(text)
  require(script.syntax.statements.count == ranges.count, "statements are as many as their ranges")
  checkReading(script, of: text) { parseScript($0).diagnostics }
  checkCompletion(in: text)
  return script.diagnostics.isEmpty ? .read : .refused
}

private func checkCompletion(in text: SourceText) {
  let expected = expectations(at: text.bytes.count / 2, in: text)
  require(expected.range.upper == text.bytes.count / 2, "what is completed ends at the cursor")
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
    for index in diagnostic.range.lower..<diagnostic.range.upper { isCovered[index] = true }
  }
  let between = zip(text.bytes, isCovered).filter { !$0.1 }.map(\.0)
  let left = String(decoding: between, as: UTF8.self)
  require(
    left.unicodeScalars.allSatisfy { $0.properties.isWhitespace || $0 == "\u{FEFF}" },
    "only blanks stand between tokens, not \(left.debugDescription)")
}

/// Diagnostics are few, inside the text, printable, and their fixes mend it.
private func checkReading<Syntax>(
  _ parsed: Parsed<Syntax>, of text: SourceText, _ read: (SourceText) -> [Diagnostic]
) {
  require(parsed.diagnostics.count <= Limits.diagnosticsMax, "there are few diagnostics")
  checkDiagnostics(parsed.diagnostics, of: text, read)
}

/// What every diagnostic promises; `read` gives what is wrong with a text.
func checkDiagnostics(
  _ diagnostics: [Diagnostic], of text: SourceText, _ read: (SourceText) -> [Diagnostic]
) {
  for diagnostic in diagnostics {
    let range = diagnostic.range
    require(
      range.lower >= 0 && range.lower <= range.upper && range.upper <= text.bytes.count,
      "\(diagnostic.code) stands in the text")
    require(!diagnostic.message.isEmpty, "\(diagnostic.code) says something")
    guard let fix = diagnostic.fix else { continue }
    let fixed = text.applying(fix)
    require(
      read(fixed).isEmpty,
      "'\(diagnostic.message)' is mended by \(fixed.string.debugDescription)")
  }
  let shown = DiagnosticRenderer().text(for: diagnostics, in: text)
  let isPrintable = shown.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" || $0 == "\t" }
  require(isPrintable, "what is shown is printable: \(shown.debugDescription)")
}
