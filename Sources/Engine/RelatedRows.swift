import Language
import Model
import Plan
import Store

// The to-many side of links. A predicate over the other table is evaluated once, for all of its
// rows, and folded to the rows that they lead to.

/// For each row of a table, how many of the rows that lead there satisfy a predicate.
private struct RelatedCounts {
  let certain: [Int64]
  /// Those that may, the certain ones among them.
  let possible: [Int64]

  init(_ truths: TruthSet, _ link: LinkIndex, targetCount: Int) {
    func counts(_ rows: Bitmap) -> [Int64] {
      relatedCounts(rows.words.span, targets: link.targets.span, targetCount: targetCount)
    }
    certain = counts(truths.yes)
    possible = truths.yes == truths.possible ? certain : counts(truths.possible)
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
    let truths = try relatedCounts(relation, inner, over: shape).atLeast(count)
    guard let rows = try ownerRows(of: relation, over: shape) else { return .found(truths) }
    return .linked(truths, rows: rows, missing: .unsure)
  }

  /// How many related rows satisfy a predicate, unknown where that is not certain.
  ///
  /// - Throws: `interrupted`, `unsupported`, `malformedPlan`.
  mutating func numberOf(
    _ relation: ChildRelation, _ inner: Predicate, over shape: Shape
  ) throws(ExecutionError) -> MappedColumn {
    let counts = try relatedCounts(relation, inner, over: shape)
    let (certain, possible) = (counts.certain, counts.possible)
    let unknown = Bitmap(
      words: packed(certain.count) { certain[$0] != possible[$0] }, count: certain.count)
    return MappedColumn(
      name: "number of " + casebook.schema.tables[relation.table].name,
      column: Column(
        type: .integer, storage: .integers(certain), unknown: unknown.isEmpty ? nil : unknown,
        none: nil),
      rows: try ownerRows(of: relation, over: shape))
  }

  private mutating func relatedCounts(
    _ relation: ChildRelation, _ inner: Predicate, over shape: Shape
  ) throws(ExecutionError) -> RelatedCounts {
    let children = try scan(relation.table).shape
    guard let owner = relation.key.links.last?.table ?? shape.table?.index,
      casebook.tables.indices.contains(owner),
      let link = casebook.tables[relation.table].links[relation.linkColumn]
    else { throw .malformedPlan("no rows lead to '\(relation.key.name)'") }
    let truths = try evaluate(try lower(inner, over: children), rowCount: children.rowCount)
    return RelatedCounts(truths, link, targetCount: casebook.tables[owner].rowCount)
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
    guard let link = casebook.tables[relation.table].links[relation.linkColumn] else { return }
    let children = try scan(relation.table).shape
    let truths = try evaluate(try lower(inner, over: children), rowCount: children.rowCount)
    let owners = try ownerRows(of: relation, over: shape)
    var blamed: [Int32] = []
    for row in unsure.rows {
      let owner = owners.map { Int($0[Int(row)]) } ?? Int(row)
      guard owner >= 0 else { continue }
      let related = link.sources[Int(link.offsets[owner])..<Int(link.offsets[owner + 1])]
      blamed += related.first { truths.truth(at: Int($0)) == .unsure }.map { [$0] } ?? []
    }
    tally.add(unsure.setCount - blamed.count, relation.key.name, .unknown)
    var within = CauseTally()
    var rest = Bitmap(repeating: true, count: blamed.count)
    let rows = children.restricted(to: blamed)
    for part in inner.leaves where !rest.isEmpty {
      try attribute(&rest, toLeaf: part, rows, &within)
    }
    for cause in within.causes {
      tally.add(cause.count, outerName(cause.column, relation), cause.reason)
    }
  }

  /// What a column of related rows is called from outside: `statements.stance`; but a column of the
  /// row outside, which is at the end of their link, by its own name.
  private func outerName(_ name: String, _ relation: ChildRelation) -> String {
    let table = casebook.schema.tables[relation.table]
    let link = table.columns[relation.linkColumn].name
    let outside = (link.hasSuffix("_id") ? String(link.dropLast(3)) : link) + "."
    if relation.key.links.isEmpty, name.hasPrefix(outside) {
      return String(name.dropFirst(outside.count))
    }
    return table.name + "." + name
  }
}
