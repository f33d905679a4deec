import Model
package import Store
import Threading

extension WordPostings {
  /// How many texts a thread reads between two checks.
  package static let textsPerCheck = 8192

  /// Reads texts: as many parts at once as there are threads, which are put together as if one had
  /// read them in order.
  ///
  /// - Parameters:
  ///   - threads: how many may read, each at least `textsEach` texts.
  ///   - check: throws when the caller has lost interest.
  package init<Failure>(
    of arena: TextArena, threads: Int = 1, textsEach: Int = 65_536,
    check: @escaping @Sendable () throws(Failure) -> Void
  ) throws(Failure) {
    let threads = max(1, min(threads, arena.count / textsEach))
    let share = (arena.count + threads - 1) / threads
    let parts = Threads.map(threads, threads: threads) { part in
      let texts = min(part * share, arena.count)..<min((part + 1) * share, arena.count)
      return Result { () throws(Failure) in try WordReading(texts, of: arena, check) }
    }
    var readings: [WordReading] = []
    for part in parts { readings.append(try part.get()) }
    try check()
    self = WordReading.postings(readings, textCount: arena.count)
  }
}

/// The words that were read of some texts, and the texts that hold each.
private struct WordReading: Sendable {
  private var words = WordTable()
  /// The texts that hold each word.
  private var lists = GrowingLists()

  /// Reads some texts, one after the other.
  init<Failure>(
    _ texts: Range<Int>, of arena: TextArena, _ check: () throws(Failure) -> Void
  ) throws(Failure) {
    let bytes = arena.bytes.span
    let byteCount = arena.offsets[texts.upperBound] - arena.offsets[texts.lowerBound]
    var batch = WordBatch(wordsMax: byteCount / 2 + texts.count)
    var runs = WordRuns()
    for text in texts {
      if text % WordPostings.textsPerCheck == 0 { try check() }
      let range = arena.range(at: text)
      var position = range.lowerBound
      while position < range.upperBound {
        let found = runs.find(in: bytes, position..<range.upperBound)
        batch.append(runs, found.count, of: text, in: bytes, to: &words, &lists)
        position = found.position
      }
    }
    batch.flush(into: &lists, wordCount: words.count)
    lists.end()
  }

  /// All that was read of so many texts, part after part, the words in order.
  static func postings(_ readings: [WordReading], textCount: Int) -> WordPostings {
    var all = WordTable()
    let parts = readings.map { reading in
      (lists: reading.lists, numbers: all.numbers(of: reading.words))
    }
    let order = all.sorted
    var (bytes, starts): ([UInt8], [Int]) = ([], [0])
    for word in order {
      bytes += all.bytes(of: word)
      starts.append(bytes.count)
    }
    let laidOut = GrowingLists.laidOut(parts, order: order, textCount: textCount)
    return WordPostings(
      words: TextArena(bytes: Cells(bytes), offsets: TextOffsets(starts)),
      lists: laidOut.bytes, offsets: laidOut.offsets)
  }
}
