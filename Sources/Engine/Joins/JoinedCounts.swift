import Language
import Model
import Plan
import Store

extension Execution {
  /// Groups of pairs of rows, with how many pairs each has: counted, and no pair made.
  ///
  /// Nil where something else than pairs is counted, where not all rows and tests are certain, or
  /// where pairs are not found by numbers alone.
  ///
  /// - Throws: `interrupted`, `tooManyGroups`, `tooMuchMemory`, `unsupported`, `malformedPlan`.
  mutating func joinedCounts(
    _ left: Relation, _ right: Relation, on predicate: Predicate, _ aggregation: Aggregation
  ) throws(ExecutionError) -> Relation? {
    let conditions = predicate.conjuncts
    guard left.truth.unsure.isEmpty, right.truth.unsure.isEmpty,
      JoinSides.areCounted(aggregation, left.shape.columns.count, conditions)
    else { return nil }
    try take(left.truth.possibleCount, asSideOf: left.shape)
    try take(right.truth.possibleCount, asSideOf: right.shape)
    guard let sides = JoinSides(left, right),
      let partners = JoinPartners(conditions, sides.leftAlone, sides.rightAlone),
      partners.rest.isEmpty, partners.candidateCount <= pairsMax
    else { return nil }
    var keys: [GroupKey] = []
    for key in aggregation.keys {
      keys.append(try groupKey(key, over: sides.isLeft(key.value) ? sides.left : sides.right))
    }
    let areLeft = aggregation.keys.map { sides.isLeft($0.value) }
    func grouping(ofLeft isLeft: Bool, _ shape: Shape) throws(ExecutionError) -> Grouping {
      let keys = zip(keys, areLeft).filter { $0.1 == isLeft }.map(\.0.ordinals)
      return try Grouping(keys, rowCount: shape.rowCount)
    }
    let one = try grouping(ofLeft: true, sides.left)
    let other = try grouping(ofLeft: false, sides.right)
    guard one.count * other.count <= JoinSides.groupsMax else { return nil }
    try memory.take(
      one.count * other.count, bytesEach: 12 * (aggregation.aggregates.count + 1), for: .groups)
    var marks: [(left: [UInt8], right: [UInt8])] = []
    for aggregate in aggregation.aggregates {
      guard case .countWhere(let predicate) = aggregate.function else { continue }
      guard let mark = try self.marks(predicate, sides) else { return nil }
      marks.append(mark)
    }
    var counts = partners.counts(one, other, marks)[...]
    try cancellation.check()
    let all = counts.removeFirst()
    let present = PresentPairs(all, one, other)
    if profile != nil {
      let found = expectedGroups(one.count * other.count, rows: partners.candidateCount)
      let cost =
        sides.costOfRows(numbered: keys.count + conditions.count)
        + partners.costOfCounts(one, other, marks)
      expect(rows: found, nanoseconds: cost + found * CodedKey.costOfGroup(keys.count))
    }
    describe("pairs by group, none made: " + partners.detail)
    depart(Relation(all: Shape(columns: sides.columnsOfNone, rowCount: 0, table: nil)))
    let aggregates = aggregation.aggregates.map { aggregate in
      let isOfAll = if case .count = aggregate.function { true } else { false }
      let counts = isOfAll ? all : counts.removeFirst()
      return MappedColumn(
        name: aggregate.name, column: .counts(present.places.map { Int(counts[$0]) }))
    }
    let rows = areLeft.map { $0 ? present.leftRows : present.rightRows }
    let order = groupOrder(
      zip(keys, rows).map { $0.ranks(at: $1) }, of: present.places.count, firstKey: keys.first,
      firstAggregate: aggregates.first?.column)
    let columns =
      zip(keys, rows).map { $0.column(at: composed(order, through: $1)) }
      + aggregates.map { $0.restricted(to: order) }
    return Relation(all: Shape(columns: columns, rowCount: order.count, table: nil))
  }

  /// The bits of each row of both sides; pairs that share one are counted. Nil where bits do not
  /// tell.
  private mutating func marks(
    _ predicate: Predicate, _ sides: JoinSides
  ) throws(ExecutionError) -> (left: [UInt8], right: [UInt8])? {
    guard let alternatives = sides.alternatives(of: predicate),
      let left = try marks(alternatives.map(\.left), over: sides.left),
      let right = try marks(alternatives.map(\.right), over: sides.right)
    else { return nil }
    return (left, right)
  }

  private mutating func marks(
    _ alternatives: [[Predicate]], over shape: Shape
  ) throws(ExecutionError) -> [UInt8]? {
    var marks = [UInt8](repeating: 0, count: shape.rowCount)
    for (place, conditions) in alternatives.enumerated() {
      let truth = try evaluate(
        try lower(.and(conditions), over: shape), rowCount: shape.rowCount)
      guard truth.unsure.isEmpty else { return nil }
      for row in truth.yes.rows { marks[Int(row)] |= 1 << UInt8(place) }
    }
    return marks
  }
}

extension JoinSides {
  /// What bringing the rows of both sides together takes, in nanoseconds: each column is gathered,
  /// and so many have their values numbered.
  fileprivate func costOfRows(numbered count: Int) -> Double {
    let row = Double(left.columns.count) / 2 * Costs.gathered + Double(count) * Costs.numbered
    return Double(left.rowCount + right.rowCount) * row
  }
}

/// The combinations of two sides' groups that have a pair, a left group's one after the other.
private struct PresentPairs {
  /// Where each lies among all combinations.
  let places: [Int]
  /// A row of the left group of each.
  let leftRows: [Int32]
  /// A row of the right group of each.
  let rightRows: [Int32]

  init(_ counts: [Int32], _ one: Grouping, _ other: Grouping) {
    places = counts.indices.filter { counts[$0] > 0 }
    var lefts = places
    let rights = secondCodes(of: &lefts, width: other.count)
    leftRows = lefts.map { one.firstRows[$0] }
    rightRows = gathered(other.firstRows.span, at: rights.span, placeholder: 0)
  }
}

/// Both sides of a join whose pairs are counted. Each sees the columns of both, so that places mean
/// the same, and may read its own.
struct JoinSides {
  /// Combinations of groups that are worth a table.
  static let groupsMax = 1 << 22

  let left: Shape
  let right: Shape
  private let leftCount: Int

  /// False, before any row is copied, if something else than pairs is counted, a key is neither a
  /// text nor a whole number, or numbers do not tell which rows are a pair.
  static func areCounted(
    _ aggregation: Aggregation, _ leftCount: Int, _ conditions: [Predicate]
  ) -> Bool {
    aggregation.across == nil && !aggregation.keys.isEmpty
      && aggregation.keys.allSatisfy { $0.value.isNumbered }
      && aggregation.aggregates.allSatisfy { $0.function.isOfPairs } && conditions.count <= 2
      && conditions.allSatisfy { JoinComparison($0, across: leftCount) != nil }
  }

  /// Copies the rows of both; nil if one has none.
  init?(_ left: Relation, _ right: Relation) {
    let (one, other) = (left.candidates, right.candidates)
    guard !one.isEmpty, !other.isEmpty else { return nil }
    let columns = (left.shape.side(of: one).columns, right.shape.side(of: other).columns)
    leftCount = columns.0.count
    self.left = Shape(columns: columns.0 + columns.1, rowCount: one.count, table: nil)
    self.right = Shape(columns: columns.0 + columns.1, rowCount: other.count, table: nil)
  }

  /// The columns of the left side alone.
  var leftAlone: Shape { left.keeping(leftCount) }
  /// The columns of the right side alone.
  var rightAlone: Shape {
    Shape(
      columns: Array(right.columns.dropFirst(leftCount)), rowCount: right.rowCount, table: nil)
  }

  /// The columns of pairs of rows, of which there are none.
  var columnsOfNone: [MappedColumn] { left.columns.map { $0.restricted(to: []) } }

  /// Whether a key is of the left side.
  func isLeft(_ scalar: Scalar) -> Bool {
    if case .column(let reference) = scalar { reference.column < leftCount } else { true }
  }

  /// A condition of pairs as alternatives that each ask some of the left row and some of the right;
  /// nil if it is not one of at most eight.
  func alternatives(of predicate: Predicate) -> [(left: [Predicate], right: [Predicate])]? {
    let places = predicate.references.map(\.column)
    if places.allSatisfy({ $0 < leftCount }) { return [([predicate], [])] }
    if places.allSatisfy({ $0 >= leftCount }) { return [([], [predicate])] }
    var result: [(left: [Predicate], right: [Predicate])] = []
    switch predicate {
    case .or(let parts):
      for part in parts {
        guard let found = alternatives(of: part) else { return nil }
        result += found
      }
    case .and(let parts):
      result = [([], [])]
      for part in parts {
        guard let found = alternatives(of: part) else { return nil }
        result = result.flatMap { before in
          found.map { (before.left + $0.left, before.right + $0.right) }
        }
        if result.count > UInt8.bitWidth { return nil }
      }
    default: return nil
    }
    return result.count <= UInt8.bitWidth ? result : nil
  }
}

extension Scalar {
  /// True for a column whose equal values are the same.
  fileprivate var isNumbered: Bool {
    guard case .column(let reference) = self, reference.links.isEmpty else { return false }
    return reference.type.isText || reference.type == .integer
  }
}

extension AggregateFunction {
  /// True for what is told by how many pairs there are.
  fileprivate var isOfPairs: Bool {
    switch self {
    case .count, .countWhere: true
    default: false
    }
  }
}
