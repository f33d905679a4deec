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
  // Seeds of each table's own keep texts from being written so that all their words collide.
  private let seeds = (WordTable.seed(0), WordTable.seed(1))

  private static func seed(_ number: Int) -> UInt64 {
    var hasher = Hasher()
    hasher.combine(number)
    return UInt64(truncatingIfNeeded: hasher.finalize())
  }

  /// A place of the table: with what most words are told apart, so that nothing else is looked at.
  private struct Place {
    /// The word's head and tail, as `WordRun` has them, and its bytes.
    var head: UInt64 = 0
    var tail: UInt64 = 0
    var count: UInt32 = 0
    /// Its number and one; 0 where there is no word.
    var numberAfter: UInt32 = 0
  }

  /// Makes an empty table.
  init() {}

  /// Makes a table of words that differ, numbered as they are given.
  init(_ words: TextArena) {
    let bytes = words.bytes.span
    for word in 0..<words.count {
      _ = number(of: WordRun(at: words.range(at: word), in: bytes), in: bytes)
    }
  }

  /// How many different words there are.
  var count: Int { hashes.count }

  /// The number of a word, new or known.
  @inline(__always)
  mutating func number(of word: WordRun, in text: Span<UInt8>) -> Int {
    let found = place(of: word, in: text)
    return found.number ?? insert(word, in: text, found.hash, at: found.place)
  }

  /// The numbers of all words of a table, by their numbers there.
  mutating func numbers(of other: WordTable) -> [Int] {
    let bytes = other.bytes.span
    return (0..<other.count).map { word in
      number(of: WordRun(at: other.offsets[word]..<other.offsets[word + 1], in: bytes), in: bytes)
    }
  }

  /// The number of a known word; nil for another.
  func knownNumber(of word: Range<Int>, in text: Span<UInt8>) -> Int? {
    place(of: WordRun(at: word, in: text), in: text).number
  }

  @inline(never)
  private mutating func insert(
    _ word: WordRun, in text: Span<UInt8>, _ hash: UInt64, at place: Int
  ) -> Int {
    let number = hashes.count
    places[place] = Place(
      head: word.head, tail: word.tail, count: UInt32(truncatingIfNeeded: word.count),
      numberAfter: UInt32(truncatingIfNeeded: number &+ 1))
    for index in word.range { bytes.append(text[index]) }
    offsets.append(bytes.count)
    hashes.append(hash)
    if hashes.count &* 2 > places.count { grow() }
    return number
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
  @inline(__always)
  private func place(
    of word: WordRun, in text: Span<UInt8>
  ) -> (place: Int, number: Int?, hash: UInt64) {
    let hash = hash(of: word, in: text)
    let mask = places.count &- 1
    var index = Int(truncatingIfNeeded: hash) & mask
    while true {
      let place = places[index]
      if place.numberAfter == 0 { return (index, nil, hash) }
      let difference =
        (place.head ^ word.head) | (place.tail ^ word.tail)
        | UInt64(place.count ^ UInt32(truncatingIfNeeded: word.count))
      if difference == 0 {
        let number = Int(place.numberAfter) &- 1
        if word.count <= 16 || isWord(number, word, in: text) { return (index, number, hash) }
      }
      index = (index &+ 1) & mask
    }
  }

  /// Whether a number is that of a word.
  private func isWord(_ number: Int, _ word: WordRun, in text: Span<UInt8>) -> Bool {
    let start = offsets[number]
    guard offsets[number + 1] - start == word.count else { return false }
    return (0..<word.count).allSatisfy { bytes[start + $0] == text[word.range.lowerBound + $0] }
  }

  /// Of the head, the tail and the number of bytes, which tell most words from all others, and of
  /// what lies between in longer ones.
  @inline(__always)
  private func hash(of word: WordRun, in text: Span<UInt8>) -> UInt64 {
    let middle = word.count <= 16 ? seeds.1 : word.hash(in: text, seed: seeds.1)
    let (high, low) = (word.head ^ seeds.0).multipliedFullWidth(
      by: word.tail ^ middle ^ UInt64(truncatingIfNeeded: word.count))
    return high ^ low
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
