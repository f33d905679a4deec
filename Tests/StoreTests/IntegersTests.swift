import Model
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

@Suite("Days in few bytes")
struct ExactDaysTests {
  @Test(
    "days of rows that have one stay the same, in no more bytes than their range asks for",
    arguments: [
      ([], 1), ([0], 1), ([20_000, 20_255], 1), ([20_000, 20_256], 2), ([-719_000, -653_465], 2),
      ([-719_000, -653_464], 4), ([-1_000_000, 4_000_000], 4),
    ] as [([Int32], Int)])
  func packing(days: [Int32], bytesEach: Int) {
    // The last two rows have none; what stands there is out of bounds.
    let count = days.count + 2
    let column = Column(
      exactDays: days + [.min, .max], type: .date,
      unknown: Bitmap(rows: [days.count], count: count),
      none: Bitmap(rows: [days.count + 1], count: count))
    guard case .days(let stored) = column.storage else {
      return #expect(Bool(false), "exact days are stored as such")
    }
    #expect(stored.byteCount == bytesEach * count)
    #expect(stored.days.dropLast(2).elementsEqual(days))
    for start in 0...days.count {
      #expect(stored.days(start..<days.count).elementsEqual(days[start...]))
    }
    #expect(column.dayBounds?.earliest.count == count)
    #expect(days.indices.map { column.value(at: $0) } == days.map(written))
    #expect(column.value(at: days.count) == .unknown)
    #expect(column.value(at: days.count + 1) == .none)
  }

  private func written(_ day: Int32) -> Value {
    .date(UncertainDate(Day(day)), notation: Day(day).text)
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
