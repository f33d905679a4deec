import Store

/// Lays texts that seldom repeat end to end, and counts how many are different.
struct ProseBuilder {
  private var bytes: [UInt8] = []
  private var offsets: [Int] = [0]
  private var seen = HashSet()
  /// Bytes of the texts that differ.
  private(set) var distinctByteCount = 0
  /// Different texts.
  var distinctCount: Int { seen.count }
  /// Rows.
  var count: Int { offsets.count - 1 }

  /// Appends a row's text.
  mutating func append(_ source: Span<UInt8>, _ start: Int, _ end: Int) {
    ByteScan.append(source, start, end, to: &bytes)
    offsets.append(bytes.count)
    if seen.insert(ByteScan.hash(source, start, end, seed: seen.seed)) {
      distinctByteCount &+= end &- start
    }
  }

  /// Appends a row without a text.
  mutating func appendNothing() { offsets.append(bytes.count) }

  /// Makes room for many times what there is.
  mutating func expect(_ more: RowExpectation) {
    bytes.reserveCapacity(more.count(from: bytes.count, stride: 1))
    offsets.reserveCapacity(more.count(from: offsets.count, stride: 8))
  }

  /// The texts.
  consuming func arena() -> TextArena { TextArena(bytes: bytes, offsets: offsets) }

  /// Goes through the rows' texts; an empty one may be a row without a text.
  func forEach(_ take: (Span<UInt8>, _ row: Int, _ start: Int, _ end: Int) -> Void) {
    for row in 0..<count { take(bytes.span, row, offsets[row], offsets[row + 1]) }
  }
}

/// Texts by their hashes alone: of ten million different ones, two are taken for the same once in
/// some hundred thousand times.
private struct HashSet {
  /// The hashes, at the next free place from where they belong; 0 for a free one.
  private var slots = [UInt64](repeating: 0, count: 1024)
  private(set) var count = 0
  let seed: UInt64 = {
    var hasher = Hasher()
    hasher.combine(0)
    return UInt64(truncatingIfNeeded: hasher.finalize())
  }()

  /// True if the hash was not there.
  mutating func insert(_ hash: UInt64) -> Bool {
    let hash = hash == 0 ? 1 : hash
    guard Self.put(hash, in: &slots) else { return false }
    count &+= 1
    if count &* 8 > slots.count &* 5 { grow() }
    return true
  }

  private static func put(_ hash: UInt64, in slots: inout [UInt64]) -> Bool {
    let mask = slots.count &- 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while true {
      let entry = slots[slot]
      if entry == hash { return false }
      if entry == 0 { break }
      slot = (slot &+ 1) & mask
    }
    slots[slot] = hash
    return true
  }

  private mutating func grow() {
    var larger = [UInt64](repeating: 0, count: slots.count * 2)
    for hash in slots where hash != 0 { _ = Self.put(hash, in: &larger) }
    slots = larger
  }
}
