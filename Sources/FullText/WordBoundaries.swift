// Words are runs of letters, digits and the marks on them; an apostrophe belongs to a word between
// two letters: `regime's`, `п'яць`. All else parts words, hyphens too.

/// An apostrophe as typed and as printed.
func isApostrophe(_ scalar: Unicode.Scalar) -> Bool {
  scalar == "'" || scalar == "\u{2019}" || scalar == "\u{02BC}"
}

/// A letter, a digit or a mark on one.
func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return true
  case 0..<0x80: return false
  case 0xD7, 0xF7: return false
  case 0xC0...0x24F, 0x400...0x481, 0x48A...0x52F: return true
  case 0x02BC, 0x2000...0x206F: return false
  default: break
  }
  switch scalar.properties.generalCategory {
  case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
    .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
    return true
  default: return false
  }
}

/// The parts of a folded text that can only come from within one word of a text, each as bytes.
///
/// A letter or digit of these blocks is what only letters and digits fold to; and what folds to
/// nothing, a mark, is part of a word. So where such a part is found in a folded text, it is found
/// in one of its folded words.
package func piecesOfWords(_ folded: String) -> [[UInt8]] {
  folded.unicodeScalars.split { !isOfWordsAlone($0) }
    .map { Array(String(String.UnicodeScalarView($0)).utf8) }
}

/// A letter or digit that no scalar folds to which is not part of words.
func isOfWordsAlone(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0xD7, 0xF7: false
  case 0x30...0x39, 0x61...0x7A, 0xC0...0x24F, 0x400...0x481, 0x48A...0x52F: true
  default: false
  }
}

/// Calls `body` with the bytes of each word of a text, in order.
@inline(__always)
func forEachWord(in text: Span<UInt8>, _ body: (Range<Int>) -> Void) {
  var start: Int?
  var index = 0
  let end = text.count
  while index < end {
    let byte = text[index]
    if byte < 0x80
      ? isWordByte(byte)
      : isCyrillicLead(byte) && index &+ 1 < end
        && text[index &+ 1] & 0xC0 == 0x80
    {
      if start == nil { start = index }
      index &+= byte < 0x80 ? 1 : 2
      continue
    }
    let (scalar, length) = decodedScalar(text, at: index)
    if isWordScalar(scalar) {
      if start == nil { start = index }
    } else if let begun = start {
      let after = index + length
      let joins =
        isApostrophe(scalar) && after < text.count
        && isWordScalar(decodedScalar(text, at: after).scalar)
      if !joins {
        body(begun..<index)
        start = nil
      }
    }
    index += length
  }
  if let start { body(start..<end) }
}

/// An ASCII letter or digit.
private func isWordByte(_ byte: UInt8) -> Bool {
  (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
}

/// The first byte of a letter of U+0400…U+047F.
private func isCyrillicLead(_ byte: UInt8) -> Bool { byte == 0xD0 || byte == 0xD1 }

/// The scalar at an offset and its length in bytes; broken bytes stand for one that is no word's.
private func decodedScalar(
  _ text: Span<UInt8>, at index: Int
) -> (scalar: Unicode.Scalar, length: Int) {
  let lead = UInt32(text[index])
  let length = lead < 0x80 ? 1 : lead < 0xC0 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
  if length == 1 { return (Unicode.Scalar(text[index]), 1) }
  guard length > 1, index + length <= text.count else { return (" ", 1) }
  var value = lead & (0xFF >> UInt32(length + 1))
  for offset in 1..<length {
    let byte = UInt32(text[index + offset])
    guard byte & 0xC0 == 0x80 else { return (" ", 1) }
    value = value << 6 | byte & 0x3F
  }
  return (Unicode.Scalar(value) ?? " ", length)
}

/// The words of a text.
func words(of text: String) -> [String] {
  let bytes = Array(text.utf8)
  var found: [String] = []
  forEachWord(in: bytes.span) { found.append(String(decoding: bytes[$0], as: UTF8.self)) }
  return found
}
