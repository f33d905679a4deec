/// A set of rows, one bit a row.
///
/// Bits at and past `count` are always zero, so that counting needs no mask.
package struct Bitmap: Sendable, Hashable {
  /// The bits, 64 rows a word, the lowest bit first.
  package private(set) var words: [UInt64]
  /// Rows covered, set or not.
  package let count: Int

  /// Makes a bitmap with every bit the same.
  package init(repeating bit: Bool, count: Int) {
    self.init(words: Array(repeating: bit ? .max : 0, count: (count + 63) / 64), count: count)
  }

  /// Makes a bitmap from words; bits past `count` are cleared.
  package init(words: [UInt64], count: Int) {
    precondition(words.count == (count + 63) / 64, "a bitmap has a word for each 64 rows")
    self.words = words
    self.count = count
    if count % 64 != 0, let last = words.indices.last {
      self.words[last] &= (1 << UInt64(count % 64)) - 1
    }
  }

  /// Makes a bitmap with the given rows set.
  package init(rows: some Sequence<Int>, count: Int) {
    var words = [UInt64](repeating: 0, count: (count + 63) / 64)
    for row in rows where row >= 0 && row < count {
      words[row / 64] |= 1 << UInt64(row % 64)
    }
    self.init(words: words, count: count)
  }

  /// As above, and not generic: what is generic costs many times more from another module.
  package init(rows: [Int32], count: Int) {
    var words = [UInt64](repeating: 0, count: (count + 63) / 64)
    for row in rows where row >= 0 && row < count {
      words[Int(row) / 64] |= 1 << UInt64(row % 64)
    }
    self.init(words: words, count: count)
  }

  /// Makes a bitmap with the first rows set, as many as given.
  package init(first setCount: Int, count: Int) {
    precondition(setCount <= count, "a bitmap of \(count) rows cannot have \(setCount) set")
    var words = [UInt64](repeating: 0, count: (count + 63) / 64)
    for index in 0..<(setCount / 64) { words[index] = .max }
    if setCount % 64 != 0 { words[setCount / 64] = (1 << UInt64(setCount % 64)) - 1 }
    self.init(words: words, count: count)
  }

  /// Whether a row is set.
  package subscript(row: Int) -> Bool {
    get { words[row / 64] >> UInt64(row % 64) & 1 == 1 }
    set {
      precondition(row >= 0 && row < count, "row \(row) is outside a bitmap of \(count)")
      if newValue {
        words[row / 64] |= 1 << UInt64(row % 64)
      } else {
        words[row / 64] &= ~(1 << UInt64(row % 64))
      }
    }
  }

  /// How many rows are set.
  package var setCount: Int { bitCount(words.span) }
  /// How many rows are set in this and in the other.
  package func commonCount(_ other: Bitmap) -> Int { commonBitCount(words.span, other.words.span) }
  /// True if no row is set.
  package var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  /// The rows that are set, in order.
  package var rows: [Int32] { placesOfBits(words.span) }

  /// Rows in both.
  package func intersection(_ other: Bitmap) -> Bitmap { combined(other, &) }
  /// Rows in either.
  package func union(_ other: Bitmap) -> Bitmap { combined(other, |) }
  /// Rows in this and not in the other.
  package func subtracting(_ other: Bitmap) -> Bitmap { combined(other) { $0 & ~$1 } }
  /// Rows not in this.
  package var complement: Bitmap { Bitmap(words: words.map(~), count: count) }

  private func combined(_ other: Bitmap, _ operation: (UInt64, UInt64) -> UInt64) -> Bitmap {
    precondition(count == other.count, "bitmaps of \(count) and \(other.count) rows do not combine")
    var result = words
    for index in result.indices { result[index] = operation(result[index], other.words[index]) }
    return Bitmap(words: result, count: count)
  }
}
