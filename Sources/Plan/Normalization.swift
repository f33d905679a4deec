import Model

// What a query means before anything is optimized: filters that follow each other are one
// condition, negation stands at the tests, and the time tests of one date are one set of days. This
// is part of the language (`before 2024 or since 2024` is yes for every dated row), so no switch
// turns it off.
extension LogicalPlan {
  /// The plan with its conditions in normal form, those within computed values included.
  func normalized() -> LogicalPlan { normalForm() ?? self }

  /// Nil for a plan that is in normal form already.
  private func normalForm() -> LogicalPlan? {
    if case .filter(let condition, .sort(let keys, let input)) = self {
      return LogicalPlan.sort(keys, .filter(condition, input)).normalized()
    }
    guard case .filter(let last, var input) = self else {
      let changed = changingInputs { $0.normalForm() }
      guard stepHas(.composed) else { return changed }
      return (changed ?? self).mapConditions { $0.normalized() }
    }
    var conditions = [last]
    while case .filter(let earlier, let below) = input {
      conditions.append(earlier)
      input = below
    }
    let condition = conditions.count == 1 ? last : .and(conditions.reversed())
    if case .sort = input { return LogicalPlan.filter(condition, input).normalized() }
    return .filter(condition.normalized(), input.normalized())
  }
}

extension Predicate {
  /// The predicate with negation at its tests and the time tests of each date folded.
  func normalized() -> Predicate {
    switch self {
    case .and(let parts): folding(parts, isAnd: true, isNegated: false)
    case .or(let parts): folding(parts, isAnd: false, isNegated: false)
    case .not(let inner): inner.negated()
    case .hedged(let hedge, let inner): .hedged(hedge, inner.normalized())
    default: mapConditionsOfValues { $0.normalized() }
    }
  }

  private func negated() -> Predicate {
    switch self {
    case .constant(let truth): .constant(!truth)
    case .and(let parts): folding(parts, isAnd: false, isNegated: true)
    case .or(let parts): folding(parts, isAnd: true, isNegated: true)
    case .not(let inner): inner.normalized()
    case .days(let scalar, let set):
      .days(scalar.mapConditions { $0.normalized() }, set.complement)
    default: .not(normalized())
    }
  }

  private func folding(_ parts: [Predicate], isAnd: Bool, isNegated: Bool) -> Predicate {
    var members: [Predicate] = []
    members.reserveCapacity(parts.count)
    for part in parts {
      let normal = isNegated ? part.negated() : part.normalized()
      switch normal {
      case .and(let inner) where isAnd: members += inner
      case .or(let inner) where !isAnd: members += inner
      default: members.append(normal)
      }
    }
    let dateCount = members.count { if case .days = $0 { true } else { false } }
    if dateCount > 1 { members = joiningDays(members, isAnd: isAnd) }
    if members.count == 1 { return members[0] }
    return isAnd ? .and(members) : .or(members)
  }

  /// Tests with one of each date in place of several. Sets of days are gathered first and joined
  /// once, for a list may hold thousands.
  private func joiningDays(_ members: [Predicate], isAnd: Bool) -> [Predicate] {
    var result: [Predicate] = []
    // For each date its sets, and where its test stands in the result.
    var dates: [(place: Int, sets: [DaySet])] = []
    var indices: [Scalar: Int] = [:]
    for member in members {
      guard case .days(let scalar, let set) = member else {
        result.append(member)
        continue
      }
      if let index = indices[scalar] {
        dates[index].sets.append(set)
      } else {
        indices[scalar] = dates.count
        dates.append((result.count, [set]))
        result.append(member)
      }
    }
    for (place, sets) in dates where sets.count > 1 {
      guard case .days(let scalar, _) = result[place] else { continue }
      result[place] = .days(scalar, isAnd ? .intersection(sets) : .union(sets))
    }
    return result
  }
}
