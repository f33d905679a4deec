import Language
import Plan

/// The pairs that a join has to try, found by numbers: where a column of each side must be equal,
/// and perhaps another be less or greater, no other pair is looked at.
struct JoinPartners: Sendable {
  /// What is left to be asked of the pairs.
  let rest: [Predicate]
  /// How the pairs are found, in words.
  let detail: String
  /// The numbers that must be equal; none is that of unknown.
  let numbers: JoinNumbers
  /// What else is asked of each pair.
  let order: JoinOrder?
  /// How many pairs all left rows may have.
  let candidateCount: Int
  /// What must be equal.
  private let equality: JoinComparison

  /// Nil where no column must be equal, or a value of it is unknown.
  ///
  /// - Throws: `interrupted`.
  init?(
    _ conditions: [Predicate], _ left: Shape, _ right: Shape, _ cancellation: Cancellation
  ) throws(ExecutionError) {
    func numbers(_ comparison: JoinComparison) throws(ExecutionError) -> JoinNumbers? {
      try JoinNumbers(
        left.columns[comparison.left], left.rowCount, right.columns[comparison.right],
        right.rowCount, cancellation)
    }
    let comparisons = conditions.map { JoinComparison($0, across: left.columns.count) }
    guard let place = comparisons.firstIndex(where: { $0?.comparison == .equal }),
      let equality = comparisons[place], let equal = try numbers(equality), !equal.hasUnknown
    else { return nil }
    self.numbers = equal
    self.equality = equality
    try cancellation.check()
    candidateCount = equal.equalCount
    var rest = conditions
    for (other, comparison) in comparisons.enumerated() {
      guard other != place, let comparison, comparison.comparison != .notEqual,
        let ranks = try numbers(comparison), ranks.isWhole
      else { continue }
      rest.remove(at: max(other, place))
      rest.remove(at: min(other, place))
      self.rest = rest
      detail = "by equal numbers of values, and by the order of others"
      order = JoinOrder(comparison: comparison, ranks: ranks)
      return
    }
    rest.remove(at: place)
    self.rest = rest
    detail = "by equal numbers of values"
    order = nil
  }

  /// How many pairs there are to try, as far as numbers tell; the order of other columns is taken
  /// to leave half of them.
  var expectedCount: Double {
    Double(candidateCount) * (order == nil ? 1 : 0.5)
  }

  /// The numbers of a side's rows by one of its columns, counted from 0 on the left and on from
  /// there on the right; nil for a column by which no pairs are found.
  func ordinals(of column: Int, leftCount: Int) -> Ordinals? {
    func found(_ comparison: JoinComparison, _ numbers: JoinNumbers) -> [Int32]? {
      if column == comparison.left { return numbers.left }
      return column == comparison.right + leftCount ? numbers.right : nil
    }
    if let codes = found(equality, numbers) {
      return Ordinals(codes: codes, valueCount: numbers.valueCount)
    }
    guard let order, let codes = found(order.comparison, order.ranks) else { return nil }
    return Ordinals(codes: codes, valueCount: order.ranks.valueCount)
  }

  /// The combinations of a left row's group and a right one's that have a pair: of all pairs, then
  /// for each of the marks how many there are whose rows share a bit.
  ///
  /// - Throws: `interrupted`.
  func counts(
    _ lefts: Grouping, _ rights: Grouping, _ marks: [(left: [UInt8], right: [UInt8])],
    _ cancellation: Cancellation
  ) throws(ExecutionError) -> PairedGroups {
    if let shared = try sharedCounts(lefts, rights, marks, cancellation) { return shared }
    return try PartnerPlaces(self, cancellation).counts(lefts, rights, marks, cancellation)
  }
}

/// How the ranks of the left and the right row of a pair compare.
struct JoinOrder: Sendable {
  let comparison: JoinComparison
  let ranks: JoinNumbers

  /// The least and the greatest rank on the right that compare as asked with each on the left.
  func bounds(_ ranks: [Int32]) -> (lows: [Int32], highs: [Int32]) {
    let any = (low: [Int32](repeating: 0, count: ranks.count), high: Int32.max)
    return switch comparison.comparison {
    case .less: (ranks.map { $0 + 1 }, ranks.map { _ in any.high })
    case .lessOrEqual: (ranks, ranks.map { _ in any.high })
    case .greater: (any.low, ranks.map { $0 - 1 })
    case .greaterOrEqual: (any.low, ranks)
    case .equal, .notEqual: (ranks, ranks)
    }
  }
}

/// The rows of the right of a join by their numbers, and which of them may be paired with each row
/// of the left.
struct PartnerPlaces: Sendable {
  private let numbers: [Int32]
  private let right: PlacesByNumber
  /// The rank of each place of the right.
  private let ranks: [Int32]
  /// The least and the greatest rank on the right for each left row.
  private let lows: [Int32]
  private let highs: [Int32]

  /// - Throws: `interrupted`.
  init(_ partners: JoinPartners, _ cancellation: Cancellation) throws(ExecutionError) {
    let places = try PlacesByNumber(
      partners.numbers.right.span, count: partners.numbers.valueCount, cancellation)
    numbers = partners.numbers.left
    right = places
    if let order = partners.order {
      ranks = gathered(order.ranks.right.span, at: places.places.span, placeholder: 0)
      try cancellation.check()
      (lows, highs) = order.bounds(order.ranks.left)
    } else {
      let zeros = [Int32](repeating: 0, count: partners.numbers.left.count)
      ranks = [Int32](repeating: 0, count: places.places.count)
      (lows, highs) = (zeros, zeros)
    }
  }

  /// How many pairs a left row may have.
  func size(of left: Int) -> Int { right.count(of: numbers[left]) }

  /// The pairs of some left rows, by their places on both sides.
  func pairs(of lefts: Range<Int>) -> (left: [Int32], right: [Int32]) {
    joinedPlaces(
      lefts, numbers: numbers.span, right: right, ranks: ranks.span, lows: lows.span,
      highs: highs.span)
  }

  /// The groups of pairs, counted row by row.
  ///
  /// - Throws: `interrupted`.
  func counts(
    _ lefts: Grouping, _ rights: Grouping, _ marks: [(left: [UInt8], right: [UInt8])],
    _ cancellation: Cancellation
  ) throws(ExecutionError) -> PairedGroups {
    let order = try right.placesByRank(ranks.span, cancellation)
    let rows = gathered(right.places.span, at: order.span, placeholder: 0)
    try cancellation.check()
    let runs = try right.runs(
      of: numbers.span, ranks: gathered(ranks.span, at: order.span, placeholder: 0).span,
      lows: lows.span, highs: highs.span, cancellation)
    let rightGroups = gathered(rights.groups.span, at: rows.span, placeholder: 0)
    let groupCounts = (left: lefts.count, right: rights.count)
    // Pairs are no more than a join may make.
    let all = joinedCounts(runs, lefts.groups.span, rightGroups.span, groupCounts)
    var marked: [[Int32]] = []
    for marks in marks {
      try cancellation.check()
      marked.append(
        joinedCounts(
          runs, lefts.groups.span, rightGroups.span, groupCounts, marks.left.span,
          gathered(marks.right.span, at: rows.span, placeholder: 0).span))
    }
    return PairedGroups(all, marked, rightCount: rights.count)
  }
}

/// Combinations of a left and a right group that have a pair, a left group's one after the other,
/// both in the order of groups.
struct PairedGroups: Sendable {
  let lefts: [Int32]
  let rights: [Int32]
  /// The pairs of each combination.
  let all: [Int32]
  /// For each of some marks the pairs of each combination whose rows share a bit.
  let marked: [[Int32]]

  init(lefts: [Int32], rights: [Int32], all: [Int32], marked: [[Int32]]) {
    (self.lefts, self.rights, self.all, self.marked) = (lefts, rights, all, marked)
  }

  /// The same of one combination, even if it has no pair.
  var ofOneGroup: PairedGroups {
    guard all.isEmpty else { return self }
    return PairedGroups(lefts: [0], rights: [0], all: [0], marked: marked.map { _ in [0] })
  }

  /// Leaves out combinations that have no pair, of counts of every combination.
  fileprivate init(_ all: [Int32], _ marked: [[Int32]], rightCount: Int) {
    let places = presentPlaces(all.span)
    var lefts = places
    rights = secondCodes(of: &lefts, width: rightCount)
    self.lefts = lefts
    self.all = gathered(all.span, at: places.span, placeholder: 0)
    self.marked = marked.map { gathered($0.span, at: places.span, placeholder: 0) }
  }
}
