/// Which of many texts may hold a folded one: for each class of pairs of neighbouring bytes a bit
/// for each text that has such a pair when it is folded.
///
/// A text folds scalar by scalar, so that one that holds another holds its pairs of bytes when both
/// are folded. A few pairs leave few texts to be read. A zero stands before and after each text.
struct LetterPairs: Sendable {
  private static let classCount = 128
  private static let textsPerCheck = 8192

  private let wordCount: Int
  /// The bits of each class, one class after the other.
  private let planes: [UInt64]

  /// Reads the texts in `bytes`, each from one offset to the next.
  ///
  /// - Parameter check: throws when the caller has lost interest.
  init<Failure>(
    bytes: Span<UInt8>, offsets: Span<Int>, check: () throws(Failure) -> Void
  ) throws(Failure) {
    let count = max(0, offsets.count - 1)
    wordCount = (count + 63) / 64
    var planes = [UInt64](repeating: 0, count: LetterPairs.classCount * wordCount)
    var buffer = FoldingBuffer()
    var block = [UInt64](repeating: 0, count: LetterPairs.classCount)
    for word in 0..<wordCount {
      if word * 64 % LetterPairs.textsPerCheck == 0 { try check() }
      for index in block.indices { block[index] = 0 }
      for row in (word * 64)..<min(count, word * 64 + 64) {
        let length = buffer.fold(bytes.extracting(offsets[row]..<offsets[row + 1]))
        let folded = buffer.bytes.span
        let bit: UInt64 = 1 &<< UInt64(truncatingIfNeeded: row & 63)
        var before: UInt8 = 0
        for index in 0..<length {
          block[LetterPairs.number(before, folded[index])] |= bit
          before = folded[index]
        }
        block[LetterPairs.number(before, 0)] |= bit
      }
      for index in block.indices { planes[index &* wordCount &+ word] = block[index] }
    }
    self.planes = planes
  }

  /// Bytes that they take.
  var byteCount: Int { planes.count * 8 }

  /// A bit for each text that may hold all of some folded texts, in UTF-8; a zero before or after
  /// one stands for the start or the end of a text.
  func texts(holding parts: [[UInt8]]) -> [UInt64] {
    var classes: Set<Int> = []
    for part in parts {
      for (first, second) in zip(part, part.dropFirst()) {
        classes.insert(LetterPairs.number(first, second))
      }
    }
    var bits = [UInt64](repeating: .max, count: wordCount)
    let planes = planes.span
    for plane in classes.sorted() {
      let start = plane &* wordCount
      for word in bits.indices { bits[word] &= planes[start &+ word] }
    }
    return bits
  }

  /// The class of a pair: the upper bits of its product with an odd number, which spreads pairs
  /// evenly (D. Knuth, "The Art of Computer Programming", volume 3, section 6.4).
  @inline(__always)
  private static func number(_ first: UInt8, _ second: UInt8) -> Int {
    let pair = UInt16(first) &<< 8 | UInt16(second)
    return Int((pair &* 40_503) &>> 9)
  }
}
