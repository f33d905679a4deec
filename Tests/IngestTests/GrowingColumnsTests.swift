import Model
import Store
import Testing

@testable import Ingest

@Suite("Columns that grow are stored as if all their rows had been known at first")
struct GrowingColumnsTests {
  /// Numbers that need each of the widths, some of them only towards the end.
  private static let sequences: [[Int64]] = [
    [], [7], [0, 1, 2, 3, 4, 5, 6], [100, 101, 102, 103], [100, 101, 102, 104],
    [-3, -2, -1, 0, 1], [-3, -2, -1, 0, 7], [1, 1, 1, 1], [0, 0, 0], [5, 300, 65_535, 0],
    [65_534, 65_535, 65_536, 65_537], [65_534, 65_535, 65_536, 70_000], [9, 65_536, 3],
    [200_000, 200_001, 200_001], [1_000_000, 1_000_255, 1_000_003],
    [Int64(Int32.max), Int64(Int32.max) + 1, Int64(Int32.max) + 2], [3, 1 << 40, 5],
    [1 << 40, 1 + 1 << 40, 2 + 1 << 40], [Int64(Int32.min), Int64(Int32.max)],
    [.max - 1, .max], [.max, .min], [.min, .min + 1, .min + 2], [.min, 0, .max],
  ]

  private static func known(_ numbers: [Int64], _ missing: Bitmap?) -> [Int64] {
    numbers.indices.filter { missing?[$0] != true }.map { numbers[$0] }
  }

  /// No row, and some rows, without a number.
  private static func missing(_ count: Int) -> [Bitmap?] {
    [
      nil, Bitmap(rows: [0], count: count),
      Bitmap(rows: stride(from: 1, to: count, by: 2), count: count),
    ]
  }

  private static func grown<Number: FixedWidthInteger & BitwiseCopyable>(
    _ numbers: [Number], by step: Int
  ) -> GrowingIntegers {
    var growing = GrowingIntegers()
    for start in stride(from: 0, to: numbers.count, by: step) {
      growing.append(Array(numbers[start..<min(start + step, numbers.count)]).span)
      if start == 0 { growing.expect(RowExpectation(factor: 3, bytesMax: 1_000)) }
    }
    return growing
  }

  private static func expectSame(_ one: Integers, _ other: Integers) {
    #expect(one.base == other.base && one.byteCount == other.byteCount)
    #expect(Array(one) == Array(other))
  }

  @Test("whole numbers", arguments: sequences, [1, 2, 3, 100])
  func integers(_ numbers: [Int64], step: Int) {
    for missing in Self.missing(numbers.count) {
      let known = Self.known(numbers, missing)
      let range = known.min().flatMap { least in known.max().map { least...$0 } }
      var growing = Self.grown(numbers, by: step)
      let (integers, distinct) = growing.integers(except: missing)
      Self.expectSame(integers, Integers(numbers, within: range))
      #expect(distinct.count == Set(known).count && distinct.range == range)
    }
  }

  @Test("days", arguments: sequences, [1, 3, 100])
  func days(_ numbers: [Int64], step: Int) {
    let days = numbers.map { Int32(truncatingIfNeeded: $0) }
    for missing in Self.missing(days.count) {
      let known = Self.known(days.map(Int64.init), missing)
      var growing = Self.grown(days, by: step)
      let (integers, distinct) = growing.days(except: missing)
      let column = Column(exactDays: days, type: .date, unknown: missing, none: nil)
      guard case .days(let expected) = column.storage else {
        Issue.record("exact days are stored as such")
        return
      }
      Self.expectSame(integers, expected)
      #expect(distinct.count == Set(known).count)
      var wide = Self.grown(days, by: step)
      #expect(wide.wideNumbers() == days)
    }
  }

  @Test(
    "different numbers, close together and far apart", arguments: [0, 1, 63, 64, 65, 200, 5_000])
  func distinct(count: Int) {
    for factor: Int64 in [1, 3, 1_000_000_007] {
      let numbers = (0..<count).map { Int64($0 % 77 - 5) * factor }
      for missing in Self.missing(count) {
        let known = Self.known(numbers, missing)
        let distinct = DistinctNumbers(numbers.span, except: missing)
        #expect(distinct.count == Set(known).count)
        #expect(distinct.range?.lowerBound == known.min())
        #expect(distinct.range?.upperBound == known.max())
      }
    }
  }

  @Test("offsets, whether four bytes are enough or not", arguments: [3, 4, 5, 29, 30, 1_000])
  func offsets(narrowMax: Int) {
    for step in [1, 2, 7] {
      let ends = (0..<30).map { $0 / 2 * 2 }
      var growing = GrowingOffsets(narrowMax: narrowMax)
      for start in stride(from: 0, to: ends.count, by: step) {
        let part = Array(ends[start..<min(start + step, ends.count)])
        growing.append(part.count, upTo: part.last ?? 0) { part[$0] }
        if start == 0 { growing.reserve(20) }
      }
      #expect((0..<growing.count).map { growing[$0] } == [0] + ends)
      let offsets = growing.offsets()
      #expect(Array(offsets) == [0] + ends)
      if case .narrow = offsets { #expect(narrowMax >= 28) } else { #expect(narrowMax < 28) }
    }
  }
}
