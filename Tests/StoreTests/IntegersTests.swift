import Testing

@testable import Store

/// Whole numbers are what they were, whatever they are stored in.
@Suite("Whole numbers in few bytes")
struct IntegersTests {
  @Test(
    "numbers within bounds take no more bytes than their range asks for, and stay the same",
    arguments: [
      ([], 0), ([5], 0), ([5, 6, 7], 0), ([-3, -2, -1, 0, 1], 0), ([7, 6, 5], 1), ([5, 5], 1),
      ([0, 255], 1), ([-100, 155], 1), ([0, 256], 2), ([.max - 300, .max], 8),
      ([40_000, -25_535], 2), ([40_000, -25_536], 4), ([.min + 1, .min + 300], 8),
      ([.min, .min + 300], 8), ([-1, Int64(Int32.max) - 1], 4), ([-1, Int64(Int32.max)], 8),
      ([.min, .max], 8), ([.max, 0], 8),
    ] as [([Int64], Int)])
  func packing(numbers: [Int64], bytesEach: Int) {
    let bounds = numbers.min().flatMap { least in numbers.max().map { least...$0 } }
    let packed = Integers(numbers, within: bounds)
    #expect(Array(packed) == numbers)
    #expect(packed.byteCount == bytesEach * numbers.count)
    for start in 0...numbers.count {
      #expect(Array(packed.widened(start..<numbers.count)) == Array(numbers[start...]))
    }
    #expect(packed.isSame(as: packed))
    #expect(!packed.isSame(as: Integers(numbers + [0])))
  }

  @Test("a placeholder out of bounds leaves the numbers within them as they are")
  func placeholders() {
    for (known, bytesEach) in [
      (1990...2000 as ClosedRange<Int64>, 1), (2_000...3_000, 2), (70_000...2_000_000, 4),
      (-2_000_000 ... -70_000, 4),
    ] {
      let numbers = [known.lowerBound, 0, .min, .max, known.upperBound]
      let packed = Integers(numbers, within: known)
      #expect(packed.byteCount == bytesEach * numbers.count)
      #expect([packed[0], packed[4]] == [known.lowerBound, known.upperBound])
    }
  }
}

@Suite("Offsets of texts in few bytes")
struct TextOffsetsTests {
  @Test("offsets take four bytes up to the greatest that these hold")
  func widths() {
    for (offsets, bytesEach) in [
      ([0], 4), ([0, 0, 7], 4), ([0, TextOffsets.narrowMax], 4),
      ([0, TextOffsets.narrowMax + 1], 8),
    ] {
      let packed = TextOffsets(offsets)
      #expect(Array(packed) == offsets)
      #expect(packed.byteCount == bytesEach * offsets.count)
    }
  }
}
