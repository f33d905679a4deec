import Testing

@testable import Pattern

@Suite struct HostileInputTests {
  @Test(arguments: 0..<4)
  func `Random bytes as text never trap, and only a dot takes what is not UTF-8`(
    _ seed: Int
  ) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    var matchers = try ["a.b", #"\W"#, #"[^a]\b"#, #"\p{Cyrillic}+$"#, "(?i)é|я{2}", "^.*$"]
      .map { try Pattern($0).makeMatcher() }
    for _ in 0..<2_000 {
      let bytes = (0..<Int.random(in: 0...12, using: &generator)).map { _ in
        Self.hostile.randomElement(using: &generator) ?? 0
      }
      for index in matchers.indices { _ = matchers[index].matches(utf8: bytes[...]) }
      let isOneLine = matchers[5].matches(utf8: bytes[...])
      #expect(isOneLine == !bytes.contains(0x0A))
    }
  }

  static let hostile: [UInt8] = [
    0x00, 0x0A, 0x20, 0x61, 0x62, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xAF, 0xBF, 0xC0, 0xC1, 0xC2,
    0xC3, 0xD0, 0xD1, 0xDF, 0xE0, 0xE2, 0xED, 0xEF, 0xF0, 0xF1, 0xF4, 0xF5, 0xFF,
  ]

  @Test(
    arguments: [
      [0xFF], [0x80], [0xC3], [0xC0, 0x80], [0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80],
      [0xF0, 0x8F, 0xBF, 0xBF],
      [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE2, 0x82], [0xF0, 0x9F, 0x98],
    ] as [[UInt8]])
  func `Each byte that is not UTF-8 is a character of its own`(_ bytes: [UInt8]) throws {
    #expect(try Pattern("^.{\(bytes.count)}$").matches(utf8: bytes[...]))
    for pattern in ["[^a]", #"\W"#, #"\w"#, #"\D"#, #"\P{L}"#, #"\p{C}"#, #"[\x{0}-\x{10FFFF}]"#] {
      #expect(try !Pattern(pattern).matches(utf8: bytes[...]), "\(pattern)")
    }
    #expect(try Pattern("a.{\(bytes.count)}b$").matches(utf8: [0x61] + bytes + [0x62]))
  }

  @Test(arguments: 0..<4)
  func `Random pieces as a pattern give a pattern or an error within the text`(
    _ seed: Int
  ) throws {
    var generator = SeededGenerator(seed: UInt64(100 + seed))
    var accepted = 0
    for _ in 0..<3_000 {
      let text = (0..<Int.random(in: 0...9, using: &generator))
        .map { _ in Self.pieces.randomElement(using: &generator) ?? "" }.joined()
      do {
        _ = try Pattern(text).matches("abba é 12")
        accepted += 1
      } catch {
        #expect(error.range.upperBound <= text.utf8.count, "\(text)")
        #expect(!error.range.isEmpty)
      }
    }
    #expect(accepted > 100)
  }

  static let pieces = [
    "a", "b", "é", ".", "|", "(", ")", "(?:", "(?i)", "(?", "(?<", "[", "]", "^", "$", "-", "*",
    "+", "?", "{", "}", "{2}", "{2,", ",3}", "\\", "\\d", "\\W", "\\b", "\\p", "{L}", "\\x", "41",
    "\\u{", "\u{0}", "\u{10FFFF}", "[:", ":]", "[^",
  ]

  @Test func `Equal texts are equal patterns`() throws {
    #expect(try Pattern("a+") == Pattern("a+"))
    #expect(try Pattern("a+") != Pattern("aa*"))
    #expect(try Set([Pattern("a"), Pattern("a")]).count == 1)
    #expect(try Pattern("a+").text == "a+")
  }
}
