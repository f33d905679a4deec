import Language
package import Model

/// A guess at what a test takes and keeps, from what was counted when the tables were read. Tests
/// are put in order by it, and what a filter is expected to keep is told by it.
package struct PredicateEstimate: Sendable {
  /// Nanoseconds a row.
  package let cost: Double
  /// The share of rows that pass, from 0 to 1.
  package let kept: Double
  /// The share of rows that pass or may, what is asked being unknown of some; at least `kept`.
  private let possible: Double

  /// The classic order for a chain of tests: cost over the share that each removes.
  var rank: Double { cost / max(1 - kept, 0.001) }

  private init(cost: Double, kept: Double, possible: Double? = nil) {
    self.cost = cost
    self.kept = min(max(kept, 0), 1)
    self.possible = min(max(possible ?? kept, self.kept), 1)
  }

  /// Estimates a test of the rows of a shape.
  package init(of predicate: Predicate, on shape: Shape, _ schema: Schema) {
    switch predicate {
    case .constant(let truth): self.init(cost: 0, kept: truth == .yes ? 1 : 0)
    case .and(let parts):
      var (cost, kept, possible) = (0.0, 1.0, 1.0)
      for part in parts {
        let estimate = PredicateEstimate(of: part, on: shape, schema)
        cost += estimate.cost
        kept *= estimate.kept
        possible *= estimate.possible
      }
      self.init(cost: cost, kept: kept, possible: possible)
    case .or(let parts):
      var (cost, left, refused) = (0.0, 1.0, 1.0)
      for part in parts {
        let estimate = PredicateEstimate(of: part, on: shape, schema)
        cost += estimate.cost
        left *= 1 - estimate.kept
        refused *= 1 - estimate.possible
      }
      self.init(cost: cost, kept: 1 - left, possible: 1 - refused)
    case .not(let inner):
      let inside = PredicateEstimate(of: inner, on: shape, schema)
      self.init(cost: inside.cost, kept: 1 - inside.possible, possible: 1 - inside.kept)
    case .hedged(let hedge, let inner):
      let inside = PredicateEstimate(of: inner, on: shape, schema)
      let isCertain = hedge == .unsure ? inside.kept : 0
      self.init(cost: inside.cost, kept: inside.possible - isCertain)
    case .related(_, let relation, let inner):
      // All rows of the other table are tested, whichever rows of this one are left.
      let inside = PredicateEstimate(of: inner, on: .table(relation.table), schema)
      let owner = relation.key.links.last?.table ?? shape.table
      let ownerCount = owner.map { schema.tables[$0].rowCount } ?? 0
      let children = Double(schema.tables[relation.table].rowCount) / Double(max(ownerCount, 1))
      self.init(
        cost: children * (inside.cost + inside.kept * Costs.marked), kept: 0.5)
    default: self.init(ofLeaf: predicate, on: shape, schema)
    }
  }

  /// Estimates a test of rows of which nothing was counted.
  package init(of predicate: Predicate, _ schema: Schema) {
    self.init(of: predicate, on: .columns([]), schema)
  }

  // Where nothing was counted: a tenth for what must be equal, about a third for what may be one
  // side of something (P. Selinger et al., "Access Path Selection in a Relational Database
  // Management System", 1979).
  private static let equalShare = 0.1
  private static let rangeShare = 0.3

  private init(ofLeaf predicate: Predicate, on shape: Shape, _ schema: Schema) {
    // Of a value that is not known anything may be so.
    func of(_ column: CountedColumn?, cost: Double, kept: Double) -> PredicateEstimate {
      PredicateEstimate(cost: cost, kept: kept, possible: kept + (column?.unknown ?? 0))
    }
    func counted(_ scalar: Scalar) -> CountedColumn? { CountedColumn(scalar, shape, schema) }
    switch predicate {
    case .values(let column, let match):
      let counts = CountedColumn(column, shape, schema)
      self = of(counts, cost: Costs.code, kept: counts?.share(of: match) ?? Self.rangeShare)
    case .status(let scalar, let status):
      self.init(cost: Costs.code / 2, kept: counted(scalar)?.share(of: status) ?? 0.5)
    case .truth(let scalar): self = of(counted(scalar), cost: Costs.code, kept: 0.5)
    case .days(let scalar, let days):
      let counts = counted(scalar)
      self = of(counts, cost: 2 * Costs.range, kept: counts?.share(of: days) ?? Self.rangeShare)
    case .compare(let comparison, let left, let right):
      let counts = counted(left)
      let share = counts?.share(comparison, right)
      self = of(counts, cost: Costs.compared, kept: share ?? Self.rangeShare)
    case .near(_, _, let left, _):
      self = of(counted(left), cost: Costs.near, kept: Self.equalShare)
    case .text(_, let scalar, _):
      self = of(counted(scalar), cost: Costs.text, kept: Self.equalShare)
    case .pattern(let scalar, _):
      self = of(counted(scalar), cost: Costs.pattern, kept: Self.equalShare)
    case .mentions(let column, _):
      let counts = CountedColumn(column, shape, schema)
      self = of(counts, cost: Costs.mentioned, kept: Self.equalShare)
    case .inQuery(let scalar, _):
      self = of(counted(scalar), cost: Costs.member, kept: Self.rangeShare)
    case .constant, .and, .or, .not, .hedged, .related: self.init(cost: 0, kept: 1)
    }
  }
}

/// What was counted of a column of a table, or of the one that links lead to.
private struct CountedColumn {
  private let statistics: ColumnStatistics
  private let rowCount: Double

  init?(_ column: ColumnReference, _ shape: Shape, _ schema: Schema) {
    guard let start = shape.table else { return nil }
    let table = column.links.last?.table ?? start
    let columns = schema.tables[table].columns
    guard columns.indices.contains(column.column) else { return nil }
    statistics = columns[column.column].statistics
    rowCount = Double(max(schema.tables[table].rowCount, 1))
  }

  init?(_ scalar: Scalar, _ shape: Shape, _ schema: Schema) {
    guard case .column(let column) = scalar else { return nil }
    self.init(column, shape, schema)
  }

  /// The share of rows whose value is not known.
  var unknown: Double { Double(statistics.unknownCount) / rowCount }

  private var known: Double {
    max(0, rowCount - Double(statistics.unknownCount + statistics.noneCount)) / rowCount
  }

  func share(of match: ValueMatch) -> Double {
    guard !statistics.categories.isEmpty else {
      return Double(match.values.count) / Double(max(statistics.distinctCount, 1))
    }
    return Double(statistics.categories.rowCount(of: match.values)) / rowCount
  }

  func share(of status: Status) -> Double? {
    switch status {
    case .unknown: unknown
    case .none: Double(statistics.noneCount) / rowCount
    case .known: known
    case .imprecise: Double(statistics.impreciseCount) / rowCount
    case .exact: known - Double(statistics.impreciseCount) / rowCount
    }
  }

  /// Days are taken to lie evenly between the first and the last.
  func share(of set: DaySet) -> Double? {
    guard let periods = set.periods?.periods, let all = statistics.extremes?.days else {
      return nil
    }
    let days = periods.reduce(0.0) { days, period in
      let end = min(period.last.number, all.upperBound)
      let start = max(period.first.number, all.lowerBound)
      return days + (start <= end ? Double(end) - Double(start) + 1 : 0)
    }
    let share = days / (Double(all.upperBound) - Double(all.lowerBound) + 1) * known
    return share + (set.includesNone ? Double(statistics.noneCount) / rowCount : 0)
  }

  /// Numbers are taken to lie evenly between the least and the greatest.
  func share(_ comparison: ComparisonOperator, _ other: Scalar) -> Double? {
    guard case .constant(let value, _) = other, let number = value.double,
      let all = statistics.extremes?.numbers
    else { return nil }
    let equal = all.contains(number) ? 1 / Double(max(statistics.distinctCount, 1)) : 0
    let width = max(all.upperBound - all.lowerBound, 1)
    let below = min(max((number - all.lowerBound) / width, 0), 1)
    let share =
      switch comparison {
      case .equal: equal
      case .notEqual: 1 - equal
      case .less: below
      case .lessOrEqual: below + equal
      case .greater: 1 - below - equal
      case .greaterOrEqual: 1 - below
      }
    return share * known
  }
}

extension Value {
  fileprivate var double: Double? {
    switch self {
    case .integer(let number): Double(number)
    case .number(let number): number
    default: nil
    }
  }
}
