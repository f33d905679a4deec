/// Finds folded words that stand one after the other in texts that are folded as they are read,
/// without making any of them.
struct WordSearch {
  private let words: [[UInt8]]
  private var buffer = FoldingBuffer()

  /// Makes a search for words in UTF-8, each of letters and digits that have no other spelling and
  /// of apostrophes; there must be one, and none may be empty.
  init(_ words: [[UInt8]]) { self.words = words }

  /// Whether the words stand in a text, when that is folded; nil where that takes more than bytes
  /// to tell, for some of what is next to them may belong to a word or may not.
  mutating func finds(in text: Span<UInt8>) -> Bool? {
    let count = buffer.fold(text)
    let folded = buffer.bytes.span.extracting(0..<count)
    let first = words[0]
    var isUnsure = false
    var start = 0
    while start &+ first.count <= count {
      if folded[start] == first[0], isWord(first.span, in: folded, at: start) {
        switch run(from: start, in: folded) {
        case .some(true): return true
        case .none: isUnsure = true
        case .some(false): break
        }
      }
      start &+= 1
    }
    return isUnsure ? nil : false
  }

  /// Whether all words stand from a place on where the letters of the first are.
  private func run(from start: Int, in text: Span<UInt8>) -> Bool? {
    if let before = scalarKind(in: text, before: start), before != .apart {
      return before == .other ? nil : false
    }
    var index = start
    for (number, word) in words.enumerated() {
      if number > 0, !isWord(word.span, in: text, at: index) { return false }
      index &+= word.count
      if index == text.count { return number == words.count - 1 }
      var place = scalarKind(in: text, at: index)
      if place.kind != .apart { return place.kind == .other ? nil : false }
      if number == words.count - 1 { return true }
      while place.kind == .apart {
        index &+= place.length
        if index == text.count { return false }
        place = scalarKind(in: text, at: index)
      }
      if place.kind == .other { return nil }
    }
    return true
  }

  private func isWord(_ word: Span<UInt8>, in text: Span<UInt8>, at start: Int) -> Bool {
    guard start &+ word.count <= text.count else { return false }
    for index in 0..<word.count where text[start &+ index] != word[index] { return false }
    return true
  }
}
