import Language
import Model

/// `x and yes` → `x`, `x or yes` → `yes`, `not not x` → `x`, a test that stands twice → once,
/// `region = minsk or region = brest` → one test for both values.
let simplifyConditions = OptimizerRule(
  name: "simplify-conditions",
  summary: "Drops constants, double negations and repeated tests, and joins tests for values."
) { plan, _ in
  simplified(plan)
}

private func simplified(_ plan: LogicalPlan) -> LogicalPlan {
  let simpler = plan.mapConditions(simplified)
  if case .filter(.constant(.yes), let input) = simpler { return simplified(input) }
  return simpler.mapInputs(simplified)
}

private func simplified(_ predicate: Predicate) -> Predicate {
  switch predicate {
  case .and(let parts): return joined(parts, isAnd: true)
  case .or(let parts): return joined(parts, isAnd: false)
  case .not(let inner):
    switch simplified(inner) {
    case .not(let positive): return positive
    case .constant(let truth): return .constant(!truth)
    case let other: return .not(other)
    }
  case .hedged(let hedge, let inner):
    let simpler = simplified(inner)
    switch simpler {
    case .constant(let truth):
      return .constant(Truth(hedge == .possibly ? truth.isPossible : truth == .unsure))
    case .hedged, .status:
      // These are never unsure.
      return hedge == .possibly ? simpler : .constant(.no)
    default: return .hedged(hedge, simpler)
    }
  default: return predicate.mapConditionsOfValues(simplified)
  }
}

private func joined(_ parts: [Predicate], isAnd: Bool) -> Predicate {
  let neutral: Truth = isAnd ? .yes : .no
  var simpler: [Predicate] = []
  var seen: Set<Predicate> = []
  for part in parts.map(simplified) {
    for member in members(of: part, isAnd: isAnd) {
      if member == .constant(!neutral) { return member }
      if member != .constant(neutral), seen.insert(member).inserted { simpler.append(member) }
    }
  }
  let result = joiningValues(simpler, isNegated: isAnd)
  if result.isEmpty { return .constant(neutral) }
  if result.count == 1 { return result[0] }
  return isAnd ? .and(result) : .or(result)
}

private func members(of predicate: Predicate, isAnd: Bool) -> [Predicate] {
  switch predicate {
  case .and(let parts) where isAnd: parts
  case .or(let parts) where !isAnd: parts
  default: [predicate]
  }
}

/// Tests of one column for values, which are alternatives under `or` and, negated, under `and`.
private func joiningValues(_ parts: [Predicate], isNegated: Bool) -> [Predicate] {
  guard parts.count > 1 else { return parts }
  var result: [Predicate] = []
  var places: [ValuesKey: Int] = [:]
  var values: [Int: [String]] = [:]
  for part in parts {
    guard let (column, match) = valuesTest(part, isNegated: isNegated) else {
      result.append(part)
      continue
    }
    let key = ValuesKey(column: column, mode: match.mode)
    if let place = places[key] {
      values[place, default: []] += match.values
    } else {
      places[key] = result.count
      result.append(part)
    }
  }
  for (place, more) in values {
    guard let (column, match) = valuesTest(result[place], isNegated: isNegated) else { continue }
    var seen: Set<String> = []
    let all = (match.values + more).filter { seen.insert($0).inserted }
    let test = Predicate.values(column, ValueMatch(values: all, mode: match.mode))
    result[place] = isNegated ? .not(test) : test
  }
  return result
}

private struct ValuesKey: Hashable {
  let column: ColumnReference
  let mode: ValueMatch.Mode
}

private func valuesTest(
  _ predicate: Predicate, isNegated: Bool
) -> (ColumnReference, ValueMatch)? {
  switch predicate {
  case .values(let column, let match) where !isNegated: (column, match)
  case .not(.values(let column, let match)) where isNegated: (column, match)
  default: nil
  }
}
