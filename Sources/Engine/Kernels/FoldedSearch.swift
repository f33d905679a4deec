import Model

/// Finds a folded text in texts that are folded as they are read, without making any of them.
struct FoldedSearch {
  /// Where the text must be.
  enum Place { case anywhere, start, end }

  private let needle: [UInt8]
  private let place: Place
  private var buffer = [UInt8](repeating: 0, count: 1024)
  private let below800 = ScalarFolds.below800
  private let punctuation = ScalarFolds.punctuation

  /// Makes a search for a text that is folded already.
  init(_ needle: String, _ place: Place) {
    self.needle = Array(needle.utf8)
    self.place = place
  }

  /// Whether the folded text is where it must be in another, when that is folded.
  mutating func finds(in text: Span<UInt8>) -> Bool {
    if needle.isEmpty { return true }
    let count = fold(text)
    guard count >= needle.count else { return false }
    switch place {
    case .start: return isNeedle(at: 0)
    case .end: return isNeedle(at: count &- needle.count)
    case .anywhere:
      let first = needle[0]
      let folded = buffer.span
      for index in 0...(count &- needle.count) where folded[index] == first {
        if isNeedle(at: index) { return true }
      }
      return false
    }
  }

  private func isNeedle(at start: Int) -> Bool {
    let folded = buffer.span
    let key = needle.span
    for index in 0..<key.count where folded[start &+ index] != key[index] { return false }
    return true
  }

  /// Folds a text into the buffer and says how many bytes it came to.
  private mutating func fold(_ text: Span<UInt8>) -> Int {
    // No scalar of two bytes or fewer grows by more than half, and the others make their room.
    if buffer.count < text.count &* 2 &+ 8 {
      buffer = [UInt8](repeating: 0, count: text.count &* 3 &+ 8)
    }
    let stop = foldByTables(text)
    if stop.read == text.count { return stop.written }
    return foldRest(text.extracting(stop.read..<text.count), after: stop.written)
  }

  /// Folds as much as the tables know, and says how much that was.
  private mutating func foldByTables(_ text: Span<UInt8>) -> (read: Int, written: Int) {
    let below800 = below800
    let punctuation = punctuation
    var folded = buffer.mutableSpan
    var output = 0
    var index = 0
    let end = text.count
    while index < end {
      let byte = text[index]
      if byte < 0x80 {
        folded[output] = UInt8(truncatingIfNeeded: below800[Int(byte)])
        output &+= 1
        index &+= 1
        continue
      }
      let packed: UInt32
      if byte >= 0xC2 && byte < 0xE0 && index &+ 1 < end && text[index &+ 1] & 0xC0 == 0x80 {
        packed = below800[Int(byte & 0x1F) &<< 6 | Int(text[index &+ 1] & 0x3F)]
        index &+= 2
      } else if byte == 0xE2 && index &+ 2 < end && text[index &+ 1] & 0xFE == 0x80
        && text[index &+ 2] & 0xC0 == 0x80
      {
        packed = punctuation[Int(text[index &+ 1] & 1) &<< 6 | Int(text[index &+ 2] & 0x3F)]
        index &+= 3
      } else {
        break
      }
      folded[output] = UInt8(truncatingIfNeeded: packed)
      folded[output &+ 1] = UInt8(truncatingIfNeeded: packed &>> 8)
      folded[output &+ 2] = UInt8(truncatingIfNeeded: packed &>> 16)
      output &+= Int(packed &>> 24)
    }
    return (index, output)
  }

  /// Folds what the tables do not know the general way.
  private mutating func foldRest(_ rest: Span<UInt8>, after output: Int) -> Int {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(rest.count)
    for index in 0..<rest.count { bytes.append(rest[index]) }
    var output = output
    for byte in folded(String(decoding: bytes, as: UTF8.self)).utf8 {
      if output == buffer.count { buffer += [UInt8](repeating: 0, count: output) }
      buffer[output] = byte
      output &+= 1
    }
    return output
  }
}
