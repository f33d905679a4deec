/// The words of some texts as they stand, to be put into lists together: a word's list is then
/// written to once for many texts, and not each time that the word is met.
struct WordBatch {
  /// For each word its entry and its text.
  private var entries: [UInt32] = []
  private var texts: [UInt32] = []
  /// For each entry where its texts are to stand, and from then on those behind them.
  private var places: [Int] = []
  private var sorted: [UInt32] = []

  /// Words enough to be put into lists: more than there are lists, for all of these are looked at.
  func isFull(_ listCount: Int) -> Bool { entries.count >= max(262_144, listCount) }

  mutating func append(_ entry: Int, _ text: Int) {
    entries.append(UInt32(truncatingIfNeeded: entry))
    texts.append(UInt32(truncatingIfNeeded: text))
  }

  /// Puts the words into the lists of their entries, by a counting sort, and forgets them.
  mutating func flush(into lists: inout [PostingLists.Growing]) {
    places.removeAll(keepingCapacity: true)
    places.append(contentsOf: repeatElement(0, count: lists.count + 1))
    for entry in entries { places[Int(entry) + 1] &+= 1 }
    for list in lists.indices { places[list + 1] &+= places[list] }
    if sorted.count < entries.count {
      sorted = [UInt32](repeating: 0, count: entries.count)
    }
    for index in entries.indices {
      let entry = Int(entries[index])
      sorted[places[entry]] = texts[index]
      places[entry] &+= 1
    }
    var start = 0
    for list in lists.indices {
      let end = places[list]
      if start < end { lists[list].append(sorted.span.extracting(start..<end)) }
      start = end
    }
    entries.removeAll(keepingCapacity: true)
    texts.removeAll(keepingCapacity: true)
  }
}
