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
    try take(left.candidates.count, asSideOf: left.shape)
    try take(right.candidates.count, asSideOf: right.shape)
    guard let sides = JoinSides(left, right), let partners = JoinPartners(conditions, of: sides),
      partners.rest.isEmpty, partners.candidateCount <= pairsMax
    else { return nil }
    let one = try grouping(aggregation.keys.filter { sides.isLeft($0.value) }, over: sides.left)
    let other = try grouping(aggregation.keys.filter { !sides.isLeft($0.value) }, over: sides.right)
    guard one.count * other.count <= JoinSides.groupsMax else { return nil }
    try memory.take(
      one.count * other.count, bytesEach: 12 * (aggregation.aggregates.count + 1), for: .groups)
    var marks: [(left: [UInt8], right: [UInt8])] = []
    for aggregate in aggregation.aggregates {
      guard let mark = try self.marks(aggregate.function, sides) else { return nil }
      marks.append(mark)
    }
    let all = partners.counts(one, other, nil)
    try cancellation.check()
    let present = all.indices.filter { all[$0] > 0 }
    let firsts = Shape(
      columns: sides.columns(
        left: present.map { one.firstRows[$0 / other.count] },
        right: present.map { other.firstRows[$0 % other.count] }),
      rowCount: present.count, table: nil)
    expect(
      rows: expectedGroups(one.count * other.count, rows: partners.candidateCount),
      nanoseconds: partners.expectedCount * Costs.countedPair
        * Double(aggregation.aggregates.count + 1))
    describe("pairs by group, none made: " + partners.detail)
    depart(Relation(all: firsts.restricted(to: [])))
    let columns = zip(aggregation.aggregates, marks).map { aggregate, marks in
      let counts = marks.left.isEmpty ? all : partners.counts(one, other, marks)
      return MappedColumn(name: aggregate.name, column: .counts(present.map { counts[$0] }))
    }
    return try groups(aggregation.keys, of: firsts, columns)
  }

  private mutating func grouping(
    _ keys: [NamedScalar], over shape: Shape
  ) throws(ExecutionError) -> Grouping {
    var ordinals: [Ordinals] = []
    for key in keys { ordinals.append(try groupKey(key, over: shape).ordinals) }
    return try Grouping(ordinals, rowCount: shape.rowCount)
  }

  /// A row for each row of a shape, each a group of its own, in the order in which groups stand.
  private mutating func groups(
    _ keys: [NamedScalar], of firsts: Shape, _ aggregates: [MappedColumn]
  ) throws(ExecutionError) -> Relation {
    var groupKeys: [GroupKey] = []
    for key in keys { groupKeys.append(try groupKey(key, over: firsts)) }
    let grouping = try Grouping(groupKeys.map(\.ordinals), rowCount: firsts.rowCount)
    let order = groupOrder(groupKeys, grouping, firstAggregate: aggregates.first?.column)
    let columns =
      groupKeys.map { $0.column(of: grouping, order) } + aggregates.map { $0.restricted(to: order) }
    return Relation(all: Shape(columns: columns, rowCount: firsts.rowCount, table: nil))
  }

  /// The bits of each row of both sides; pairs that share one are counted. Empty where every pair
  /// is, nil where bits do not tell.
  private mutating func marks(
    _ function: AggregateFunction, _ sides: JoinSides
  ) throws(ExecutionError) -> (left: [UInt8], right: [UInt8])? {
    switch function {
    case .count: return ([], [])
    case .countWhere(let predicate):
      guard let alternatives = sides.alternatives(of: predicate),
        let left = try marks(alternatives.map(\.left), over: sides.left),
        let right = try marks(alternatives.map(\.right), over: sides.right)
      else { return nil }
      return (left, right)
    default: return nil
    }
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

  /// The columns of pairs of rows.
  func columns(left rows: [Int32], right others: [Int32]) -> [MappedColumn] {
    left.columns.indices.map {
      left.columns[$0].restricted(to: $0 < leftCount ? rows : others)
    }
  }

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
