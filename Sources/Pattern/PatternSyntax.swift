/// What a pattern's automaton may take; what a pattern itself may be is among all limits.
package enum PatternLimits {
  /// Bytes of automaton that one matcher keeps between texts.
  package static let cacheBytesMax = 4_194_304
}

/// A place in a text, rather than a character of it.
enum Assertion: Hashable, Sendable {
  /// `^`
  case textStart
  /// `$`
  case textEnd
  /// `\b`
  case wordBoundary
  /// `\B`
  case notWordBoundary
}

/// A pattern as a tree. Groups leave no trace, nor does laziness: neither changes whether a text
/// matches.
struct PatternSyntax: Sendable {
  indirect enum Form: Sendable {
    /// One character out of a set.
    case character(CharacterClass)
    case assertion(Assertion)
    /// `ab`; with no parts, the empty pattern.
    case sequence([PatternSyntax])
    /// `a|b`
    case alternation([PatternSyntax])
    /// `a{least,most}`; no `most` means any number.
    case repetition(PatternSyntax, least: Int, most: Int?)
  }

  let form: Form
  /// How many instructions it compiles to; zero only if it is the empty pattern.
  let instructionCount: Int

  static let empty = PatternSyntax(.sequence([]))

  init(_ form: Form) {
    self.form = form
    instructionCount =
      switch form {
      case .character, .assertion: 1
      case .sequence(let parts): parts.reduce(0) { $0 + $1.instructionCount }
      case .alternation(let parts):
        parts.reduce(parts.count - 1) { $0 + $1.instructionCount }
      case .repetition(let part, let least, let most):
        Self.repetitionCount(part.instructionCount, least, most)
      }
  }

  // A part is at most `instructionsMax` when it is repeated (the parser sees to it), so no product
  // here overflows.
  private static func repetitionCount(_ part: Int, _ least: Int, _ most: Int?) -> Int {
    if part == 0 { return 0 }
    guard let most else { return max(least, 1) * part + 1 }
    return least * part + (most - least) * (part + 1)
  }
}
