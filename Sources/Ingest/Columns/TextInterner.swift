import Store

/// Gives each different text a code, in the order of first sight, hashing the bytes where they lie.
///
/// Open addressing with linear probing; the table is never more than half full.
struct TextInterner {
  /// The texts end to end.
  private(set) var bytes: [UInt8] = []
  /// Where each code's text starts, and one more for the end.
  private(set) var offsets: [Int] = [0]
  private var hashes: [UInt64] = []
  /// The code + 1 below and the hash's upper half above, so that most other texts are told apart
  /// without leaving the table; 0 for a free slot.
  private var slots = [UInt64](repeating: 0, count: 64)
  /// Texts that were met a moment ago, each in the one place that it may stand in; none before so
  /// many were looked up that a column has use of the places.
  private var recent: [RecentText] = []
  /// Texts that were looked up while there were no places.
  private var lookUpCount = 0

  /// What tells a text of up to sixteen bytes from all others, and longer ones from most.
  private struct RecentText {
    var first: UInt64 = 0
    var last: UInt64 = 0
    /// Bytes of the text; none of a place is taken as long as nothing stands there.
    var count = -1
    var code: UInt32 = 0
  }

  private let seed = ByteScan.seed()

  /// Different texts so far.
  var count: Int { hashes.count }

  /// The code of a text; makes one for a text not seen before.
  ///
  /// - Complexity: O(bytes of the text), amortized
  @inline(__always)
  mutating func code(of source: Span<UInt8>, _ start: Int, _ end: Int) -> UInt32 {
    let count = end &- start
    guard count > 0, end >= 8, !recent.isEmpty else {
      countLookUp()
      return lookUp(source, start, end)
    }
    // Of a short text, what stands before it is shifted out.
    let before = UInt64(max(0, 8 &- count) &* 8)
    let first = ByteScan.word(source, at: min(start, end &- 8)) &>> before
    let last = ByteScan.word(source, at: end &- 8) &>> before
    let mixed = (first ^ last &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(count)) &* 0xD6E8_FEB8_6659_FD93
    let place = Int(truncatingIfNeeded: mixed &>> Self.recentShift)
    let met = recent[place]
    if met.first == first && met.last == last && met.count == count
      && (count <= 16 || isEqual(Int(met.code), source, start, end))
    {
      return met.code
    }
    let code = lookUp(source, start, end)
    recent[place] = RecentText(first: first, last: last, count: count, code: code)
    return code
  }

  /// The places are numbered by the upper bits of a text's mix; so many bits are the lower ones.
  private static let recentShift: UInt64 = 55
  private static let lookUpsBeforeRecent = 256

  /// Makes 512 places, once so many texts were looked up that these will be of use.
  private mutating func countLookUp() {
    lookUpCount &+= 1
    guard lookUpCount == Self.lookUpsBeforeRecent else { return }
    recent = Array(repeating: RecentText(), count: 512)
  }

  /// The code of a text, by its hash.
  private mutating func lookUp(_ source: Span<UInt8>, _ start: Int, _ end: Int) -> UInt32 {
    let hash = ByteScan.hash(source, start, end, seed: seed)
    let mask = slots.count &- 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while true {
      let entry = slots[slot]
      if entry == 0 { break }
      if (entry ^ hash) >> 32 == 0 {
        let code = UInt32(truncatingIfNeeded: entry) &- 1
        if isEqual(Int(code), source, start, end) { return code }
      }
      slot = (slot &+ 1) & mask
    }
    return insert(source, start, end, hash: hash, slot: slot)
  }

  /// The text of a code.
  func text(_ code: Int) -> String {
    String(decoding: bytes[offsets[code]..<offsets[code + 1]], as: UTF8.self)
  }

  /// The texts of some codes, end to end.
  func arena(of codes: [Int]) -> TextArena {
    var arena: [UInt8] = []
    var ends = [0]
    let span = bytes.span
    arena.append(addingCapacity: bytes.count) { arena in
      ends.append(addingCapacity: codes.count) { ends in
        for code in codes {
          ByteScan.append(span, offsets[code], offsets[code + 1], to: &arena)
          ends.append(arena.count)
        }
      }
    }
    return TextArena(bytes: Cells(arena), offsets: TextOffsets(ends))
  }

  /// Codes in the order of their texts' bytes.
  ///
  /// - Complexity: O(*n* log *n*) comparisons
  func sortedCodes() -> [Int] {
    let span = bytes.span
    let offsets = offsets
    return (0..<count).sorted { left, right in
      var one = offsets[left]
      var other = offsets[right]
      let oneEnd = offsets[left + 1]
      let otherEnd = offsets[right + 1]
      while one < oneEnd && other < otherEnd {
        if span[one] != span[other] { return span[one] < span[other] }
        one &+= 1
        other &+= 1
      }
      return oneEnd &- one < otherEnd &- other
    }
  }

  private mutating func insert(
    _ source: Span<UInt8>, _ start: Int, _ end: Int, hash: UInt64, slot: Int
  ) -> UInt32 {
    let code = UInt32(truncatingIfNeeded: hashes.count)
    precondition(hashes.count < Int(UInt32.max) - 1, "a column has fewer than 2^32 different texts")
    if hashes.isEmpty { reserveFirst() }
    bytes.append(addingCapacity: end &- start) { bytes in
      ByteScan.append(source, start, end, to: &bytes)
    }
    offsets.append(bytes.count)
    hashes.append(hash)
    slots[slot] = Self.entry(hash, code)
    if hashes.count &* 2 > slots.count { grow() }
    return code
  }

  /// Makes room for the texts of a small column at once, not in many steps.
  private mutating func reserveFirst() {
    bytes.reserveCapacity(256)
    offsets.reserveCapacity(33)
    hashes.reserveCapacity(32)
  }

  private mutating func grow() {
    slots = [UInt64](repeating: 0, count: slots.count * 4)
    let mask = slots.count &- 1
    for (code, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] != 0 { slot = (slot &+ 1) & mask }
      slots[slot] = Self.entry(hash, UInt32(truncatingIfNeeded: code))
    }
  }

  private static func entry(_ hash: UInt64, _ code: UInt32) -> UInt64 {
    hash & 0xFFFF_FFFF_0000_0000 | UInt64(code &+ 1)
  }

  private func isEqual(_ code: Int, _ source: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    let own = offsets[code]
    guard offsets[code + 1] &- own == end &- start else { return false }
    return ByteScan.areEqual(bytes.span, at: own, source, at: start, count: end &- start)
  }
}
