import Language
import Model
import Plan
import Store

/// Values of a column on each side of a join as numbers that order as the values do.
struct JoinNumbers: Sendable {
  let left: [Int32]
  let right: [Int32]
  /// How many numbers values have; unknown is the next, none the one after it.
  let valueCount: Int

  /// The numbers of the rows of each side; nil for values that are not of one kind.
  init?(_ one: MappedColumn, _ leftCount: Int, _ other: MappedColumn, _ rightCount: Int) {
    let left = Vector(one, 0..<leftCount)
    let right = Vector(other, 0..<rightCount)
    let values: Vector.Values
    switch (left.values, right.values) {
    case (.integers(let one), .integers(let other)): values = .integers(Cells(one.array + other))
    case (.codes(let one, let dictionary), .codes(let other, let others))
    where dictionary.isSame(as: others):
      values = .codes(Cells(one.array + other), dictionary)
    default: return nil
    }
    func joined(_ bits: Bitmap?, _ others: Bitmap?) -> Bitmap? {
      if bits == nil && others == nil { return nil }
      let rows = (bits?.rows ?? []).map { Int($0) }
      let rest = (others?.rows ?? []).map { Int($0) + leftCount }
      return Bitmap(rows: rows + rest, count: leftCount + rightCount)
    }
    let ordinals = Ordinals(
      Vector(
        type: left.type, values: values, unknown: joined(left.unknown, right.unknown),
        none: joined(left.none, right.none)))
    self.left = Array(ordinals.codes[..<leftCount])
    self.right = Array(ordinals.codes[leftCount...])
    valueCount = ordinals.valueCount
  }

  /// True if a value is unknown.
  var hasUnknown: Bool {
    let unknown = Int32(truncatingIfNeeded: valueCount)
    return left.contains(unknown) || right.contains(unknown)
  }

  /// True if each row of both sides has a value.
  var isWhole: Bool {
    let end = Int32(truncatingIfNeeded: valueCount)
    return left.allSatisfy { $0 < end } && right.allSatisfy { $0 < end }
  }
}

/// What a join asks of a column on each side, by its place on its side.
struct JoinComparison {
  let comparison: ComparisonOperator
  let left: Int
  let right: Int

  /// Only of types whose values are the same exactly if they are equal.
  init?(_ predicate: Predicate, across leftCount: Int) {
    guard case .compare(let comparison, .column(let one), .column(let other)) = predicate else {
      return nil
    }
    let isText = one.type.isText && other.type.isText
    guard isText || (one.type == .integer && other.type == .integer) else { return nil }
    let isAcross = one.column < leftCount
    let (first, second) = isAcross ? (one.column, other.column) : (other.column, one.column)
    guard first < leftCount, second >= leftCount else { return nil }
    self.comparison = isAcross ? comparison : comparison.mirrored
    left = first
    right = second - leftCount
  }
}

/// The pairs that a join has to try, found by numbers: where a column of each side must be equal,
/// and perhaps another be less or greater, no other pair is looked at.
struct JoinPartners: Sendable {
  /// What is left to be asked of the pairs.
  let rest: [Predicate]
  /// How the pairs are found, in words.
  let detail: String
  private let isOrdered: Bool
  /// The number of each left row.
  let numbers: [Int32]
  /// The right rows by their numbers.
  let right: PlacesByNumber
  /// The rank of each place of these.
  let ranks: [Int32]
  /// The least and the greatest rank on the right for each left row.
  let lows: [Int32]
  let highs: [Int32]

  /// Nil where no column must be equal, or a value of it is unknown.
  init?(_ conditions: [Predicate], _ left: Shape, _ right: Shape) {
    func numbers(_ comparison: JoinComparison) -> JoinNumbers? {
      JoinNumbers(
        left.columns[comparison.left], left.rowCount, right.columns[comparison.right],
        right.rowCount)
    }
    let comparisons = conditions.map { JoinComparison($0, across: left.columns.count) }
    guard let place = comparisons.firstIndex(where: { $0?.comparison == .equal }),
      let equal = comparisons[place].flatMap(numbers), !equal.hasUnknown
    else { return nil }
    self.numbers = equal.left
    let byNumber = PlacesByNumber(equal.right.span, count: equal.valueCount)
    self.right = byNumber
    var rest = conditions
    for (other, comparison) in comparisons.enumerated() {
      guard other != place, let comparison, comparison.comparison != .notEqual,
        let order = numbers(comparison), order.isWhole
      else { continue }
      rest.remove(at: max(other, place))
      rest.remove(at: min(other, place))
      self.rest = rest
      isOrdered = true
      detail = "by equal numbers of values, and by the order of others"
      ranks = gathered(order.right.span, at: byNumber.places.span, placeholder: 0)
      (lows, highs) = JoinPartners.bounds(comparison.comparison, order.left)
      return
    }
    rest.remove(at: place)
    self.rest = rest
    isOrdered = false
    detail = "by equal numbers of values"
    ranks = [Int32](repeating: 0, count: byNumber.places.count)
    lows = [Int32](repeating: 0, count: left.rowCount)
    highs = lows
  }

  /// The least and the greatest rank on the right that compare as asked with each on the left.
  private static func bounds(
    _ comparison: ComparisonOperator, _ ranks: [Int32]
  ) -> (lows: [Int32], highs: [Int32]) {
    let any = (low: [Int32](repeating: 0, count: ranks.count), high: Int32.max)
    return switch comparison {
    case .less: (ranks.map { $0 + 1 }, ranks.map { _ in any.high })
    case .lessOrEqual: (ranks, ranks.map { _ in any.high })
    case .greater: (any.low, ranks.map { $0 - 1 })
    case .greaterOrEqual: (any.low, ranks)
    case .equal, .notEqual: (ranks, ranks)
    }
  }

  /// How many pairs there are to try, as far as numbers tell; the order of other columns is taken
  /// to leave half of them.
  var expectedCount: Double {
    Double(candidateCount) * (isOrdered ? 0.5 : 1)
  }

  /// How many pairs some left rows may have.
  func size(of left: Int) -> Int { right.count(of: numbers[left]) }

  /// How many pairs all left rows may have.
  var candidateCount: Int { numbers.reduce(0) { $0 + right.count(of: $1) } }

  /// How many pairs each combination of a left row's group and a right one's has, the right's lying
  /// next to each other: of all pairs, then for each of the marks of those whose rows share a bit.
  func counts(
    _ lefts: Grouping, _ rights: Grouping, _ marks: [(left: [UInt8], right: [UInt8])]
  ) -> [[Int32]] {
    if let counts = sharedCounts(lefts, rights, marks) { return counts }
    let order = right.placesByRank(ranks.span)
    let rows = gathered(right.places.span, at: order.span, placeholder: 0)
    let runs = right.runs(
      of: numbers.span, ranks: gathered(ranks.span, at: order.span, placeholder: 0).span,
      lows: lows.span, highs: highs.span)
    let rightGroups = gathered(rights.groups.span, at: rows.span, placeholder: 0)
    let groupCounts = (left: lefts.count, right: rights.count)
    let all = joinedCounts(runs, lefts.groups.span, rightGroups.span, groupCounts)
    return [all]
      + marks.map { marks in
        joinedCounts(
          runs, lefts.groups.span, rightGroups.span, groupCounts, marks.left.span,
          gathered(marks.right.span, at: rows.span, placeholder: 0).span)
      }
  }

  /// The pairs of some left rows, by their places on both sides.
  func pairs(of lefts: Range<Int>) -> (left: [Int32], right: [Int32]) {
    joinedPlaces(
      lefts, numbers: numbers.span, right: right, ranks: ranks.span, lows: lows.span,
      highs: highs.span)
  }
}
