/// Months in words, for dates that the language writes in digits.
package enum EnglishMonth {
  /// The month, from 1, that a word names in whole, by its first three letters or as `sept`, in any
  /// case; nil for other words.
  package static func number(of word: String) -> Int? {
    let word = word.lowercased()
    if word == "sept" { return 9 }
    return names.firstIndex { $0 == word || $0.prefix(3) == word }.map { $0 + 1 }
  }

  private static let names = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]
}
