import Language
import Model

/// `number of statements > 2` → `at least 3 statements`: whether there are enough is known before
/// all are counted.
///
/// A number that is not certain is unknown, and every comparison of it unsure, where `at least` may
/// still be yes. So the condition on the related rows must be one that is never unsure.
let stopCounting = OptimizerRule(
  name: "stop-counting",
  summary: "Asks whether there are enough related rows, and not how many.",
  looksFor: [.numberOfRelated, .simplifiable]
) { plan, schema in
  // The tables alone, for a closure that holds a schema copies it for each condition and value.
  stopping(plan, schema.tables)
}

private func stopping(_ plan: LogicalPlan, _ tables: [TableSchema]) -> LogicalPlan {
  plan.mapConditions { stopping($0, tables) }.mapInputs { stopping($0, tables) }
}

private func stopping(_ predicate: Predicate, _ tables: [TableSchema]) -> Predicate {
  switch predicate {
  case .and(let parts): .and(parts.map { stopping($0, tables) })
  case .or(let parts): .or(parts.map { stopping($0, tables) })
  case .not(let inner): stopping(inner, tables).opposite
  case .hedged(let hedge, let inner): .hedged(hedge, stopping(inner, tables))
  case .compare(let comparison, .numberOf(let relation, let inner), .constant(let value, _)):
    enough(relation, inner, comparison, value, tables) ?? predicate
  default: predicate.mapConditionsOfValues { stopping($0, tables) }
  }
}

/// The comparison of a number of rows as a question for so many; nil if it is not known to say the
/// same.
private func enough(
  _ relation: ChildRelation, _ inner: Predicate, _ comparison: ComparisonOperator, _ value: Value,
  _ tables: [TableSchema]
) -> Predicate? {
  guard case .integer(let number) = value, number >= 0, number < .max,
    relation.key.links.isEmpty, inner.isNeverUnsure(in: relation.table, tables)
  else { return nil }
  func atLeast(_ count: Int) -> Predicate? {
    count > 0 ? .related(atLeast: count, relation, inner) : nil
  }
  return switch comparison {
  case .greaterOrEqual: atLeast(number)
  case .greater: atLeast(number + 1)
  case .less: atLeast(number)?.opposite
  case .lessOrEqual: atLeast(number + 1)?.opposite
  case .equal: number == 0 ? atLeast(1)?.opposite : nil
  case .notEqual: number == 0 ? atLeast(1) : nil
  }
}

extension Predicate {
  /// True if the test is known to be yes or no of each row of a table.
  fileprivate func isNeverUnsure(in table: Int, _ tables: [TableSchema]) -> Bool {
    switch self {
    case .constant(let truth): truth != .unsure
    case .and(let parts), .or(let parts): parts.allSatisfy { $0.isNeverUnsure(in: table, tables) }
    case .not(let inner): inner.isNeverUnsure(in: table, tables)
    case .hedged: true
    case .values(let column, _), .truth(.column(let column)):
      CountedCells(of: column, in: table, tables)?.share(of: .unknown) == .no
    default: false
    }
  }
}
