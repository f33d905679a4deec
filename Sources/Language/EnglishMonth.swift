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
    let letters = UInt32(first | 0x20) << 16 | UInt32(second | 0x20) << 8 | UInt32(third | 0x20)
    // From `jan` to `dec`: a list would be gone through, and this is decided in a few steps.
    return switch letters {
    case 0x6A_616E, 0x66_6562, 0x6D_6172, 0x61_7072, 0x6D_6179, 0x6A_756E, 0x6A_756C, 0x61_7567,
      0x73_6570, 0x6F_6374, 0x6E_6F76, 0x64_6563:
      true
    default: false
    }
  }

  private static let names = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]
}
