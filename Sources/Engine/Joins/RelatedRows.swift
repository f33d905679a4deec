import Language
import Model
import Plan
import Store

// The to-many side of links. A predicate over the other table is evaluated once, for all of its
// rows, and folded to the rows that they lead to.

/// How many of the rows that lead to a row satisfy a predicate.
private struct RelatedCounts {
  private(set) var certain: [Int64]
  /// Those that may, the certain ones among them.
  private(set) var possible: [Int64]
  /// Which of the counts is that of each row, −1 where its own links lead nowhere; nil if the same.
  let rows: [Int32]?

  /// Counts of nothing yet.
  init(count: Int, rows: [Int32]?) {
    certain = [Int64](repeating: 0, count: count)
    possible = certain
    self.rows = rows
  }

  /// Counts the rows of which a predicate is true, or may be, each for its target.
  mutating func add(_ truths: TruthSet, targets: Cells<Int32>) {
    func counts(_ rows: Bitmap) -> [Int64] {
      relatedCounts(rows.words.span, targets: targets.span, targetCount: certain.count)
    }
    let yes = counts(truths.yes)
    let maybe = truths.yes == truths.possible ? yes : counts(truths.possible)
    certain = zip(certain, yes).map { $0 &+ $1 }
    possible = zip(possible, maybe).map { $0 &+ $1 }
  }

  func atLeast(_ count: Int) -> TruthSet {
    func rows(_ counts: [Int64]) -> Bitmap {
      Bitmap(words: packed(counts.count) { counts[$0] >= count }, count: counts.count)
    }
    return TruthSet(yes: rows(certain), possible: rows(possible))
  }
}

extension Execution {
  /// Whether enough related rows satisfy a predicate.
  ///
  /// - Throws: `interrupted`, `unsupported`, `malformedPlan`.
  mutating func lowerRelated(
    atLeast count: Int, _ relation: ChildRelation, _ inner: Predicate, over shape: Shape
  ) throws(ExecutionError) -> Test {
    let owners = try ownerRows(of: relation, over: shape)
    if let test = try semiJoin(atLeast: count, relation, inner, over: shape, owners) {
      return test
    }
    let counts = try relatedCounts(relation, inner, over: shape, owners)
    guard let rows = counts.rows else { return .found(counts.atLeast(count)) }
    return .linked(counts.atLeast(count), rows: rows, missing: .unsure)
  }

  /// How many related rows satisfy a predicate, unknown where that is not certain.
  ///
  /// - Throws: `interrupted`, `unsupported`, `malformedPlan`.
  mutating func numberOf(
    _ relation: ChildRelation, _ inner: Predicate, over shape: Shape
  ) throws(ExecutionError) -> MappedColumn {
    let owners = try ownerRows(of: relation, over: shape)
    let counts = try relatedCounts(relation, inner, over: shape, owners)
    let (certain, possible) = (counts.certain, counts.possible)
    let unknown = Bitmap(
      words: packed(certain.count) { certain[$0] != possible[$0] }, count: certain.count)
    return MappedColumn(
      name: "number of " + casebook.schema.tables[relation.table].name,
      column: Column(
        type: .integer, storage: .integers(Integers(certain)),
        unknown: unknown.isEmpty ? nil : unknown,
        none: nil),
      rows: counts.rows)
  }

  private mutating func relatedCounts(
    _ relation: ChildRelation, _ inner: Predicate, over shape: Shape, _ owners: [Int32]?
  ) throws(ExecutionError) -> RelatedCounts {
    guard let owner = relation.key.links.last?.table ?? shape.table?.index,
      casebook.tables.indices.contains(owner),
      let link = casebook.tables[relation.table].links[relation.linkColumn]?.value
    else { throw .malformedPlan("no rows lead to '\(relation.key.name)'") }
    if testsPairs(relation, inner, over: shape, owners, link) {
      return try countsOfPairs(relation, inner, over: shape, owners, link)
    }
    let truths = try foundBefore(inner, of: try scan(relation.table).shape)
    let ownerCount = casebook.tables[owner].rowCount
    expectReadying(truths.costOfMarking + Double(ownerCount) * Costs.counted)
    var counts = RelatedCounts(count: ownerCount, rows: owners)
    counts.add(truths, targets: link.targets)
    return counts
  }

  // Each row has counts of its own, for the condition is not the same for all that share an owner.
  private mutating func countsOfPairs(
    _ relation: ChildRelation, _ inner: Predicate, over shape: Shape, _ owners: [Int32]?,
    _ link: LinkIndex
  ) throws(ExecutionError) -> RelatedCounts {
    let rows = owners.map { owners in
      owners.indices.map { owners[$0] < 0 ? owners[$0] : Int32($0) }
    }
    var counts = RelatedCounts(count: shape.rowCount, rows: rows)
    try testPairs(relation, inner, over: shape, owners, link) { pairs, truths in
      counts.add(truths, targets: Cells(pairs.outside))
    }
    return counts
  }

  /// For each row of a shape the row that related rows lead to, −1 where there is none; nil if it
  /// is the row itself.
  private func ownerRows(
    of relation: ChildRelation, over shape: Shape
  ) throws(ExecutionError) -> [Int32]? {
    if relation.key.links.isEmpty, let table = shape.table, table.rows == nil { return nil }
    return try rows(along: relation.key.links, from: shape)
  }

  // MARK: - Causes

  /// Puts each row down to the first related row that a predicate is unsure of, and there to the
  /// test that is.
  ///
  /// - Throws: as for possible rows.
  mutating func attribute(
    _ unsure: Bitmap, toRelated relation: ChildRelation, _ inner: Predicate, _ shape: Shape,
    _ tally: inout CauseTally
  ) throws(ExecutionError) {
    guard let link = casebook.tables[relation.table].links[relation.linkColumn]?.value else {
      return
    }
    let owners = try ownerRows(of: relation, over: shape)
    let blamed =
      testsPairs(relation, inner, over: shape, owners, link)
      ? try firstUnsurePairs(unsure, relation, inner, shape, owners, link)
      : try firstUnsure(unsure, relation, inner, owners, link)
    tally.add(unsure.setCount - blamed.count, relation.key.name, .unknown)
    var within = CauseTally()
    var rest = Bitmap(repeating: true, count: blamed.count)
    let rows = try relatedColumns(relation, inner, over: shape).shape(of: blamed)
    for part in inner.leaves where !rest.isEmpty {
      try attribute(&rest, toLeaf: part, rows, &within)
    }
    for cause in within.causes {
      tally.add(cause.count, outerName(cause.column, relation), cause.reason)
    }
  }

  /// True if the condition is tested for each row with those that lead to it: it reads the row
  /// outside, or these are few beside all that lead somewhere.
  func testsPairs(
    _ relation: ChildRelation, _ inner: Predicate, over shape: Shape, _ owners: [Int32]?,
    _ link: LinkIndex
  ) -> Bool {
    guard relation.outer.isEmpty else { return true }
    guard let owners else { return false }
    let test = PredicateEstimate(of: inner, on: .table(relation.table), casebook.schema)
    func isLess(_ pairs: Int) -> Bool {
      CostModel.isLessToTestPairs(
        pairs, of: link.targets.count, test, columns: inner.references.count)
    }
    // Pairs are not counted where the rows alone are too many.
    return isLess(owners.count)
      && isLess(owners.reduce(0) { $0 + ($1 < 0 ? 0 : link.rows(leadingTo: Int($1)).count) })
  }

  // For each row the first related row that the condition is unsure of.
  private mutating func firstUnsure(
    _ unsure: Bitmap, _ relation: ChildRelation, _ inner: Predicate, _ owners: [Int32]?,
    _ link: LinkIndex
  ) throws(ExecutionError) -> RelatedPairs {
    let children = try scan(relation.table).shape
    let truths = try evaluate(try lower(inner, over: children), rowCount: children.rowCount)
    var blamed = RelatedPairs()
    for row in unsure.rows {
      let owner = owners.map { Int($0[Int(row)]) } ?? Int(row)
      guard owner >= 0 else { continue }
      let related = link.rows(leadingTo: owner)
      guard let place = related.firstIndex(where: { truths.truth(at: Int($0)) == .unsure }) else {
        continue
      }
      blamed.add(row, related.slice(place..<place + 1))
    }
    return blamed
  }

  private mutating func firstUnsurePairs(
    _ unsure: Bitmap, _ relation: ChildRelation, _ inner: Predicate, _ shape: Shape,
    _ owners: [Int32]?, _ link: LinkIndex
  ) throws(ExecutionError) -> RelatedPairs {
    var blamed = RelatedPairs()
    try testPairs(relation, inner, over: shape, owners, link) { pairs, truths in
      for pair in truths.unsure.rows {
        let row = pairs.outside[Int(pair)]
        guard unsure[Int(row)], blamed.outside.last != row else { continue }
        blamed.add(row, [pairs.related[Int(pair)]])
      }
    }
    return blamed
  }

  /// What a column of related rows is called from outside: `statements.stance`; but a column of the
  /// row outside, which is at the end of their link, by its own name.
  private func outerName(_ name: String, _ relation: ChildRelation) -> String {
    if let value = relation.outer.first(where: { $0.name == name })?.value {
      if case .column(let column) = value { return column.name }
      return name
    }
    let table = casebook.schema.tables[relation.table]
    let link = table.columns[relation.linkColumn].name
    let outside = (link.hasSuffix("_id") ? String(link.dropLast(3)) : link) + "."
    if relation.key.links.isEmpty, name.hasPrefix(outside) {
      return String(name.dropFirst(outside.count))
    }
    return table.name + "." + name
  }
}
