import Plan
import Store

/// A key of which another query chooses the values: those whose rows are grouped.
struct KeyChoice {
  let key: Scalar
  /// A byte for each code of the key's column, 1 for those chosen.
  let members: [UInt8]
}

extension Execution {
  /// Groups of the rows of a table of which a key is among the values of another query.
  ///
  /// All rows are counted by what stands for the key of each, those of other values too: which
  /// rows are in need not be found first. Nil for other plans.
  ///
  /// - Throws: as `Executor.run`.
  mutating func groupsOfChosen(
    _ aggregation: Aggregation, of input: LogicalPlan
  ) throws(ExecutionError) -> Relation? {
    guard choices.contains(.groupByCodes), case .filter(let predicate, .scan(let table)) = input,
      case .inQuery(let key, _) = predicate, aggregation.keys.contains(where: { $0.value == key })
    else { return nil }
    let all = try scan(table)
    return try recorded("aggregate", rows: { (all.shape.rowCount, $0.shape.rowCount) }) {
      (execution) throws(ExecutionError) in
      let test = try execution.lower(predicate, over: all.shape)
      let grouped = try execution.groups(of: all, aggregation, key, among: test)
      let detail = execution.detail
      execution.describe("\(test); \(detail)")
      return grouped
    }
  }

  private mutating func groups(
    of all: Relation, _ aggregation: Aggregation, _ key: Scalar, among test: Test
  ) throws(ExecutionError) -> Relation {
    if case .column(let reference) = key, let codes = try codes(of: reference, over: all.shape),
      let members = test.chosenCodes(of: codes),
      let grouped = try codedGroups(
        all, aggregation, choice: KeyChoice(key: key, members: members))
    {
      return grouped
    }
    let truth = try evaluate(test, rowCount: all.shape.rowCount)
    return try aggregate(all.with(truth: truth, order: nil), aggregation)
  }
}

extension Test {
  /// A byte for each code of a column, 1 for those of which the test is yes; nil if it is another
  /// test, or does not say either yes or no of each row.
  fileprivate func chosenCodes(of column: ColumnCodes) -> [UInt8]? {
    switch self {
    case .or(let tests) where tests.count == 1: tests[0].chosenCodes(of: column)
    case .coded(_, let truth, _): truth.chosenCodes(of: column)
    default: nil
    }
  }
}
