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
    if case .start = place, let isThere = startsEarly(text) { return isThere }
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

  /// Whether a long text starts with the folded text, from as much of it as that mostly takes; nil
  /// if that is not enough.
  private mutating func startsEarly(_ text: Span<UInt8>) -> Bool? {
    var end = needle.count &* 2 &+ 8
    guard end < text.count else { return nil }
    // Scalars are folded whole.
    while end > 0, text[end] & 0xC0 == 0x80 { end &-= 1 }
    let count = buffer.fold(text.extracting(0..<end))
    return count >= needle.count ? isNeedle(at: 0) : nil
  }

  private func isNeedle(at start: Int) -> Bool {
    let folded = buffer.bytes.span
    let key = needle.span
    for index in 0..<key.count where folded[start &+ index] != key[index] { return false }
    return true
  }
}
