import Language
import Model
import Plan
import Store

extension Execution {
  /// Pairs of rows for which a predicate is yes or may be, in the left's order, then the right's.
  ///
  /// A pair is certain if both rows are and the predicate is yes. Where the predicate asks that a
  /// column of each side be equal, only pairs whose values agree, or are unknown, are tried.
  ///
  /// - Throws: `interrupted`, `tooManyPairs`, `unsupported`, `malformedPlan`.
  mutating func join(
    _ left: Relation, _ right: Relation, on predicate: Predicate
  ) throws(ExecutionError) -> Relation {
    let one = left.candidates
    let other = right.candidates
    let equality = predicate.equality(across: left.shape.columns.count)
    let lookup = equality.map { equality in
      JoinLookup(
        left: values(of: left.shape.columns[equality.left], at: one),
        right: values(of: right.shape.columns[equality.right], at: other))
    }
    describe(lookup == nil ? "each row with each" : "by equal values")
    var pairs = JoinedPairs(left: left.shape, right: right.shape, predicate: predicate)
    let everyone = Array(other.indices)
    for place in one.indices {
      for partner in lookup?.partners(of: place) ?? everyone {
        pairs.add(one[place], other[partner])
        if pairs.isFull { try keep(&pairs) }
      }
    }
    try keep(&pairs)
    return joined(left, right, pairs)
  }

  private func values(of source: MappedColumn, at rows: [Int32]) -> [Value] {
    rows.map { row in
      let stored = source.rows.map { $0[Int(row)] } ?? row
      if stored == NoRow.none { return .none }
      return stored < 0 ? .unknown : source.column.value(at: Int(stored))
    }
  }

  // Tests the pairs that wait and keeps those that may be.
  private mutating func keep(_ pairs: inout JoinedPairs) throws(ExecutionError) {
    guard !pairs.isEmpty else { return }
    try cancellation.check()
    let shape = pairs.shape
    let truth = try evaluate(try lower(pairs.predicate, over: shape), rowCount: shape.rowCount)
    pairs.keep(truth)
    if pairs.keptCount > pairsMax { throw .tooManyPairs(limit: pairsMax) }
  }

  private func joined(_ left: Relation, _ right: Relation, _ pairs: JoinedPairs) -> Relation {
    let columns =
      left.shape.columns.map { $0.restricted(to: pairs.keptLeft) }
      + right.shape.columns.map { $0.restricted(to: pairs.keptRight) }
    let yes = packed(pairs.keptCount) { pair in
      pairs.isYes[pair] && left.truth.yes[Int(pairs.keptLeft[pair])]
        && right.truth.yes[Int(pairs.keptRight[pair])]
    }
    let shape = Shape(columns: columns, rowCount: pairs.keptCount, table: nil)
    return Relation(
      shape: shape,
      truth: TruthSet(
        yes: Bitmap(words: yes, count: pairs.keptCount),
        possible: Bitmap(repeating: true, count: pairs.keptCount)),
      order: nil, start: shape)
  }
}

/// Pairs of rows on their way through the test of a join.
private struct JoinedPairs {
  let left: Shape
  let right: Shape
  let predicate: Predicate
  private let read: Set<Int>
  private var waitingLeft: [Int32] = []
  private var waitingRight: [Int32] = []
  private(set) var keptLeft: [Int32] = []
  private(set) var keptRight: [Int32] = []
  /// Whether the test was yes of each pair that was kept.
  private(set) var isYes: [Bool] = []

  init(left: Shape, right: Shape, predicate: Predicate) {
    self.left = left
    self.right = right
    self.predicate = predicate
    var read: Set<Int> = []
    predicate.forEachScalar { $0.forEachColumn { read.insert($0.column) } }
    self.read = read
  }

  var isEmpty: Bool { waitingLeft.isEmpty }
  var isFull: Bool { waitingLeft.count == 65_536 }
  var keptCount: Int { keptLeft.count }

  mutating func add(_ one: Int32, _ other: Int32) {
    waitingLeft.append(one)
    waitingRight.append(other)
  }

  /// The pairs that wait. Columns that the test does not read keep their own rows, for nothing
  /// looks at them.
  var shape: Shape {
    let all = left.columns + right.columns
    let columns = all.indices.map { index in
      guard read.contains(index) else { return all[index] }
      return all[index].restricted(
        to: index < left.columns.count ? waitingLeft : waitingRight)
    }
    return Shape(columns: columns, rowCount: waitingLeft.count, table: nil)
  }

  mutating func keep(_ truth: TruthSet) {
    for row in truth.possible.rows {
      keptLeft.append(waitingLeft[Int(row)])
      keptRight.append(waitingRight[Int(row)])
      isYes.append(truth.yes[Int(row)])
    }
    waitingLeft.removeAll(keepingCapacity: true)
    waitingRight.removeAll(keepingCapacity: true)
  }
}

/// Which rows of the right may have a left row's value.
private struct JoinLookup {
  private let left: [Value]
  private let places: [Value: [Int]]
  private let unknown: [Int]
  private let rightCount: Int

  init(left: [Value], right: [Value]) {
    self.left = left
    var places: [Value: [Int]] = [:]
    var unknown: [Int] = []
    for (place, value) in right.enumerated() {
      switch value {
      case .unknown: unknown.append(place)
      case .none: break
      default: places[value, default: []].append(place)
      }
    }
    self.places = places
    self.unknown = unknown
    rightCount = right.count
  }

  /// The places on the right, ascending.
  func partners(of place: Int) -> [Int] {
    switch left[place] {
    case .none: return []
    case .unknown: return Array(0..<rightCount)
    default:
      let equal = places[left[place]] ?? []
      return unknown.isEmpty ? equal : (equal + unknown).sorted()
    }
  }
}

extension Relation {
  /// The rows that are in or may be: in their order, and those that only may be where the rows
  /// stand, or after them all if the rows were put in an order.
  fileprivate var candidates: [Int32] {
    order == nil ? truth.possible.rows : rows + truth.unsure.rows
  }
}

extension Predicate {
  /// A column on each side of a join that must be equal, by its place on its side; only of types
  /// whose values are the same exactly if they are equal.
  fileprivate func equality(across leftCount: Int) -> (left: Int, right: Int)? {
    switch self {
    case .and(let parts):
      for part in parts {
        if let found = part.equality(across: leftCount) { return found }
      }
      return nil
    case .compare(.equal, .column(let one), .column(let other)):
      let isText = one.type.isText && other.type.isText
      guard isText || (one.type == .integer && other.type == .integer) else { return nil }
      let (first, second) = (min(one.column, other.column), max(one.column, other.column))
      return first < leftCount && second >= leftCount ? (first, second - leftCount) : nil
    default: return nil
    }
  }
}
