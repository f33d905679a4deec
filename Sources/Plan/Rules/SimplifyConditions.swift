import Language
import Model

/// `x and yes` → `x`, `x or yes` → `yes`, `not not x` → `x`, a test that stands twice → once.
let simplifyConditions = OptimizerRule(
  name: "simplify-conditions",
  summary: "Drops constants, double negations and repeated tests from conditions."
) { plan, _ in
  simplified(plan)
}

private func simplified(_ plan: LogicalPlan) -> LogicalPlan {
  guard case .filter(let predicate, let input) = plan else { return plan.mapInputs(simplified) }
  let simpler = simplified(predicate)
  if simpler == .constant(.yes) { return simplified(input) }
  return .filter(simpler, simplified(input))
}

private func simplified(_ predicate: Predicate) -> Predicate {
  switch predicate {
  case .and(let parts): return joined(parts, neutral: .yes, decisive: .no, Predicate.and)
  case .or(let parts): return joined(parts, neutral: .no, decisive: .yes, Predicate.or)
  case .not(let inner):
    switch simplified(inner) {
    case .not(let positive): return positive
    case .constant(let truth): return .constant(!truth)
    case let other: return .not(other)
    }
  case .hedged(let hedge, let inner):
    let simpler = simplified(inner)
    guard case .constant(let truth) = simpler else { return .hedged(hedge, simpler) }
    return .constant(Truth(hedge == .possibly ? truth.isPossible : truth == .unsure))
  default: return predicate
  }
}

private func joined(
  _ parts: [Predicate], neutral: Truth, decisive: Truth, _ join: ([Predicate]) -> Predicate
) -> Predicate {
  var result: [Predicate] = []
  for part in parts.map(simplified) {
    if part == .constant(decisive) { return part }
    if part != .constant(neutral) && !result.contains(part) { result.append(part) }
  }
  if result.isEmpty { return .constant(neutral) }
  return result.count == 1 ? result[0] : join(result)
}
