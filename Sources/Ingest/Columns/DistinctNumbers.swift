import Store

/// Counts different numbers: by a bit for each possible one where they lie close, else by sorting.
struct DistinctNumbers {
  /// How many there are.
  let count: Int
  /// From the least to the greatest; nil if there are none.
  let range: ClosedRange<Int64>?

  /// So many, within a range.
  init(count: Int, range: ClosedRange<Int64>?) { (self.count, self.range) = (count, range) }

  /// Counts the numbers of rows that have one.
  init<Number: FixedWidthInteger & BitwiseCopyable>(
    _ numbers: Span<Number>, except missing: Bitmap?
  ) {
    let missing = missing?.words ?? []
    self.init { take in
      Self.forEachRow(numbers.count, except: missing) { take(Int64(numbers[$0])) }
    }
  }

  /// Counts the numbers of rows, some of which may have none.
  @inline(__always)
  init(rows: Int, _ number: (_ row: Int) -> Int64?) {
    self.init { take in
      for row in 0..<rows {
        if let number = number(row) { take(number) }
      }
    }
  }

  /// Counts numbers that can be gone through twice.
  @inline(__always)
  private init(_ forEach: (_ take: (Int64) -> Void) -> Void) {
    var (found, least, greatest) = (0, Int64.max, Int64.min)
    forEach { number in
      (found, least, greatest) = (found &+ 1, min(least, number), max(greatest, number))
    }
    guard found > 0 else {
      (count, range) = (0, nil)
      return
    }
    range = least...greatest
    let (distance, overflow) = greatest.subtractingReportingOverflow(least)
    if overflow || distance >= 4 * Int64(found) + 65_536 {
      var numbers: [Int64] = []
      forEach { numbers.append($0) }
      numbers.sort()
      count = zip(numbers, numbers.dropFirst()).reduce(1) { $0 + ($1.0 == $1.1 ? 0 : 1) }
      return
    }
    var words = [UInt64](repeating: 0, count: Int(distance / 64) + 1)
    var marks = words.mutableSpan
    forEach { number in
      let place = Int(number &- least)
      marks[place >> 6] |= 1 << UInt64(place & 63)
    }
    count = words.reduce(0) { $0 + $1.nonzeroBitCount }
  }

  /// Goes through the rows whose bit is not set; through all if there are no bits.
  @inline(__always)
  private static func forEachRow(
    _ count: Int, except missing: [UInt64], _ take: (_ row: Int) -> Void
  ) {
    guard !missing.isEmpty else {
      for row in 0..<count { take(row) }
      return
    }
    for (index, word) in missing.enumerated() {
      let first = index &* 64
      if word == 0 {
        for row in first..<min(first &+ 64, count) { take(row) }
        continue
      }
      var rest = ~word
      while rest != 0 {
        let row = first &+ rest.trailingZeroBitCount
        if row < count { take(row) }
        rest &= rest &- 1
      }
    }
  }
}

extension Collection<UInt64> where Index == Int {
  /// True if a row's bit is set; false if there are no bits at all.
  @inline(__always)
  func hasBit(_ row: Int) -> Bool {
    !isEmpty && self[row >> 6] & (1 << UInt64(row & 63)) != 0
  }
}
