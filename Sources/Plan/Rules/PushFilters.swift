/// `(cases sort detained) where region = minsk` → filter first, sort what is left; a filter over a
/// projection is rewritten to read the projection's input.
let pushFilters = OptimizerRule(
  name: "push-filters",
  summary: "Moves filters below sorts and projections, to where there are fewer columns to make."
) { plan, _ in
  pushed(plan)
}

private func pushed(_ plan: LogicalPlan) -> LogicalPlan {
  guard case .filter(let predicate, let input) = plan else { return plan.mapInputs(pushed) }
  switch input {
  case .sort(let keys, let below):
    return .sort(keys, pushed(.filter(predicate, below)))
  case .project(let columns, let below):
    let rewritten = predicate.replacingColumns { columns[$0.column].value }
    guard let rewritten else { return plan.mapInputs(pushed) }
    return .project(columns, pushed(.filter(rewritten, below)))
  case .filter(let inner, let below):
    return pushed(.filter(.and([inner, predicate].flatMap(conjuncts)), below))
  default:
    return plan.mapInputs(pushed)
  }
}

private func conjuncts(_ predicate: Predicate) -> [Predicate] {
  if case .and(let parts) = predicate { return parts }
  return [predicate]
}
