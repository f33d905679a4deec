/// The names that were probably meant by `word`: those within ⌈length/4⌉ edits of it, nearest
/// first, then in the order of `names`.
///
/// Case does not count; an edit inserts, deletes or replaces a character or swaps two neighbours.
///
/// - Complexity: O(total length of `names` × length of `word`).
package func nearest(to word: String, among names: [String]) -> [String] {
  let folded = Array(word.lowercased())
  let distanceMax = (folded.count + 3) / 4
  guard distanceMax > 0, folded.count <= 200 else { return [] }
  var found: [(name: String, distance: Int)] = []
  for name in names {
    let other = Array(name.lowercased())
    guard abs(other.count - folded.count) <= distanceMax else { continue }
    let distance = restrictedDamerauDistance(folded, other)
    // Of two letters, one replaced leaves too little to tell what was meant.
    if distance <= distanceMax, 2 * distance < max(folded.count, other.count) || distance == 0 {
      found.append((name, distance))
    }
  }
  return found.enumerated().sorted { first, second in
    (first.element.distance, first.offset) < (second.element.distance, second.offset)
  }.map(\.element.name)
}

/// The number of edits between two texts, neighbours swapped counting as one edit (optimal string
/// alignment: no part is edited twice).
func restrictedDamerauDistance(_ first: [Character], _ second: [Character]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...second.count)
  for (row, character) in first.enumerated() {
    var line = [row + 1]
    line.reserveCapacity(second.count + 1)
    for (column, other) in second.enumerated() {
      let replaced = last[column] + (character == other ? 0 : 1)
      var best = min(replaced, last[column + 1] + 1, line[column] + 1)
      let isSwap =
        row > 0 && column > 0 && character == second[column - 1] && first[row - 1] == other
      if isSwap { best = min(best, beforeLast[column - 1] + 1) }
      line.append(best)
    }
    beforeLast = last
    last = line
  }
  return last[second.count]
}
