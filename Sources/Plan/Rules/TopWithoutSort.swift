import Language

/// `sort released first 3` → the first three by their release: rows that cannot be among them are
/// left out before any are put in order.
let topWithoutSort = OptimizerRule(
  name: "top-without-sort",
  summary: "Finds the first rows of an order without sorting the others.",
  looksFor: .firstOfSort
) { plan, _ in
  withoutSort(plan)
}

private func withoutSort(_ plan: LogicalPlan) -> LogicalPlan? {
  guard case .limit(let limit, .sort(let keys, let input)) = plan, limit.kind == .first,
    limit.per.isEmpty
  else { return plan.changingInputs(withoutSort) }
  return .top(limit.count, by: keys, withoutSort(input) ?? input)
}
