import Language
import Model
import Plan
import Store

/// For each row of a table the last of the dates of the rows that lead to it, or the first: whether
/// one of them comes after a date of the row itself, or before it, is one comparison then.
struct RelatedDates: Sendable {
  /// The column of dates, the column of its table that leads to the row, and which end counts.
  struct Key: Hashable {
    let dates: ColumnOrigin
    let linkColumn: Int
    let end: End
  }

  enum End: String {
    case first, last
  }

  /// The date that is certainly reached: the last of the first possible days, or the first of the
  /// last ones; ``nothing`` where no date is known.
  let certain: [Int32]
  /// The date that may be reached; ``anything`` where one is unknown, ``nothing`` where there is no
  /// date at all.
  let possible: [Int32]
  /// A day that compares with none.
  private let nothing: Int32
  /// The rows from which there is no date.
  private let empty: Bitmap

  /// Finds the ends of dates.
  init(_ end: End, of dates: Vector, leadingBy link: LinkIndex) {
    let (nothing, anything): (Int32, Int32) = end == .last ? (.min, .max) : (.max, .min)
    self.nothing = nothing
    guard case .dates(let earliest, let latest) = dates.values else {
      certain = []
      possible = []
      empty = Bitmap(repeating: false, count: 0)
      return
    }
    let targetCount = link.offsets.count - 1
    func reached(_ all: Cells<Int32>, unknown: Int32) -> [Int32] {
      var days = all.array
      for row in dates.unknown?.rows ?? [] { days[Int(row)] = unknown }
      for row in dates.none?.rows ?? [] { days[Int(row)] = nothing }
      return extremeValues(
        days.span, targets: link.targets.span, targetCount: targetCount, none: nothing,
        isGreatest: end == .last)
    }
    let (sure, unsure) = end == .last ? (earliest, latest) : (latest, earliest)
    let certain = reached(sure, unknown: nothing)
    let isExact = dates.unknown == nil && sure == unsure
    let possible = isExact ? certain : reached(unsure, unknown: anything)
    self.certain = certain
    self.possible = possible
    empty = Bitmap(words: equalBits(possible.span, to: nothing), count: possible.count)
  }

  /// The ends at some rows, in the order given; nothing is reached from where there is no row.
  private init(_ all: RelatedDates, at rows: [Int32]) {
    nothing = all.nothing
    certain = gathered(all.certain.span, at: rows.span, placeholder: nothing)
    possible = gathered(all.possible.span, at: rows.span, placeholder: nothing)
    empty = all.empty.gathered(at: rows, missing: true)
  }

  func restricted(to rows: [Int32]) -> RelatedDates { RelatedDates(self, at: rows) }

  /// Whether one of the dates compares as asked with the date of the row itself.
  func truth(_ comparison: ComparisonOperator, _ outside: Vector) -> BlockTruth? {
    guard case .dates(let earliest, let latest) = outside.values else { return nil }
    let isAfter = comparison == .greater || comparison == .greaterOrEqual
    let (far, near) = isAfter ? (latest, earliest) : (earliest, latest)
    let yes = comparedExactly(comparison, certain.span, far.span)
    let isExact = certain == possible && earliest == latest
    let known = BlockTruth(
      yes: yes, possible: isExact ? yes : comparedExactly(comparison, possible.span, near.span))
    guard outside.unknown != nil || outside.none != nil else { return known }
    // Nothing is after a date that is not known if there is nothing.
    return known.without(
      unknown: outside.unknown.map { $0.subtracting(empty) }, none: outside.none)
  }
}

/// A condition on related rows that compares their date with one of the row outside.
private struct DateComparison {
  let comparison: ComparisonOperator
  let dates: ColumnReference
  /// The date of the row outside, as a scalar over its own table.
  let outside: Scalar

  init?(_ condition: Predicate, of relation: ChildRelation, in owner: Int) {
    guard relation.outer.isEmpty, case .compare(let comparison, let left, let right) = condition
    else { return nil }
    let link = LinkStep(column: relation.linkColumn, table: owner)
    if case .column(let dates) = left, let outside = right.ofRow(after: link) {
      self.init(comparison, dates, outside)
    } else if case .column(let dates) = right, let outside = left.ofRow(after: link) {
      self.init(comparison.mirrored, dates, outside)
    } else {
      return nil
    }
  }

  private init?(
    _ comparison: ComparisonOperator, _ dates: ColumnReference, _ outside: Scalar
  ) {
    guard dates.type == .date, outside.type == .date, dates.links.isEmpty,
      comparison != .equal, comparison != .notEqual
    else { return nil }
    self.comparison = comparison
    self.dates = dates
    self.outside = outside
  }

  var end: RelatedDates.End {
    comparison == .greater || comparison == .greaterOrEqual ? .last : .first
  }
}

extension Scalar {
  /// The scalar over the table that one link leads to, if it reads nothing else.
  fileprivate func ofRow(after link: LinkStep) -> Scalar? {
    var isOutside = true
    var readsColumn = false
    forEachColumn {
      readsColumn = true
      if $0.links != [link] { isOutside = false }
    }
    guard isOutside, readsColumn else { return nil }
    return replacingColumns {
      .column(ColumnReference(column: $0.column, type: $0.type, name: $0.name))
    }
  }
}

extension Execution {
  /// Whether some related row's date comes before or after one of the row outside, from the first
  /// or the last of them; nil for other conditions.
  ///
  /// - Throws: `interrupted`, `unsupported`, `malformedPlan`.
  mutating func lowerRelatedDates(
    _ relation: ChildRelation, _ condition: Predicate, ownedBy owners: [Int32]?, in owner: Int
  ) throws(ExecutionError) -> Test? {
    guard let condition = DateComparison(condition, of: relation, in: owner),
      let link = casebook.tables[relation.table].links[relation.linkColumn]?.value
    else { return nil }
    let children = try scan(relation.table).shape
    let source = try resolve(condition.dates, in: children)
    guard let origin = source.origin else { return nil }
    let key = RelatedDates.Key(
      dates: origin, linkColumn: relation.linkColumn, end: condition.end)
    let all = try indexes.relatedDates.index(key) { () throws(ExecutionError) in
      try cancellation.check()
      return RelatedDates(
        condition.end, of: Vector(source, 0..<children.rowCount), leadingBy: link)
    }
    // Once for the rows where it is yes, once for those where it may be.
    expectReadying(
      2 * Double(owners?.count ?? link.offsets.count)
        * (Costs.compared + (owners == nil ? 0 : 2 * Costs.gathered)))
    let owned = try scan(owner).shape
    let dates = owners.map(all.restricted) ?? all
    var outside = owned
    if let owners { outside = try owned.restricted(to: owners, cancellation) }
    let values = try vector(condition.outside, over: outside)
    guard let truth = dates.truth(condition.comparison, values) else { return nil }
    let count = outside.rowCount
    var found = TruthSet(
      yes: Bitmap(words: truth.yes, count: count),
      possible: Bitmap(words: truth.possible, count: count))
    if let owners {
      // Where a row's own links lead nowhere, nothing can be said.
      let lost = Bitmap(words: packed(count) { owners[$0] < 0 }, count: count)
      found = TruthSet(yes: found.yes, possible: found.possible.union(lost))
    }
    return .answered(.found(found), how: "by the \(condition.end.rawValue) \(source.name) of each")
  }
}
