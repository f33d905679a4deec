import Model

// The total order of values that sorting, grouping and `least` use (language.md, 1.5 and 1.7).

/// Which of two values comes first, by more than their values: values, then unknown, then none.
enum Precedence {
  case before, same, after

  var reversed: Precedence {
    switch self {
    case .before: .after
    case .same: .same
    case .after: .before
    }
  }

  init<Number: Comparable>(_ left: Number, _ right: Number) {
    self = left < right ? .before : left == right ? .same : .after
  }
}

/// Which of two values comes first; unknown and none come last in either direction.
func precedence(_ left: Value, _ right: Value, isDescending: Bool = false) -> Precedence {
  if left.isMissing || right.isMissing { return Precedence(rank(left), rank(right)) }
  let ascending = precedenceOfKnown(left, right)
  return isDescending ? ascending.reversed : ascending
}

private func rank(_ value: Value) -> Int {
  switch value {
  case .unknown: 1
  case .none: 2
  default: 0
  }
}

private func precedenceOfKnown(_ left: Value, _ right: Value) -> Precedence {
  switch (left, right) {
  case (.text(let one), .text(let other)): return textPrecedence(one, other)
  case (.integer(let one), .integer(let other)): return Precedence(one, other)
  case (.boolean(let one), .boolean(let other)):
    return Precedence(one ? 1 : 0, other ? 1 : 0)
  case (.date(let one, _), .date(let other, _)):
    let first = Precedence(one.earliest, other.earliest)
    return first == .same ? Precedence(one.latest, other.latest) : first
  case (.days(let least, let most), .days(let otherLeast, let otherMost)):
    let first = Precedence(least, otherLeast)
    return first == .same ? Precedence(most, otherMost) : first
  default:
    guard let one = left.asDouble, let other = right.asDouble else { return .same }
    return Precedence(one, other)
  }
}

/// Texts by code point.
func textPrecedence(_ left: String, _ right: String) -> Precedence {
  let (one, other) = (left.unicodeScalars.map(\.value), right.unicodeScalars.map(\.value))
  if one == other { return .same }
  return one.lexicographicallyPrecedes(other) ? .before : .after
}

extension Value {
  /// The number of a number.
  var asDouble: Double? {
    switch self {
    case .integer(let integer): Double(integer)
    case .number(let number): number
    default: nil
    }
  }

  /// The value as groups know it: a date is its bounds, whatever its notation.
  var identity: Value {
    switch self {
    case .date(let date, _): .date(date, notation: "")
    case .number(let number) where number == 0: .number(0)
    default: self
    }
  }
}

/// Rows in a stable order by some keys.
func sorted(_ rows: [Candidate], by keys: [(quantity: Quantity, isDescending: Bool)]) -> [Candidate]
{
  let decorated = rows.enumerated().map { place, candidate in
    (place, candidate, keys.map { $0.quantity.value(candidate.row) })
  }
  return decorated.sorted { left, right in
    for (index, key) in keys.enumerated() {
      switch precedence(left.2[index], right.2[index], isDescending: key.isDescending) {
      case .before: return true
      case .after: return false
      case .same: continue
      }
    }
    return left.0 < right.0
  }.map(\.1)
}
