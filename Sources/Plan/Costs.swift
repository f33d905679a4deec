/// What work takes, in nanoseconds of one thread: the one place that says so. Tests are put in
/// order and times expected by these.
///
/// Each is what `Tests/Benchmarks/costs` prints, the median of fifteen runs: the loop told here,
/// over two million rows drawn evenly, so that nothing is guessed right by luck, or a hundred
/// thousand texts. They were measured on a virtual machine of two processors that others shared;
/// what counts is their proportion, which differs less between machines than they do. Of those
/// that came later, measured on another machine, it is their proportion to the others there.
package enum Costs {
  // MARK: Tests, a row

  /// A word of 64 rows: two bitmaps intersected and counted.
  package static let word = 1.1
  /// A code of one byte in a set of codes; of one that is two bytes or four, twice and four times.
  package static let code = 0.05
  /// A number or a day between two bounds.
  package static let range = 0.09
  /// Two days or numbers with each other, as values with bounds.
  package static let compared = 0.2
  /// A text of a hundred bytes searched for another, letters folded.
  package static let text = 320.0
  /// A text of a hundred bytes against another, as they lie.
  package static let sameText = 30.0
  /// A text of a hundred bytes against a regular expression.
  package static let pattern = 390.0
  /// A bit that a link leads to.
  package static let linkedBit = 1.2
  /// Two days with each other, as bounds no further apart than so many.
  package static let near = 4.0
  /// A number in a set of thousands of numbers.
  package static let member = 28.0
  /// A text of an index of words, whether it holds two words.
  package static let mentioned = 0.5
  /// A word of an index of words, searched for a piece of it.
  package static let searched = 2.1
  /// A row that marks the row to which it leads.
  package static let marked = 1.3

  // MARK: Rows elsewhere, a row

  /// A value gathered from where it stands, rows ascending.
  package static let gathered = 1.7
  /// The number of a row that has a bit.
  package static let listed = 1.0

  // MARK: Groups and orders, a row

  /// A row counted under a code.
  package static let counted = 1.1
  /// A row counted under a pair of codes.
  package static let countedPair = 2.2
  /// The same where all rows count.
  package static let countedPairOfAll = 1.0
  /// A key numbered in a hash table of a thousand keys.
  package static let numbered = 7.3
  /// A text of prose numbered and put in order, all of them different.
  package static let numberedText = 300.0
  /// A row put in order by one key whose values have ordinals.
  package static let sorted = 7.5
  /// A pair of a join made by equal numbers.
  package static let paired = 1.1
  /// A value boxed, hashed and compared as a user would see it.
  package static let boxed = 400.0
}
