import Plan
import Store

extension JoinPartners {
  /// The groups of pairs, as ``counts(_:_:_:)`` gives them, where a group of either side has each
  /// number once: its rows are then bits, and pairs those that both have.
  ///
  /// Nil where a group has a number twice, where rows of one group differ in their rank, and where
  /// pairs are sooner counted.
  ///
  /// - Throws: `interrupted`.
  func sharedCounts(
    _ lefts: Grouping, _ rights: Grouping, _ marks: [(left: [UInt8], right: [UInt8])],
    _ cancellation: Cancellation
  ) throws(ExecutionError) -> PairedGroups? {
    let count = numbers.valueCount
    let alternatives = marks.map(Self.alternatives)
    guard areBitsShared(lefts, rights, alternatives) else { return nil }
    try cancellation.check()
    let areGroupsOne = isOneArray(lefts.groups, rights.groups)
    guard let ranges = ranges(lefts, rights, areGroupsOne: areGroupsOne),
      let left = NumberBits(
        numbers.left.span, count: count, in: lefts.groups.span, groupCount: lefts.count,
        zip(marks.map(\.left), alternatives).map { MarkedRows(marks: $0, bits: $1) })
    else { return nil }
    var right = left
    if !numbers.areOne || !areGroupsOne || marks.contains(where: { $0.left != $0.right }) {
      guard
        let other = NumberBits(
          numbers.right.span, count: count, in: rights.groups.span, groupCount: rights.count,
          zip(marks.map(\.right), alternatives).map { MarkedRows(marks: $0, bits: $1) })
      else { return nil }
      right = other
    }
    let found = sharingGroups(left, right, ranges)
    var layer = 1
    var marked: [[Int32]] = []
    for bits in alternatives {
      try cancellation.check()
      marked.append(
        sharedNumbers(
          left, right, layers: layer..<layer + bits.count, of: found.lefts.span, found.rights.span))
      layer += bits.count
    }
    return PairedGroups(
      lefts: found.lefts, rights: found.rights, all: found.counts, marked: marked)
  }

  /// Which right groups each left one may be paired with; nil where rows of a group differ.
  private func ranges(
    _ lefts: Grouping, _ rights: Grouping, areGroupsOne: Bool
  ) -> GroupRanges? {
    guard let order else {
      let zeros = [Int32](repeating: 0, count: lefts.count)
      return GroupRanges(
        lows: zeros, highs: zeros, ranks: [Int32](repeating: 0, count: rights.count))
    }
    guard
      let left = valuesOfGroups(
        order.ranks.left.span, in: lefts.groups.span, groupCount: lefts.count)
    else { return nil }
    var ranks = left
    if !order.ranks.areOne || !areGroupsOne {
      guard
        let right = valuesOfGroups(
          order.ranks.right.span, in: rights.groups.span, groupCount: rights.count)
      else { return nil }
      ranks = right
    }
    let (lows, highs) = order.bounds(left)
    return GroupRanges(lows: lows, highs: highs, ranks: ranks)
  }

  /// What counting takes in the way that takes less, in nanoseconds.
  func costOfCounts(
    _ lefts: Grouping, _ rights: Grouping, _ marks: [(left: [UInt8], right: [UInt8])]
  ) -> Double {
    min(
      Double(sharedWords(lefts, rights, marks.map(Self.alternatives))) * Costs.word,
      expectedCount * Double(marks.count + 1) * Costs.countedPair)
  }

  /// Bytes that counting takes beside the counts themselves.
  func bytesOfCounts(
    _ lefts: Grouping, _ rights: Grouping, _ marks: [(left: [UInt8], right: [UInt8])]
  ) -> Int {
    let alternatives = marks.map(Self.alternatives)
    guard areBitsShared(lefts, rights, alternatives) else { return 0 }
    return (lefts.count + rights.count) * groupWords(alternatives) * MemoryLayout<UInt64>.size
  }

  /// Whether pairs are sooner counted by the bits that groups share.
  private func areBitsShared(
    _ lefts: Grouping, _ rights: Grouping, _ alternatives: [[UInt8]]
  ) -> Bool {
    CostModel.isLessToShareBits(
      sharedWords(lefts, rights, alternatives),
      pairs: expectedCount * Double(alternatives.count + 1))
  }

  /// The bits that rows of both sides have.
  private static func alternatives(_ marks: (left: [UInt8], right: [UInt8])) -> [UInt8] {
    var common = marks.left.reduce(0, |)
    if !isOneArray(marks.left, marks.right) { common &= marks.right.reduce(0, |) }
    return (0..<UInt8.bitWidth).map { 1 << UInt8($0) }.filter { common & $0 != 0 }
  }

  /// How many words of bits are intersected: of each left group with each right one, once for all
  /// pairs and once for each bit of each mark.
  private func sharedWords(
    _ lefts: Grouping, _ rights: Grouping, _ alternatives: [[UInt8]]
  ) -> Int {
    lefts.count * rights.count * groupWords(alternatives)
  }

  /// Words of bits of one group.
  private func groupWords(_ alternatives: [[UInt8]]) -> Int {
    NumberBits.width(numbers.valueCount) * (1 + alternatives.joined().count)
  }
}
