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

/// Counts different texts by their hashes alone: of ten million different ones, two are taken for
/// the same once in some hundred thousand files.
///
/// The hashes are kept by their first byte and looked through at the end, a part at a time, for a
/// table of all of them would not stay near the processor.
struct DistinctTexts {
  private var parts = [[Entry]](repeating: [], count: 256)

  private struct Entry {
    let hash: UInt64
    let count: UInt32
  }

  /// Appends a text.
  mutating func append(_ source: Span<UInt8>, _ start: Int, _ end: Int) {
    // No table is built while texts come, so nobody can make it slow: the seed may be known.
    let hash = ByteScan.hash(source, start, end, seed: 0)
    parts[Int(hash >> 56)].append(
      Entry(hash: hash, count: UInt32(truncatingIfNeeded: end &- start)))
  }

  /// Different texts, and their bytes.
  func counted() -> (texts: Int, bytes: Int) {
    var texts = 0
    var bytes = 0
    var slots: [UInt64] = []
    for part in parts {
      let bits = Int.bitWidth - (part.count * 2 + 1).leadingZeroBitCount
      slots.removeAll(keepingCapacity: true)
      slots.append(contentsOf: repeatElement(0, count: 1 << bits))
      for entry in part where Self.put(entry.hash | 1, in: &slots) {
        texts &+= 1
        bytes &+= Int(entry.count)
      }
    }
    return (texts, bytes)
  }

  /// Puts a hash at the next free place from where it belongs; false if it is there already.
  private static func put(_ hash: UInt64, in slots: inout [UInt64]) -> Bool {
    let mask = slots.count &- 1
    var slot = Int(truncatingIfNeeded: hash >> 8) & mask
    while slots[slot] != 0 {
      if slots[slot] == hash { return false }
      slot = (slot &+ 1) & mask
    }
    slots[slot] = hash
    return true
  }
}
