import Testing

@testable import Language

/// A small generator that gives the same numbers for the same seed everywhere.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

@Suite("No text stops the parser")
struct TokenSoupTests {
  private static let pieces: [String] =
    Keyword.allCases.map(\.rawValue)
    + [
      "cases", "faction", "x", "_", "`q w`", "O'Brien", "минск", "\"s t\"", "\"", "'q'", "'", "`",
      "1",
      "2024", "2024-07", "2024-7", "1.5", "$p", "$", "/x/", "/", "(", ")", "(", ")", ",", ",", ";",
      ".",
      "..", ":", "=", "!=", "<", "<=", "==", "<>", "&&", "|", "+", "-", "--", "*", "%", "#", "\n",
      "\n\n",
      "select", "limit", "group", "null", "like", "@", "\u{0}", "\u{1B}[", "…", "“", "e\u{301}",
    ]

  private func soup(_ random: inout SplitMix) -> String {
    (0..<Int.random(in: 1...40, using: &random)).map { _ in
      let piece = Self.pieces.randomElement(using: &random) ?? ""
      return piece + (Bool.random(using: &random) ? " " : Bool.random(using: &random) ? " " : "")
    }.joined()
  }

  @Test(
    "Words in any order give a tree, honest fixes and a stable layout",
    arguments: 1...8 as ClosedRange<UInt64>)
  func words(_ seed: UInt64) {
    var random = SplitMix(state: seed)
    for _ in 0..<150 { check(soup(&random)) }
  }

  @Test("A query with a word changed does too", arguments: 1...8 as ClosedRange<UInt64>)
  func mutations(_ seed: UInt64) {
    var random = SplitMix(state: seed)
    for _ in 0..<150 {
      guard let query = queries.randomElement(using: &random) else { continue }
      var words = query.split(separator: " ").map(String.init)
      for _ in 0..<Int.random(in: 1...2, using: &random) {
        let index = Int.random(in: 0..<words.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: words.remove(at: index)
        case 1: words.insert(Self.pieces.randomElement(using: &random) ?? "", at: index)
        default: words[index] = Self.pieces.randomElement(using: &random) ?? ""
        }
        if words.isEmpty { break }
      }
      check(words.joined(separator: " "))
    }
  }

  @Test("Every prefix of a query can be parsed and completed")
  func prefixes() {
    for query in queries.prefix(40) {
      let bytes = Array(query.utf8)
      for count in 0...bytes.count {
        let text = SourceText(bytes: Array(bytes[..<count]))
        _ = parseScript(text)
        let expected = expectations(at: count, in: text)
        #expect(expected.range.upper == count)
      }
    }
  }

  private func check(_ text: String) {
    let source = SourceText(text)
    let parsed = parseScript(source)
    _ = parseStatement(source)
    _ = parseRefinement(source)
    _ = expectations(at: source.bytes.count / 2, in: source)
    #expect(parsed.diagnostics.count <= 3)
    for diagnostic in parsed.diagnostics {
      #expect(diagnostic.range.upper <= source.bytes.count)
      guard let fix = diagnostic.fix else { continue }
      #expect(
        parseScript(source.applying(fix)).diagnostics.isEmpty, "fix of \(text.debugDescription)")
    }
    #expect(!DiagnosticRenderer().text(for: parsed.diagnostics, in: source).contains("\u{1B}"))
    guard case .text(let once) = format(source) else { return }
    #expect(
      parseScript(SourceText(once)).syntax.tree == parsed.syntax.tree, "\(text.debugDescription)")
    #expect(format(SourceText(once)) == .text(once), "\(text.debugDescription)")
  }
}
