import Plan

/// Which of two ways of a step takes less time, for the rows that there are: each a comparison of
/// sums of ``Costs``, in nanoseconds of one thread. Both ways give the same.
enum CostModel {
  /// Gathering what a test reads of the rows that are left, testing these alone and spreading the
  /// bits, against testing all rows where they stand.
  ///
  /// - Parameters:
  ///   - test: what the test takes a row.
  ///   - columns: how many columns it reads.
  static func isLessToTestRows(
    _ left: Int, of all: Int, test: Double, columns: Int
  ) -> Bool {
    let alone = 2 * Costs.listed + Double(columns) * Costs.gathered + test
    return Double(left) * alone < Double(all) * test
  }

  /// Testing each value that links lead to and following the links to its bit, against following
  /// them to the values and testing these.
  static func isLessToTestTargets(_ targets: Int, of rows: Int, test: Double) -> Bool {
    Double(targets) * test + Double(rows) * Costs.linkedBit
      < Double(rows) * (Costs.gathered + test)
  }

  /// Pairing rows with those that lead to them and testing the pairs, against testing all rows that
  /// lead somewhere and marking where those lead that pass.
  static func isLessToTestPairs(
    _ pairs: Int, of children: Int, _ test: PredicateEstimate, columns: Int
  ) -> Bool {
    let pair = Costs.paired + Double(columns) * Costs.gathered + test.cost + Costs.marked
    return Double(pairs) * pair < Double(children) * (test.cost + test.kept * Costs.marked)
  }

  /// Putting values in order once and fetching their ordinals, against ordering the values of all
  /// rows.
  static func isLessToOrderValues(_ values: Int, of rows: Int) -> Bool {
    Double(values) * Costs.sorted + Double(rows) * Costs.gathered
      < Double(rows) * (Costs.gathered + Costs.sorted)
  }

  /// Leaving out rows that are not among the first by a key, and sorting the rest, against sorting
  /// all rows by all keys.
  static func isLessToSelect(first count: Int, of rows: Int, keys: Int) -> Bool {
    let sorted = Double(keys) * Costs.sorted
    return Double(rows) * (Costs.listed + Costs.gathered + Costs.counted) + Double(count) * sorted
      < Double(rows) * sorted
  }

  /// Intersecting so many words of bits that groups of both sides of a join have, against counting
  /// the pairs of rows.
  static func isLessToShareBits(_ words: Int, pairs: Double) -> Bool {
    Double(words) * Costs.word < pairs * Costs.countedPair
  }

  /// Adding up rows that are listed by a key, each fetched from where it stands, against going
  /// through all rows. Rows of a list stand far apart, so that only what lies in the processor's
  /// own memory is fetched as soon as is told: of more rows, all are gone through.
  static func isLessToFollowLists(_ listed: Int, of all: Int) -> Bool {
    all <= 1 << 17
      && Double(listed) * (2 * Costs.gathered + Costs.counted)
        < Double(all) * (Costs.gathered + Costs.countedPair)
  }

  /// Computing a value of all rows of a table and adding it up under their codes, against gathering
  /// the rows that are left and numbering their keys.
  static func isLessToComputeAll(_ all: Int, for left: Int, keys: Int) -> Bool {
    let gathered = Double(keys + 1) * (Costs.gathered + Costs.numbered) + Costs.sorted
    return Double(all) * (Costs.compared + Costs.gathered) < Double(left) * gathered
  }
}
