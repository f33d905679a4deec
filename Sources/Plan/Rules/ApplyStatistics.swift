import Language
import Model

/// `released is unknown` of a column without unknown cells → `no`; `status = lost`, which no row
/// has, → `no`: what was counted when the table was read answers tests without a row being looked
/// at, and a contradiction leaves nothing to look at.
let applyStatistics = OptimizerRule(
  name: "apply-statistics",
  summary: "Answers tests that the counts of a table's columns decide.",
  looksFor: .countedFilter
) { plan, schema in
  // The tables alone, for a closure that holds a schema copies it for each test.
  decided(plan, schema.tables)
}

private func decided(_ plan: LogicalPlan, _ tables: [TableSchema]) -> LogicalPlan? {
  // Most conditions have no such test, and need not be made again.
  guard case .filter(let predicate, let input) = plan, case .table(let table) = input.shape,
    predicate.hasDecided(of: table, tables)
  else { return plan.changingInputs { decided($0, tables) } }
  let below = decided(input, tables) ?? input
  let changed = decided(predicate, of: table, tables)
  return changed == .constant(.yes) ? below : .filter(changed, below)
}

/// A condition over the rows of a table.
private func decided(
  _ predicate: Predicate, of table: Int, _ tables: [TableSchema]
) -> Predicate {
  predicate.mapTests { test in
    if case .related(let count, let relation, let inner) = test {
      // What is read of the row outside stands after the columns of the related rows' table.
      return .related(atLeast: count, relation, decided(inner, of: relation.table, tables))
    }
    return test.truth(of: table, tables).map(Predicate.constant) ?? test
  }
}

extension Predicate {
  /// True if the counts decide a test somewhere in the condition, over the rows of a table.
  fileprivate func hasDecided(of table: Int, _ tables: [TableSchema]) -> Bool {
    switch self {
    case .constant: true
    case .and(let parts), .or(let parts): parts.contains { $0.hasDecided(of: table, tables) }
    case .not(let inner), .hedged(_, let inner): inner.hasDecided(of: table, tables)
    case .related(_, let relation, let inner): inner.hasDecided(of: relation.table, tables)
    default: truth(of: table, tables) != nil
    }
  }

  /// What the counts of a table's columns say of a test; nil if the rows decide.
  fileprivate func truth(of table: Int, _ tables: [TableSchema]) -> Truth? {
    switch self {
    case .values(let column, let match):
      guard match.mode == .exact else { return nil }
      return CountedCells(of: column, in: table, tables)?.share(of: match.values)
    case .status(.column(let column), let status):
      return CountedCells(of: column, in: table, tables)?.share(of: status)
    case .days(.column(let column), let set):
      return CountedCells(of: column, in: table, tables)?.share(of: set)
    default: return nil
    }
  }
}

/// What was counted of a column's cells, one of a kind each.
struct CountedCells {
  private let statistics: ColumnStatistics
  private let rowCount: Int

  /// The counts of a column; nil where a link leads to it or it was not counted.
  init?(of column: ColumnReference, in table: Int, _ tables: [TableSchema]) {
    // Its columns alone, for a schema of a table is copied when it is asked itself.
    let columns = tables[table].columns
    guard column.links.isEmpty, columns.indices.contains(column.column) else { return nil }
    statistics = columns[column.column].statistics
    rowCount = tables[table].rowCount
    let missing = statistics.unknownCount + statistics.noneCount
    guard missing <= rowCount, missing == rowCount || statistics.distinctCount > 0 else {
      return nil
    }
  }

  /// Yes if each row has one of the values, no if no row can have one; nil if the rows decide.
  func share(of values: [String]) -> Truth? {
    let categories = statistics.categories
    guard statistics.unknownCount == 0, !categories.isEmpty,
      categories.reduce(statistics.noneCount, { $0 + $1.count }) == rowCount
    else { return nil }
    return truth(categories.rowCount(of: values))
  }

  /// Yes if each cell is of the status, no if none is.
  func share(of status: Status) -> Truth? {
    let missing = statistics.unknownCount + statistics.noneCount
    let matching =
      switch status {
      case .unknown: statistics.unknownCount
      case .none: statistics.noneCount
      case .known: rowCount - missing
      case .imprecise: statistics.impreciseCount
      case .exact: rowCount - missing - statistics.impreciseCount
      }
    return truth(matching)
  }

  /// Yes if each cell is in a set of all days, no if none is in one of no day.
  func share(of set: DaySet) -> Truth? {
    guard statistics.unknownCount == 0, rowCount > 0, let periods = set.periods else { return nil }
    if periods == .all, statistics.noneCount == 0 || set.includesNone { return .yes }
    return periods == .empty && (statistics.noneCount == 0 || !set.includesNone) ? .no : nil
  }

  private func truth(_ matching: Int) -> Truth? {
    if rowCount == 0 { return nil }
    return matching == 0 ? .no : matching == rowCount ? .yes : nil
  }
}
