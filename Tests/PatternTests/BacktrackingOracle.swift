/// A pattern as a tree, matched the plain way: try everything, in order.
indirect enum Oracle {
  case scalar(Unicode.Scalar)
  case any
  case set([Unicode.Scalar], isNegated: Bool)
  case start, end, boundary, notBoundary
  case sequence([Oracle])
  case either(Oracle, Oracle)
  case repeated(Oracle, Int, Int?)

  /// The pattern in writing.
  var text: String {
    switch self {
    case .scalar(let scalar): String(Character(scalar))
    case .any: "."
    case .set(let members, let isNegated):
      "[" + (isNegated ? "^" : "") + members.map { String(Character($0)) }.joined() + "]"
    case .start: "^"
    case .end: "$"
    case .boundary: #"\b"#
    case .notBoundary: #"\B"#
    case .sequence(let parts): parts.map { "(?:\($0.text))" }.joined()
    case .either(let left, let right): "(\(left.text)|\(right.text))"
    case .repeated(let part, 0, nil): "(\(part.text))*"
    case .repeated(let part, let least, nil): "(\(part.text)){\(least),}"
    case .repeated(let part, let least, let most?): "(\(part.text)){\(least),\(most)}"
    }
  }

  /// Whether the pattern matches somewhere in `text`.
  func matches(_ text: [Unicode.Scalar]) -> Bool {
    (0...text.count).contains { matches(text, $0) { _ in true } }
  }

  private func matches(
    _ text: [Unicode.Scalar], _ index: Int, _ next: (Int) -> Bool
  ) -> Bool {
    func one(_ test: (Unicode.Scalar) -> Bool) -> Bool {
      index < text.count && test(text[index]) && next(index + 1)
    }
    switch self {
    case .scalar(let scalar): return one { $0 == scalar }
    case .any: return one { $0 != "\n" }
    case .set(let members, let isNegated): return one { members.contains($0) != isNegated }
    case .start: return index == 0 && next(index)
    case .end: return index == text.count && next(index)
    case .boundary: return Self.isBoundary(text, index) && next(index)
    case .notBoundary: return !Self.isBoundary(text, index) && next(index)
    case .sequence(let parts):
      guard let first = parts.first else { return next(index) }
      let rest = Oracle.sequence(Array(parts.dropFirst()))
      return first.matches(text, index) { rest.matches(text, $0, next) }
    case .either(let left, let right):
      return left.matches(text, index, next) || right.matches(text, index, next)
    case .repeated(let part, let least, let most):
      if least == 0, next(index) { return true }
      if most == 0 { return false }
      let rest = Oracle.repeated(part, max(0, least - 1), most.map { $0 - 1 })
      // A round that takes nothing and is not owed would go on for ever.
      return part.matches(text, index) {
        ($0 > index || least > 0) && rest.matches(text, $0, next)
      }
    }
  }

  private static func isBoundary(_ text: [Unicode.Scalar], _ index: Int) -> Bool {
    func isWord(_ place: Int) -> Bool {
      text.indices.contains(place) && text[place].properties.isAlphabetic
    }
    return isWord(index - 1) != isWord(index)
  }
}

/// Random numbers that are the same at every run.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
