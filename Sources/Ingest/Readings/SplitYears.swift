/// Whether a column's `1977-78` are two years each, by the evidence of all of its cells.
///
/// They are where every text of that shape goes on from a year to the next, and one of them cannot
/// be a month or a season. Where none is beyond doubt they are months, as the standard has it, and
/// the report says how to have them otherwise.
struct SplitYears {
  /// True if they are years.
  private(set) var areThere = false
  /// What decided, or what is left open.
  private(set) var evidence: [String] = []

  /// Weighs the texts of a column.
  init(_ texts: [OddText]) {
    let pairs = texts.filter { $0.yearPair != nil }
    guard !pairs.isEmpty, pairs.allSatisfy({ $0.yearPair?.isSplit == true }) else { return }
    if let witness = pairs.first(where: \.orders.isEmpty) {
      areThere = true
      let line = witness.place.line
      evidence = ["two years each, as line \(line) shows, '\(witness.text)'"]
    } else if pairs.count > 1 {
      evidence = [
        "'\(pairs[0].text)' and all like it read as months; if they are two years each, say "
          + "\"splitYears\": true in the field"
      ]
    }
  }
}
