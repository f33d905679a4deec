import FullText
import Model
import Store

/// Asks of many texts whether a set holds them, without making each of them.
struct TextScan {
  private let set: TextSet
  private var search: FoldedSearch?
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
      let pieces = run.flatMap { piecesOfWords(String($0)) }
      search = pieces.max { $0.count < $1.count }
        .map { FoldedSearch(String(decoding: $0, as: UTF8.self), .anywhere) }
      isExact = false
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
    return set.contains(arena.text(at: row))
  }
}
