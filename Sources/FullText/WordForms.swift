import Model

/// The two forms by which words are found: folded, and the stem of their language.
///
/// The language is the script's: a text's own for the script that it is written in, else English
/// for Latin letters and Russian for Cyrillic ones. A Cyrillic word with a letter or an apostrophe
/// that Russian lacks has no stemmer, and neither has Belarusian: such words are folded only.
package struct WordForms: ~Copyable {
  private let latin: Stemmer?
  private let cyrillic: Stemmer?

  private static let writtenInCyrillic: Set<String> = [
    "be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "uk",
  ]

  /// Makes the forms of words in texts of a language, such as `es`; nil where it is not told.
  package init(language: String?) {
    let code = language?.split(separator: "-").first.map { $0.lowercased() }
    let isCyrillic = code.map(WordForms.writtenInCyrillic.contains) ?? false
    latin = Stemmer(isCyrillic ? "en" : code ?? "en")
    cyrillic = Stemmer(isCyrillic ? code ?? "ru" : "ru")
  }

  /// The folded form and the folded stem of a word.
  package func forms(of word: String) -> (folded: String, stem: String) {
    (folded(word), stem(of: word))
  }

  /// The folded form of a word.
  func folded(_ word: String) -> String { Model.folded(word.lowercased()) }

  /// The folded stem of a word.
  func stem(of word: String) -> String {
    let lowered = word.lowercased()
    // Most words need no look at their letters.
    if lowered.utf8.allSatisfy({ $0 < 0x80 }) {
      return Model.folded(latin?.stem(lowered) ?? lowered)
    }
    let plain = String(
      String.UnicodeScalarView(lowered.unicodeScalars.map { isApostrophe($0) ? "'" : $0 }))
    return Model.folded(stemmed(plain))
  }

  private func stemmed(_ word: String) -> String {
    guard word.unicodeScalars.contains(where: isCyrillicLetter) else {
      return latin?.stem(word) ?? word
    }
    guard !word.unicodeScalars.contains(where: isForeignToRussian) else { return word }
    return cyrillic?.stem(word) ?? word
  }
}

private func isCyrillicLetter(_ scalar: Unicode.Scalar) -> Bool {
  (0x400...0x52F).contains(scalar.value)
}

private func isForeignToRussian(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar {
  case "і", "ў", "ї", "є", "ґ", "'": true
  default: false
  }
}
