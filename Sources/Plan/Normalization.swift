import Model

// What a query means before anything is optimized: filters that follow each other are one condition,
// negation stands at the tests, and the time tests of one date are one set of days. This is part of the
// language (`before 2024 or since 2024` is yes for every dated row), so no switch turns it off.
extension LogicalPlan {
  /// The plan with its conditions in normal form.
  func normalized() -> LogicalPlan {
    switch self {
    case .filter(let outer, .filter(let inner, let input)):
      return LogicalPlan.filter(.and([inner, outer]), input).normalized()
    case .filter(let predicate, let input):
      return .filter(predicate.normalized(), input.normalized())
    default:
      return mapInputs { $0.normalized() }
    }
  }

  /// The same node over changed inputs.
  func mapInputs(_ change: (LogicalPlan) -> LogicalPlan) -> LogicalPlan {
    switch self {
    case .scan: self
    case .filter(let predicate, let input): .filter(predicate, change(input))
    case .aggregate(let aggregation, let input): .aggregate(aggregation, change(input))
    case .project(let columns, let input): .project(columns, change(input))
    case .distinct(let keys, let input): .distinct(keys, change(input))
    case .sort(let keys, let input): .sort(keys, change(input))
    case .limit(let limit, let input): .limit(limit, change(input))
    case .combine(let setOperator, let left, let right):
      .combine(setOperator, change(left), change(right))
    }
  }
}

extension Predicate {
  /// The predicate with negation at its tests and the time tests of each date folded.
  func normalized() -> Predicate {
    switch self {
    case .and(let parts): folding(parts, isAnd: true)
    case .or(let parts): folding(parts, isAnd: false)
    case .not(let inner): inner.negated()
    case .hedged(let hedge, let inner): .hedged(hedge, inner.normalized())
    default: self
    }
  }

  private func negated() -> Predicate {
    switch self {
    case .constant(let truth): .constant(!truth)
    case .and(let parts): folding(parts.map(Predicate.not), isAnd: false)
    case .or(let parts): folding(parts.map(Predicate.not), isAnd: true)
    case .not(let inner): inner.normalized()
    case .days(let scalar, let set): .days(scalar, set.complement)
    default: .not(normalized())
    }
  }

  private func folding(_ parts: [Predicate], isAnd: Bool) -> Predicate {
    var result: [Predicate] = []
    var places: [Scalar: Int] = [:]
    for part in parts.flatMap({ $0.normalized().members(ofAnd: isAnd) }) {
      guard case .days(let scalar, let set) = part else {
        result.append(part)
        continue
      }
      guard let place = places[scalar], case .days(_, let sofar) = result[place] else {
        places[scalar] = result.count
        result.append(part)
        continue
      }
      result[place] = .days(scalar, isAnd ? sofar.intersection(set) : sofar.union(set))
    }
    if result.count == 1 { return result[0] }
    return isAnd ? .and(result) : .or(result)
  }

  private func members(ofAnd isAnd: Bool) -> [Predicate] {
    switch self {
    case .and(let parts) where isAnd: parts
    case .or(let parts) where !isAnd: parts
    default: [self]
    }
  }
}

extension DaySet {
  /// Days in both.
  func intersection(_ other: DaySet) -> DaySet {
    DaySet(
      periods.intersection(other.periods), includesNone: includesNone && other.includesNone)
  }

  /// Days in either.
  func union(_ other: DaySet) -> DaySet {
    DaySet(periods.union(other.periods), includesNone: includesNone || other.includesNone)
  }
}
