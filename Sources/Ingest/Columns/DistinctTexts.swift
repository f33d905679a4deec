import Store

/// Counts different texts by their hashes alone: of ten million different ones, two are taken for
/// the same once in some hundred thousand files.
struct DistinctTexts {
  private var hashes: [UInt64] = []
  /// Bytes of the texts; empty if they are not counted.
  private var byteCounts: [UInt32] = []
  private let countsBytes: Bool
  private let seed = ByteScan.seed()

  /// Counts the bytes of different texts too, if asked to.
  init(countsBytes: Bool) { self.countsBytes = countsBytes }

  /// Appends a text.
  mutating func append(_ source: Span<UInt8>, _ start: Int, _ end: Int) {
    hashes.append(ByteScan.hash(source, start, end, seed: seed))
    if countsBytes { byteCounts.append(UInt32(truncatingIfNeeded: end &- start)) }
  }

  /// Makes room for many times what there is.
  mutating func expect(_ more: RowExpectation) {
    hashes.reserveGreatCapacity(more.count(from: hashes.count, stride: 8))
    byteCounts.reserveGreatCapacity(more.count(from: byteCounts.count, stride: 4))
  }

  /// Different texts, and their bytes, if those are counted.
  ///
  /// The hashes are looked through a part at a time, for a table of all of them would not stay near
  /// the processor.
  consuming func counted() -> (texts: Int, bytes: Int) {
    var texts = 0
    var bytes = 0
    var slots: [UInt64] = []
    var start = 0
    for end in part() where end > start {
      let bits = Int.bitWidth - ((end - start) * 2 + 1).leadingZeroBitCount
      slots.removeAll(keepingCapacity: true)
      slots.append(contentsOf: repeatElement(0, count: 1 << bits))
      for place in start..<end where Self.put(hashes[place] | 1, in: &slots) {
        texts &+= 1
        if countsBytes { bytes &+= Int(byteCounts[place]) }
      }
      start = end
    }
    return (texts, bytes)
  }

  /// Puts the hashes in the order of their first bytes; gives where those with each byte end.
  private mutating func part() -> [Int] {
    var counts = [Int](repeating: 0, count: 256)
    for hash in hashes { counts[Self.part(of: hash)] &+= 1 }
    var ends: [Int] = []
    for count in counts { ends.append((ends.last ?? 0) + count) }
    // Where the next hash of each part goes; what lies there is moved on to its own part.
    var next = counts.indices.map { ends[$0] - counts[$0] }
    for (part, end) in ends.enumerated() {
      while next[part] < end {
        let place = next[part]
        let own = Self.part(of: hashes[place])
        if own != part {
          hashes.swapAt(place, next[own])
          if countsBytes { byteCounts.swapAt(place, next[own]) }
        }
        next[own] &+= 1
      }
    }
    return ends
  }

  private static func part(of hash: UInt64) -> Int { Int(truncatingIfNeeded: hash >> 56) }

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
