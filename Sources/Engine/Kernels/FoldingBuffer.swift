import Model

/// Folds texts one after the other, without making any of them.
struct FoldingBuffer {
  /// The text that was folded last, and room behind it.
  private(set) var bytes = [UInt8](repeating: 0, count: 1024)
  private let below800 = ScalarFolds.below800
  private let punctuation = ScalarFolds.punctuation

  /// Folds a text into `bytes` and says how many bytes it came to.
  mutating func fold(_ text: Span<UInt8>) -> Int {
    // No scalar of two bytes or fewer grows by more than half, and the others make their room.
    if bytes.count < text.count &* 2 &+ 8 {
      bytes = [UInt8](repeating: 0, count: text.count &* 3 &+ 8)
    }
    let stop = foldByTables(text)
    if stop.read == text.count { return stop.written }
    return foldRest(text.extracting(stop.read..<text.count), after: stop.written)
  }

  /// Folds as much as the tables know, and says how much that was.
  private mutating func foldByTables(_ text: Span<UInt8>) -> (read: Int, written: Int) {
    let below800 = below800
    let punctuation = punctuation
    var folded = bytes.mutableSpan
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
    var left: [UInt8] = []
    left.reserveCapacity(rest.count)
    for index in 0..<rest.count { left.append(rest[index]) }
    var output = output
    for byte in folded(String(decoding: left, as: UTF8.self)).utf8 {
      if output == bytes.count { bytes += [UInt8](repeating: 0, count: output) }
      bytes[output] = byte
      output &+= 1
    }
    return output
  }
}
