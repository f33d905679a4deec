// Text from a dataset must not drive the terminal, hide, or stand elsewhere than it is: so whatever
// is not seen is shown, by a control picture (`␛`, `␊`, `␉`) or by its code (`\u{202E}`). A cell is
// then one line. This is for eyes; formats for machines keep every byte and escape as they define.

extension String {
  /// The text with all made visible that would act on a terminal or not be seen there.
  ///
  /// Replaced are control characters, the marks that reorder text, line separators, characters of
  /// no width, tags, and code points for private use or not assigned. Accents stay on their
  /// letters, and what joins letters of a cursive script or the parts of an emoji stays where it
  /// does so. An accent with no letter before it is put on `◌`.
  package var sanitized: String {
    if utf8.allSatisfy(isPrintableASCII) { return self }
    var result = ""
    result.reserveCapacity(utf8.count)
    var previous: Unicode.Scalar?
    var rest = unicodeScalars.makeIterator()
    var current = rest.next()
    while let scalar = current {
      let next = rest.next()
      if scalar.isSafe(after: previous, before: next) {
        if previous == nil && scalar.isMark { result.unicodeScalars.append("◌") }
        result.unicodeScalars.append(scalar)
      } else {
        result += scalar.visibleForm
      }
      previous = scalar
      current = next
    }
    return result
  }
}

extension Unicode.Scalar {
  /// True for a character that acts on a terminal or that nobody would see, wherever it stands.
  var isUnseen: Bool {
    if value < 0x7F { return value < 0x20 }
    if value < 0xA0 { return true }
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned:
      return true
    case .format: return !isDrawnFormat
    default: return properties.isDefaultIgnorableCodePoint
    }
  }

  fileprivate var isMark: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .spacingMark: true
    default: false
    }
  }

  fileprivate func isSafe(after previous: Unicode.Scalar?, before next: Unicode.Scalar?) -> Bool {
    guard isUnseen else { return true }
    guard let previous else { return false }
    switch value {
    case 0x200C, 0x200D:  // non-joiner and joiner
      guard let next else { return false }
      return previous.canBeJoined && next.canBeJoined
    case 0xFE0E, 0xFE0F:  // as text, as emoji
      return previous.properties.isEmoji || previous.properties.isIdeographic
    case 0xFE00...0xFE0D, 0xE0100...0xE01EF:  // variants of a glyph
      return previous.properties.isIdeographic
    default: return false
    }
  }

  /// True for emoji and the scripts in which joiners mean something, none of them before Hebrew.
  private var canBeJoined: Bool { value >= 0x590 && (!isUnseen || value == 0xFE0F) }

  fileprivate var visibleForm: String {
    if value < 0x20, let picture = Unicode.Scalar(0x2400 + value) { return String(picture) }
    return value == 0x7F ? "␡" : "\\u{" + String(value, radix: 16, uppercase: true) + "}"
  }
}
