import Store

/// Lays texts that seldom repeat end to end, and counts how many are different.
struct ProseBuilder {
  private var bytes: [UInt8] = []
  private var offsets: [Int] = [0]
  private var texts = DistinctTexts()
  /// Rows.
  var count: Int { offsets.count - 1 }

  /// Appends a row's text.
  mutating func append(_ source: Span<UInt8>, _ start: Int, _ end: Int) {
    ByteScan.append(source, start, end, to: &bytes)
    offsets.append(bytes.count)
    texts.append(source, start, end)
  }

  /// Appends a row without a text.
  mutating func appendNothing() { offsets.append(bytes.count) }

  /// Makes room for many times what there is.
  mutating func expect(_ more: RowExpectation) {
    bytes.reserveGreatCapacity(more.count(from: bytes.count, stride: 1))
    offsets.reserveGreatCapacity(more.count(from: offsets.count, stride: 8))
    texts.expect(more)
  }

  /// Different texts, and their bytes.
  func distinct() -> (texts: Int, bytes: Int) { texts.counted() }

  /// The texts.
  consuming func arena() -> TextArena {
    TextArena(bytes: Cells(bytes), offsets: Cells(offsets))
  }

  /// Goes through the rows' texts; an empty one may be a row without a text.
  func forEach(_ take: (Span<UInt8>, _ row: Int, _ start: Int, _ end: Int) -> Void) {
    for row in 0..<count { take(bytes.span, row, offsets[row], offsets[row + 1]) }
  }
}
