import Model
import Store
import Testing

@testable import Engine

/// What is counted of groups and codes together, against loops of a few lines.
@Suite("Codes of groups")
struct SeenCodesTests {
  private var random = SplitMix64(state: 7)

  private mutating func numbers(_ count: Int, below limit: Int) -> [Int] {
    (0..<count).map { _ in Int.random(in: 0..<limit, using: &random) }
  }

  // Few rows are marked by bits, as many as there are words of eight bits by bytes.
  @Test("different codes of each group", arguments: [1, 3, 40])
  mutating func seen(groupCount: Int) {
    for count in Array(0...200) + [2_559, 2_560, 2_623, 2_700] {
      let valueCount = [0, 1, 61, 62, 63, 64, 126, 200][count % 8]
      let codes = numbers(count, below: valueCount + 2)
      let groups = numbers(count, below: groupCount)
      let chosen = numbers(count, below: 4).map { $0 != 0 || count % 3 == 0 }
      let words = packed(count) { chosen[$0] }
      var expected = [Set<Int>](repeating: [], count: groupCount)
      for row in 0..<count where chosen[row] { expected[groups[row]].insert(codes[row]) }

      let (codes8, codes32) = (codes.map { UInt8($0) }, codes.map { Int32($0) })
      let (groups8, groups16) = (groups.map { UInt8($0) }, groups.map { UInt16($0) })
      let found = [
        seenCodes(
          codes8.span, valueCount: valueCount, in: groups16.span, within: words.span,
          groupCount: groupCount),
        seenCodes(
          codes32.span, valueCount: valueCount, in: groups8.span, within: words.span,
          groupCount: groupCount),
      ]
      for seen in found {
        #expect(seen.count == seenSize(valueCount: valueCount, groupCount: groupCount))
        let width = seen.count / groupCount
        let members = (0..<groupCount).map { group in
          Set(
            (0..<(width * 64)).filter { seen[group * width + $0 / 64] >> UInt64($0 % 64) & 1 == 1 })
        }
        #expect(members == expected)
        let counts = seenCounts(seen.span, valueCount: valueCount, groupCount: groupCount)
        #expect(counts == expected.map { $0.count { $0 < valueCount } })
      }
    }
  }

  // Of so many codes each has a word of its own where there are groups for no more than its bits.
  @Test("many codes of each group", arguments: [33, 63, 64, 65])
  mutating func seenOfMany(groupCount: Int) {
    let valueCount = 4_000
    for count in [4_031, 4_032, 4_095, 9_000] {
      let codes = numbers(count, below: valueCount + 2).map { UInt16($0) }
      let groups = numbers(count, below: groupCount).map { UInt8($0) }
      let chosen = numbers(count, below: 4).map { $0 != 0 }
      let words = packed(count) { chosen[$0] }
      var expected = [Set<UInt16>](repeating: [], count: groupCount)
      for row in 0..<count where chosen[row] { expected[Int(groups[row])].insert(codes[row]) }
      let seen = seenCodes(
        codes.span, valueCount: valueCount, in: groups.span, within: words.span,
        groupCount: groupCount)
      let width = seen.count / groupCount
      let members = (0..<groupCount).map { group in
        Set(
          (0..<(width * 64)).filter { seen[group * width + $0 / 64] >> UInt64($0 % 64) & 1 == 1 }
            .map { UInt16($0) })
      }
      #expect(members == expected)
    }
  }

  @Test("words of bits are turned") mutating func turned() {
    let before = (0..<192).map { _ in random.next() }
    var words = before
    turn(&words, from: 64)
    #expect(words.prefix(64) == before.prefix(64) && words.suffix(64) == before.suffix(64))
    for (word, bit) in (0..<64).flatMap({ word in (0..<64).map { (word, $0) } }) {
      #expect(words[64 + word] >> UInt64(bit) & 1 == before[64 + bit] >> UInt64(word) & 1)
    }
  }

  @Test("sums up to each code") mutating func sums() {
    for groupCount in 1...9 {
      for codeCount in [0, 1, 2, 7] {
        let counts = numbers(groupCount * codeCount, below: 100)
        let expected = counts.indices.map { place in
          stride(from: place % groupCount, through: place, by: groupCount)
            .reduce(0) { $0 + counts[$1] }
        }
        #expect(runningSums(of: counts, groupCount: groupCount) == expected)
      }
    }
    #expect(runningSums(of: [], groupCount: 0).isEmpty)
  }
}
