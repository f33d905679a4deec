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
    guard let sides = try JoinSides(left, right, cancellation),
      let partners = try JoinPartners(
        conditions, sides.leftAlone, sides.rightAlone, cancellation),
      partners.rest.isEmpty, partners.candidateCount <= pairsMax
    else { return nil }
    var keys: [GroupKey] = []
    for key in aggregation.keys { keys.append(try pairKey(key, of: sides, partners, keys)) }
    let areLeft = aggregation.keys.map { sides.isLeft($0.value) }
    let leftKeys = zip(keys, areLeft).filter(\.1).map(\.0.ordinals)
    let rightKeys = zip(keys, areLeft).filter { !$0.1 }.map(\.0.ordinals)
    let one = try Grouping(leftKeys, rowCount: sides.left.rowCount, cancellation)
    let areOne =
      !leftKeys.isEmpty && leftKeys.count == rightKeys.count
      && zip(leftKeys, rightKeys).allSatisfy { isOneArray($0.codes, $1.codes) }
    let other =
      try areOne ? one : Grouping(rightKeys, rowCount: sides.right.rowCount, cancellation)
    guard one.count * other.count <= JoinSides.groupsMax else { return nil }
    try memory.take(
      one.count * other.count, bytesEach: 12 * (aggregation.aggregates.count + 1), for: .groups)
    var marks: [(left: [UInt8], right: [UInt8])] = []
    for aggregate in aggregation.aggregates {
      guard case .countWhere(let predicate) = aggregate.function else { continue }
      guard let mark = try self.marks(predicate, sides) else { return nil }
      marks.append(mark)
    }
    try memory.take(1, bytesEach: partners.bytesOfCounts(one, other, marks), for: .pairs)
    var pairs = try partners.counts(one, other, marks, cancellation)
    // Without keys there is one group, even of no pair.
    if keys.isEmpty { pairs = pairs.ofOneGroup }
    try cancellation.check()
    if profile != nil {
      let found = expectedGroups(one.count * other.count, rows: partners.candidateCount)
      let cost =
        sides.costOfRows(numbered: keys.count + conditions.count)
        + partners.costOfCounts(one, other, marks)
      expect(rows: found, nanoseconds: cost + found * CodedKey.costOfGroup(keys.count))
    }
    describe("pairs by group, none made: " + partners.detail)
    depart(Relation(all: Shape(columns: sides.columnsOfNone, rowCount: 0, table: nil)))
    return try joined(
      pairs, zip(keys, areLeft).map { PairKey(key: $0, isLeft: $1, groups: $1 ? one : other) },
      aggregation.aggregates)
  }

  /// A key of a side, evaluated for each of its rows; once for both sides where they have the same,
  /// and not again where pairs are found by it.
  private mutating func pairKey(
    _ key: NamedScalar, of sides: JoinSides, _ partners: JoinPartners, _ others: [GroupKey]
  ) throws(ExecutionError) -> GroupKey {
    let shape = sides.isLeft(key.value) ? sides.left : sides.right
    guard case .column(let reference) = key.value else { return try groupKey(key, over: shape) }
    let source = try resolve(reference, in: shape)
    if let ordinals = partners.ordinals(of: reference.column, leftCount: sides.leftCount) {
      return GroupKey(
        name: key.name, type: source.column.type, source: source, vector: nil, ordinals: ordinals)
    }
    if let same = others.first(where: { $0.source?.isSame(as: source) ?? false }) {
      return same.renamed(key.name)
    }
    return try groupKey(key, over: shape)
  }

  /// The groups in the order of an answer.
  private mutating func joined(
    _ pairs: PairedGroups, _ keys: [PairKey], _ aggregates: [NamedAggregate]
  ) throws(ExecutionError) -> Relation {
    var marked = pairs.marked[...]
    let counts = aggregates.map { aggregate in
      let isOfAll = if case .count = aggregate.function { true } else { false }
      return MappedColumn(
        name: aggregate.name, column: .counts(isOfAll ? pairs.all : marked.removeFirst()))
    }
    let rowCount = pairs.all.count
    var columns = keys.map { $0.column(of: pairs) } + counts
    if !keys.areInOrder {
      let order = try groupOrder(
        keys.map { $0.ranks(of: pairs) }, of: rowCount, firstKey: keys.first?.key,
        firstAggregate: counts.first?.column)
      columns = columns.map { $0.restricted(to: order) }
    }
    return Relation(all: Shape(columns: columns, rowCount: rowCount, table: nil))
  }

  /// The bits of each row of both sides; pairs that share one are counted. Nil where bits do not
  /// tell.
  private mutating func marks(
    _ predicate: Predicate, _ sides: JoinSides
  ) throws(ExecutionError) -> (left: [UInt8], right: [UInt8])? {
    guard let alternatives = sides.alternatives(of: predicate),
      let left = try marks(alternatives.map(\.left), over: sides.left)
    else { return nil }
    if alternatives.allSatisfy({ sides.isSame($0.left, $0.right) }) { return (left, left) }
    return try marks(alternatives.map(\.right), over: sides.right).map { (left, $0) }
  }

  private mutating func marks(
    _ alternatives: [[Predicate]], over shape: Shape
  ) throws(ExecutionError) -> [UInt8]? {
    var marks = [UInt8](repeating: 0, count: shape.rowCount)
    for (place, conditions) in alternatives.enumerated() {
      let truth = try evaluate(
        try lower(.and(conditions), over: shape), rowCount: shape.rowCount)
      guard truth.unsure.isEmpty else { return nil }
      addMark(1 << UInt8(place), to: &marks, within: truth.yes.words.span)
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

/// A key of one side of a join, and the groups of that side's rows.
private struct PairKey {
  let key: GroupKey
  let isLeft: Bool
  let groups: Grouping

  /// The key of each combination of groups; each group's is fetched once.
  func column(of pairs: PairedGroups) -> MappedColumn {
    key.column(at: groups.firstRows).restricted(to: isLeft ? pairs.lefts : pairs.rights)
  }

  /// Numbers that order as the key does.
  func ranks(of pairs: PairedGroups) -> [Int32] {
    composed(isLeft ? pairs.lefts : pairs.rights, through: key.ranks(at: groups.firstRows))
  }
}

extension [PairKey] {
  /// True if combinations of groups, a left group's one after the other, stand in the order of an
  /// answer: that of the keys, the left's first, and groups stand in theirs.
  fileprivate var areInOrder: Bool {
    guard first?.key.type.isOrdered ?? false else { return false }
    let lefts = prefix(while: \.isLeft)
    let rights = dropFirst(lefts.count)
    guard let left = lefts.first, let right = rights.first, !rights.contains(where: \.isLeft)
    else { return false }
    func isInOrder(_ keys: ArraySlice<PairKey>, _ groups: Grouping) -> Bool {
      areAscending(groups.count, by: keys.map { $0.key.ranks(at: groups.firstRows) })
    }
    return isInOrder(lefts, left.groups) && isInOrder(rights, right.groups)
  }
}
