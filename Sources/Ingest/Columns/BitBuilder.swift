import Store

/// Builds a bitmap row by row; rows that are not set cost nothing until one after them is.
struct BitBuilder {
  private var words: [UInt64] = []
  private(set) var count = 0
  private(set) var setCount = 0

  mutating func append(_ bit: Bool) {
    if bit {
      set(count)
      setCount &+= 1
    }
    count &+= 1
  }

  /// Appends rows that are not set.
  mutating func appendClear(_ rows: Int) { count &+= rows }

  private mutating func set(_ row: Int) {
    while words.count <= row >> 6 { words.append(0) }
    words[row >> 6] |= 1 << UInt64(row & 63)
  }

  /// The bitmap of all rows appended.
  func bitmap() -> Bitmap {
    let missing = (count + 63) / 64 - words.count
    return Bitmap(words: words + [UInt64](repeating: 0, count: missing), count: count)
  }
}
