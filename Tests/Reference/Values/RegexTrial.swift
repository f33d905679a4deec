// Regular expressions by trying everything in order: for short texts and short patterns alone.
//
// Written: any character, `.`, `[a-z]`, `[^a-z]`, `\d`, `\w`, `\s` and their capitals, `^`, `$`,
// `\b`, `\B`, `( )`, `(?: )`, `|`, `*`, `+`, `?`, `{2}`, `{2,}`, `{2,3}`, and `(?i)` at the start.
// A match may lie anywhere. Characters are scalars as written.

/// A pattern, read.
struct RegexTrial {
  private indirect enum Node {
    case one((Unicode.Scalar) -> Bool)
    case edge((_ text: [Unicode.Scalar], _ place: Int) -> Bool)
    case sequence([Node])
    case either([Node])
    case repeated(Node, least: Int, most: Int)
  }

  private let root: Node

  /// Reads a pattern; nil if it is not one of the kinds above.
  init?(_ text: String) {
    var rest = Array(text.unicodeScalars)
    let ignoresCase = text.hasPrefix("(?i)")
    if ignoresCase { rest.removeFirst(4) }
    var reader = Reader(rest: rest, ignoresCase: ignoresCase)
    guard let root = reader.either(), reader.rest.isEmpty else { return nil }
    self.root = root
  }

  /// Whether the pattern matches somewhere in a text.
  func matches(_ text: String) -> Bool {
    let text = Array(text.unicodeScalars)
    return (0...text.count).contains { Self.tries(root, text, $0) { _ in true } }
  }

  private static func tries(
    _ node: Node, _ text: [Unicode.Scalar], _ place: Int, _ next: (Int) -> Bool
  ) -> Bool {
    switch node {
    case .one(let test): return place < text.count && test(text[place]) && next(place + 1)
    case .edge(let test): return test(text, place) && next(place)
    case .sequence(let nodes):
      guard let first = nodes.first else { return next(place) }
      let rest = Node.sequence(Array(nodes.dropFirst()))
      return tries(first, text, place) { tries(rest, text, $0, next) }
    case .either(let nodes): return nodes.contains { tries($0, text, place, next) }
    case .repeated(let inner, let least, let most):
      if most > 0 {
        let rest = Node.repeated(inner, least: max(0, least - 1), most: most - 1)
        // A round that takes nothing would go on for ever.
        let isOneMore = tries(inner, text, place) { end in
          (end > place || least > 0) && tries(rest, text, end, next)
        }
        if isOneMore { return true }
      }
      return least == 0 && next(place)
    }
  }

  // MARK: Reading

  private struct Reader {
    var rest: [Unicode.Scalar]
    let ignoresCase: Bool

    mutating func either() -> Node? {
      var nodes: [Node] = []
      repeat {
        guard let node = sequence() else { return nil }
        nodes.append(node)
      } while takes("|")
      return nodes.count == 1 ? nodes[0] : .either(nodes)
    }

    private mutating func takes(_ scalar: Unicode.Scalar) -> Bool {
      guard rest.first == scalar else { return false }
      rest.removeFirst()
      return true
    }

    private mutating func sequence() -> Node? {
      var nodes: [Node] = []
      while let next = rest.first, next != "|", next != ")" {
        guard let atom = atom(), let node = repeated(atom) else { return nil }
        nodes.append(node)
      }
      return .sequence(nodes)
    }

    private mutating func repeated(_ atom: Node) -> Node? {
      let node: Node
      if takes("*") {
        node = .repeated(atom, least: 0, most: .max)
      } else if takes("+") {
        node = .repeated(atom, least: 1, most: .max)
      } else if takes("?") {
        node = .repeated(atom, least: 0, most: 1)
      } else if takes("{") {
        guard let least = number() else { return nil }
        let most = takes(",") ? number() ?? .max : least
        guard takes("}") else { return nil }
        node = .repeated(atom, least: least, most: most)
      } else {
        return atom
      }
      // Lazy or not, it matches the same texts.
      _ = takes("?")
      return node
    }

    private mutating func number() -> Int? {
      var text = ""
      while let digit = rest.first, ("0"..."9").contains(digit) {
        text.unicodeScalars.append(rest.removeFirst())
      }
      return Int(text)
    }

    private mutating func atom() -> Node? {
      switch rest.removeFirst() {
      case ".": return .one { $0 != "\n" }
      case "^": return .edge { _, place in place == 0 }
      case "$": return .edge { text, place in place == text.count }
      case "[": return set()
      case "(":
        if rest.starts(with: "?:".unicodeScalars) { rest.removeFirst(2) }
        guard let node = either(), takes(")") else { return nil }
        return node
      case "\\":
        guard let escaped = rest.first else { return nil }
        rest.removeFirst()
        if escaped == "b" || escaped == "B" {
          return .edge { text, place in
            let sides = [place - 1, place].map { text.indices.contains($0) && isWord(text[$0]) }
            return (sides[0] != sides[1]) == (escaped == "b")
          }
        }
        return .one(RegexTrial.escape(escaped) ?? same(as: escaped))
      case let plain: return .one(same(as: plain))
      }
    }

    private func same(as wanted: Unicode.Scalar) -> (Unicode.Scalar) -> Bool {
      guard ignoresCase else { return { $0 == wanted } }
      let lower = wanted.properties.lowercaseMapping
      return { $0.properties.lowercaseMapping == lower }
    }

    private mutating func set() -> Node? {
      let isNegated = takes("^")
      var tests: [(Unicode.Scalar) -> Bool] = []
      while let next = rest.first, next != "]" {
        rest.removeFirst()
        if next == "\\", let escaped = rest.first {
          rest.removeFirst()
          tests.append(RegexTrial.escape(escaped) ?? same(as: escaped))
        } else if rest.first == "-", rest.count > 1, rest[1] != "]" {
          let last = rest[1]
          rest.removeFirst(2)
          let ignoresCase = ignoresCase
          tests.append { scalar in
            let cases =
              [String(Character(scalar))]
              + (ignoresCase
                ? [scalar.properties.lowercaseMapping, scalar.properties.uppercaseMapping] : [])
            return cases.compactMap(\.unicodeScalars.first).contains { next <= $0 && $0 <= last }
          }
        } else {
          tests.append(same(as: next))
        }
      }
      guard takes("]") else { return nil }
      return .one { scalar in tests.contains { $0(scalar) } != isNegated }
    }
  }

  private static func escape(_ letter: Unicode.Scalar) -> ((Unicode.Scalar) -> Bool)? {
    switch letter {
    case "d": { $0.properties.numericType == .decimal }
    case "D": { $0.properties.numericType != .decimal }
    case "s": { $0.properties.isWhitespace }
    case "S": { !$0.properties.isWhitespace }
    case "w": isWord
    case "W": { !isWord($0) }
    default: nil
    }
  }
}

/// A part of a word: a letter, a mark upon one, a number or `_`.
private func isWord(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
    .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber,
    .connectorPunctuation:
    true
  default: false
  }
}
