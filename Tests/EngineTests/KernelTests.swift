import Language
import Model
import Store
import Testing

@testable import Engine

/// Each kernel against a loop of a few lines, at every length round a word's edges.
@Suite("Kernels")
struct KernelTests {
  private var random = SplitMix64(state: 5)

  private func bits(_ words: [UInt64], _ count: Int) -> [Bool] {
    (0..<count).map { words[$0 / 64] >> UInt64($0 % 64) & 1 == 1 }
  }

  private mutating func numbers(_ count: Int, _ range: Range<Int32>) -> [Int32] {
    (0..<count).map { _ in Int32.random(in: range, using: &random) }
  }

  private static let lengths = 0...200

  @Test("members of a set of codes") mutating func codeSets() {
    // Few members, few that are not, members in a row, and none of these.
    let sets: [Set<Int32>] = [
      [1, 2, 4], Set((0..<20).filter { $0 != 7 }), Set(3...11), Set((0..<10).map { $0 * 2 }), [],
    ]
    for count in Self.lengths {
      let codes = numbers(count, 0..<20)
      let codes8 = codes.map { UInt8($0) }
      let codes16 = codes.map { UInt16($0) }
      let codes32 = codes.map { UInt32($0) }
      let chosen = numbers(count, 0..<200).map { $0 == 1 }
      let live = packed(count) { chosen[$0] }
      for members in sets {
        let set = CodeSet((0..<20).map { members.contains($0) ? 1 : 0 })
        let expected = codes.map { members.contains($0) }
        let found = [
          set.bits(of: codes8.span), set.bits(of: codes16.span), set.bits(of: codes32.span),
          set.bits(of: codes.span),
        ]
        for words in found { #expect(bits(words, count) == expected) }
        let foundOfLive = [
          set.bits(of: codes8.span, within: live), set.bits(of: codes16.span, within: live),
          set.bits(of: codes32.span, within: live), set.bits(of: codes.span, within: live),
        ]
        for words in foundOfLive {
          let both = intersected(words.span, live.span)
          #expect(bits(both, count) == zip(expected, chosen).map { $0 && $1 })
        }
      }
    }
  }

  @Test("targets that enough rows lead to") mutating func relatedRows() {
    for count in Self.lengths {
      let targets = numbers(count, -1..<70)
      let chosen = numbers(count, 0..<4).map { $0 != 1 }
      let words = packed(count) { chosen[$0] }
      let counts = (0..<70).map { target in
        targets.indices.count { chosen[$0] && targets[$0] == target }
      }
      #expect(
        relatedCounts(words.span, targets: targets.span, targetCount: 70) == counts.map(Int64.init))
      let any = relatedBits(words.span, targets: targets.span, targetCount: 70)
      #expect(bits(any, 70) == counts.map { $0 >= 1 })
      for enough in [1, 2, 3, 255] as [UInt8] {
        let found = relatedBits(
          words.span, targets: targets.span, targetCount: 70, atLeast: enough)
        #expect(bits(found, 70) == counts.map { $0 >= Int(enough) })
      }
    }
  }

  @Test("comparisons") mutating func comparisons() {
    for count in Self.lengths {
      let left = numbers(count, 0..<6)
      let right = numbers(count, 0..<6)
      let tests: [(ComparisonOperator, (Int32, Int32) -> Bool)] = [
        (.equal, { $0 == $1 }), (.notEqual, { $0 != $1 }), (.less, { $0 < $1 }),
        (.lessOrEqual, { $0 <= $1 }), (.greater, { $0 > $1 }), (.greaterOrEqual, { $0 >= $1 }),
      ]
      for (comparison, test) in tests {
        let words = comparedExactly(comparison, left.span, right.span)
        #expect(bits(words, count) == zip(left, right).map(test))
      }
      let within = differenceWithin(left.span, right.span, least: -1, most: 2)
      #expect(bits(within, count) == zip(left, right).map { (-1...2).contains($0 - $1) })
    }
  }

  @Test("ranges of days within and touching periods") mutating func dayTests() {
    let sets: [[ClosedRange<Int32>]] = [[], [4...9], [0...2, 5...5, 8...20], [-9...99]]
    for count in Self.lengths {
      let earliest = numbers(count, 0..<15)
      let latest = zip(earliest, numbers(count, 0..<5)).map { $0 + $1 }
      for set in sets {
        let firsts = set.map(\.lowerBound)
        let lasts = set.map(\.upperBound)
        let within = rangesWithin(
          earliest.span, latest.span, firsts: firsts.span, lasts: lasts.span)
        let touching = rangesTouching(
          earliest.span, latest.span, firsts: firsts.span, lasts: lasts.span)
        let days = zip(earliest, latest).map { range in
          (range.0...range.1).map { day in set.contains { $0.contains(day) } }
        }
        #expect(bits(within, count) == days.map { $0.allSatisfy(\.self) })
        #expect(bits(touching, count) == days.map { $0.contains(true) })
      }
    }
  }

  @Test("gathering values and bits") mutating func gathering() {
    let values: [Int32] = [10, 20, 30]
    let words: [UInt64] = [0b101]
    for count in Self.lengths {
      let rows = numbers(count, -1..<3)
      let found = gathered(values.span, at: rows.span, placeholder: 7)
      #expect(found == rows.map { $0 < 0 ? 7 : values[Int($0)] })
      for missing in [false, true] {
        let found = gatheredBits(words.span, at: rows.span, missing: missing)
        #expect(bits(found, count) == rows.map { $0 < 0 ? missing : $0 != 1 })
      }
      #expect(hasNegative(rows.span) == rows.contains { $0 < 0 })
      let negative = equalBits(rows.span, to: -1)
      #expect(bits(negative, count) == rows.map { $0 < 0 })
    }
  }

  @Test("joining words") mutating func words() {
    for count in Self.lengths {
      let left = numbers(count, 0..<2).map { $0 == 1 }
      let right = numbers(count, 0..<2).map { $0 == 1 }
      let one = packed(count) { left[$0] }
      let other = packed(count) { right[$0] }
      #expect(bits(one, count) == left)
      let both = intersected(one.span, other.span)
      let either = united(one.span, other.span)
      let first = subtracted(one.span, other.span)
      let opposite = inverted(one.span)
      let isNothing = isZero(one.span)
      #expect(bits(both, count) == zip(left, right).map { $0 && $1 })
      #expect(bits(either, count) == zip(left, right).map { $0 || $1 })
      #expect(bits(first, count) == zip(left, right).map { $0 && !$1 })
      #expect(bits(opposite, count) == left.map { !$0 })
      #expect(isNothing == !left.contains(true))
    }
  }

  @Test("counting and collecting the rows of groups") mutating func groups() {
    for count in Self.lengths {
      let groups = numbers(count, 0..<4)
      let chosen = numbers(count, 0..<2).map { $0 == 1 }
      let words = packed(count) { chosen[$0] }
      let rows = groups.indices.filter { chosen[$0] }
      let all = groupCounts(groups.span, groupCount: 4)
      let some = groupCounts(groups.span, within: words.span, groupCount: 4)
      #expect(all == (0..<4).map { group in groups.count { $0 == group } })
      #expect(some == (0..<4).map { group in rows.count { groups[$0] == group } })
      let (starts, ordered) = groupedRows(groups.span, within: words.span, groupCount: 4)
      for group in 0..<4 {
        #expect(
          ordered[starts[group]..<starts[group + 1]].map { Int($0) }
            == rows.filter { groups[$0] == group })
      }
    }
  }

  @Test("numbering different keys as they first stand") mutating func numbering() throws {
    for count in Array(Self.lengths) + [5000] {
      let keys = numbers(count, 0..<3000).map { UInt64($0) << 40 }
      let chosen = numbers(count, 0..<5).map { $0 > 0 }
      let words = packed(count) { chosen[$0] }
      var expected: [UInt64: Int32] = [:]
      let numbers = keys.indices.map { row -> Int32 in
        guard chosen[row] else { return -1 }
        let number = expected[keys[row]] ?? Int32(expected.count)
        expected[keys[row]] = number
        return number
      }
      let found = try numbered(keys.span, within: words.span, .never)
      #expect(found.numbers == numbers)
      #expect(found.firstRows.map { numbers[Int($0)] } == Array(0..<Int32(expected.count)))
    }
  }

  @Test("a table of days gives the periods that looking each day up gives")
  mutating func calendar() {
    for unit in CalendarUnit.allCases {
      let days =
        numbers(500, -400..<20) + numbers(500, 19_000..<19_400) + [Day.distantFuture.number]
      for slice in [Array(days[..<500]), Array(days[500..<1000]), days] {
        let periods = slice.map { number -> Period in
          let day = Day(number)
          return day.isDistant ? Period(day) : unit.period(containing: day)
        }
        let buckets = CalendarBuckets(unit)
        #expect(buckets.firstDays(of: Cells(slice)) == periods.cells(\.first.number))
        #expect(buckets.lastDays(of: Cells(slice)) == periods.cells(\.last.number))
      }
    }
  }

  @Test("rows counted by codes and pairs of codes") mutating func codeCounting() {
    for count in Self.lengths {
      let first = numbers(count, 0..<7)
      let second = numbers(count, 0..<5)
      let rows = (0..<count).filter { _ in Bool.random(using: &random) }
      for chosen in [rows, Array(0..<count), []] {
        let bits = Bitmap(rows: chosen, count: count)
        let expected = (0..<7).map { code in chosen.count { first[$0] == code } }
        let (bytes, words) = (first.map { UInt8($0) }, first.map { UInt16($0) })
        #expect(codeCounts(bytes.span, within: bits.words.span, codeCount: 7) == expected)
        #expect(codeCounts(words.span, within: bits.words.span, codeCount: 7) == expected)
        #expect(codeCounts(first.span, within: bits.words.span, codeCount: 7) == expected)
        if chosen.count == count {
          #expect(codeCounts(bytes.span, codeCount: 7) == expected)
          // As many codes as have one table only.
          #expect(codeCounts(words.span, codeCount: 5000).prefix(7) == expected[...])
        }
        let pairs = (0..<35).map { pair in
          chosen.count { first[$0] == pair / 5 && second[$0] == pair % 5 }
        }
        let found = pairCounts(
          bytes.span, second.span, width: 5, within: bits.words.span, pairCount: 35)
        #expect(found == pairs)
      }
    }
  }

  @Test("rows counted in the places of three codes") mutating func placeCounting() {
    let table = numbers(7, 0..<4)
    for count in Self.lengths {
      let first = numbers(count, 0..<7)
      let (second, third) = (numbers(count, 0..<5), numbers(count, 0..<3))
      let (bytes, words) = (first.map { UInt8($0) }, second.map { UInt16($0) })
      var places = [Int32](repeating: -1, count: count + 1)
      addCodes(words.span, times: 1, to: &places, isFirst: true)
      #expect(places.dropLast() == second[...])
      addCodes(third.span, times: 5, to: &places, isFirst: false)
      #expect(places.last == -1)
      let bits = Bitmap(rows: (0..<count).filter { $0 % 3 > 0 }, count: count)
      // Few places have several tables, many have one.
      for placeCount in [60, 5000] {
        var tally = PlaceTally(count: placeCount)
        let addends = table.map { $0 * 15 }
        tally.count(bytes.span, addends.span, at: places.span, within: bits.words.span)
        tally.count(bytes.span, addends.span, at: places.span, within: bits.words.span)
        let expected = (0..<placeCount).map { place in
          2
            * bits.rows.count { row in
              let row = Int(row)
              return Int(table[Int(first[row])] * 15 + third[row] * 5 + second[row]) == place
            }
        }
        #expect(tally.counts == expected)
      }
      addNumbers(of: bytes.span, table.span, to: &places, isFirst: false)
      let sums = (0..<count).map { second[$0] + third[$0] * 5 + table[Int(first[$0])] }
      #expect(places.dropLast() == sums[...])
    }
  }

  @Test("codes as pairs, and what a table says of them") mutating func codeTables() {
    let table = numbers(7, 0..<100)
    for count in Self.lengths {
      let first = numbers(count, 0..<7)
      let second = numbers(count, 0..<5)
      let (bytes, words) = (first.map { UInt8($0) }, second.map { UInt16($0) })
      let pairs: [Int32] = pairedCodes(bytes.span, words.span, width: 5)
      #expect(pairs == zip(first, second).map { $0 * 5 + $1 })
      var rest = pairs
      let seconds = secondCodes(of: &rest, width: 5)
      #expect(seconds == second)
      #expect(rest == first)
      for width in [1, 2, 3, 62, 1 << 20, Int(Int32.max)] {
        var far = numbers(count, 0..<Int32.max) + [0, Int32.max]
        let all = far
        let remainders = secondCodes(of: &far, width: width)
        #expect(far == all.map { $0 / Int32(width) })
        #expect(remainders == all.map { $0 % Int32(width) })
      }
      let counts = numbers(count * 3, 0..<50).map { Int($0) }
      let weights = [2, 0, -1]
      let sums = weightedSums(of: counts.span, by: weights.span)
      #expect(sums == (0..<count).map { counts[$0] * 2 - counts[$0 + count * 2] })
      // In the last of some words no row is asked for.
      let chosen = Bitmap(rows: (0..<count).filter { $0 % 2 == 0 && $0 / 64 < 2 }, count: count)
      #expect(
        lookedUp(bytes.span, in: table.span, within: chosen.words.span)
          == first.indices.map { $0 / 64 < 2 ? table[Int(first[$0])] : 0 })
    }
  }

  @Test("whether rows stand in the order of their codes") mutating func ascending() {
    for count in Self.lengths {
      let codes = [numbers(count, 0..<3), numbers(count, 0..<3)]
      let rows = (0..<count).map { [codes[0][$0], codes[1][$0]] }
      let sorted = rows.sorted { $0.lexicographicallyPrecedes($1) }
      #expect(areAscending(count, by: codes) == (rows == sorted))
      #expect(areAscending(count, by: [sorted.map { $0[0] }, sorted.map { $0[1] }]))
    }
  }

  @Test("places of each number, and the pairs of those that are within bounds")
  mutating func joins() throws {
    for count in Self.lengths {
      let left = numbers(count, 0..<7)
      let right = numbers(count / 2, 0..<7)
      // The last two numbers are left out.
      let places = try PlacesByNumber(right.span, count: 5, .never)
      let ranks = numbers(places.places.count, 0..<9)
      let lows = numbers(count, 0..<9)
      let highs = numbers(count, 0..<9)
      for lefts in [0..<count, 0..<(count / 2), (count / 2)..<count] {
        let found = joinedPlaces(
          lefts, numbers: left.span, right: places, ranks: ranks.span, lows: lows.span,
          highs: highs.span)
        var expected: [[Int32]] = []
        for one in lefts {
          let all = right.indices.filter { right[$0] == left[one] && right[$0] < 5 }
          for other in all {
            let rank = places.places.firstIndex(of: Int32(other)).map { ranks[$0] } ?? -1
            guard rank >= lows[one], rank <= highs[one] else { continue }
            expected.append([Int32(one), Int32(other)])
          }
        }
        #expect(zip(found.left, found.right).map { [$0, $1] } == expected)
        guard lefts.count == count else { continue }
        let leftGroups = numbers(count, 0..<3)
        let rightGroups = numbers(count / 2, 0..<4)
        let leftMarks = numbers(count, 0..<4).map { UInt8($0) }
        let rightMarks = numbers(count / 2, 0..<4).map { UInt8($0) }
        let order = try places.placesByRank(ranks.span, .never).map { Int($0) }
        #expect(Set(order) == Set(places.places.indices))
        let rows = order.map { Int(places.places[$0]) }
        let sortedRanks = order.map { ranks[$0] }
        let runs = try places.runs(
          of: left.span, ranks: sortedRanks.span, lows: lows.span, highs: highs.span, .never)
        let groupsByRank = rows.map { rightGroups[$0] }
        let marksByRank = rows.map { rightMarks[$0] }
        func counted(_ isCounted: (Int, Int) -> Bool) -> [Int32] {
          (0..<12).map { group in
            let pairs = expected.count { pair in
              let (one, other) = (Int(pair[0]), Int(pair[1]))
              return isCounted(one, other) && leftGroups[one] == group / 4
                && rightGroups[other] == group % 4
            }
            return Int32(pairs)
          }
        }
        let all = joinedCounts(runs, leftGroups.span, groupsByRank.span, (3, 4))
        #expect(all == counted { _, _ in true })
        let marked = joinedCounts(
          runs, leftGroups.span, groupsByRank.span, (3, 4), leftMarks.span, marksByRank.span)
        #expect(marked == counted { leftMarks[$0] & rightMarks[$1] != 0 })
      }
    }
  }
}
