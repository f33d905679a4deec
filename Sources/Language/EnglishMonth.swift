/// Months in words, for dates that the language writes in digits.
package enum EnglishMonth {
  /// The month, from 1, that a word names in whole, by its first three letters or as `sept`, in any
  /// case; nil for other words.
  package static func number(of word: String) -> Int? {
    guard (3...9).contains(word.utf8.count) else { return nil }
    let word = word.lowercased()
    if word == "sept" { return 9 }
    // Bytes, for every word of a query is asked whether it is a month.
    return names.firstIndex { $0 == word || $0.utf8.prefix(3).elementsEqual(word.utf8) }
      .map { $0 + 1 }
  }

  /// Whether three bytes are the first letters of a month, in any case: asked of every word.
  static func isBegun(by first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    // The bit that makes a letter small makes none of what is no letter.
    let start = packed(first | 0x20, second | 0x20, third | 0x20)
    return initials & 1 << UInt32(first & 0x1F) != 0 && starts.contains(start)
  }

  /// A bit for each letter that begins a month.
  private static let initials = starts.reduce(0) { $0 | 1 << ($1 >> 16 & 0x1F) }

  /// Three bytes as one number, so that a word is compared with a month in one step.
  private static func packed(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> UInt32 {
    UInt32(first) << 16 | UInt32(second) << 8 | UInt32(third)
  }

  private static let starts = names.map { name in
    let letters = Array(name.utf8)
    return packed(letters[0], letters[1], letters[2])
  }

  private static let names = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]
}
