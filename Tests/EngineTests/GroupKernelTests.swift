import Store
import Testing

@testable import Engine

/// Each kernel of groups and of pairs of groups against a loop of a few lines, at every length
/// round a word's edges.
@Suite("Kernels of groups")
struct GroupKernelTests {
  private var random = SplitMix64(state: 7)

  private mutating func numbers(_ count: Int, _ range: Range<Int32>) -> [Int32] {
    (0..<count).map { _ in Int32.random(in: range, using: &random) }
  }

  private static let lengths = 0...200

  @Test("groups that have a row, and what was found of them") mutating func present() {
    for count in Self.lengths {
      let counts = numbers(count, 0..<3).map { Int($0) }
      let places = presentPlaces(counts.span)
      #expect(places.map { Int($0) } == counts.indices.filter { counts[$0] > 0 })
      let codes = counts.map { Int32($0) }
      for end in [0, 1, 2, 3, .max] as [Int32] {
        #expect(areAll(codes.span, below: end) == codes.allSatisfy { $0 < end })
      }
      #expect(narrowed(counts.span) == counts.map { Int32($0) })
      for wide in [Int(Int32.max) + 1, Int(Int32.min) - 1, .max] {
        let wider = counts + [wide]
        #expect(narrowed(wider.span) == nil)
      }
    }
  }

  @Test("what rows weigh, added up by places") mutating func totals() {
    let numbers = [3, -4, 0, 9]
    let weights = numbers.map { 1 << 32 + ($0 + 4) }
    for count in Self.lengths {
      let codes = self.numbers(count, 0..<4)
      let places = self.numbers(count, 0..<6)
      let rows = (0..<count).filter { _ in Bool.random(using: &random) }
      let bits = Bitmap(rows: rows, count: count).words
      let (bytes, words) = (codes.map { UInt8($0) }, codes.map { UInt16($0) })
      let none = [Int](repeating: 0, count: 6)
      var (ofWide, ofBytes, ofWords) = (none, none, none)
      let (rowBits, at) = (bits.span, places.span)
      addWeights(of: codes.span, weights.span, at: at, within: rowBits, to: &ofWide)
      addWeights(of: bytes.span, weights.span, at: at, within: rowBits, to: &ofBytes)
      addWeights(of: words.span, weights.span, at: at, within: rowBits, to: &ofWords)
      for totals in [ofWide, ofBytes, ofWords] {
        let asked: [Int32] = [5, 0, 1, 4, 3, 2, 5]
        let sums = narrowSums(totals.span, at: asked.span, least: -4)
        for (index, place) in asked.enumerated() {
          let own = rows.filter { places[$0] == place }
          #expect(totals[Int(place)] >> 32 == own.count)
          #expect(sums?[index] == own.reduce(0) { $0 + Int32(numbers[Int(codes[$1])]) })
        }
      }
    }
  }

  @Test("sums that four bytes do not hold") func wideSums() {
    let totals = [1 << 32 + 0x8000_0000, 1 << 32 + 0x7fff_ffff]
    let places: [Int32] = [0, 1]
    #expect(narrowSums(totals.span, at: places.span, least: 0) == nil)
    #expect(narrowSums(totals.span, at: places.span, least: -1) == [Int32.max, Int32.max - 1])
    #expect(narrowSums(totals.span, at: places.span, least: .min) == nil)
  }

  @Test("what rows that are listed weigh, added up by their other codes") mutating func listed() {
    let weights = [5, 1 << 40, 0]
    for count in Self.lengths where count > 0 {
      let (codes, others) = (numbers(count, 0..<3), numbers(count, 0..<4))
      let (bytes, words) = (codes.map { UInt8($0) }, others.map { UInt16($0) })
      let rows = numbers(count / 2, 0..<Int32(count))
      var (totals, narrow) = ([Int](repeating: 1, count: 10), [Int](repeating: 1, count: 10))
      let (listed, weighing) = (rows.span, weights.span)
      addWeights(
        ofRows: listed, codes.span, weighing, from: 2, others.span, times: 2, to: &totals)
      addWeights(
        ofRows: listed, bytes.span, weighing, from: 2, words.span, times: 2, to: &narrow)
      let expected = (0..<10).map { place in
        rows.reduce(1) { sum, row in
          2 + others[Int(row)] * 2 == place ? sum + weights[Int(codes[Int(row)])] : sum
        }
      }
      #expect(totals == expected)
      #expect(narrow == expected)
    }
  }

  @Test("numbers that some row has, numbered anew") mutating func compacting() {
    for count in Self.lengths {
      let first = numbers(count, 0..<5)
      let second = numbers(count, 0..<9)
      var pairs = first
      combine(&pairs, with: second.span, width: 9)
      #expect(pairs == zip(first, second).map { $0 * 9 + $1 })
      let (numbers, firstRows) = compacted(pairs, 45)
      #expect(numbers.map { pairs[Int(firstRows[Int($0)])] } == pairs)
      #expect(firstRows == firstRows.sorted())
      #expect(Set(firstRows.map { pairs[Int($0)] }).count == firstRows.count)
      for row in firstRows { #expect(pairs.firstIndex(of: pairs[Int(row)]) == Int(row)) }
    }
  }

  @Test("few numbers, numbered in their order") mutating func ranked() {
    for count in Self.lengths {
      let values = numbers(count, -3..<90).map { Int64($0) * 40_000_000 }
      let known = (0..<count).filter { _ in Int.random(in: 0..<4, using: &random) > 0 }
      let sorted = Set(known.map { values[$0] }).sorted()
      let bits = Bitmap(rows: known, count: count).words
      let found = rankedFew(values.span, from: sorted.first ?? 0, within: bits.span)
      #expect(found.count == sorted.count)
      let isKnown = Set(known)
      for row in 0..<count {
        let rank = isKnown.contains(row) ? sorted.firstIndex(of: values[row]) : 0
        #expect(Int(found.ranks[row]) == rank)
      }
    }
  }

  @Test("marks of rows that have a bit, and what all rows of a group have")
  mutating func ofGroups() {
    for count in Self.lengths {
      var marks = numbers(count, 0..<4).map { UInt8($0) }
      let before = marks
      let rows = Set((0..<count).filter { _ in Bool.random(using: &random) })
      let bits = Bitmap(rows: Array(rows), count: count).words
      addMark(8, to: &marks, within: bits.span)
      #expect(marks == before.indices.map { before[$0] | (rows.contains($0) ? 8 : 0) })
      let groups = numbers(count, 0..<7)
      let values = groups.map { $0 * 3 + 1 }
      let found = valuesOfGroups(values.span, in: groups.span, groupCount: 7)
      #expect(found == (0..<7).map { groups.contains($0) ? $0 * 3 + 1 : 0 })
      guard let group = groups.first, groups.dropFirst().contains(group) else { continue }
      let differing = [values[0] + 1] + values.dropFirst()
      #expect(valuesOfGroups(differing.span, in: groups.span, groupCount: 7) == nil)
    }
  }

  @Test("numbers that groups share", arguments: [1, 60, 64, 65, 130, 200])
  mutating func sharing(numberCount: Int) {
    for groupCount in [0, 1, 3, 8] {
      let left = side(groupCount, numberCount)
      let right = side(groupCount + 1, numberCount)
      let marked = [[1, 2], [], [4]] as [[UInt8]]
      guard
        let one = NumberBits(
          left.numbers.span, count: numberCount, in: left.groups.span, groupCount: groupCount,
          marked.map { MarkedRows(marks: left.marks, bits: $0) }),
        let other = NumberBits(
          right.numbers.span, count: numberCount, in: right.groups.span,
          groupCount: groupCount + 1, marked.map { MarkedRows(marks: right.marks, bits: $0) })
      else {
        Issue.record("each group has each number once")
        continue
      }
      let ranges = GroupRanges(
        lows: numbers(groupCount, 0..<4), highs: numbers(groupCount, 2..<6),
        ranks: numbers(groupCount + 1, 0..<6))
      // A pair's rows share one of the bits, each of which is asked by itself; all rows have the 8.
      func shared(_ group: Int, _ second: Int, _ bits: UInt8) -> Int32 {
        var count: Int32 = 0
        for one in left.numbers.indices where left.groups[one] == group {
          for other in right.numbers.indices where right.groups[other] == second {
            guard left.numbers[one] == right.numbers[other] else { continue }
            if (left.marks[one] | 8) & (right.marks[other] | 8) & bits != 0 { count += 1 }
          }
        }
        return count
      }
      var expected: [[Int32]] = []
      for group in 0..<groupCount {
        for second in 0...groupCount {
          let rank = ranges.ranks[second]
          let count = shared(group, second, 8)
          guard rank >= ranges.lows[group], rank <= ranges.highs[group], count > 0 else { continue }
          expected.append(
            [
              Int32(group), Int32(second), count, shared(group, second, 3),
              shared(group, second, 4),
            ])
        }
      }
      for isPortable in [false, true] {
        let found = sharingGroups(one, other, ranges, isPortable: isPortable)
        let counts = [1..<3, 3..<4, 3..<3].map {
          sharedNumbers(
            one, other, layers: $0, of: found.lefts.span, found.rights.span,
            isPortable: isPortable)
        }
        #expect(counts[2].allSatisfy { $0 == 0 })
        #expect(
          found.lefts.indices.map {
            [found.lefts[$0], found.rights[$0], found.counts[$0], counts[0][$0], counts[1][$0]]
          } == expected)
      }
    }
  }

  @Test("no bits of a group that has a number twice") func twice() {
    let (numbers, groups): ([Int32], [Int32]) = ([3, 4, 3], [0, 0, 0])
    #expect(NumberBits(numbers.span, count: 5, in: groups.span, groupCount: 1, []) == nil)
    // A number that is left out may stand twice.
    #expect(NumberBits(numbers.span, count: 3, in: groups.span, groupCount: 1, []) != nil)
  }

  private struct Side {
    var numbers: [Int32] = []
    var groups: [Int32] = []
    var marks: [UInt8] = []
  }

  private mutating func side(_ groupCount: Int, _ numberCount: Int) -> Side {
    var side = Side()
    for group in 0..<groupCount {
      for number in 0..<numberCount where Bool.random(using: &random) {
        side.numbers.append(Int32(number))
        side.groups.append(Int32(group))
        side.marks.append(UInt8.random(in: 0..<8, using: &random))
      }
    }
    return side
  }
}
