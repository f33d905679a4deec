import Testing

@testable import Pattern

@Suite struct LinearTimeTests {
  struct Row: Sendable {
    let pattern: String
    /// Repeated to make the text.
    let piece: String
    let ending: String
    let matches: Bool
  }

  static let rows = [
    Row(pattern: "(a+)+$", piece: "a", ending: "!", matches: false),
    Row(pattern: "^(a+)+$", piece: "a", ending: "!", matches: false),
    Row(pattern: "(a|a)*b", piece: "a", ending: "c", matches: false),
    Row(pattern: "(a|aa)+$", piece: "a", ending: "b", matches: false),
    Row(pattern: "(?:a?){30}a{30}", piece: "b", ending: "", matches: false),
    Row(pattern: "a{0,30}a{30}$", piece: "aaab", ending: "", matches: false),
    Row(pattern: "^(((a*)*)*)*$", piece: "a", ending: "b", matches: false),
    Row(pattern: "(.*)(.*)(.*)(.*)(.*)[^a]$", piece: "a", ending: "", matches: false),
    Row(pattern: "(x+x+)+y", piece: "x", ending: "", matches: false),
    Row(pattern: #"^(\w+\s?)*$"#, piece: "word ", ending: "!", matches: false),
    Row(pattern: "[ab]*a[ab]{14}c", piece: "abbaab", ending: "", matches: false),
    Row(pattern: "(a|b|ab)*c$", piece: "ab", ending: "c", matches: true),
    Row(pattern: "(?:.{0,200}x){3}$", piece: "axb", ending: "y", matches: false),
  ]

  @Test(arguments: rows)
  func `The work grows with the text and no faster`(_ row: Row) throws {
    let pattern = try Pattern(row.pattern)
    let bounds = [(PatternLimits.cacheBytesMax, 100_000), (20_000, 10_000), (0, 5_000)]
    for (cacheBytesMax, bytes) in bounds {
      let text = Self.text(row, bytes: bytes)
      var matcher = pattern.makeMatcher(cacheBytesMax: cacheBytesMax)
      let isMatch = matcher.matches(text)
      #expect(isMatch == row.matches)
      let bound = 4 * (text.utf8.count + 2) * (matcher.instructionCount + 1)
      #expect(matcher.steps <= bound, "\(row.pattern) with \(cacheBytesMax) bytes of cache")
    }
  }

  @Test(arguments: rows)
  func `A text seen again costs a step for each character`(_ row: Row) throws {
    var matcher = try Pattern(row.pattern).makeMatcher()
    let text = Self.text(row, bytes: 5_000)
    _ = matcher.matches(text)
    let before = matcher.steps
    let isMatch = matcher.matches(text)
    #expect(isMatch == row.matches)
    #expect(matcher.steps - before <= text.utf8.count + 1)
  }

  @Test func `A pattern tied to the start gives up at once`() throws {
    var matcher = try Pattern("^abc").makeMatcher()
    let isMatch = matcher.matches(String(repeating: "x", count: 100_000))
    #expect(!isMatch)
    #expect(matcher.steps < 100)
  }

  private static func text(_ row: Row, bytes: Int) -> String {
    String(repeating: row.piece, count: bytes / row.piece.utf8.count) + row.ending
  }
}
