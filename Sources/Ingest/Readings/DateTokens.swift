/// One piece of a written date.
struct DateToken {
  enum Kind: Equatable {
    /// Digits, with how many there are.
    case number(Int, width: Int)
    /// Letters, in lower case.
    case word(String)
    /// Any other character that is no blank; all dashes are `-`.
    case symbol(Unicode.Scalar)
  }

  let kind: Kind
  /// True if a blank stands before it.
  let followsBlank: Bool

  /// Cuts a text into pieces; nil for one that is too long to be a date.
  static func tokens(of text: String) -> [DateToken]? {
    guard text.utf8.count <= bytesMax else { return nil }
    var tokens: [DateToken] = []
    var followsBlank = false
    var rest = Array(text.lowercased().unicodeScalars)[...]
    while let scalar = rest.first {
      if scalar.properties.isWhitespace {
        rest.removeFirst()
        followsBlank = true
        continue
      }
      tokens.append(DateToken(kind: kind(eatingFrom: &rest, scalar), followsBlank: followsBlank))
      followsBlank = false
    }
    return tokens
  }

  /// Bytes of the longest text that is read as a date.
  static let bytesMax = 96

  private static func kind(
    eatingFrom rest: inout ArraySlice<Unicode.Scalar>, _ first: Unicode.Scalar
  ) -> Kind {
    if isDigit(first) {
      let digits = rest.prefix(while: isDigit)
      rest = rest.dropFirst(digits.count)
      // No calendar and no clock counts so far.
      guard digits.count <= 9 else { return .symbol("#") }
      return .number(
        digits.reduce(0) { $0 * 10 + Int($1.value - 0x30) }, width: digits.count)
    }
    if first.properties.isAlphabetic {
      let letters = rest.prefix { $0.properties.isAlphabetic || $0.properties.isDiacritic }
      rest = rest.dropFirst(letters.count)
      return .word(String(String.UnicodeScalarView(letters)))
    }
    rest.removeFirst()
    return .symbol(dashes.contains(first) ? "-" : first)
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    ("0"..."9").contains(scalar)
  }

  private static let dashes: Set<Unicode.Scalar> = [
    "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{2212}",
  ]
}
