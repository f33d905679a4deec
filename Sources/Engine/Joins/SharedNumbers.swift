import Plan
import Store

extension JoinPartners {
  /// How many pairs each combination of groups has, as ``counts(_:_:_:)`` gives them, where a group
  /// of either side has each number once: its rows are then bits, and pairs those that both have.
  ///
  /// Nil where a group has a number twice, where rows of one group differ in their rank or range,
  /// and where pairs are sooner counted.
  func sharedCounts(
    _ lefts: Grouping, _ rights: Grouping, _ marks: [(left: [UInt8], right: [UInt8])]
  ) -> [[Int32]]? {
    let alternatives = marks.map(Self.alternatives)
    let count = right.numberCount
    let width = NumberBits.width(count)
    let words = sharedWords(lefts, rights, alternatives)
    guard CostModel.isLessToShareBits(words, pairs: expectedCount * Double(marks.count + 1)) else {
      return nil
    }
    let places = right.places
    let rightNumbers = right.numbersOfPlaces
    let rightGroups = gathered(rights.groups.span, at: places.span, placeholder: 0)
    guard
      let lows = valuesOfGroups(lows.span, in: lefts.groups.span, groupCount: lefts.count),
      let highs = valuesOfGroups(highs.span, in: lefts.groups.span, groupCount: lefts.count),
      let ranks = valuesOfGroups(ranks.span, in: rightGroups.span, groupCount: rights.count)
    else { return nil }
    func counts(_ chosen: [UInt8], _ ofLeft: [UInt8], _ ofRight: [UInt8]) -> [Int32]? {
      guard
        let one = NumberBits(
          numbers.span, count: count, in: lefts.groups.span, groupCount: lefts.count, of: chosen,
          having: ofLeft.span),
        let other = NumberBits(
          rightNumbers.span, count: count, in: rightGroups.span, groupCount: rights.count,
          of: chosen, having: ofRight.span)
      else { return nil }
      return sharedNumbers(
        one, other, width: width, markCount: chosen.count,
        GroupRanges(lows: lows, highs: highs, ranks: ranks))
    }
    guard
      let all = counts(
        [1], [UInt8](repeating: 1, count: numbers.count),
        [UInt8](repeating: 1, count: places.count))
    else { return nil }
    var result = [all]
    for (marks, alternatives) in zip(marks, alternatives) {
      let ofRight = gathered(marks.right.span, at: places.span, placeholder: 0)
      guard let some = counts(alternatives, marks.left, ofRight) else { return nil }
      result.append(some)
    }
    return result
  }

  /// What counting takes in the way that takes less, in nanoseconds.
  func costOfCounts(
    _ lefts: Grouping, _ rights: Grouping, _ marks: [(left: [UInt8], right: [UInt8])]
  ) -> Double {
    min(
      Double(sharedWords(lefts, rights, marks.map(Self.alternatives))) * Costs.word,
      expectedCount * Double(marks.count + 1) * Costs.countedPair)
  }

  /// The bits that rows of both sides have.
  private static func alternatives(_ marks: (left: [UInt8], right: [UInt8])) -> [UInt8] {
    let common = marks.left.reduce(0, |) & marks.right.reduce(0, |)
    return (0..<UInt8.bitWidth).map { 1 << UInt8($0) }.filter { common & $0 != 0 }
  }

  /// How many words of bits are intersected: of each left group with each right one, once for all
  /// pairs and once for each bit of each mark.
  private func sharedWords(
    _ lefts: Grouping, _ rights: Grouping, _ alternatives: [[UInt8]]
  ) -> Int {
    lefts.count * rights.count * NumberBits.width(right.numberCount)
      * (1 + alternatives.joined().count)
  }
}
