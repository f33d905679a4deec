import Model

/// Finds a folded text in texts that are folded as they are read, without making any of them.
struct FoldedSearch {
  /// Where the text must be.
  enum Place { case anywhere, start, end }

  private let needle: [UInt8]
  private let place: Place
  private var buffer = FoldingBuffer()

  /// Makes a search for a text that is folded already.
  init(_ needle: String, _ place: Place) {
    self.needle = Array(needle.utf8)
    self.place = place
  }

  /// Whether the folded text is where it must be in another, when that is folded.
  mutating func finds(in text: Span<UInt8>) -> Bool {
    if needle.isEmpty { return true }
    let count = buffer.fold(text)
    guard count >= needle.count else { return false }
    switch place {
    case .start: return isNeedle(at: 0)
    case .end: return isNeedle(at: count &- needle.count)
    case .anywhere:
      let first = needle[0]
      let folded = buffer.bytes.span
      for index in 0...(count &- needle.count) where folded[index] == first {
        if isNeedle(at: index) { return true }
      }
      return false
    }
  }

  private func isNeedle(at start: Int) -> Bool {
    let folded = buffer.bytes.span
    let key = needle.span
    for index in 0..<key.count where folded[start &+ index] != key[index] { return false }
    return true
  }
}
