/// How another engine of regular expressions wants patterns written.
package struct PatternSpelling: Hashable, Sendable {
  /// What stands before and after the hexadecimal digits of a scalar, and how many those are at
  /// least.
  private let scalarOpen: String
  private let scalarClose: String
  private let digits: Int
  /// The least scalar that a text can have there.
  fileprivate let least: UInt32
  fileprivate let textEnd: String
  /// Whether it can look around, as edges of words need.
  fileprivate let looksAround: Bool
  /// The greatest count in `{n}`, those of repetitions within repetitions multiplied.
  fileprivate let repetitionMax: Int

  /// RE2, which DuckDB and ClickHouse have.
  package static let re2 = PatternSpelling(
    scalarOpen: "\\x{", scalarClose: "}", digits: 1, least: 0, textEnd: "\\z",
    looksAround: false, repetitionMax: 1_000)
  /// Java's, which Spark has.
  package static let java = PatternSpelling(
    scalarOpen: "\\x{", scalarClose: "}", digits: 1, least: 0, textEnd: "\\z",
    looksAround: true, repetitionMax: 1_000)
  /// PostgreSQL's advanced regular expressions.
  package static let postgres = PatternSpelling(
    scalarOpen: "\\U", scalarClose: "", digits: 8, least: 1, textEnd: "\\Z", looksAround: true,
    repetitionMax: 255)

  fileprivate func scalar(_ value: UInt32) -> String {
    if let scalar = Unicode.Scalar(value),
      scalar.isASCIILetter || ("0"..."9").contains(scalar)
    {
      return String(Character(scalar))
    }
    let text = String(value, radix: 16)
    let zeros = String(repeating: "0", count: max(0, digits - text.utf8.count))
    return scalarOpen + zeros + text + scalarClose
  }
}

extension Pattern {
  /// The pattern written so that another engine finds it in the same texts; nil where it cannot be.
  ///
  /// Sets of characters are written scalar by scalar, since no two engines know the same Unicode.
  package func spelled(_ spelling: PatternSpelling) -> String? {
    guard var parser = try? PatternParser(text), let syntax = try? parser.parse() else {
      return nil
    }
    return PatternWriter(spelling: spelling).whole(syntax)
  }
}

/// Writes a pattern's tree as text.
private struct PatternWriter {
  let spelling: PatternSpelling

  /// A pattern that is looked for anywhere.
  ///
  /// An edge of a word at either end may be written as a character that is not of the word, since
  /// what is matched does not matter.
  func whole(_ syntax: PatternSyntax) -> String? {
    if let text = written(syntax, 1) { return text }
    switch syntax.form {
    case .alternation(let parts): return alternatives(parts.map(whole))
    case .sequence(var parts):
      var (before, after) = ("", "")
      if parts.first?.isWordEdge == true {
        parts.removeFirst()
        guard let outside = side(of: parts, isFirst: true) else { return nil }
        before = "(?:\\A|\(outside))"
      }
      if parts.last?.isWordEdge == true {
        parts.removeLast()
        guard let outside = side(of: parts, isFirst: false) else { return nil }
        after = "(?:\(spelling.textEnd)|\(outside))"
      }
      return written(PatternSyntax(.sequence(parts)), 1).map { before + $0 + after }
    default: return nil
    }
  }

  // What stands beside the edge of a word on whose other side only letters of one can be.
  private func side(of parts: [PatternSyntax], isFirst: Bool) -> String? {
    guard let edge = PatternSyntax(.sequence(parts)).edge(isFirst: isFirst),
      edge.ranges.allSatisfy({ $0.isWithin(CharacterClass.word) })
    else { return nil }
    return set(CharacterClass.word.inverted)
  }

  private func written(_ syntax: PatternSyntax, _ count: Int) -> String? {
    switch syntax.form {
    case .character(let characters): return set(characters)
    case .assertion(let assertion): return written(assertion)
    case .sequence(let parts): return joined(parts.map { written($0, count) })
    case .alternation(let parts): return alternatives(parts.map { written($0, count) })
    case .repetition(let part, let least, let most):
      let times = max(least, most ?? 0)
      // `*`, `+` and `?` are no counts.
      let total = times > 1 ? count * times : count
      guard total <= spelling.repetitionMax else { return nil }
      return written(part, total).map { text in
        "(?:\(text))" + (most.map { "{\(least),\($0)}" } ?? "{\(least),}")
      }
    }
  }

  private func joined(_ parts: [String?]) -> String? {
    let texts = parts.compactMap(\.self)
    return texts.count == parts.count ? texts.joined() : nil
  }

  private func alternatives(_ parts: [String?]) -> String? {
    let texts = parts.compactMap(\.self)
    return texts.count == parts.count ? "(?:" + texts.joined(separator: "|") + ")" : nil
  }

  private func written(_ assertion: Assertion) -> String? {
    switch assertion {
    case .textStart: return "\\A"
    case .textEnd: return spelling.textEnd
    case .wordBoundary, .notWordBoundary:
      guard spelling.looksAround else { return nil }
      let word = set(.word)
      return assertion == .wordBoundary
        ? "(?:(?<=\(word))(?!\(word))|(?<!\(word))(?=\(word)))"
        : "(?:(?<=\(word))(?=\(word))|(?<!\(word))(?!\(word)))"
    }
  }

  private func set(_ characters: CharacterClass) -> String {
    // Whichever is shorter: what the set has or what it lacks. No text has a surrogate.
    let others = characters.inverted
    let isInverted = others.ranges.count < characters.ranges.count || characters.ranges.isEmpty
    let ranges = (isInverted ? others : characters).ranges.flatMap(\.withoutSurrogates)
      .filter { $0.upperBound >= spelling.least }
    if !isInverted, ranges.count == 1, let only = ranges.first, only.count == 1 {
      return spelling.scalar(only.lowerBound)
    }
    let texts = ranges.map { range in
      let first = max(range.lowerBound, spelling.least)
      return first == range.upperBound
        ? spelling.scalar(first)
        : "\(spelling.scalar(first))-\(spelling.scalar(range.upperBound))"
    }
    return "[" + (isInverted ? "^" : "") + texts.joined() + "]"
  }
}

extension PatternSyntax {
  fileprivate var isWordEdge: Bool {
    if case .assertion(.wordBoundary) = form { return true }
    return false
  }

  /// The characters that a match can begin or end with; nil if it can be empty, or the tree does
  /// not tell.
  fileprivate func edge(isFirst: Bool) -> CharacterClass? {
    switch form {
    case .character(let characters): return characters
    case .assertion: return nil
    case .sequence(let parts):
      return (isFirst ? parts.first : parts.last)?.edge(isFirst: isFirst)
    case .alternation(let parts):
      let edges = parts.compactMap { $0.edge(isFirst: isFirst) }
      guard edges.count == parts.count else { return nil }
      return CharacterClass(edges.flatMap(\.ranges))
    case .repetition(let part, let least, _):
      return least > 0 ? part.edge(isFirst: isFirst) : nil
    }
  }
}

extension ClosedRange<UInt32> {
  /// The parts of the range that no surrogates are in.
  fileprivate var withoutSurrogates: [ClosedRange<UInt32>] {
    var parts: [ClosedRange<UInt32>] = []
    if lowerBound < 0xD800 { parts.append(lowerBound...Swift.min(upperBound, 0xD7FF)) }
    if upperBound > 0xDFFF { parts.append(Swift.max(lowerBound, 0xE000)...upperBound) }
    return parts
  }

  fileprivate func isWithin(_ set: CharacterClass) -> Bool {
    set.ranges.contains { $0.lowerBound <= lowerBound && upperBound <= $0.upperBound }
  }
}
