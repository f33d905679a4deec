/// Kleene's three-valued truth: what a predicate says of a row.
package enum Truth: UInt8, Hashable, Sendable, CaseIterable {
  /// Certainly not.
  case no = 0
  /// The record does not allow an answer.
  case unsure = 1
  /// Certainly.
  case yes = 2

  /// Makes a certain truth.
  package init(_ isTrue: Bool) { self = isTrue ? .yes : .no }

  /// True for `yes` alone.
  package var isCertain: Bool { self == .yes }

  /// True for `yes` and `unsure`.
  package var isPossible: Bool { self != .no }

  /// Kleene's conjunction: the lesser of the two.
  package static func && (left: Truth, right: Truth) -> Truth {
    left.rawValue < right.rawValue ? left : right
  }

  /// Kleene's disjunction: the greater of the two.
  package static func || (left: Truth, right: Truth) -> Truth {
    left.rawValue > right.rawValue ? left : right
  }

  /// Kleene's negation: `unsure` stays.
  package static prefix func ! (truth: Truth) -> Truth {
    switch truth {
    case .no: .yes
    case .unsure: .unsure
    case .yes: .no
    }
  }
}
