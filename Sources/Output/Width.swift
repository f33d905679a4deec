// How many columns a terminal gives to text: each grapheme on its own, by Unicode's East Asian
// Width. Characters of ambiguous width count 1, as terminals outside East Asia draw them.

extension String {
  /// Columns that the text takes on a terminal; control characters take none.
  package var displayWidth: Int {
    if utf8.allSatisfy(isPrintableASCII) { return utf8.count }
    return reduce(0) { $0 + $1.displayWidth }
  }

  /// The text if it fits into a number of columns, else as much as fits before `…`.
  package func truncated(toWidth width: Int) -> String {
    if displayWidth <= width { return self }
    guard width > 0 else { return "" }
    var room = width - 1
    let kept = prefix { character in
      room -= character.displayWidth
      return room >= 0
    }
    return kept + "…"
  }

  /// The text with blanks up to a number of columns; unchanged if it is as wide or wider.
  package func padded(toWidth width: Int, _ alignment: Alignment = .left) -> String {
    let blanks = String(repeating: " ", count: max(0, width - displayWidth))
    return alignment == .left ? self + blanks : blanks + self
  }
}

/// The side at which text stands in its columns.
package enum Alignment: Sendable, Hashable {
  /// Blanks follow the text.
  case left
  /// Blanks come before the text.
  case right
}

extension Character {
  /// Columns that the grapheme takes on a terminal: 0, 1 or 2.
  var displayWidth: Int {
    var sum = 0
    var isEmoji = false
    for scalar in unicodeScalars {
      sum += scalar.displayWidth
      // Asks for the coloured, wide form of a character that has both.
      if scalar.value == 0xFE0F { isEmoji = true }
    }
    return isEmoji && sum > 0 ? 2 : min(sum, 2)
  }
}

extension Unicode.Scalar {
  var displayWidth: Int {
    if value < 0x7F { return value < 0x20 ? 0 : 1 }
    if value < 0xA0 { return 0 }
    // Latin, Greek and Cyrillic letters, before any mark or wide character but the accents between.
    if value < 0x483, !(0x300...0x36F).contains(value), value != 0xAD { return 1 }
    return hasNoWidth ? 0 : (isWide ? 2 : 1)
  }

  private var hasNoWidth: Bool {
    // The vowels and final consonants of a Hangul syllable are drawn within its first letter.
    if (0x1160...0x11FF).contains(value) || (0xD7B0...0xD7FF).contains(value) { return true }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .spacingMark: return true
    case .format: return !isDrawnFormat
    case .lineSeparator, .paragraphSeparator, .control: return true
    default: return false
    }
  }

  private var isWide: Bool {
    var low = 0
    var high = wideRanges.count / 2
    while low < high {
      let middle = (low + high) / 2
      if wideRanges[middle * 2 + 1] < value { low = middle + 1 } else { high = middle }
    }
    return low < wideRanges.count / 2 && wideRanges[low * 2] <= value
  }

  /// True for the format characters that are drawn: the Arabic, Syriac and Kaithi number signs.
  var isDrawnFormat: Bool {
    switch value {
    case 0x600...0x605, 0x6DD, 0x70F, 0x890...0x891, 0x8E2, 0x110BD, 0x110CD: true
    default: false
    }
  }
}

/// True for a blank and the visible characters of ASCII.
func isPrintableASCII(_ byte: UInt8) -> Bool { byte >= 0x20 && byte < 0x7F }
