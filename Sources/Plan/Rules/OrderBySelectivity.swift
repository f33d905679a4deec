import Model

/// `text contains "x" and faction = engagement` → the cheap test that keeps few rows first.
let orderBySelectivity = OptimizerRule(
  name: "order-by-selectivity",
  summary: "Puts cheap tests that keep few rows before dear ones that keep many.",
  looksFor: .conjunction
) { plan, schema in
  ordered(plan, schema)
}

private func ordered(_ plan: LogicalPlan, _ schema: Schema) -> LogicalPlan? {
  guard case .filter(.and(let parts), let input) = plan else {
    return plan.changingInputs { ordered($0, schema) }
  }
  let shape = input.shape
  var ranks: [Double] = []
  for part in parts { ranks.append(PredicateEstimate(of: part, on: shape, schema).rank) }
  // Ties keep their order, so that a plan does not depend on the sort's mood.
  let places = parts.indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }
  return .filter(.and(places.map { parts[$0] }), ordered(input, schema) ?? input)
}
