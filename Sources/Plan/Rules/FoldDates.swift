import Language
import Model

/// `released since 2024` and, from another part of the query, `released before 2025` → `released
/// during 2024`: two time tests of a date are one where that says the same of an uncertain date.
///
/// A date's days, and the days of each test, are one stretch of the calendar. Three stretches each
/// two of which have a day in common have one in common that is in all (E. Helly, 1923), so that a
/// date that may pass both tests may pass them on one day. Tests without a day in common are left
/// apart: an uncertain date may pass either.
let foldDates = OptimizerRule(
  name: "fold-dates",
  summary: "Makes one period of the time tests of a date.",
  looksFor: .foldable
) { plan, _ in
  folded(plan)
}

private func folded(_ plan: LogicalPlan) -> LogicalPlan {
  plan.mapConditions(folded).mapInputs(folded)
}

private func folded(_ predicate: Predicate) -> Predicate {
  switch predicate {
  case .and(let parts): folded(parts.map(folded))
  case .or(let parts): .or(parts.map(folded))
  case .not(let inner): .not(folded(inner))
  case .hedged(let hedge, let inner): .hedged(hedge, folded(inner))
  default: predicate.mapConditionsOfValues(folded)
  }
}

private func folded(_ parts: [Predicate]) -> Predicate {
  var result: [Predicate] = []
  var places: [Scalar: Int] = [:]
  for part in parts {
    guard case .days(let scalar, let set) = part, set.isOnePeriod else {
      result.append(part)
      continue
    }
    guard let place = places[scalar], case .days(_, let first) = result[place] else {
      places[scalar] = result.count
      result.append(part)
      continue
    }
    let both = first.intersection(set)
    if both.isOnePeriod {
      result[place] = .days(scalar, both)
    } else {
      result.append(part)
    }
  }
  return result.count == 1 ? result[0] : .and(result)
}

extension DaySet {
  fileprivate var isOnePeriod: Bool { periods?.periods.count == 1 }
}
