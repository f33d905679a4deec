/// Whether a text is made of scalars alone that stay as they are when texts are put into one form:
/// no marks that join what is before them, and nothing that stands for another scalar. Of two such
/// texts that differ in their bytes, neither equals the other.
///
/// Told from the first bytes of scalars, of the scripts in which most is written; of others it says
/// no, and they are compared as text.
func isComposed(_ text: Span<UInt8>) -> Bool {
  var index = 0
  while true {
    index = asciiEnd(of: text, from: index)
    if index == text.count { return true }
    guard index &+ 1 < text.count else { return false }
    let lead = text[index]
    if lead < 0xE0 {
      guard isComposed(lead, text[index &+ 1]) else { return false }
      index &+= 2
    } else {
      guard index &+ 2 < text.count, isComposed(lead, text[index &+ 1], text[index &+ 2]) else {
        return false
      }
      index &+= lead < 0xF0 ? 3 : 4
    }
    if index > text.count { return false }
  }
}

/// The same of a scalar of two bytes.
private func isComposed(_ lead: UInt8, _ next: UInt8) -> Bool {
  switch lead {
  // Latin and the letters for sounds; the marks begin at U+0300.
  case 0xC2...0xCB: true
  // Greek, but for the dot that stands for another.
  case 0xCE, 0xCF: !(lead == 0xCE && next == 0x87)
  // Cyrillic, but for the marks of U+0483…U+0487, and Armenian.
  case 0xD0, 0xD1, 0xD3...0xD5: true
  case 0xD2: !(0x83...0x87).contains(next)
  // The letters of Hebrew and of Arabic.
  case 0xD7: (0x90...0xAA).contains(next)
  case 0xD8: next >= 0xA0
  case 0xD9: next <= 0x8A
  default: false
  }
}

/// The same of a scalar of three bytes or four.
private func isComposed(_ lead: UInt8, _ next: UInt8, _ last: UInt8) -> Bool {
  switch lead {
  // Latin letters with more marks, as Vietnamese has.
  case 0xE1: (0xB8...0xBB).contains(next)
  // Punctuation but for two blanks, figures, currencies, signs but for those that are letters.
  case 0xE2:
    switch next {
    case 0x80: last >= 0x82
    case 0x84: last != 0xA6 && last != 0xAA && last != 0xAB
    case 0x81, 0x82, 0x94...0x9F: true
    default: false
    }
  // Punctuation of East Asia, kana but for the marks that voice them.
  case 0xE3:
    switch next {
    case 0x80: last < 0xAA
    case 0x82: last != 0x99 && last != 0x9A
    default: true
    }
  case 0xE4...0xE9: true
  // Syllables of Hangul.
  case 0xEA: next >= 0xB0
  case 0xEB, 0xEC: true
  case 0xED: next <= 0x9D
  // Selectors of how a picture is shown, and wide letters.
  case 0xEF: next == 0xB8 && last <= 0x8F || next == 0xBC || next == 0xBD
  // Pictures.
  case 0xF0: next == 0x9F
  default: false
  }
}
