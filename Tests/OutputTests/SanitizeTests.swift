import Foundation
import Testing

@testable import Output

@Suite("Text on a terminal")
struct SanitizeTests {
  @Test("No control character passes, alone or within a text")
  func controls() {
    for code in Array(UInt32(0)..<0x20) + Array(UInt32(0x7F)...0x9F) {
      guard let scalar = Unicode.Scalar(code) else { continue }
      for text in [String(scalar), "a\(scalar)b", "\(scalar)\u{301}", "Б\(scalar)[2J"] {
        let shown = text.sanitized
        #expect(!shown.unicodeScalars.contains(scalar))
        #expect(shown.displayWidth >= text.count - 1)
      }
    }
    for code in UInt32(0x20)..<0x7F {
      guard let scalar = Unicode.Scalar(code) else { continue }
      #expect(String(scalar).sanitized == String(scalar))
    }
  }

  @Test(
    "What is not seen is shown",
    arguments: [
      ("\u{1B}[31mred", "␛[31mred"), ("a\r\nb", "a␍␊b"), ("a\tb", "a␉b"), ("\0", "␀"),
      ("\u{7F}", "␡"),
      ("\u{9B}2J", #"\u{9B}2J"#), ("\u{202E}abc", #"\u{202E}abc"#), ("\u{2066}", #"\u{2066}"#),
      ("a\u{2028}b", #"a\u{2028}b"#), ("a\u{200B}b", #"a\u{200B}b"#), ("a\u{AD}b", #"a\u{AD}b"#),
      ("\u{FEFF}x", #"\u{FEFF}x"#), ("a\u{2060}b", #"a\u{2060}b"#), ("\u{200F}", #"\u{200F}"#),
      ("\u{E0041}", #"\u{E0041}"#), ("\u{E000}", #"\u{E000}"#), ("X\u{FE0F}", #"X\u{FE0F}"#),
      ("a\u{200D}b", #"a\u{200D}b"#), ("\u{301}a", "◌\u{301}a"), ("\u{FFFE}", #"\u{FFFE}"#),
      ("a\u{3164}", #"a\u{3164}"#),
    ])
  func replaced(text: String, expected: String) {
    #expect(text.sanitized.unicodeScalars.elementsEqual(expected.unicodeScalars))
  }

  @Test(
    "What is seen stays as it is",
    arguments: [
      "Светлана Тихановская", "Zoe\u{308}", "東京", "👩‍👩‍👧‍👦", "❤\u{FE0F}", "1\u{FE0F}\u{20E3}",
      "می\u{200C}خواهم", "क्\u{200D}ष", "葛\u{E0100}", "a\u{A0}b", "שלום", "\u{6DD}", "“…” – ’",
    ])
  func kept(text: String) {
    #expect(text.sanitized.unicodeScalars.elementsEqual(text.unicodeScalars))
  }

  @Test("Whatever the text, a cell is one line that says nothing to the terminal")
  func collections() throws {
    let shared = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "../shared/data/torture").standardized
    guard FileManager.default.fileExists(atPath: shared.path()) else { return }
    struct Injection: Decodable {
      let name: String
      let bytes: String
      enum CodingKeys: String, CodingKey {
        case name
        case bytes = "bytes_b64"
      }
    }
    let injections = try JSONDecoder().decode(
      [Injection].self,
      from: Data(contentsOf: shared.appending(path: "own/terminal-injection.json")))
    let naughty = try JSONDecoder().decode(
      [String].self, from: Data(contentsOf: shared.appending(path: "blns/blns.base64.json")))
    let texts = try (injections.map(\.bytes) + naughty).map { encoded in
      String(decoding: try #require(Data(base64Encoded: encoded)), as: UTF8.self)
    }
    #expect(texts.count > 250)
    for text in texts {
      let shown = text.sanitized
      for scalar in shown.unicodeScalars where scalar.isUnseen {
        // Joiners and variation selectors where they do their work.
        #expect(
          [0x200C, 0x200D, 0xFE0E, 0xFE0F].contains(scalar.value), "\(text.debugDescription)")
      }
      let isChanged = !shown.unicodeScalars.elementsEqual(text.unicodeScalars)
      if isChanged { #expect(text.unicodeScalars.contains { !$0.isASCII || $0.isUnseen }) }
    }
    #expect(
      injections.allSatisfy { injection in
        let text = String(decoding: Data(base64Encoded: injection.bytes) ?? Data(), as: UTF8.self)
        return !text.sanitized.unicodeScalars.contains(where: \.isUnseen)
      })
  }
}
