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
      var table = slots.mutableSpan
      for place in start..<end where Self.put(hashes[place] | 1, in: &table) {
        texts &+= 1
        if countsBytes { bytes &+= Int(byteCounts[place]) }
      }
      start = end
    }
    return (texts, bytes)
  }

  /// Hashes of a part, more or less: a table of them stays near the processor.
  private static let partSize = 8_192

  /// Puts the hashes in the order of their upper bits; gives where those with the same bits end.
  private mutating func part() -> [Int] {
    let bits = Int.bitWidth - (hashes.count / Self.partSize).leadingZeroBitCount
    guard bits > 0 else { return [hashes.count] }
    let shift = UInt64(64 - bits)
    // Where the next hash of each part goes.
    var next = [Int](repeating: 0, count: 1 << bits)
    for hash in hashes { next[Int(truncatingIfNeeded: hash &>> shift)] &+= 1 }
    var end = 0
    for part in next.indices {
      end += next[part]
      next[part] = end - next[part]
    }
    var parted: [UInt64] = []
    parted.reserveGreatCapacity(hashes.count)
    parted.append(contentsOf: repeatElement(0, count: hashes.count))
    var partedCounts = [UInt32](repeating: 0, count: byteCounts.count)
    var ends = next.mutableSpan
    var target = parted.mutableSpan
    for (row, hash) in hashes.enumerated() {
      let part = Int(truncatingIfNeeded: hash &>> shift)
      let place = ends[part]
      target[place] = hash
      if countsBytes { partedCounts[place] = byteCounts[row] }
      ends[part] = place &+ 1
    }
    (hashes, byteCounts) = (parted, partedCounts)
    return next
  }

  /// Puts a hash at the next free place from where it belongs; false if it is there already.
  private static func put(_ hash: UInt64, in slots: inout MutableSpan<UInt64>) -> Bool {
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
