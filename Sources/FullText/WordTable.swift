import Store

/// The different spellings of words, numbered in the order of their first occurrence.
///
/// Open addressing over the bytes where they lie; the table is never more than half full.
struct WordTable: Sendable {
  private var bytes: [UInt8] = []
  /// Where each word starts, and one more for the end.
  private var offsets: [Int] = [0]
  private var hashes: [UInt64] = []
  /// A word's number and one below, the hash's upper half above; 0 for a free place.
  private var places = [UInt64](repeating: 0, count: 1024)
  // A seed of each table's own keeps texts from being written so that all their words collide.
  private let seed: UInt64 = {
    var hasher = Hasher()
    hasher.combine(0)
    return UInt64(truncatingIfNeeded: hasher.finalize())
  }()

  /// Makes an empty table.
  init() {}

  /// Makes a table of words that differ, numbered as they are given.
  init(_ words: TextArena) {
    for word in 0..<words.count { _ = number(of: words.range(at: word), in: words.bytes.span) }
  }

  /// How many different words there are.
  var count: Int { hashes.count }

  /// Bytes that the table takes.
  var byteCount: Int { bytes.count + (offsets.count + hashes.count + places.count) * 8 }

  /// The number of a word, new or known.
  mutating func number(of word: Range<Int>, in text: Span<UInt8>) -> Int {
    let hash = hash(of: word, in: text)
    let mask = places.count &- 1
    var place = Int(truncatingIfNeeded: hash) & mask
    while places[place] != 0 {
      if let known = match(places[place], hash, word, text) { return known }
      place = (place &+ 1) & mask
    }
    let number = hashes.count
    places[place] = hash & 0xFFFF_FFFF_0000_0000 | UInt64(number &+ 1)
    for index in word { bytes.append(text[index]) }
    offsets.append(bytes.count)
    hashes.append(hash)
    if hashes.count &* 2 > places.count { grow() }
    return number
  }

  /// The number of a known word; nil for another.
  func knownNumber(of word: Range<Int>, in text: Span<UInt8>) -> Int? {
    let hash = hash(of: word, in: text)
    let mask = places.count &- 1
    var place = Int(truncatingIfNeeded: hash) & mask
    while places[place] != 0 {
      if let known = match(places[place], hash, word, text) { return known }
      place = (place &+ 1) & mask
    }
    return nil
  }

  /// The bytes of a word by its number.
  func bytes(of number: Int) -> [UInt8] { Array(bytes[offsets[number]..<offsets[number + 1]]) }

  /// The numbers of all words in the order of their bytes.
  var sorted: [Int] {
    hashes.indices.sorted {
      bytes[offsets[$0]..<offsets[$0 + 1]].lexicographicallyPrecedes(
        bytes[offsets[$1]..<offsets[$1 + 1]])
    }
  }

  private func match(
    _ entry: UInt64, _ hash: UInt64, _ word: Range<Int>, _ text: Span<UInt8>
  ) -> Int? {
    guard (entry ^ hash) >> 32 == 0 else { return nil }
    let number = Int(truncatingIfNeeded: entry & 0xFFFF_FFFF) &- 1
    let start = offsets[number]
    guard offsets[number + 1] &- start == word.count else { return nil }
    let own = bytes.span
    for offset in 0..<word.count
    where own[start &+ offset] != text[word.lowerBound &+ offset] {
      return nil
    }
    return number
  }

  private func hash(of word: Range<Int>, in text: Span<UInt8>) -> UInt64 {
    var state = seed ^ UInt64(truncatingIfNeeded: word.count)
    var index = word.lowerBound
    while index < word.upperBound {
      var chunk: UInt64 = 0
      let stop = min(word.upperBound, index &+ 8)
      while index < stop {
        chunk = chunk << 8 | UInt64(text[index])
        index &+= 1
      }
      let (high, low) = (state ^ chunk).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
      state = high ^ low
    }
    let (high, low) = (state ^ 0xD6E8_FEB8_6659_FD93).multipliedFullWidth(
      by: 0xA076_1D64_78BD_642F)
    return high ^ low
  }

  private mutating func grow() {
    places = [UInt64](repeating: 0, count: places.count * 4)
    let mask = places.count &- 1
    for (number, hash) in hashes.enumerated() {
      var place = Int(truncatingIfNeeded: hash) & mask
      while places[place] != 0 { place = (place &+ 1) & mask }
      places[place] = hash & 0xFFFF_FFFF_0000_0000 | UInt64(number &+ 1)
    }
  }
}
