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
  ///
  /// - Throws: `interrupted`.
  init?(
    _ one: MappedColumn, _ leftCount: Int, _ other: MappedColumn, _ rightCount: Int,
    _ cancellation: Cancellation
  ) throws(ExecutionError) {
    try cancellation.check()
    if one.column.isSame(as: other.column) {
      try self.init(ofOneColumn: one, other, cancellation)
    } else {
      try self.init(ofColumns: one, leftCount, other, rightCount, cancellation)
    }
  }

  /// Where both sides read one column, its values are numbered once.
  private init?(
    ofOneColumn one: MappedColumn, _ other: MappedColumn, _ cancellation: Cancellation
  ) throws(ExecutionError) {
    let vector = Vector(MappedColumn(name: one.name, column: one.column), 0..<one.column.count)
    switch vector.values {
    case .integers, .codes, .prose: break
    default: return nil
    }
    let ordinals = try Ordinals(vector, cancellation)
    left = one.rows.map { ordinals.gathered(at: $0).codes } ?? ordinals.codes
    right =
      other.isSame(as: one)
      ? left : other.rows.map { ordinals.gathered(at: $0).codes } ?? ordinals.codes
    valueCount = ordinals.valueCount
  }

  private init?(
    ofColumns one: MappedColumn, _ leftCount: Int, _ other: MappedColumn, _ rightCount: Int,
    _ cancellation: Cancellation
  ) throws(ExecutionError) {
    let left = Vector(one, 0..<leftCount)
    let right = Vector(other, 0..<rightCount)
    let values: Vector.Values
    switch (left.values, right.values) {
    case (.integers(let one), .integers(let other)): values = .integers(Cells(one.array + other))
    case (.codes(let one, let dictionary), .codes(let other, let others))
    where dictionary.isSame(as: others):
      values = .codes(Cells(one.array + other), dictionary)
    default:
      guard let one = left.texts, let other = right.texts else { return nil }
      values = .prose(one.followed(by: other))
    }
    func joined(_ bits: Bitmap?, _ others: Bitmap?) -> Bitmap? {
      if bits == nil && others == nil { return nil }
      let rows = (bits?.rows ?? []).map { Int($0) }
      let rest = (others?.rows ?? []).map { Int($0) + leftCount }
      return Bitmap(rows: rows + rest, count: leftCount + rightCount)
    }
    try cancellation.check()
    let ordinals = try Ordinals(
      Vector(
        type: left.type, values: values, unknown: joined(left.unknown, right.unknown),
        none: joined(left.none, right.none)), cancellation)
    self.left = Array(ordinals.codes[..<leftCount])
    self.right = Array(ordinals.codes[leftCount...])
    valueCount = ordinals.valueCount
  }

  /// True if both sides have the same numbers because they have the same rows.
  var areOne: Bool { isOneArray(left, right) }

  /// True if a value is unknown.
  var hasUnknown: Bool {
    let unknown = Int32(truncatingIfNeeded: valueCount)
    return !isWhole && (left.contains(unknown) || right.contains(unknown))
  }

  /// True if each row of both sides has a value.
  var isWhole: Bool {
    let end = Int32(truncatingIfNeeded: valueCount)
    return areAll(left.span, below: end) && (areOne || areAll(right.span, below: end))
  }

  /// How many pairs of rows have equal numbers.
  var equalCount: Int {
    // Unknown and none are the last, and no pair's.
    let lefts = groupCounts(left.span, groupCount: valueCount + 2)
    let rights = areOne ? lefts : groupCounts(right.span, groupCount: valueCount + 2)
    return zip(lefts, rights).dropLast(2).reduce(0) { $0 + $1.0 * $1.1 }
  }
}

/// What a join asks of a column on each side, by its place on its side.
struct JoinComparison: Sendable {
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
