/// `sort x count by y` → `count by y`: groups do not depend on their rows' order, and a sort hides
/// the one before it only where it ties.
let dropNeedlessSorts = OptimizerRule(
  name: "drop-needless-sorts",
  summary: "Drops a sort whose order nothing reads.",
  looksFor: .groupsOfSorted
) { plan, _ in
  withoutNeedlessSorts(plan)
}

private func withoutNeedlessSorts(_ plan: LogicalPlan) -> LogicalPlan {
  if case .aggregate(let aggregation, let input) = plan {
    return .aggregate(aggregation, withoutNeedlessSorts(unsorted(input)))
  }
  if case .series(let series, let input) = plan {
    return .series(series, withoutNeedlessSorts(unsorted(input)))
  }
  return plan.mapInputs(withoutNeedlessSorts)
}

// Sorts directly below, and below nodes that keep every row, choose rows one by one or pair them.
private func unsorted(_ plan: LogicalPlan) -> LogicalPlan {
  switch plan {
  case .sort(_, let input): unsorted(input)
  case .filter(let predicate, let input): .filter(predicate, unsorted(input))
  case .project(let columns, let input): .project(columns, unsorted(input))
  case .join(let left, let right, let condition):
    .join(unsorted(left), unsorted(right), on: condition)
  default: plan
  }
}
