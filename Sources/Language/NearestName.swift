/// The names that were probably meant by `word`: those within ⌈length/4⌉ edits of it, nearest
/// first, then in the order of `names`.
///
/// Case does not count; an edit inserts, deletes or replaces a character or swaps two neighbours.
///
/// - Complexity: O(total length of `names` × length of `word` / 64).
package func nearest(to word: String, among names: [String]) -> [String] {
  var search = NearestSearch(word)
  for (place, name) in names.enumerated() { search.read(name.utf8.span, place) }
  return search.places.map { names[$0] }
}

/// Reads names one by one, as bytes and in the order of their places, and keeps those that were
/// probably meant by a word.
package struct NearestSearch {
  private let folded: FoldedWord
  private let plain: PlainWord?
  private let countMax: Int
  /// The most edits that a name is kept for: fewer, once as many as are wanted are as near.
  private var distanceMax: Int
  private var found: [(place: Int, distance: Int)] = []

  /// Makes a search for a word, of which the nearest names are wanted.
  package init(_ word: String, first countMax: Int = .max) {
    folded = FoldedWord(word)
    distanceMax = folded.count > 200 || folded.count == 0 ? -1 : (folded.count + 3) / 4
    self.countMax = countMax
    if case .bytes(let bytes) = folded { plain = PlainWord(bytes) } else { plain = nil }
  }

  /// The places of the names that were found, nearest first, then in the order of places.
  package var places: [Int] { nearestFirst.map(\.place) }

  private var nearestFirst: [(place: Int, distance: Int)] {
    found.sorted { ($0.distance, $0.place) < ($1.distance, $1.place) }
  }

  /// Reads the name at a place, in UTF-8.
  package mutating func read(_ name: Span<UInt8>, _ place: Int) {
    // A character is at least one byte.
    guard distanceMax >= 0, name.count >= folded.count - distanceMax else { return }
    // Where no edit is left, the last letters tell most names apart.
    if distanceMax == 0, let plain, plain.endsOtherwise(than: name) { return }
    if let plain, let letters = plainLetters(name) {
      // A letter that only one of both has takes an edit.
      guard abs(name.count - folded.count) <= distanceMax,
        (plain.letters & ~letters).nonzeroBitCount <= distanceMax,
        (letters & ~plain.letters).nonzeroBitCount <= distanceMax
      else { return }
      return keep(place, plain.distance(to: name), count: name.count)
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(name.count)
    for index in 0..<name.count { bytes.append(name[index]) }
    let other = FoldedWord(String(decoding: bytes, as: UTF8.self))
    guard abs(other.count - folded.count) <= distanceMax else { return }
    keep(place, folded.distance(to: other, limit: distanceMax), count: other.count)
  }

  // Of two letters, one replaced leaves too little to tell what was meant.
  private mutating func keep(_ place: Int, _ distance: Int, count: Int) {
    guard distance <= distanceMax, 2 * distance < max(folded.count, count) || distance == 0 else {
      return
    }
    found.append((place, distance))
    guard found.count >= countMax else { return }
    found = Array(nearestFirst.prefix(countMax))
    // A name further on that is no nearer than the last comes after it.
    distanceMax = (found.last?.distance ?? 0) - 1
  }
}

/// The letters of a name as bits, some of which share one; nil if it is not ASCII.
private func plainLetters(_ name: Span<UInt8>) -> UInt64? {
  var letters: UInt64 = 0
  for index in 0..<name.count {
    let byte = name[index]
    // A carriage return and a line feed are one character.
    if byte >= 0x80 || byte == 0x0D { return nil }
    letters |= bit(of: byte)
  }
  return letters
}

/// A letter's bit, the same in either case.
private func bit(of byte: UInt8) -> UInt64 { 1 &<< UInt64((byte | 0x20) & 63) }

/// A word of at most 64 ASCII letters, with the places of each letter as bits.
private struct PlainWord {
  private let places: [UInt64]
  private let count: Int
  private let last: UInt8
  /// The letters as bits.
  let letters: UInt64

  /// Makes a word of lower-case letters; nil if they are none or too many.
  init?(_ folded: [UInt8]) {
    guard let last = folded.last, folded.count <= 64 else { return nil }
    var places = [UInt64](repeating: 0, count: 128)
    for (place, letter) in folded.enumerated() { places[Int(letter)] |= 1 << UInt64(place) }
    self.places = places
    count = folded.count
    self.last = last
    letters = folded.reduce(0) { $0 | bit(of: $1) }
  }

  /// True if another word ends with another ASCII letter, in any case.
  func endsOtherwise(than other: Span<UInt8>) -> Bool {
    guard other.count > 0 else { return true }
    let letter = other[other.count - 1]
    return letter < 0x80 && bit(of: letter) != bit(of: last)
  }

  /// The number of edits to another word of ASCII letters, in any case, by whole columns of the
  /// table at once (Heikki Hyyrö, "A Bit-Vector Algorithm for Computing Levenshtein and Damerau
  /// Edit Distances", 2003).
  func distance(to other: Span<UInt8>) -> Int {
    let last: UInt64 = 1 &<< UInt64(truncatingIfNeeded: count - 1)
    var (increases, decreases) = (UInt64.max, UInt64(0))
    var (matchesBefore, diagonals) = (UInt64(0), UInt64(0))
    var distance = count
    for index in 0..<other.count {
      let letter = other[index]
      let matches = places[Int(letter >= 0x41 && letter <= 0x5A ? letter | 0x20 : letter)]
      let swaps = (~diagonals & matches) &<< 1 & matchesBefore
      diagonals =
        (((matches & increases) &+ increases) ^ increases) | matches | decreases | swaps
      var increasesAcross = decreases | ~(diagonals | increases)
      var decreasesAcross = diagonals & increases
      if increasesAcross & last != 0 { distance += 1 }
      if decreasesAcross & last != 0 { distance -= 1 }
      increasesAcross = increasesAcross &<< 1 | 1
      decreasesAcross = decreasesAcross &<< 1
      increases = decreasesAcross | ~(diagonals | increasesAcross)
      decreases = increasesAcross & diagonals
      matchesBefore = matches
    }
    return distance
  }
}

/// A word in lower case, in bytes where each character is one, as in most words.
private enum FoldedWord {
  case bytes([UInt8])
  case characters([Character])

  init(_ word: String) {
    let folded = word.lowercased()
    // A carriage return and a line feed are one character.
    let isPlain = folded.utf8.allSatisfy { $0 < 0x80 && $0 != UInt8(ascii: "\r") }
    self = isPlain ? .bytes(Array(folded.utf8)) : .characters(Array(folded))
  }

  var count: Int {
    switch self {
    case .bytes(let bytes): bytes.count
    case .characters(let characters): characters.count
    }
  }

  private var characters: [Character] {
    switch self {
    case .bytes(let bytes): bytes.map { Character(Unicode.Scalar($0)) }
    case .characters(let characters): characters
    }
  }

  func distance(to other: FoldedWord, limit: Int) -> Int {
    if case .bytes(let own) = self, case .bytes(let others) = other {
      return restrictedDamerauDistance(own, others, limit: limit)
    }
    return restrictedDamerauDistance(characters, other.characters, limit: limit)
  }
}

/// The number of edits between two texts, neighbours swapped counting as one edit (optimal string
/// alignment: no part is edited twice); where that is above `limit`, some number above it.
func restrictedDamerauDistance<Element: Equatable>(
  _ first: [Element], _ second: [Element], limit: Int = .max
) -> Int {
  var beforeLast = [Int](repeating: 0, count: second.count + 1)
  var last = Array(0...second.count)
  var line = beforeLast
  var leastOfLast = 0
  for (row, element) in first.enumerated() {
    line[0] = row + 1
    var least = line[0]
    for (column, other) in second.enumerated() {
      let replaced = last[column] + (element == other ? 0 : 1)
      var best = min(replaced, last[column + 1] + 1, line[column] + 1)
      let isSwap =
        row > 0 && column > 0 && element == second[column - 1] && first[row - 1] == other
      if isSwap { best = min(best, beforeLast[column - 1] + 1) }
      line[column + 1] = best
      least = min(least, best)
    }
    // A line is made of the two before it.
    if least > limit, leastOfLast > limit { return least }
    leastOfLast = least
    swap(&beforeLast, &last)
    swap(&last, &line)
  }
  return last[second.count]
}
