/// Counts different numbers: by a bit for each possible one where they lie close, else by sorting.
struct DistinctNumbers {
  /// How many there are.
  let count: Int
  /// From the least to the greatest; nil if there are none.
  let range: ClosedRange<Int64>?

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
