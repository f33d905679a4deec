import Model
import struct Reference.SeededGenerator
import Store
import Testing

@testable import Engine

/// Texts are compared, numbered and put in order where they lie as they would be if each were made.
@Suite("Prose by its bytes")
struct ProseTests {
  /// Texts of parts that are equal in other bytes, or fold in different ways.
  private static func texts(_ count: Int, seed: UInt64) -> [String] {
    var random = SeededGenerator(seed: seed)
    return (0..<count).map { _ in TextSearchTests.text(&random, 4) }
  }

  @Test("Scalars that are composed are no marks, and no two of them are equal")
  func composed() {
    var seen: Set<String> = []
    var count = 0
    for value in UInt32(0)..<0x11_0000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = String(scalar)
      guard isComposed(text.utf8.span) else { continue }
      #expect(scalar.properties.canonicalCombiningClass == .notReordered, "\(value)")
      seen.insert(text)
      count += 1
    }
    #expect(seen.count == count && count > 30_000)
    for text in ["e\u{301}", "\u{212A}", "a\u{3099}", "\u{37E}", "\u{1100}\u{1161}", "x\u{483}"] {
      let isOne = isComposed(text.utf8.span)
      #expect(!isOne, "\(text.debugDescription)")
    }
    for text in ["", "abcdefgh", "Señor «Ω» ё — “x” …", "日本語", "한국어", "✓ 😀"] {
      let isOne = isComposed(text.utf8.span)
      #expect(isOne, "\(text.debugDescription)")
    }
  }

  @Test("Scalars that are cut off are not composed, whatever they begin with")
  func cutOff() {
    for lead in UInt8(0x80)...0xFF {
      for rest in 0..<3 {
        let bytes = Array("abc".utf8) + [lead] + [UInt8](repeating: 0x80, count: rest)
        let isWhole = String(validating: bytes, as: UTF8.self) != nil
        let isOne = isComposed(bytes.span)
        #expect(isWhole || rest > 0 || !isOne, "\(bytes)")
      }
    }
  }

  @Test("Bytes are compared to the last one, wherever texts end and differ", arguments: 0...40)
  func bytes(count: Int) {
    let text = (0..<count).map { UInt8(97 + $0 % 26) }
    let (isPlain, isItself) = (isASCII(text.span), areSame(text.span, text.span))
    #expect(isPlain && isItself && !Self.precedes(text, text))
    for place in 0..<count {
      var other = text
      other[place] = 0xFF
      let end = asciiEnd(of: other.span, from: 0)
      let isOther = !areSame(text.span, other.span)
      let differs = textHash(text.span, seed: 1) != textHash(other.span, seed: 1)
      #expect(end == place && isOther && differs)
      #expect(Self.precedes(text, other) && !Self.precedes(other, text))
      #expect(Self.precedes(Array(text[..<place]), text))
      let eight = (place..<place + 8).reduce(UInt64(0)) { number, index in
        number << 8 | UInt64(index < count ? text[index] : 0)
      }
      let found = head(of: text.span, from: place)
      #expect(found == eight)
    }
    let past = head(of: text.span, from: count)
    #expect(past == 0)
  }

  private static func precedes(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    comesBefore(one.span, other.span)
  }

  @Test("Equal texts get one place in the order of bytes, whatever they are spelled like")
  func ordinals() throws {
    for seed in UInt64(0)..<20 {
      let texts = Self.texts(400, seed: seed)
      var firsts: [String: String] = [:]
      for text in texts where firsts[text] == nil { firsts[text] = text }
      let sorted = firsts.values.sorted(by: byteOrder)
      let expected = texts.map { text in sorted.firstIndex { $0 == text } ?? -1 }
      let vector = Vector(type: .text, values: .strings(texts))
      #expect(try Ordinals(vector, .never).codes.map(Int.init) == expected)
      #expect(vector.column().storage.texts.map { Prose($0).strings } == sorted)
    }
  }

  @Test("Texts that begin alike for long are put in order by what comes after")
  func longPrefixes() throws {
    let ends = ["", "\0", "\0\0", "a", "a\0", "ab", "b", "ё", "abcdefgh", "abcdefgi", "abcdefgh\0"]
    for length in [0, 1, 7, 8, 9, 16, 31, 100] {
      let prefix = String(repeating: "p", count: length)
      let texts = ends.flatMap { [prefix + $0, prefix + $0 + $0] }.reversed()
      let sorted = Set(texts).sorted(by: byteOrder)
      let vector = Vector(type: .text, values: .strings(Array(texts)))
      let expected = texts.map { Int32(sorted.firstIndex(of: $0) ?? -1) }
      #expect(try Ordinals(vector, .never).codes == expected, "\(length)")
    }
  }

  @Test("A set of texts holds what a set of strings holds, folded and as they are")
  func equal() {
    var random = SeededGenerator(seed: 7)
    for seed in UInt64(0)..<60 {
      let texts = Self.texts(60, seed: seed)
      let members = Set(texts.prefix(Int.random(in: 0...4, using: &random)))
      let keys = Set(members.map(folded))
      let (set, folding) = (EqualTexts(members), EqualTexts(keys))
      var buffer = FoldingBuffer()
      for text in texts {
        let (isOne, folds) = (
          set.contains(text.utf8.span), folding.containsFolded(text.utf8.span, &buffer)
        )
        #expect(isOne == members.contains(text) && folds == keys.contains(folded(text)))
      }
    }
  }

  @Test("Letters, characters and words are counted and changed as in a string")
  func functions() {
    for text in Self.texts(500, seed: 3) + ["It's a test -- 12", "a\r\nb", "\r", "", "''"] {
      let (characters, found) = (characterCount(text.utf8.span), wordCount(text.utf8.span))
      #expect(characters == text.count && found == words(of: text).count)
      let one = Prose(TextArena([text]))
      #expect(one.rewritten(appendLowercased)[0] == text.lowercased())
      #expect(one.rewritten(appendUppercased)[0] == text.uppercased())
    }
  }
}
