/// Pairs of words for yes and no that a column may be written in.
struct BooleanWords: OptionSet, Hashable {
  let rawValue: Int

  static let all = BooleanWords(rawValue: (1 << pairs.count) - 1)

  /// Each pair is one language's, or one habit's; a column is written in one of them.
  private static let pairs: [(yes: String, no: String)] = [
    ("true", "false"), ("yes", "no"), ("y", "n"), ("да", "нет"), ("так", "не"), ("sí", "no"),
    ("si", "no"),
  ]

  init(rawValue: Int) { self.rawValue = rawValue }

  /// The pairs that a word is one of, in any case.
  init(of word: String) {
    let word = word.lowercased()
    var found: BooleanWords = []
    for (place, pair) in Self.pairs.enumerated() where pair.yes == word || pair.no == word {
      found.insert(BooleanWords(rawValue: 1 << place))
    }
    self = found
  }

  /// The words of the first pair among these, to be read in any case; nil if there is none.
  var words: (yes: String, no: String)? {
    Self.pairs.enumerated().first { rawValue & 1 << $0.offset != 0 }?.element
  }
}
