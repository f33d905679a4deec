import Model

/// Reads plain ISO days from bytes.
///
/// The first days of recently met months are kept, so that the calendar is asked once for each
/// month and not once for each row.
struct DateText {
  private struct Month {
    var key: Int32 = -1
    var first: Int32 = 0
    var length: Int32 = 0
  }

  private var months = [Month](repeating: Month(), count: 256)

  /// The number of the day `YYYY-MM-DD`; nil if the bytes are not one that exists.
  mutating func day(_ source: Span<UInt8>, _ start: Int, _ end: Int) -> Int32? {
    guard end &- start == 10, source[start &+ 4] == Byte.minus, source[start &+ 7] == Byte.minus,
      let century = Self.twoDigits(source, start), let rest = Self.twoDigits(source, start &+ 2),
      let month = Self.twoDigits(source, start &+ 5), let day = Self.twoDigits(source, start &+ 8)
    else { return nil }
    let year = century &* 100 &+ rest
    guard year >= 1, month >= 1, month <= 12 else { return nil }
    let key = year &* 12 &+ month &- 1
    let slot = Int(key & 255)
    if months[slot].key != key {
      guard let first = Day(year: Int(year), month: Int(month), day: 1) else { return nil }
      months[slot] = Month(
        key: key, first: first.number,
        length: Int32(Day.length(ofMonth: Int(month), year: Int(year))))
    }
    guard day >= 1, day <= months[slot].length else { return nil }
    return months[slot].first &+ day &- 1
  }

  private static func twoDigits(_ source: Span<UInt8>, _ start: Int) -> Int32? {
    let tens = source[start] &- Byte.zero
    let ones = source[start &+ 1] &- Byte.zero
    guard tens <= 9, ones <= 9 else { return nil }
    return Int32(tens) &* 10 &+ Int32(ones)
  }
}
