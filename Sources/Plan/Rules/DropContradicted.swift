import Model

/// `cases sort released first 3 where no` → no rows of cases: of rows none of which is wanted, it
/// does not matter which they were or how they stood.
let dropContradicted = OptimizerRule(
  name: "drop-contradicted",
  summary: "Drops the steps before a condition that no row passes, and those that order none.",
  looksFor: .constant
) { plan, _ in
  dropped(plan)
}

private func dropped(_ plan: LogicalPlan) -> LogicalPlan {
  switch plan {
  case .filter(.constant(.no), .filter(_, let input)),
    .filter(.constant(.no), .sort(_, let input)),
    .filter(.constant(.no), .limit(_, let input)):
    return dropped(.filter(.constant(.no), input))
  case .sort(_, let input), .limit(_, let input):
    let below = dropped(input)
    if case .filter(.constant(.no), _) = below { return below }
    return plan.mapInputs { _ in below }
  default: return plan.mapInputs(dropped)
  }
}
