/// The words of a column's prose as they are spelled, and which rows hold each.
///
/// An index of words is made of this; nothing here depends on a language, on how its words are cut
/// to their stems or on how letters are folded, so that it may be kept in a file.
package struct WordPostings: Sendable {
  /// The different words, in the order of their bytes.
  package let words: TextArena
  /// The list of each word, end to end: rows in the form that `FullText`'s `PostingLists` reads.
  package let lists: Cells<UInt8>
  /// Where each list begins, and where the last ends.
  package let offsets: TextOffsets

  /// Makes postings.
  package init(words: TextArena, lists: Cells<UInt8>, offsets: TextOffsets) {
    precondition(offsets.count == words.count + 1, "each word has its list")
    precondition(offsets.last == lists.count, "the last list ends where all do")
    self.words = words
    self.lists = lists
    self.offsets = offsets
  }

  /// The postings of texts without a word.
  package static let empty = WordPostings(
    words: TextArena([]), lists: [], offsets: TextOffsets([0]))
}
