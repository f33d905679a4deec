/// Text in units of two bytes.
enum WideText {
  /// UTF-16 without a mark, told by the zero bytes of its plain letters: many in one half of the
  /// pairs, hardly any in the other.
  static func guess(_ bytes: [UInt8]) -> TextEncoding? {
    guard bytes.count >= 4, bytes.count.isMultiple(of: 2) else { return nil }
    let end = min(bytes.count, 65_536)
    var first = 0
    var second = 0
    for index in stride(from: 0, to: end, by: 2) {
      if bytes[index] == 0 { first += 1 }
      if bytes[index + 1] == 0 { second += 1 }
    }
    let many = max(3, end / 2 / 10)
    if second >= max(many, 8 * first) { return .utf16LittleEndian }
    return first >= max(many, 8 * second) ? .utf16BigEndian : nil
  }

  /// The text as UTF-8, without a mark; throws at half a surrogate pair and at half a unit.
  static func decode(
    _ bytes: [UInt8], isBigEndian: Bool, file: String
  ) throws(LoadError) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count / 2 + bytes.count / 8)
    let high = isBigEndian ? 0 : 1
    let marked = bytes.count >= 2 && unit(bytes, 0, high) == 0xFEFF
    var index = marked ? 2 : 0
    while index + 1 < bytes.count {
      let value = unit(bytes, index, high)
      index += 2
      guard 0xD800...0xDFFF ~= value else {
        append(UInt32(value), to: &text)
        continue
      }
      guard value < 0xDC00, index + 1 < bytes.count,
        case let low = unit(bytes, index, high), 0xDC00...0xDFFF ~= low
      else { throw fault("half of a surrogate pair", text, file) }
      append(0x1_0000 + UInt32(value - 0xD800) << 10 + UInt32(low - 0xDC00), to: &text)
      index += 2
    }
    guard index == bytes.count else { throw fault("half of a character at the end", text, file) }
    return text
  }

  private static func unit(_ bytes: [UInt8], _ index: Int, _ high: Int) -> UInt16 {
    UInt16(bytes[index + high]) << 8 | UInt16(bytes[index + 1 - high])
  }

  private static func fault(_ message: String, _ text: [UInt8], _ file: String) -> LoadError {
    LoadError(
      file: file, at: TextPlace(of: text.count, in: text),
      message: message + "; the file is damaged, or is not UTF-16")
  }

  /// Appends a scalar that is no surrogate.
  static func append(_ scalar: UInt32, to text: inout [UInt8]) {
    switch scalar {
    case ..<0x80: text.append(UInt8(truncatingIfNeeded: scalar))
    case ..<0x800:
      text.append(0xC0 | UInt8(truncatingIfNeeded: scalar >> 6))
      text.append(continuation(scalar))
    case ..<0x1_0000:
      text.append(0xE0 | UInt8(truncatingIfNeeded: scalar >> 12))
      text.append(continuation(scalar >> 6))
      text.append(continuation(scalar))
    default:
      text.append(0xF0 | UInt8(truncatingIfNeeded: scalar >> 18))
      text.append(continuation(scalar >> 12))
      text.append(continuation(scalar >> 6))
      text.append(continuation(scalar))
    }
  }

  private static func continuation(_ bits: UInt32) -> UInt8 {
    0x80 | UInt8(truncatingIfNeeded: bits) & 0x3F
  }
}
