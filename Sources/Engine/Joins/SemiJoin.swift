import Model
import Plan
import Store

// Whether enough related rows satisfy a predicate, without counting them all.

extension Execution {
  /// A test of whether so many related rows satisfy a predicate; nil where they must be counted,
  /// because pairs are tested or very many are wanted.
  ///
  /// - Throws: `interrupted`, `unsupported`, `malformedPlan`.
  mutating func semiJoin(
    atLeast count: Int, _ relation: ChildRelation, _ inner: Predicate, over shape: Shape,
    _ owners: [Int32]?
  ) throws(ExecutionError) -> Test? {
    guard choices.contains(.semiJoin), count > 0, let wanted = UInt8(exactly: count),
      let owner = relation.key.links.last?.table ?? shape.table?.index,
      casebook.tables.indices.contains(owner),
      let link = casebook.tables[relation.table].links[relation.linkColumn]?.value,
      !testsPairs(relation, inner, over: shape, owners, link)
    else { return nil }
    if count == 1,
      let test = try lowerRelatedDates(relation, inner, ownedBy: owners, in: owner)
    {
      return test
    }
    let found: TruthSet
    if inner == .constant(.yes) {
      expectReadying(Double(link.offsets.count) * Costs.listed)
      found = TruthSet(certain: link.targets(of: count))
    } else {
      let truths = try foundBefore(inner, of: try scan(relation.table).shape)
      // Of more than one each is counted down too.
      expectReadying(truths.costOfMarking * (count == 1 ? 1 : 2))
      found = truths.leading(
        to: link.targets, targetCount: casebook.tables[owner].rowCount, atLeast: wanted)
    }
    return owners.map { .linked(found, rows: $0, missing: .unsure) } ?? .found(found)
  }
}

extension LinkIndex {
  /// The rows that at least `count` rows lead to, as the places say where those begin and end.
  fileprivate func targets(of count: Int) -> Bitmap {
    let bits = packed(offsets.count - 1) { Int(offsets[$0 + 1]) - Int(offsets[$0]) >= count }
    return Bitmap(words: bits, count: offsets.count - 1)
  }
}

extension TruthSet {
  /// What marking the rows takes that rows lead to, in nanoseconds: from those that are in, and
  /// once more from those that may be where these are others.
  var costOfMarking: Double {
    Double(yesCount + (isCertain ? 0 : possibleCount)) * Costs.marked
  }

  /// The targets that enough rows lead to for which this is yes, and those that enough may.
  fileprivate func leading(
    to targets: Cells<Int32>, targetCount: Int, atLeast count: UInt8
  ) -> TruthSet {
    func marked(_ rows: Bitmap) -> Bitmap {
      let (words, targets) = (rows.words.span, targets.span)
      let bits =
        count == 1
        ? relatedBits(words, targets: targets, targetCount: targetCount)
        : relatedBits(words, targets: targets, targetCount: targetCount, atLeast: count)
      return Bitmap(words: bits, count: targetCount)
    }
    let certain = marked(yes)
    return isCertain
      ? TruthSet(certain: certain) : TruthSet(yes: certain, possible: marked(possible))
  }
}
