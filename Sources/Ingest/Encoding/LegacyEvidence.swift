/// What the bytes of a text that is not UTF-8 say of its encoding.
///
/// Bytes in the shape of UTF-8 mean a damaged file, which no other encoding may cover up. Else
/// Cyrillic text shows as whole words of high bytes, most of them small letters, and the text of
/// Western Europe as high bytes among plain letters.
struct LegacyEvidence {
  /// Bytes ≥ 0x80 in sequences with the shape of UTF-8, cut ones at the end included.
  private var shaped = 0
  /// Other bytes ≥ 0x80.
  private var odd = 0
  /// High letters in words of two and more that have no plain letter.
  private var wholeWords = 0
  /// High letters in words that have plain letters too.
  private var mixedWords = 0
  private var capitals = 0
  private var smallLetters = 0
  private var hasControl = false
  private var fits1252 = true
  private var fits1251 = true

  init(_ bytes: [UInt8]) {
    countShapes(bytes)
    countWords(bytes)
  }

  /// The encoding that the bytes speak for; nil if they speak for none.
  var encoding: TextEncoding? {
    if hasControl || odd == 0 || shaped >= odd { return nil }
    if fits1251 && wholeWords > 4 * mixedWords && smallLetters >= capitals { return .windows1251 }
    return fits1252 && mixedWords >= wholeWords ? .windows1252 : nil
  }

  /// Why, for the report.
  var reason: String {
    encoding == .windows1251
      ? "\(wholeWords) of its \(wholeWords + mixedWords) other letters make whole Cyrillic words"
      : "its other letters stand among plain ones, as in Western Europe"
  }

  func refusal(_ bytes: [UInt8], at fault: Int, file: String) -> LoadError {
    let place = TextPlace(of: fault, in: bytes)
    if hasControl {
      return LoadError(file: file, at: place, message: "this is no text: it holds zero bytes")
    }
    if odd == 0 || shaped >= odd { return TextEncoding.notUTF8(bytes, at: fault, file: file) }
    return LoadError(
      file: file, at: place,
      message: "a byte that is not UTF-8, and the others do not tell the encoding; name it with "
        + "--encoding, such as windows-1251 or windows-1252")
  }

  private mutating func countShapes(_ bytes: [UInt8]) {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == 0 { hasControl = true }
      guard byte >= 0x80 else { continue }
      fits1252 = fits1252 && CodePage.windows1252.hasCharacter(byte)
      fits1251 = fits1251 && CodePage.windows1251.hasCharacter(byte)
      let length = byte < 0xC0 ? 0 : byte < 0xE0 ? 1 : byte < 0xF0 ? 2 : byte < 0xF8 ? 3 : 0
      var found = 0
      while found < length, index + found < bytes.count, bytes[index + found] & 0xC0 == 0x80 {
        found += 1
      }
      let isCutByEnd = index + found == bytes.count
      if length > 0 && (found == length || isCutByEnd) {
        shaped += 1 + found
        index += found
      } else {
        odd += 1
      }
    }
  }

  private mutating func countWords(_ bytes: [UInt8]) {
    var high = 0
    var plain = 0
    for byte in bytes {
      let isPlain = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) && byte < 0x80
      if isPlain { plain += 1 }
      if Self.isLetter(byte) {
        high += 1
        if byte >= 0xE0 { smallLetters += 1 } else if byte >= 0xC0 { capitals += 1 }
      }
      if isPlain || Self.isLetter(byte) { continue }
      endWord(high, plain)
      (high, plain) = (0, 0)
    }
    endWord(high, plain)
  }

  private mutating func endWord(_ high: Int, _ plain: Int) {
    if high > 0 && plain > 0 { mixedWords += high }
    if high > 1 && plain == 0 { wholeWords += high }
  }

  /// A letter in one of the two code pages.
  private static func isLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case 0xC0...0xFF, 0xA1, 0xA2, 0xA5, 0xA8, 0xAA, 0xAF, 0xB2...0xB4, 0xB8, 0xBA, 0xBF: true
    default: false
    }
  }
}
