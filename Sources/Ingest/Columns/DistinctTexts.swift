import Store

/// Counts different texts by their hashes alone: of ten million different ones, two are taken for
/// the same once in some hundred thousand files.
///
/// The hashes are kept by their first byte and looked through at the end, a part at a time, for a
/// table of all of them would not stay near the processor.
struct DistinctTexts {
  private var hashes = [[UInt64]](repeating: [], count: 256)
  /// Bytes of the texts; empty if they are not counted.
  private var byteCounts: [[UInt32]]

  /// Counts the bytes of different texts too, if asked to.
  init(countsBytes: Bool) {
    byteCounts = countsBytes ? [[UInt32]](repeating: [], count: hashes.count) : []
  }

  /// Appends a text.
  mutating func append(_ source: Span<UInt8>, _ start: Int, _ end: Int) {
    // No table is built while texts come, so nobody can make it slow: the seed may be known.
    let hash = ByteScan.hash(source, start, end, seed: 0)
    let part = Int(truncatingIfNeeded: hash >> 56)
    hashes[part].append(hash)
    if !byteCounts.isEmpty { byteCounts[part].append(UInt32(truncatingIfNeeded: end &- start)) }
  }

  /// Makes room for many times what there is, each part a little more than its share.
  mutating func expect(_ more: RowExpectation) {
    let count = hashes.reduce(0) { $0 + $1.count }
    let share = more.count(from: count, stride: 8) / hashes.count
    for part in hashes.indices { hashes[part].reserveCapacity(share + share / 16) }
    for part in byteCounts.indices { byteCounts[part].reserveCapacity(share + share / 16) }
  }

  /// Different texts, and their bytes, if those are counted.
  func counted() -> (texts: Int, bytes: Int) {
    var texts = 0
    var bytes = 0
    var slots: [UInt64] = []
    for (part, hashes) in hashes.enumerated() {
      let bits = Int.bitWidth - (hashes.count * 2 + 1).leadingZeroBitCount
      slots.removeAll(keepingCapacity: true)
      slots.append(contentsOf: repeatElement(0, count: 1 << bits))
      for (place, hash) in hashes.enumerated() where Self.put(hash | 1, in: &slots) {
        texts &+= 1
        if !byteCounts.isEmpty { bytes &+= Int(byteCounts[part][place]) }
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
