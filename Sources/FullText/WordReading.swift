import Model
import Store
import Threading

/// What was read of some texts: their words, and the texts that hold each.
struct ReadWords: Sendable {
  var spellings = WordTable()
  /// Which of the entries each spelling is.
  var entryOfSpelling: [Int] = []
  /// What words are found by, each once, in the order in which they were met.
  var entries: [Vocabulary.Entry] = []
  /// The texts that hold each entry.
  var lists: [PostingLists.Growing] = []
}

/// Reads all texts: as many parts at once as there are threads, which are put together as if one
/// had read them in order.
func read<Failure>(
  _ arena: TextArena, _ language: String?, _ threads: Int,
  _ check: @escaping @Sendable () throws(Failure) -> Void
) throws(Failure) -> ReadWords {
  let share = (arena.count + threads - 1) / threads
  let parts = Threads.map(threads, threads: threads) { part in
    let texts = min(part * share, arena.count)..<min((part + 1) * share, arena.count)
    return Result { () throws(Failure) in try read(texts, of: arena, language, check) }
  }
  guard let first = parts.first, parts.count > 1 else {
    return try parts.first?.get() ?? ReadWords()
  }
  var reading = WordReading(language: language, after: try first.get())
  for part in parts.dropFirst() { reading.append(try part.get()) }
  return reading.finished()
}

/// How many texts are read between two checks.
private let textsPerCheck = 8192

private func read<Failure>(
  _ texts: Range<Int>, of arena: TextArena, _ language: String?,
  _ check: () throws(Failure) -> Void
) throws(Failure) -> ReadWords {
  var reading = WordReading(language: language)
  let bytes = arena.bytes.span
  for text in texts {
    if text % textsPerCheck == 0 { try check() }
    reading.read(bytes.extracting(arena.range(at: text)), text)
  }
  return reading.finished()
}

/// Reads texts one after the other.
private struct WordReading: ~Copyable {
  private var words: ReadWords
  private var batch = WordBatch()
  private var known: [[UInt8]: Int] = [:]
  private let forms: WordForms

  init(language: String?, after words: ReadWords = ReadWords()) {
    forms = WordForms(language: language)
    self.words = words
    for (number, entry) in words.entries.enumerated() { known[entry.key] = number }
  }

  /// Reads a text, after those with lower numbers.
  mutating func read(_ content: Span<UInt8>, _ text: Int) {
    forEachWord(in: content) { word in
      let spelling = words.spellings.number(of: word, in: content)
      if spelling == words.entryOfSpelling.count {
        let form = forms.forms(of: words.spellings[spelling])
        words.entryOfSpelling.append(
          number(of: Vocabulary.Entry(folded: form.folded, stem: form.stem)))
      }
      batch.append(words.entryOfSpelling[spelling], text)
    }
    if batch.isFull(words.lists.count) { batch.flush(into: &words.lists) }
  }

  /// All that was read.
  consuming func finished() -> ReadWords {
    batch.flush(into: &words.lists)
    return words
  }

  /// Adds what was read of later texts.
  mutating func append(_ later: ReadWords) {
    let numbers = later.entries.map { number(of: $0) }
    for spelling in 0..<later.spellings.count {
      let bytes = Array(later.spellings[spelling].utf8)
      let number = words.spellings.number(of: 0..<bytes.count, in: bytes.span)
      if number == words.entryOfSpelling.count {
        words.entryOfSpelling.append(numbers[later.entryOfSpelling[spelling]])
      }
    }
    for (entry, list) in later.lists.enumerated() { words.lists[numbers[entry]].append(list) }
  }

  /// The number of an entry, new or known.
  private mutating func number(of entry: Vocabulary.Entry) -> Int {
    if let number = known[entry.key] { return number }
    let number = words.entries.count
    known[entry.key] = number
    words.entries.append(entry)
    words.lists.append(PostingLists.Growing())
    return number
  }
}

extension Vocabulary.Entry {
  /// Both forms as bytes: texts that are equal in other bytes are told apart.
  fileprivate var key: [UInt8] { Array(folded.utf8) + [0] + Array(stem.utf8) }
}
