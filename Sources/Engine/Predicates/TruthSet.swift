import Language
import Model
import Plan
import Store

/// Rows for which a predicate is yes, and rows for which it is yes or unsure.
///
/// Where nothing is unsure both are one bitmap, sharing its storage.
struct TruthSet: Sendable {
  let yes: Bitmap
  /// A superset of `yes`.
  let possible: Bitmap
  /// True if it is known without looking that the answer is yes for every row.
  let isAll: Bool
  /// How many rows there are of each, counted once: every step asks.
  let yesCount: Int
  let possibleCount: Int

  init(yes: Bitmap, possible: Bitmap) {
    self.yes = yes
    yesCount = yes.setCount
    possibleCount = possible.setCount
    self.possible = yesCount == possibleCount && yes == possible ? yes : possible
    isAll = false
  }

  init(certain rows: Bitmap, isAll: Bool = false) {
    yes = rows
    possible = rows
    yesCount = isAll ? rows.count : rows.setCount
    possibleCount = yesCount
    self.isAll = isAll
  }

  /// Yes for every row.
  static func all(count: Int) -> TruthSet {
    TruthSet(certain: Bitmap(repeating: true, count: count), isAll: true)
  }

  /// What going through the bits takes to choose others from them, in nanoseconds: they are read,
  /// made and counted, and so are those of the rows that may be.
  var costOfBits: Double { Double(count) / 64 * Costs.word * (isCertain ? 3 : 6) }

  /// True if nothing is unsure, both being one bitmap.
  var isCertain: Bool { isOneArray(yes.words, possible.words) }

  /// Rows covered, whatever is said of them.
  var count: Int { yes.count }

  /// How many rows the predicate is unsure of.
  var unsureCount: Int { possibleCount - yesCount }

  /// Rows for which the predicate is unsure.
  var unsure: Bitmap {
    isCertain ? Bitmap(repeating: false, count: count) : possible.subtracting(yes)
  }

  /// Yes for the first rows, unsure of the others.
  static func leading(_ yesCount: Int, of count: Int) -> TruthSet {
    if yesCount == count { return .all(count: count) }
    return TruthSet(
      yes: Bitmap(first: yesCount, count: count), possible: Bitmap(repeating: true, count: count))
  }

  /// What is said of the rows that may be, in the order given.
  func gathered(at rows: [Int32]) -> TruthSet {
    if yesCount == rows.count { return .all(count: rows.count) }
    return TruthSet(
      yes: yes.gathered(at: rows, missing: false),
      possible: Bitmap(repeating: true, count: rows.count))
  }

  func truth(at row: Int) -> Truth {
    yes[row] ? .yes : possible[row] ? .unsure : .no
  }
}

// MARK: - Kleene's connectives

extension TruthSet {
  func and(_ other: TruthSet) -> TruthSet {
    if isAll { return other }
    let both = yes.intersection(other.yes)
    if isCertain && other.isCertain { return TruthSet(certain: both) }
    return TruthSet(yes: both, possible: possible.intersection(other.possible))
  }

  func or(_ other: TruthSet) -> TruthSet {
    TruthSet(yes: yes.union(other.yes), possible: possible.union(other.possible))
  }

  var negated: TruthSet { TruthSet(yes: possible.complement, possible: yes.complement) }
}
