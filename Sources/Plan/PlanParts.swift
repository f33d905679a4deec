/// What stands somewhere in a plan, as far as rules of the optimizer look for it.
struct PlanParts: OptionSet, Sendable {
  let rawValue: UInt16

  /// A filter by a test that counts may decide.
  static let countedFilter = PlanParts(rawValue: 1 << 0)
  /// A filter over a step that keeps rows or pairs them: a filter, a sort, a projection, a join.
  static let movableFilter = PlanParts(rawValue: 1 << 1)
  /// The first rows of a sort.
  static let firstOfSort = PlanParts(rawValue: 1 << 2)
  /// A projection or a series that another step reads, perhaps not all of it, through steps that
  /// keep its columns.
  static let readColumns = PlanParts(rawValue: 1 << 3)
  /// A join, or a union of two inputs or the like.
  static let pairOfInputs = PlanParts(rawValue: 1 << 4)
  /// Conditions that are joined, negated or hedged.
  static let composed = PlanParts(rawValue: 1 << 5)
  /// A condition of parts, of which fewer than two are left or two ask a date.
  static let foldable = PlanParts(rawValue: 1 << 6)
  /// A condition that is known, whatever the row.
  static let constant = PlanParts(rawValue: 1 << 7)
  /// A condition that says the same without one of its parts: a negation of a negation, a test that
  /// stands twice.
  static let simplifiable = PlanParts(rawValue: 1 << 8)
  static let numberOfRelated = PlanParts(rawValue: 1 << 9)
  static let innerPlan = PlanParts(rawValue: 1 << 10)
  /// Conditions that are joined, of which two may test one column for values.
  static let repeatedValues = PlanParts(rawValue: 1 << 11)
  /// A filter by several tests, in some order.
  static let conjunction = PlanParts(rawValue: 1 << 12)
  /// Groups of rows that were put in an order.
  static let groupsOfSorted = PlanParts(rawValue: 1 << 13)
}

/// What was found in a plan, and what in the plans that its conditions ask.
struct FoundParts: Sendable {
  private(set) var own = PlanParts()
  private(set) var asked = PlanParts()

  var all: PlanParts { own.union(asked) }

  mutating func insert(_ part: PlanParts) { own.formUnion(part) }

  mutating func insert(ofAsked plan: LogicalPlan) {
    insert(.innerPlan)
    asked.formUnion(plan.parts.all)
  }
}

extension LogicalPlan {
  /// What stands in the plan.
  var parts: FoundParts {
    var parts = FoundParts()
    gather(&parts)
    return parts
  }

  fileprivate func gather(_ parts: inout FoundParts) {
    gatherStep(&parts)
    forEachInput { $0.gather(&parts) }
  }

  /// What stands in the last step of the plan, and in the plans that it asks.
  private func gatherStep(_ parts: inout FoundParts) {
    switch self {
    case .scan, .shared: break
    case .filter(let predicate, let input):
      if predicate.isCounted { parts.insert(.countedFilter) }
      if case .and = predicate { parts.insert(.conjunction) }
      switch input {
      case .filter, .sort, .project, .join: parts.insert(.movableFilter)
      default: break
      }
      predicate.gather(&parts)
    case .aggregate(let aggregation, let input):
      if input.isOfMadeColumns { parts.insert(.readColumns) }
      if input.isSorted { parts.insert(.groupsOfSorted) }
      aggregation.gather(&parts)
    case .series(let series, let input):
      if input.isSorted { parts.insert(.groupsOfSorted) }
      for scalar in series.scalars { scalar.gather(&parts) }
    case .project(let columns, let input):
      if input.isOfMadeColumns { parts.insert(.readColumns) }
      for column in columns { column.value.gather(&parts) }
    case .distinct(let columns, _): for column in columns { column.value.gather(&parts) }
    case .sort(let keys, _): for key in keys { key.value.gather(&parts) }
    case .top(_, let keys, _): for key in keys { key.value.gather(&parts) }
    case .limit(let limit, let input):
      if case .sort = input { parts.insert(.firstOfSort) }
      for scalar in limit.per { scalar.gather(&parts) }
    case .window(let columns, _):
      for column in columns { for scalar in column.scalars { scalar.gather(&parts) } }
    case .combine: parts.insert(.pairOfInputs)
    case .join(_, _, let predicate):
      parts.insert(.pairOfInputs)
      predicate.gather(&parts)
    }
  }

  /// True if the rows' columns were made by a projection or a series.
  private var isOfMadeColumns: Bool {
    switch self {
    case .project, .series, .join: true
    case .filter(_, let input), .sort(_, let input), .top(_, _, let input),
      .limit(_, let input):
      input.isOfMadeColumns
    default: false
    }
  }

  /// True if some rows come from a sort through steps that keep or pair them.
  private var isSorted: Bool {
    switch self {
    case .sort: true
    case .filter(_, let input), .project(_, let input): input.isSorted
    case .join(let left, let right, _): left.isSorted || right.isSorted
    default: false
    }
  }

  /// True if the last step of the plan has one of some parts.
  func stepHas(_ wanted: PlanParts) -> Bool {
    var parts = FoundParts()
    gatherStep(&parts)
    return !parts.own.isDisjoint(with: wanted)
  }
}

extension Aggregation {
  fileprivate func gather(_ parts: inout FoundParts) {
    for key in keys { key.value.gather(&parts) }
    across?.value.gather(&parts)
    for aggregate in aggregates {
      aggregate.function.argument?.gather(&parts)
      if case .countWhere(let predicate) = aggregate.function { predicate.gather(&parts) }
    }
  }
}

extension Predicate {
  fileprivate func gather(_ parts: inout FoundParts) {
    switch self {
    case .constant: parts.insert(.constant)
    case .and(let members): gather(members, isAnd: true, &parts)
    case .or(let members): gather(members, isAnd: false, &parts)
    case .not(let inner):
      parts.insert(.composed)
      switch inner {
      case .not, .constant: parts.insert(.simplifiable)
      default: break
      }
      inner.gather(&parts)
    case .hedged(_, let inner):
      parts.insert(.composed)
      switch inner {
      case .hedged, .status, .constant: parts.insert(.simplifiable)
      default: break
      }
      inner.gather(&parts)
    case .values, .mentions: break
    case .days(let scalar, _), .status(let scalar, _), .text(_, let scalar, _),
      .pattern(let scalar, _), .truth(let scalar):
      scalar.gather(&parts)
    case .compare(_, let left, let right), .near(_, _, let left, let right):
      left.gather(&parts)
      right.gather(&parts)
    case .related(_, let relation, let inner):
      for scalar in relation.scalars { scalar.gather(&parts) }
      inner.gather(&parts)
    case .inQuery(let scalar, let plan):
      parts.insert(ofAsked: plan)
      scalar.gather(&parts)
    }
  }
}

extension Predicate {
  /// True if some test is of a kind that the counts of a column may decide.
  fileprivate var isCounted: Bool {
    switch self {
    case .constant, .values, .status, .days: true
    case .and(let parts), .or(let parts): parts.contains { $0.isCounted }
    case .not(let inner), .hedged(_, let inner), .related(_, _, let inner): inner.isCounted
    default: false
    }
  }

  /// What stands in the members of a junction, and between them.
  private func gather(_ members: [Predicate], isAnd: Bool, _ parts: inout FoundParts) {
    parts.insert(.composed)
    var dateCount = 0
    // A bit for each column that is tested for values; columns that share one cost a look.
    var columns: UInt64 = 0
    for member in members {
      switch member {
      case .days: dateCount += 1
      case .values(let column, _), .not(.values(let column, _)):
        let bit: UInt64 = 1 &<< UInt64(truncatingIfNeeded: column.column & 63)
        if columns & bit != 0 { parts.insert(.repeatedValues) }
        columns |= bit
      case .and where isAnd: parts.insert(.simplifiable)
      case .or where !isAnd: parts.insert(.simplifiable)
      default: break
      }
      member.gather(&parts)
    }
    if members.count < 2 || hasRepeated(members) { parts.insert(.simplifiable) }
    if members.count < 2 || dateCount > 1 { parts.insert(.foldable) }
  }
}

/// True if a test stands twice; of many, that it may.
private func hasRepeated(_ tests: [Predicate]) -> Bool {
  if tests.count > 8 { return true }
  for (place, test) in tests.enumerated() {
    for earlier in tests[..<place] where earlier == test { return true }
  }
  return false
}

extension Scalar {
  fileprivate func gather(_ parts: inout FoundParts) {
    switch self {
    case .column, .constant: break
    case .calendarPeriod(_, let inner), .weekday(let inner), .moved(let inner, _),
      .movedMonths(let inner, _), .function(_, let inner):
      inner.gather(&parts)
    case .arithmetic(_, let left, let right, _), .daysBetween(let left, let right),
      .age(let left, let right):
      left.gather(&parts)
      right.gather(&parts)
    case .truth(let predicate): predicate.gather(&parts)
    case .conditional(let predicate, let then, let otherwise):
      predicate.gather(&parts)
      then.gather(&parts)
      otherwise.gather(&parts)
    case .numberOf(let relation, let predicate):
      parts.insert(.numberOfRelated)
      for scalar in relation.scalars { scalar.gather(&parts) }
      predicate.gather(&parts)
    }
  }
}
