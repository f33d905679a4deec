import Language
import Model

// Conjunctions and disjunctions in their simplest form, for the rules that make new ones.

extension Predicate {
  /// All of the parts, or one of them: nested ones of the same kind taken apart, repeated and
  /// neutral ones dropped, one part alone.
  static func junction(of parts: [Predicate], isAnd: Bool) -> Predicate {
    let neutral = Predicate.constant(isAnd ? .yes : .no)
    let absorbing = Predicate.constant(isAnd ? .no : .yes)
    var kept: [Predicate] = []
    kept.reserveCapacity(parts.count)
    // A few tests are compared with each other sooner than hashed.
    var seen: Set<Predicate>?
    func keep(_ member: Predicate) {
      if member == neutral { return }
      if kept.count == 8, seen == nil { seen = Set(kept) }
      let isNew = seen?.insert(member).inserted ?? !kept.contains(member)
      if isNew { kept.append(member) }
    }
    for part in parts {
      switch part {
      case absorbing: return part
      case .and(let members) where isAnd, .or(let members) where !isAnd:
        if members.contains(absorbing) { return absorbing }
        for member in members { keep(member) }
      default: keep(part)
      }
    }
    if kept.isEmpty { return neutral }
    if kept.count == 1 { return kept[0] }
    return isAnd ? .and(kept) : .or(kept)
  }

  /// The opposite, without a double negation.
  var opposite: Predicate {
    switch self {
    case .not(let positive): positive
    case .constant(let truth): .constant(!truth)
    default: .not(self)
    }
  }

  /// What a junction joins; of any other test, itself.
  func members(isAnd: Bool) -> [Predicate] {
    switch self {
    case .and(let parts) where isAnd: parts
    case .or(let parts) where !isAnd: parts
    default: [self]
    }
  }

  /// The condition with each test that is no junction, negation or hedge changed, and what that
  /// leaves in its simplest form.
  func mapTests(_ change: (Predicate) -> Predicate) -> Predicate {
    switch self {
    case .and(let parts): .junction(of: parts.map { $0.mapTests(change) }, isAnd: true)
    case .or(let parts): .junction(of: parts.map { $0.mapTests(change) }, isAnd: false)
    case .not(let inner): inner.mapTests(change).opposite
    case .hedged(let hedge, let inner): inner.mapTests(change).hedged(hedge)
    default: change(self)
    }
  }

  /// The condition under a hedge, which says nothing of what is never unsure.
  func hedged(_ hedge: Hedge) -> Predicate {
    switch self {
    case .constant(let truth):
      .constant(Truth(hedge == .possibly ? truth.isPossible : truth == .unsure))
    case .hedged, .status: hedge == .possibly ? self : .constant(.no)
    default: .hedged(hedge, self)
    }
  }
}
