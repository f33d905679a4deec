import Store

/// Builds a bitmap row by row.
struct BitBuilder {
  private var words: [UInt64] = []
  private(set) var count = 0
  private(set) var setCount = 0

  mutating func append(_ bit: Bool) {
    if count & 63 == 0 { words.append(0) }
    if bit {
      words[count >> 6] |= 1 << UInt64(count & 63)
      setCount &+= 1
    }
    count &+= 1
  }

  /// The bitmap of all rows appended.
  func bitmap() -> Bitmap { Bitmap(words: words, count: count) }
}
