/// The names that were probably meant by `word`: those within ⌈length/4⌉ edits of it, nearest
/// first, then in the order of `names`.
///
/// Case does not count; an edit inserts, deletes or replaces a character or swaps two neighbours.
///
/// - Complexity: O(total length of `names` × length of `word`).
package func nearest(to word: String, among names: [String]) -> [String] {
  let folded = FoldedWord(word)
  let distanceMax = (folded.count + 3) / 4
  guard distanceMax > 0, folded.count <= 200 else { return [] }
  var found: [(name: String, distance: Int)] = []
  // A character is at least one byte.
  for name in names where name.utf8.count >= folded.count - distanceMax {
    let other = FoldedWord(name)
    guard abs(other.count - folded.count) <= distanceMax else { continue }
    let distance = folded.distance(to: other, limit: distanceMax)
    // Of two letters, one replaced leaves too little to tell what was meant.
    if distance <= distanceMax, 2 * distance < max(folded.count, other.count) || distance == 0 {
      found.append((name, distance))
    }
  }
  return found.enumerated().sorted { first, second in
    (first.element.distance, first.offset) < (second.element.distance, second.offset)
  }.map(\.element.name)
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
