@testable import Language
import Model
import Plan

/// What is said about texts that cannot be read, and what may follow at their middle.
let adviceFuzzer = Fuzzer(name: "advice", check: checkAdvice, pieces: queryPieces)

/// Tries what is said of one text.
@Sendable func checkAdvice(_ bytes: [UInt8]) -> Depth {
  let text = SourceText(bytes: bytes)
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
