import Model

/// `text contains "x" and faction = engagement` → the cheap test that keeps few rows first.
let orderBySelectivity = OptimizerRule(
  name: "order-by-selectivity",
  summary: "Puts cheap tests that keep few rows before dear ones that keep many.",
  looksFor: .composed
) { plan, schema in
  ordered(plan, schema)
}

private func ordered(_ plan: LogicalPlan, _ schema: Schema) -> LogicalPlan {
  guard case .filter(.and(let parts), let input) = plan else {
    return plan.mapInputs { ordered($0, schema) }
  }
  let shape = input.shape
  let ranked = parts.enumerated().map { place, part in
    (part, PredicateEstimate(of: part, on: shape, schema).rank, place)
  }
  // Ties keep their order, so that a plan does not depend on the sort's mood.
  let sorted = ranked.sorted { ($0.1, $0.2) < ($1.1, $1.2) }
  return .filter(.and(sorted.map(\.0)), ordered(input, schema))
}
