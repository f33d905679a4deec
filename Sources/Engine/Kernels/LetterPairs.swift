/// Which of many texts may hold a folded one: for each class of two or three neighbouring bytes a
/// bit for each text that has such when it is folded.
///
/// A text folds scalar by scalar, so that one that holds another holds its pairs of bytes when both
/// are folded. A few pairs leave few texts to be read. A zero stands before and after each text.
struct LetterPairs: Sendable {
  /// As many classes of pairs, and as many of three bytes.
  private static let classCount = 128
  private static let textsPerCheck = 8192

  private let wordCount: Int
  /// The bits of each class, one class after the other.
  private let planes: [UInt64]
  /// The first four bytes of each folded text, the first highest, zeros after its end.
  private let heads: [UInt32]

  /// Reads the texts in `bytes`, each from one offset to the next.
  ///
  /// - Parameter check: throws when the caller has lost interest.
  init<Offsets: RandomAccessCollection<Int>, Failure>(
    bytes: Span<UInt8>, offsets: Offsets, check: () throws(Failure) -> Void
  ) throws(Failure) where Offsets.Index == Int {
    let count = max(0, offsets.count - 1)
    wordCount = (count + 63) / 64
    var planes = [UInt64](repeating: 0, count: LetterPairs.classCount * 2 * wordCount)
    var heads = [UInt32](repeating: 0, count: count)
    var buffer = FoldingBuffer()
    var block = [UInt64](repeating: 0, count: LetterPairs.classCount * 2)
    for word in 0..<wordCount {
      if word * 64 % LetterPairs.textsPerCheck == 0 { try check() }
      for index in block.indices { block[index] = 0 }
      for row in (word * 64)..<min(count, word * 64 + 64) {
        let length = buffer.fold(bytes.extracting(offsets[row]..<offsets[row + 1]))
        let folded = buffer.bytes.span.extracting(0..<length)
        heads[row] = LetterPairs.mark(folded, &block, 1 &<< UInt64(truncatingIfNeeded: row & 63))
      }
      for index in block.indices { planes[index &* wordCount &+ word] = block[index] }
    }
    self.planes = planes
    self.heads = heads
  }

  /// Sets a text's bit in each of its classes, and gives its head.
  private static func mark(
    _ folded: Span<UInt8>, _ block: inout [UInt64], _ bit: UInt64
  ) -> UInt32 {
    // The last bytes read, the last one lowest.
    var last: UInt32 = 0
    var head: UInt32 = 0
    for index in 0..<folded.count {
      last = last &<< 8 | UInt32(folded[index])
      if index < 4 { head |= UInt32(folded[index]) &<< UInt32(24 &- 8 &* index) }
      block[pair(last)] |= bit
      if index > 0 { block[triple(last)] |= bit }
    }
    last = last &<< 8
    block[pair(last)] |= bit
    if folded.count > 0 { block[triple(last)] |= bit }
    return head
  }

  /// Bytes that they take.
  var byteCount: Int { planes.count * 8 + heads.count * 4 }

  /// A bit for each text that may hold all of some folded texts, in UTF-8; a zero before or after
  /// one stands for the start or the end of a text.
  func texts(holding parts: [[UInt8]]) -> [UInt64] {
    var classes: Set<Int> = []
    for part in parts {
      var last: UInt32 = 0
      for (place, byte) in part.enumerated() {
        last = last << 8 | UInt32(byte)
        if place > 0 { classes.insert(LetterPairs.pair(last)) }
        if place > 1 { classes.insert(LetterPairs.triple(last)) }
      }
    }
    var bits = [UInt64](repeating: .max, count: wordCount)
    let planes = planes.span
    for plane in classes.sorted() {
      let start = plane &* wordCount
      for word in bits.indices { bits[word] &= planes[start &+ word] }
    }
    for part in parts where part.first == 0 { keepHeads(Array(part.dropFirst().prefix(4)), &bits) }
    return bits
  }

  /// Takes away the texts that begin otherwise.
  private func keepHeads(_ start: [UInt8], _ bits: inout [UInt64]) {
    if start.isEmpty { return }
    let wanted = start.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    let shift = UInt32(32 - 8 * start.count)
    for word in bits.indices where bits[word] != 0 {
      var rest = bits[word]
      while rest != 0 {
        let bit = rest.trailingZeroBitCount
        let row = word &* 64 &+ bit
        if row >= heads.count || heads[row] &>> shift != wanted {
          bits[word] &= ~(1 &<< UInt64(truncatingIfNeeded: bit))
        }
        rest &= rest &- 1
      }
    }
  }

  // The upper bits of a product with an odd number, which spreads keys evenly (D. Knuth, "The Art
  // of Computer Programming", volume 3, section 6.4).

  @inline(__always)
  private static func pair(_ last: UInt32) -> Int {
    Int(((last & 0xFFFF) &* 2_654_435_769) &>> 25)
  }

  @inline(__always)
  private static func triple(_ last: UInt32) -> Int {
    Int(((last & 0xFF_FFFF) &* 2_654_435_769) &>> 25) &+ classCount
  }
}
