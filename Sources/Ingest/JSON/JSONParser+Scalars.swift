// Strings and numbers.
extension JSONParser {
  /// Reads a string from its opening quote.
  mutating func parseString() throws(LoadError) -> String {
    let opening = position
    var pieceStart = opening + 1
    var text = ""
    while true {
      position = endOfPlainText(from: pieceStart)
      guard position < bytes.count else {
        throw fault("a quote opens here and never closes", at: opening)
      }
      let byte = bytes[position]
      if byte < 0x20 { throw fault("a control character in a string; write it as an escape") }
      let piece = String(decoding: bytes[pieceStart..<position], as: UTF8.self)
      if byte == Byte.quote {
        position += 1
        // Few strings hold an escape, and then the piece is all.
        return pieceStart == opening + 1 ? piece : text + piece
      }
      text += piece
      text.unicodeScalars.append(try parseEscape())
      pieceStart = position
    }
  }

  /// The next byte that does not stand for itself in a string.
  private func endOfPlainText(from start: Int) -> Int {
    let span = bytes.span
    var index = start
    while index < span.count {
      let byte = span[index]
      if byte < 0x20 || byte == Byte.quote || byte == UInt8(ascii: "\\") { break }
      index &+= 1
    }
    return index
  }

  private mutating func parseEscape() throws(LoadError) -> Unicode.Scalar {
    let start = position
    guard position + 1 < bytes.count else { throw fault("an escape without its letter") }
    let letter = bytes[position + 1]
    position += 2
    switch letter {
    case Byte.quote, UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(letter)
    case UInt8(ascii: "b"): return "\u{08}"
    case UInt8(ascii: "f"): return "\u{0C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try parseUnicodeEscape(start)
    default: throw fault("no such escape in JSON", at: start)
    }
  }

  private mutating func parseUnicodeEscape(_ start: Int) throws(LoadError) -> Unicode.Scalar {
    let high = try parseHexadecimal(start)
    if let scalar = Unicode.Scalar(high) { return scalar }
    let isPair =
      high < 0xDC00 && position + 1 < bytes.count && bytes[position] == UInt8(ascii: "\\")
      && bytes[position + 1] == UInt8(ascii: "u")
    guard isPair else { throw fault("half of a surrogate pair", at: start) }
    position += 2
    let low = try parseHexadecimal(start)
    guard (0xDC00...0xDFFF).contains(low),
      let scalar = Unicode.Scalar(0x1_0000 + (high - 0xD800) << 10 + (low - 0xDC00))
    else { throw fault("half of a surrogate pair", at: start) }
    return scalar
  }

  private mutating func parseHexadecimal(_ start: Int) throws(LoadError) -> UInt32 {
    var value: UInt32 = 0
    for offset in 0..<4 {
      guard position + offset < bytes.count else { throw fault("an escape cut short", at: start) }
      guard let number = Character(Unicode.Scalar(bytes[position + offset])).hexDigitValue else {
        throw fault("four hexadecimal digits should follow \\u", at: start)
      }
      value = value << 4 | UInt32(number)
    }
    position += 4
    return value
  }

  /// Reads a number and gives it as written.
  mutating func parseNumber() throws(LoadError) -> String {
    let start = position
    if bytes[position] == Byte.minus { position += 1 }
    if position < bytes.count && bytes[position] == Byte.zero {
      position += 1
    } else {
      try eatDigits()
    }
    if position < bytes.count && bytes[position] == UInt8(ascii: ".") {
      position += 1
      try eatDigits()
    }
    if position < bytes.count && bytes[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      if position < bytes.count
        && (bytes[position] == UInt8(ascii: "+") || bytes[position] == Byte.minus)
      {
        position += 1
      }
      try eatDigits()
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func eatDigits() throws(LoadError) {
    let start = position
    while position < bytes.count, (Byte.zero...Byte.nine).contains(bytes[position]) {
      position += 1
    }
    if position == start { throw fault("a digit should be here") }
  }
}
