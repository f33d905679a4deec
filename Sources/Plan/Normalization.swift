import Model

// What a query means before anything is optimized: filters that follow each other are one
// condition, negation stands at the tests, and the time tests of one date are one set of days. This
// is part of the language (`before 2024 or since 2024` is yes for every dated row), so no switch
// turns it off.
extension LogicalPlan {
  /// The plan with its conditions in normal form, those within computed values included.
  func normalized() -> LogicalPlan {
    // Tests alone are in it.
    parts.isDisjoint(with: [.composed, .movableFilter]) ? self : normalForm()
  }

  private func normalForm() -> LogicalPlan {
    if case .filter(let condition, .sort(let keys, let input)) = self {
      return LogicalPlan.sort(keys, .filter(condition, input)).normalForm()
    }
    guard case .filter(let last, var input) = self else {
      return mapConditions { $0.normalized() }.mapInputs { $0.normalForm() }
    }
    var conditions = [last]
    while case .filter(let earlier, let below) = input {
      conditions.append(earlier)
      input = below
    }
    let condition = conditions.count == 1 ? last : .and(conditions.reversed())
    if case .sort = input { return LogicalPlan.filter(condition, input).normalForm() }
    return .filter(condition.normalized(), input.normalForm())
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
    var sets: [Int: [DaySet]] = [:]
    var places: [Scalar: Int] = [:]
    for member in members {
      guard case .days(let scalar, let set) = member else {
        result.append(member)
        continue
      }
      if let place = places[scalar] {
        sets[place, default: []].append(set)
      } else {
        places[scalar] = result.count
        result.append(member)
      }
    }
    for (place, more) in sets {
      guard case .days(let scalar, let first) = result[place] else { continue }
      result[place] = .days(scalar, isAnd ? .intersection([first] + more) : .union([first] + more))
    }
    return result
  }
}
