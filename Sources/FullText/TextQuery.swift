/// What a text is asked for: `sanction* relief or "exact phrase"`.
///
/// All terms of one of the alternatives must be in the text.
package struct TextQuery: Hashable, Sendable {
  /// What stands between `or`s: terms that must all be there. Neither list is ever empty.
  package let alternatives: [[Term]]
  /// The query as it was typed.
  package let text: String

  /// Words that must stand one after the other; most often one.
  package struct Term: Hashable, Sendable {
    /// The words; never empty.
    package let words: [WordTest]
  }

  /// What a word of the text must be like.
  package enum WordTest: Hashable, Sendable {
    /// A form of this word.
    case form(String)
    /// This word itself, whatever its case and accents.
    case exactly(String)
    /// A word that begins so.
    case beginning(String)
  }

  /// Reads a query.
  ///
  /// - Throws: what is wrong with the text, in place.
  package init(_ text: String) throws(TextQueryError) {
    var reader = TextQueryReader(text)
    alternatives = try reader.alternatives()
    self.text = text
  }
}

/// Why a text is no query.
package struct TextQueryError: Error, Hashable, Sendable {
  /// What is wrong, in a sentence.
  package let message: String
  /// The bytes of the text that it is about.
  package let range: Range<Int>
  /// What to do, in a sentence.
  package let remedy: String
  /// The text mended; nil if nothing would be left of it.
  package let mended: String?
}
