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
    var reading = WordReading()
    for part in parts { reading.append(try part.get()) }
    try check()
    self = reading.postings(textCount: arena.count)
  }
}

/// The words that were read of some texts, and the texts that hold each.
private struct WordReading: Sendable {
  private var words = WordTable()
  /// The texts that hold each word.
  private var lists: [PostingLists.Growing] = []

  init() {}

  /// Reads some texts, one after the other.
  init<Failure>(
    _ texts: Range<Int>, of arena: TextArena, _ check: () throws(Failure) -> Void
  ) throws(Failure) {
    let bytes = arena.bytes.span
    var batch = WordBatch()
    for text in texts {
      if text % WordPostings.textsPerCheck == 0 { try check() }
      let content = bytes.extracting(arena.range(at: text))
      forEachWord(in: content) { batch.append(words.number(of: $0, in: content), text) }
      if batch.isFull(words.count) { flush(&batch) }
    }
    flush(&batch)
  }

  private mutating func flush(_ batch: inout WordBatch) {
    while lists.count < words.count { lists.append(PostingLists.Growing()) }
    batch.flush(into: &lists)
  }

  /// Adds what was read of later texts.
  mutating func append(_ later: WordReading) {
    guard words.count > 0 else { return self = later }
    for (word, list) in later.lists.enumerated() {
      let bytes = later.words.bytes(of: word)
      let number = words.number(of: 0..<bytes.count, in: bytes.span)
      if number == lists.count { lists.append(PostingLists.Growing()) }
      lists[number].append(list)
    }
  }

  /// All that was read of so many texts, the words in order.
  consuming func postings(textCount: Int) -> WordPostings {
    let order = words.sorted
    var (bytes, starts): ([UInt8], [Int]) = ([], [0])
    for word in order {
      bytes += words.bytes(of: word)
      starts.append(bytes.count)
    }
    let laidOut = PostingLists.laidOut(&lists, order: order, textCount: textCount)
    return WordPostings(
      words: TextArena(bytes: Cells(bytes), offsets: TextOffsets(starts)),
      lists: laidOut.bytes, offsets: laidOut.offsets)
  }
}
