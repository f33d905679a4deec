import Model
import Testing

@testable import Language

@Suite("Every limit holds at n, and is told at n + 1")
struct LimitTests {
  private func codes(_ text: String) -> [DiagnosticCode] {
    parseScript(SourceText(text)).diagnostics.map(\.code)
  }

  private func repeated(_ text: String, _ count: Int) -> String {
    String(repeating: text, count: count)
  }

  /// Texts that nest `count` deep, each in its own way.
  private func nested(_ count: Int) -> [(String, String)] {
    [
      // The query and its first expression are the first two levels.
      ("brackets", "cases where " + repeated("(", count - 2) + "a" + repeated(")", count - 2)),
      ("not", "cases where " + repeated("not ", count - 2) + "a"),
      ("possibly", "cases where " + repeated("possibly ", count - 2) + "a"),
      ("signs", "cases where a = " + repeated("- ", count - 2) + "b"),
      ("sums", "cases where a = b" + repeated(" + b", count - 2)),
      ("products", "cases where a = b" + repeated(" * b", count - 2)),
      ("calls", "cases show " + repeated("f(", count - 2) + "a" + repeated(")", count - 2)),
      ("queries", repeated("(", count - 1) + "cases" + repeated(")", count - 1)),
      ("else", "cases with a = " + repeated("if b then c else ", count - 2) + "d"),
      ("links", "cases where " + repeated("any x (", count - 2) + "a" + repeated(")", count - 2)),
    ]
  }

  @Test("Nesting", arguments: [Limits.nestingMax - 1, Limits.nestingMax])
  func nestingHolds(_ count: Int) {
    for (kind, text) in nested(count) {
      let parsed = parseScript(SourceText(text))
      #expect(parsed.diagnostics.map(\.message) == [], "\(kind)")
      guard case .text(let once) = format(SourceText(text)) else { continue }
      let again = parseScript(SourceText(once))
      #expect(again.diagnostics.isEmpty && again.syntax.tree == parsed.syntax.tree, "\(kind)")
    }
  }

  @Test("Deeper nesting", arguments: [Limits.nestingMax + 1, 5_000, 40_000])
  func nestingRefused(_ count: Int) {
    for (kind, text) in nested(count) where text.utf8.count < Limits.queryBytesMax {
      #expect(codes(text) == [.nestedTooDeeply], "\(kind)")
    }
    #expect(codes("cases where " + repeated("(", count)) == [.nestedTooDeeply])
    #expect(parseScript(SourceText(repeated("(", count))).completeness == .complete)
  }

  @Test("Names of a path", arguments: [-1, 0, 1, 30_000])
  func paths(_ past: Int) {
    let path = "a" + repeated(".a", Limits.pathMax + past - 1)
    for text in [
      "cases where \(path) = 1", "cases show \(path)", "cases where any \(path) (b = 1)",
      "cases count by \(path)", "describe \(path)", "cases \(path) since 2024",
    ] {
      let parsed = parseScript(SourceText(text))
      let expected: [DiagnosticCode] = past > 0 ? [.nestedTooDeeply] : []
      #expect(parsed.diagnostics.map(\.code) == expected, "\(text.prefix(30))")
    }
  }

  @Test("Chains of and, or and union have no depth", arguments: [2, 3, 1_000, 30_000])
  func chains(_ count: Int) {
    for word in [" and ", " or "] {
      let text = "cases where a" + repeated(word + "a", count - 1)
      let parsed = parseScript(SourceText(text))
      #expect(parsed.diagnostics.isEmpty)
      guard case .text(let once) = format(SourceText(text)) else { continue }
      #expect(parseScript(SourceText(once)).syntax.tree == parsed.syntax.tree)
    }
    #expect(codes("a" + repeated(" union a", count - 1)) == [])
    #expect(codes("a" + repeated(" count", count - 1)) == [])
  }

  @Test("Members of a list")
  func lists() {
    let list = repeated("1,", Limits.listMax - 1)
    #expect(codes("cases where a in (\(list.dropLast(2))1)") == [])
    #expect(codes("cases where a in (\(list)1)") == [])
    #expect(codes("cases where a in (\(list)1,1)").contains(.listTooLong))
    #expect(codes("cases show \(list)1") == [])
    #expect(codes("cases show \(list)1,1").contains(.listTooLong))
  }

  @Test("Tokens")
  func tokens() {
    let statement = "a;"
    #expect(codes(repeated(statement, Limits.tokensMax / 2)) == [])
    #expect(codes(repeated(statement, Limits.tokensMax / 2) + "a") == [.tooManyTokens])
  }

  @Test("Bytes")
  func bytes() {
    let name = repeated("a", Limits.queryBytesMax)
    #expect(codes(name) == [])
    #expect(codes(name + "a") == [.textTooLong])
    #expect(codes(repeated(" ", Limits.queryBytesMax + 1)) == [.textTooLong])
  }

  @Test("Errors shown", arguments: [1, 2, 3, 4, 1_000])
  func errors(_ count: Int) {
    let text = repeated("cases wher a = b;\n", count)
    #expect(codes(text).count == min(count, Limits.diagnosticsMax))
    let characters = repeated("@ ", count)
    #expect(codes(characters).count == min(count, Limits.diagnosticsMax))
  }

  @Test("Many mistakes among unreadable characters do not multiply", arguments: [20, 60, 1_000])
  func unreadable(_ count: Int) {
    let text = "cases" + repeated(" show i@d) != e", count)
    #expect(codes(text).count == Limits.diagnosticsMax)
    #expect(parseRefinement(SourceText(repeated(" show i@d) != e", count))).diagnostics.count == 3)
  }
}
