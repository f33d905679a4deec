import Model
import Store
import Testing

@testable import Engine

/// Kernels that go through many codes at once, against loops of a few lines, round a word's edges
/// and where there are many words.
@Suite("Kernels over many codes at once")
struct WideKernelTests {
  private var random = SplitMix64(state: 31)

  private static let lengths = Array(0...200) + [4_096, 4_127, 10_000, 20_031]

  private func bits(_ words: [UInt64], _ count: Int) -> [Bool] {
    (0..<count).map { words[$0 / 64] >> UInt64($0 % 64) & 1 == 1 }
  }

  private mutating func codes(_ count: Int, below limit: Int) -> [Int] {
    (0..<count).map { _ in Int.random(in: 0..<limit, using: &random) }
  }

  /// Rows of which whole words are left out.
  private mutating func live(_ count: Int) -> Bitmap {
    let skipped = codes(count / 64 + 1, below: 2)
    return Bitmap(
      rows: codes(count, below: 3).indices.filter { skipped[$0 / 64] == 1 && $0 % 3 != 1 },
      count: count)
  }

  @Test("numbers within a range, stored in one and two bytes") mutating func ranges() {
    for count in Self.lengths {
      let numbers = codes(count, below: 256)
      let bytes = numbers.map { UInt8($0) }
      let wide = numbers.map { UInt16($0 * 257) }
      let live = live(count)
      for (first, last) in [(0, 255), (3, 90), (128, 200), (77, 77), (255, 255)] {
        let expected = numbers.map { first <= $0 && $0 <= last }
        for isLive in [false, true] {
          // A word before and one after stay as they are.
          let wordCount = live.words.count
          let before = [UInt64](repeating: 5, count: wordCount + 2)
          let within = isLive ? [1] + live.words + [1] : nil
          var (ofBytes, ofWide) = (before, before)
          setBits(
            &ofBytes, from: 1, of: bytes.span, 0..<count, from: UInt8(first), to: UInt8(last),
            within: within)
          setBits(
            &ofWide, from: 1, of: wide.span, 0..<count, from: UInt16(first * 257),
            to: UInt16(last * 257), within: within)
          for words in [ofBytes, ofWide] {
            #expect(words.first == 5 && words.last == 5)
            let said = bits(Array(words[1..<(wordCount + 1)]), count)
            let rows = (0..<count).filter { !isLive || live[$0] }
            #expect(rows.allSatisfy { said[$0] == expected[$0] })
          }
        }
      }
    }
  }

  @Test("members of a set, of many codes of one and two bytes") mutating func members() {
    for count in Self.lengths {
      let all = codes(count, below: 200)
      let live = live(count)
      for members: Set<Int> in [[7], [0, 199, 64], Set((0..<200).filter { $0 != 31 })] {
        let set = CodeSet((0..<200).map { members.contains($0) ? 1 : 0 })
        let expected = all.map(members.contains)
        let (bytes, words) = (all.map(UInt8.init), all.map(UInt16.init))
        #expect(bits(set.bits(of: bytes.span), count) == expected)
        #expect(bits(set.bits(of: words.span), count) == expected)
        let said = [
          bits(set.bits(of: bytes.span, within: live.words), count),
          bits(set.bits(of: words.span, within: live.words), count),
        ]
        for said in said { #expect(live.rows.allSatisfy { said[Int($0)] == expected[Int($0)] }) }
      }
    }
  }

  @Test("rows of each code among many rows", arguments: [1, 2, 9, 31, 32, 33])
  mutating func counts(codeCount: Int) {
    for count in [0, 63, 64, 200, 4_095, 4_096, 4_097, 4_159, 8_192, 40_003] {
      let all = codes(count, below: codeCount)
      let bytes = all.map(UInt8.init)
      for step in [1, 2, 50] {
        let rows = Bitmap(rows: all.indices.filter { $0 % step == 0 }, count: count)
        var expected = [Int](repeating: 0, count: codeCount)
        for row in rows.rows { expected[all[Int(row)]] += 1 }
        let found = codeCounts(bytes.span, within: rows.words.span, codeCount: codeCount)
        #expect(found == expected)
      }
    }
  }

  @Test("lists of the rows of each code") mutating func lists() {
    for count in Self.lengths {
      let all = codes(count, below: 40)
      let known = Bitmap(rows: all.indices.filter { $0 % 7 != 3 }, count: count)
      let words = all.map { UInt16($0) }
      let rows = RowsOfCodes(words.span, codeCount: 40, known: known.words.span)
      for code in [0, 17, 39] {
        #expect(rows.count(of: code) == all.indices.count { all[$0] == code && known[$0] })
      }
      for start in stride(from: 0, through: count, by: 64) where start < 320 {
        let range = start..<min(count, start + 200)
        let said = bits(rows.bits(of: [3, 39], in: range), range.count)
        #expect(said == range.map { known[$0] && [3, 39].contains(all[$0]) })
      }
    }
  }

  @Test("rows taken off where a value is unknown and not none") mutating func unknown() {
    for count in Self.lengths {
      let (rows, unknown, none) = (live(count), live(count), live(count))
      var left = rows.words
      takeOff(unknown.words.span, besides: nil, from: &left)
      #expect(Bitmap(words: left, count: count) == rows.subtracting(unknown))
      left = rows.words
      takeOff(unknown.words.span, besides: none.words.span, from: &left)
      #expect(
        Bitmap(words: left, count: count) == rows.subtracting(unknown.subtracting(none)))
    }
  }
}
