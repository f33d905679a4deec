import FullText
import Language
import Model
import Plan
import Store

/// A set of texts, described rather than listed: what a text column is tested for.
enum TextSet: Sendable {
  /// Exactly one of these.
  case exactly(EqualTexts)
  /// One of these, which are folded, when it is folded.
  case folding(EqualTexts)
  /// Compares with a text by code point.
  case comparing(ComparisonOperator, String)
  /// The folded text contains this folded one.
  case containing(String)
  /// The folded text's words contain these folded words, one after the other.
  case havingWords([Substring])
  /// The folded text starts with this folded one.
  case starting(String)
  /// The folded text ends with this folded one.
  case ending(String)

  /// The texts for which a text test is yes; nil for tests that the engine lacks.
  init?(_ operation: TextOperator, _ text: String) {
    let key = folded(text)
    switch operation {
    case .contains: self = .containing(key)
    case .has: self = .havingWords(words(of: key))
    case .starts: self = .starting(key)
    case .ends: self = .ending(key)
    case .matches, .resembles: return nil
    }
  }

  func contains(_ text: String) -> Bool {
    switch self {
    case .exactly(let texts): texts.contains(text)
    case .folding(let keys): keys.contains(folded(text))
    case .comparing(let comparison, let other):
      textsCompare(comparison, text.utf8.span, other.utf8.span)
    case .containing(let key): key.isEmpty || isSubsequence(key.utf8, of: folded(text).utf8)
    case .havingWords(let run): isRun(run, in: words(of: folded(text)))
    case .starting(let key): folded(text).utf8.starts(with: key.utf8)
    case .ending(let key): folded(text).utf8.reversed().starts(with: key.utf8.reversed())
    }
  }

  /// A byte for each value of a dictionary, 1 if the set holds it; one byte where there is no
  /// value, since unknown cells hold code 0.
  func members(of dictionary: TextDictionary) -> [UInt8] {
    var scan = TextScan(self)
    return dictionary.count == 0
      ? [0] : (0..<dictionary.count).map { scan.holds(dictionary.arena, at: $0) ? 1 : 0 }
  }

  /// What a text must hold when it is folded, for the set to hold the text; nil for sets that are
  /// not of folded texts.
  var foldedParts: [String]? {
    switch self {
    case .containing(let key), .starting(let key), .ending(let key): [key]
    case .havingWords(let run): run.map(String.init)
    case .exactly(let texts): texts.foldedParts
    case .folding(let keys): keys.partsOfFolded
    case .comparing: nil
    }
  }

  /// True for sets whose texts are told where they lie as fast as from an index, or almost.
  var isReadWhereItLies: Bool {
    switch self {
    case .exactly, .folding, .comparing: true
    case .containing, .havingWords, .starting, .ending: false
    }
  }

  /// What asking for a text of a hundred bytes takes, in nanoseconds.
  var cost: Double { isReadWhereItLies ? Costs.sameText : Costs.text }
}

extension TextDictionary {
  /// A byte for each value, 1 for those that equal one of some; one byte where there is no value.
  func members(exactly texts: [String]) -> [UInt8] {
    // A text of other bytes can only be equal if one of the two is not composed.
    guard texts.allSatisfy({ isComposed($0.utf8.span) }) else {
      return TextSet.exactly(EqualTexts(Set(texts))).members(of: self)
    }
    var members = [UInt8](repeating: 0, count: max(1, count))
    for text in texts {
      if let code = code(of: text) { members[code] = 1 }
    }
    if isComposed(arena.bytes.span) { return members }
    let texts = Set(texts)
    for code in 0..<count where !isComposed(arena.slice(at: code).span) {
      if texts.contains(values[code]) { members[code] = 1 }
    }
    return members
  }
}

extension TextSet {
  /// The folded parts in UTF-8, a zero standing for the start or the end of a text where they must
  /// be there.
  var anchoredParts: [[UInt8]]? {
    switch self {
    case .starting(let key): [[0] + key.utf8]
    case .ending(let key):
      piecesBetweenZeros(key).dropLast() + [(piecesBetweenZeros(key).last ?? []) + [0]]
    // Words of other bytes may be equal, but for letters that have no other spelling.
    case .havingWords(let run): run.flatMap { piecesOfWords(String($0)) }
    default: foldedParts.map { $0.flatMap { piecesBetweenZeros($0) } }
    }
  }
}

/// What a text has between its own zeros, which are no starts or ends of it.
func piecesBetweenZeros(_ text: String) -> [[UInt8]] {
  text.utf8.split(separator: 0).map(Array.init)
}

/// Whether some words stand one after the other in a text's words.
private func isRun(_ run: [Substring], in words: [Substring]) -> Bool {
  guard !run.isEmpty, run.count <= words.count else { return run.isEmpty }
  return (0...(words.count - run.count)).contains { words[$0...].starts(with: run) }
}

/// Whether bytes stand one after the other within others.
private func isSubsequence(_ needle: String.UTF8View, of text: String.UTF8View) -> Bool {
  let needle = Array(needle)
  let text = Array(text)
  guard needle.count <= text.count else { return false }
  return (0...(text.count - needle.count)).contains { text[$0...].starts(with: needle) }
}
