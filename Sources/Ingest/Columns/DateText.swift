import Model

/// Reads plain ISO days from bytes.
///
/// The first days of recently met months are kept, so that the calendar is asked once for each
/// month and not once for each row.
struct DateText {
  private struct Month {
    /// `2024-07-`, as eight bytes; 0 for none.
    var text: UInt64 = 0
    var first: Int32 = 0
    var length: Int32 = 0
  }

  private var months = [Month](repeating: Month(), count: 256)

  /// The number of the day `YYYY-MM-DD`; nil if the bytes are not one that exists.
  @inline(__always)
  mutating func day(_ source: Span<UInt8>, _ start: Int, _ end: Int) -> Int32? {
    guard end &- start == 10, let day = Self.twoDigits(source, start &+ 8) else { return nil }
    let text = ByteScan.word(source, at: start)
    let slot = Int(truncatingIfNeeded: (text &* 0x9E37_79B9_7F4A_7C15) >> 56)
    if months[slot].text != text {
      guard let month = Self.month(source, start) else { return nil }
      months[slot] = Month(text: text, first: month.first, length: month.length)
    }
    let month = months[slot]
    return day >= 1 && day <= month.length ? month.first &+ day &- 1 : nil
  }

  /// The first day of a month that exists, and how many it has.
  private static func month(
    _ source: Span<UInt8>, _ start: Int
  ) -> (first: Int32, length: Int32)? {
    guard source[start &+ 4] == Byte.minus, source[start &+ 7] == Byte.minus,
      let century = twoDigits(source, start), let rest = twoDigits(source, start &+ 2),
      let number = twoDigits(source, start &+ 5)
    else { return nil }
    let (year, month) = (Int(century) * 100 + Int(rest), Int(number))
    guard year >= 1, month >= 1, month <= 12, let first = Day(year: year, month: month, day: 1)
    else { return nil }
    return (first.number, Int32(Day.length(ofMonth: month, year: year)))
  }

  private static func twoDigits(_ source: Span<UInt8>, _ start: Int) -> Int32? {
    let tens = source[start] &- Byte.zero
    let ones = source[start &+ 1] &- Byte.zero
    guard tens <= 9, ones <= 9 else { return nil }
    return Int32(tens) &* 10 &+ Int32(ones)
  }
}
