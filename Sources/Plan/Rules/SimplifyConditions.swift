import Model

/// `x and yes` → `x`, `x or yes` → `yes`, `not not x` → `x`, a test that stands twice → once.
let simplifyConditions = OptimizerRule(
  name: "simplify-conditions",
  summary: "Drops constants, double negations and repeated tests.",
  looksFor: [.simplifiable, .constant]
) { plan, _ in
  simplified(plan)
}

private func simplified(_ plan: LogicalPlan) -> LogicalPlan {
  let simpler = plan.mapConditions(simplified)
  if case .filter(.constant(.yes), let input) = simpler { return simplified(input) }
  return simpler.mapInputs(simplified)
}

private func simplified(_ predicate: Predicate) -> Predicate {
  predicate.mapTests { $0.mapConditionsOfValues(simplified) }
}
