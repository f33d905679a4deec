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
    var (least, greatest) = (Number.max, Number.min)
    Self.forEachRow(numbers.count, except: missing) { row in
      (least, greatest) = (min(least, numbers[row]), max(greatest, numbers[row]))
    }
    guard least <= greatest else {
      (count, range) = (0, nil)
      return
    }
    range = Int64(least)...Int64(greatest)
    let (distance, overflow) = Int64(greatest).subtractingReportingOverflow(Int64(least))
    if overflow || distance >= 4 * Int64(numbers.count) + 65_536 {
      var known: [Number] = []
      Self.forEachRow(numbers.count, except: missing) { known.append(numbers[$0]) }
      known.sort()
      count = zip(known, known.dropFirst()).reduce(1) { $0 + ($1.0 == $1.1 ? 0 : 1) }
      return
    }
    var words = [UInt64](repeating: 0, count: Int(distance / 64) + 1)
    var marks = words.mutableSpan
    Self.forEachRow(numbers.count, except: missing) { row in
      let place = Int(truncatingIfNeeded: Int64(numbers[row]) &- Int64(least))
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

  /// Goes through rows twice; a row may have no number.
  @inline(__always)
  init(rows: Int, _ number: (_ row: Int) -> Int64?) {
    var (found, least, greatest) = (0, Int64.max, Int64.min)
    for row in 0..<rows {
      guard let number = number(row) else { continue }
      found &+= 1
      least = min(least, number)
      greatest = max(greatest, number)
    }
    guard found > 0 else {
      (count, range) = (0, nil)
      return
    }
    range = least...greatest
    let (distance, overflow) = greatest.subtractingReportingOverflow(least)
    if overflow || distance >= 4 * Int64(found) + 65_536 {
      let sorted = (0..<rows).compactMap(number).sorted()
      count = zip(sorted, sorted.dropFirst()).reduce(1) { $0 + ($1.0 == $1.1 ? 0 : 1) }
      return
    }
    var words = [UInt64](repeating: 0, count: Int(distance / 64) + 1)
    for row in 0..<rows {
      guard let number = number(row) else { continue }
      let place = Int(number &- least)
      words[place >> 6] |= 1 << UInt64(place & 63)
    }
    count = words.reduce(0) { $0 + $1.nonzeroBitCount }
  }
}

extension Collection<UInt64> where Index == Int {
  /// True if a row's bit is set; false if there are no bits at all.
  @inline(__always)
  func hasBit(_ row: Int) -> Bool {
    !isEmpty && self[row >> 6] & (1 << UInt64(row & 63)) != 0
  }
}
