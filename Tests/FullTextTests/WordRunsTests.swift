import Testing

@testable import FullText

/// Words found 64 bytes at a time are those found letter by letter.
@Suite struct WordRunsTests {
  /// A generator with a seed, so that each run draws the same texts.
  private struct Draw: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ state >> 29
    }
  }

  /// What words are made of, what parts them, and what seems to be the one and is the other.
  private static let pieces: [String] = [
    "a", "Zz", "9", "word", "sanctions", "нет", "Ў", "ў", "é", "ß", "ȿ", "ɏ", "ɐ", "Ӏӿ", "Ҁ", "҂",
    "×", "÷", "×a", "'", "\u{2019}", "ʼ", " ", " ", " ", ", ", "-", "—", "\n", "\0", "日本", "🙂", "ª",
    "·",
    "o\u{301}", "\u{200B}", "п'ять", "regime\u{2019}s", "abcdefgh", "abcdefghi", "0123456789abcdef",
    "0123456789abcdefg", "[", "`", "{", "@", "/", ":", "¿",
  ]
  /// Bytes that are no text: letters without their second byte, and second bytes alone.
  private static let broken: [[UInt8]] = [
    [0xD0], [0xC3], [0x97], [0xBF], [0xE2, 0x80], [0xFF], [0xC9],
  ]

  private static func text(of pieces: Int, isBroken: Bool, _ draw: inout Draw) -> [UInt8] {
    var text: [UInt8] = []
    for _ in 0..<pieces {
      let isFaulty = isBroken && Int.random(in: 0..<6, using: &draw) == 0
      text +=
        isFaulty
        ? broken.randomElement(using: &draw) ?? []
        : Array((Self.pieces.randomElement(using: &draw) ?? "").utf8)
    }
    return text
  }

  /// The words of some bytes, by runs.
  private func words(_ bytes: [UInt8], _ text: Range<Int>, isPortable: Bool) -> [Range<Int>] {
    var runs = WordRuns(isPortable: isPortable)
    var words: [Range<Int>] = []
    var position = text.lowerBound
    while position < text.upperBound {
      let found = runs.find(in: bytes.span, position..<text.upperBound)
      #expect(found.position > position)
      for number in 0..<found.count {
        let run = runs[number]
        let plain = WordRun(at: run.range, in: bytes.span)
        #expect(run.head == plain.head && run.tail == plain.tail)
        if run.isWord {
          words.append(run.range)
        } else {
          forEachWord(in: bytes.span.extracting(run.range)) { word in
            let start = run.range.lowerBound
            words.append(start + word.lowerBound..<start + word.upperBound)
          }
        }
      }
      position = found.position
    }
    return words
  }

  private func check(_ bytes: [UInt8], _ text: Range<Int>) {
    var letterByLetter: [Range<Int>] = []
    forEachWord(in: bytes.span.extracting(text)) { word in
      letterByLetter.append(
        text.lowerBound + word.lowerBound..<text.lowerBound + word.upperBound)
    }
    for isPortable in [false, true] {
      #expect(words(bytes, text, isPortable: isPortable) == letterByLetter, "\(bytes[text])")
    }
  }

  @Test(
    "Words of texts of any length, with what lies before and behind them", arguments: [false, true])
  func anyLength(isBroken: Bool) {
    var draw = Draw(state: isBroken ? 1 : 2)
    for length in 0...200 {
      let bytes = Self.text(of: length + 3, isBroken: isBroken, &draw)
      let start = Int.random(in: 0...min(3, bytes.count), using: &draw)
      check(bytes, start..<min(bytes.count, start + length))
      check(bytes, start..<bytes.count)
    }
  }

  @Test("Words round the edges of 64 bytes", arguments: pieces)
  func edges(piece: String) {
    for before in 55...66 {
      for letter in ["x", " ", "é", "'", "Ж"] {
        let bytes = Array((String(repeating: letter, count: before) + piece + "end of it").utf8)
        check(bytes, 0..<bytes.count)
        for cut in 60...min(70, bytes.count) { check(bytes, 0..<cut) }
      }
    }
  }

  @Test("More words than there is room for at once, and one of many bytes")
  func long() {
    let many = Array(String(repeating: "a b' — ", count: 2_000).utf8)
    check(many, 0..<many.count)
    let one = Array((String(repeating: "б", count: 50_000) + " " + "c").utf8)
    check(one, 0..<one.count)
    check(one, 1..<one.count - 1)
  }

  @Test("A word has one number, whatever it is next to")
  func numbers() {
    var table = WordTable()
    var numbers: [String: Int] = [:]
    let words = (0..<3_000).map {
      ["w", "word", "слово", "longer word ", "aaaaaaaa"][$0 % 5] + "\($0 % 700)"
    }
    for word in words.flatMap(FullText.words(of:)) {
      let bytes = Array("’\(word)—".utf8)
      let number = table.number(
        of: WordRun(at: 3..<bytes.count - 3, in: bytes.span), in: bytes.span)
      #expect(numbers[word, default: number] == number)
      numbers[word] = number
      #expect(table.bytes(of: number) == Array(word.utf8))
      #expect(table.knownNumber(of: 3..<bytes.count - 3, in: bytes.span) == number)
      #expect(table.knownNumber(of: 3..<bytes.count, in: bytes.span) == nil)
    }
    #expect(table.count == numbers.count)
  }
}
