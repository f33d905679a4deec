import FullText
import Model
import Store

/// Asks of many texts whether a set holds them, without making each of them.
struct TextScan {
  private let set: TextSet
  private var search: FoldedSearch?
  private var words: WordSearch?
  private var buffer = FoldingBuffer()
  /// False where the search only tells which texts must be asked.
  private let isExact: Bool

  init(_ set: TextSet) {
    self.set = set
    switch set {
    case .containing(let key): (search, isExact) = (FoldedSearch(key, .anywhere), true)
    case .starting(let key): (search, isExact) = (FoldedSearch(key, .start), true)
    case .ending(let key): (search, isExact) = (FoldedSearch(key, .end), true)
    case .havingWords(let run):
      isExact = false
      if !run.isEmpty, run.allSatisfy(isOneSpelling) {
        words = WordSearch(run.map { Array($0.utf8) })
      } else {
        search = run.flatMap { piecesOfWords(String($0)) }.max { $0.count < $1.count }
          .map { FoldedSearch(String(decoding: $0, as: UTF8.self), .anywhere) }
      }
    case .exactly, .folding, .comparing: (search, isExact) = (nil, false)
    }
  }

  /// Whether the set holds a text of an arena.
  mutating func holds(_ arena: TextArena, at row: Int) -> Bool {
    let text = arena.bytes.span.extracting(arena.range(at: row))
    switch set {
    case .exactly(let texts): return texts.contains(text)
    case .folding(let keys): return keys.containsFolded(text, &buffer)
    case .comparing(let comparison, let other):
      return textsCompare(comparison, text, other.utf8.span)
    case .containing, .havingWords, .starting, .ending: break
    }
    if search != nil {
      let isFound = search?.finds(in: text) ?? false
      if isExact || !isFound { return isFound }
    }
    if let isThere = words?.finds(in: text) { return isThere }
    return set.contains(arena.text(at: row))
  }
}

/// True for a folded word that is only equal to the same bytes.
private func isOneSpelling(_ word: Substring) -> Bool {
  let bytes = word.utf8.filter { $0 != UInt8(ascii: "'") }
  let pieces = piecesOfWords(String(word))
  return pieces.reduce(0) { $0 + $1.count } == bytes.count
}
