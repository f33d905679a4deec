import Store

/// The different spellings of words, numbered in the order of their first occurrence.
///
/// Open addressing over the bytes where they lie; the table is never more than half full.
struct WordTable: Sendable {
  private var bytes: [UInt8] = []
  /// Where each word starts, and one more for the end.
  private var offsets: [Int] = [0]
  private var hashes: [UInt64] = []
  private var places = [Place](repeating: Place(), count: 1024)
  // A seed of each table's own keeps texts from being written so that all their words collide.
  private let seed: UInt64 = {
    var hasher = Hasher()
    hasher.combine(0)
    return UInt64(truncatingIfNeeded: hasher.finalize())
  }()

  /// A place of the table: with what most words are told apart, so that nothing else is looked at.
  private struct Place {
    /// The word's first eight bytes, the first highest; those of a shorter word, all.
    var head: UInt64 = 0
    /// The upper half of its hash.
    var check: UInt32 = 0
    /// Its number and one; 0 where there is no word.
    var numberAfter: UInt32 = 0
  }

  /// Makes an empty table.
  init() {}

  /// Makes a table of words that differ, numbered as they are given.
  init(_ words: TextArena) {
    for word in 0..<words.count { _ = number(of: words.range(at: word), in: words.bytes.span) }
  }

  /// How many different words there are.
  var count: Int { hashes.count }

  /// Bytes that the table takes.
  var byteCount: Int { bytes.count + (offsets.count + hashes.count + places.count * 2) * 8 }

  /// The number of a word, new or known.
  mutating func number(of word: Range<Int>, in text: Span<UInt8>) -> Int {
    let word = text.extracting(word)
    let key = key(of: word)
    let found = place(of: word, key)
    if let known = found.number { return known }
    let number = hashes.count
    places[found.place] = Place(
      head: key.head, check: key.check, numberAfter: UInt32(truncatingIfNeeded: number &+ 1))
    for index in 0..<word.count { bytes.append(word[index]) }
    offsets.append(bytes.count)
    hashes.append(key.hash)
    if hashes.count &* 2 > places.count { grow() }
    return number
  }

  /// The number of a known word; nil for another.
  func knownNumber(of word: Range<Int>, in text: Span<UInt8>) -> Int? {
    let word = text.extracting(word)
    return place(of: word, key(of: word)).number
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

  /// Where a word's number is, and the number; of an unknown word, where it would be.
  private func place(of word: Span<UInt8>, _ key: Key) -> (place: Int, number: Int?) {
    let mask = places.count &- 1
    var index = Int(truncatingIfNeeded: key.hash) & mask
    while true {
      let place = places[index]
      if place.numberAfter == 0 { return (index, nil) }
      if place.head == key.head, place.check == key.check {
        let number = Int(place.numberAfter) &- 1
        // No word begins with a zero, so that a head tells how long a word of less than eight is.
        if word.count < 8 || isWord(number, word) { return (index, number) }
      }
      index = (index &+ 1) & mask
    }
  }

  /// Whether a number is that of a word that has its first bytes.
  private func isWord(_ number: Int, _ word: Span<UInt8>) -> Bool {
    let start = offsets[number]
    guard offsets[number &+ 1] &- start == word.count else { return false }
    var index = 8
    while index < word.count {
      guard bytes[start &+ index] == word[index] else { return false }
      index &+= 1
    }
    return true
  }

  /// What a word is looked for by.
  private struct Key {
    let hash: UInt64
    var check: UInt32 { UInt32(truncatingIfNeeded: hash >> 32) }
    /// Its first eight bytes, the first highest; those of a shorter word, all.
    let head: UInt64
  }

  private func key(of word: Span<UInt8>) -> Key {
    var state = seed ^ UInt64(truncatingIfNeeded: word.count)
    var head: UInt64 = 0
    var index = 0
    while index < word.count {
      var chunk: UInt64 = 0
      let stop = min(word.count, index &+ 8)
      while index < stop {
        chunk = chunk << 8 | UInt64(word[index])
        index &+= 1
      }
      if index <= 8 { head = chunk }
      let (high, low) = (state ^ chunk).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
      state = high ^ low
    }
    let (high, low) = (state ^ 0xD6E8_FEB8_6659_FD93).multipliedFullWidth(
      by: 0xA076_1D64_78BD_642F)
    return Key(hash: high ^ low, head: head)
  }

  private mutating func grow() {
    let former = places
    places = [Place](repeating: Place(), count: former.count * 4)
    let mask = places.count &- 1
    for place in former where place.numberAfter != 0 {
      var index = Int(truncatingIfNeeded: hashes[Int(place.numberAfter) - 1]) & mask
      while places[index].numberAfter != 0 { index = (index &+ 1) & mask }
      places[index] = place
    }
  }
}
