/// Reads numbers from bytes where they lie; what does not fit gives nil, never a trap.
enum NumberText {
  /// The number that one to eight digits say; nil for any other text, and for one too near to the
  /// start of the bytes to be read eight at once.
  @inline(__always)
  static func digits(_ source: Span<UInt8>, _ start: Int, _ end: Int) -> Int64? {
    let count = end &- start
    guard count >= 1, count <= 8, end >= 8 else { return nil }
    // What stands before the digits becomes zeros; the first byte is the lowest.
    let before = UInt64(truncatingIfNeeded: (1 << ((8 &- count) &* 8)) &- 1)
    let zeros: UInt64 = 0x3030_3030_3030_3030
    let text = ByteScan.word(source, at: end &- 8) & ~before | zeros & before
    // Digits have a 3 above, and so has what is six more.
    let upper: UInt64 = 0xF0F0_F0F0_F0F0_F0F0
    guard text & upper | ((text &+ 0x0606_0606_0606_0606) & upper) >> 4 == 0x3333_3333_3333_3333
    else { return nil }
    // Two digits become one number, two of these one, and so on.
    let pairs = ((text & ~upper) &* (10 << 8 | 1)) >> 8 & 0x00FF_00FF_00FF_00FF
    let fours = (pairs &* (100 << 16 | 1)) >> 16 & 0x0000_FFFF_0000_FFFF
    return Int64(truncatingIfNeeded: (fours &* (10_000 << 32 | 1)) >> 32)
  }

  /// A whole number with an optional sign; nil if it is none or does not fit 64 bits.
  static func integer(_ source: Span<UInt8>, _ start: Int, _ end: Int) -> Int64? {
    var index = start
    guard index < end else { return nil }
    let isNegative = source[index] == Byte.minus
    if isNegative || source[index] == UInt8(ascii: "+") { index &+= 1 }
    guard index < end else { return nil }
    var value: Int64 = 0
    // Eighteen digits always fit.
    let certainEnd = min(end, index &+ 18)
    while index < certainEnd {
      let digit = source[index] &- Byte.zero
      guard digit <= 9 else { return nil }
      value = value &* 10 &+ Int64(digit)
      index &+= 1
    }
    if isNegative { value = 0 &- value }
    while index < end {
      let digit = source[index] &- Byte.zero
      guard digit <= 9 else { return nil }
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, carry) =
        isNegative
        ? product.subtractingReportingOverflow(Int64(digit))
        : product.addingReportingOverflow(Int64(digit))
      if overflow || carry { return nil }
      value = sum
      index &+= 1
    }
    return value
  }

  /// True for a whole number as a program would write it: no plus sign, no leading zero, no `-0`; a
  /// code such as `007` is text.
  static func isPlainInteger(_ source: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    plainInteger(source, start, end) != nil
  }

  /// The whole number that a program would write so; nil for any other text.
  static func plainInteger(_ source: Span<UInt8>, _ start: Int, _ end: Int) -> Int64? {
    guard start < end else { return nil }
    let first = source[start] == Byte.minus ? start &+ 1 : start
    guard first < end, source[first] != Byte.zero || first &+ 1 == end && first == start,
      source[start] != UInt8(ascii: "+")
    else { return nil }
    return integer(source, start, end)
  }

  /// True for `-12`, `0.5`, `1.5e3`: digits with an optional fraction and exponent, no leading
  /// zero.
  static func isPlainNumber(_ source: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    guard start < end else { return false }
    let first = source[start] == Byte.minus ? start &+ 1 : start
    guard let parts = parts(source, first, end), parts.wholeEnd > first,
      parts.fraction == nil || parts.fractionEnd > (parts.fraction ?? 0)
    else { return false }
    let hasLeadingZero = source[first] == Byte.zero && parts.wholeEnd &- first > 1
    guard !hasLeadingZero else { return false }
    return parts.isWhole ? integer(source, start, end) != nil : number(source, start, end) != nil
  }

  /// True for a plain number with three digits after its full stop and one to three before it,
  /// none of which leads with a zero: `1.234` may be a thousand.
  static func isGrouped(_ source: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    let first = start < end && source[start] == Byte.minus ? start &+ 1 : start
    guard let parts = parts(source, first, end), parts.exponent == nil,
      parts.fractionDigits == 3, (1...3).contains(parts.wholeEnd &- first)
    else { return false }
    return source[first] != Byte.zero
  }

  /// A finite number; nil for anything else, `nan` and `inf` and hexadecimal digits included.
  static func number(_ source: Span<UInt8>, _ start: Int, _ end: Int) -> Double? {
    guard start < end else { return nil }
    let isNegative = source[start] == Byte.minus
    let first = isNegative || source[start] == UInt8(ascii: "+") ? start &+ 1 : start
    guard let parts = parts(source, first, end) else { return nil }
    let digits = parts.wholeEnd &- first &+ parts.fractionDigits
    guard digits > 0 else { return nil }
    if digits <= 15 && parts.exponent == nil {
      // Both the digits and the power of ten are exact, so that one division rounds once.
      var value: Int64 = 0
      for index in first..<parts.fractionEnd where source[index] != UInt8(ascii: ".") {
        value = value &* 10 &+ Int64(source[index] &- Byte.zero)
      }
      let magnitude = Double(value) / Self.powers[parts.fractionDigits]
      return isNegative ? -magnitude : magnitude
    }
    var text = ""
    for index in start..<end { text.unicodeScalars.append(Unicode.Scalar(source[index])) }
    guard let value = Double(text), value.isFinite else { return nil }
    return value
  }

  private static let powers: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
  ]

  private struct Parts {
    let wholeEnd: Int
    let fraction: Int?
    let fractionEnd: Int
    let exponent: Int?

    var fractionDigits: Int { fraction.map { fractionEnd &- $0 } ?? 0 }
    var isWhole: Bool { fraction == nil && exponent == nil }
  }

  /// Where the digits, the fraction and the exponent lie; nil if this is no number.
  private static func parts(_ source: Span<UInt8>, _ start: Int, _ end: Int) -> Parts? {
    let wholeEnd = endOfDigits(source, start, end)
    var index = wholeEnd
    var fraction: Int?
    if index < end && source[index] == UInt8(ascii: ".") {
      fraction = index &+ 1
      index = endOfDigits(source, index &+ 1, end)
    }
    let fractionEnd = index
    var exponent: Int?
    if index < end && source[index] | 0x20 == UInt8(ascii: "e") {
      index &+= 1
      if index < end && (source[index] == Byte.minus || source[index] == UInt8(ascii: "+")) {
        index &+= 1
      }
      exponent = index
      let exponentEnd = endOfDigits(source, index, end)
      guard exponentEnd > index else { return nil }
      index = exponentEnd
    }
    guard index == end else { return nil }
    return Parts(
      wholeEnd: wholeEnd, fraction: fraction, fractionEnd: fractionEnd, exponent: exponent)
  }

  private static func endOfDigits(_ source: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
    var index = start
    while index < end && source[index] &- Byte.zero <= 9 { index &+= 1 }
    return index
  }
}
