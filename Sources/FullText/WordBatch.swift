import Store

/// The words of some texts as they stand, to be put into lists together: a word's list is then
/// written to once for many texts, and not each time that the word is met.
struct WordBatch {
  /// The number of each word, and its text.
  private var words: [UInt32] = []
  private var texts: [UInt32] = []
  /// How many of them are filled.
  private var count = 0
  /// For each word where its texts are to stand, and from then on those behind them.
  private var places: [UInt32] = []
  private var sorted: [UInt32] = []
  /// No more words than these will come.
  private let wordsMax: Int

  /// Words of a batch: more than there are lists, for all of these are looked at.
  private static let usualCount = 524_288
  private static let countForEachList = 4

  init(wordsMax: Int) { self.wordsMax = wordsMax }

  /// Whether there is room for so many further words.
  func hasRoom(_ more: Int) -> Bool { count + more <= words.count }

  /// Makes room for a batch of words, of so many different ones; there must be none in it.
  mutating func makeRoom(_ more: Int, lists: Int) {
    let usual = max(WordBatch.usualCount, lists * WordBatch.countForEachList)
    let room = max(more, min(usual, wordsMax))
    guard words.count < room else { return }
    words = [UInt32](repeating: 0, count: room)
    (texts, sorted) = (words, words)
  }

  /// Adds the words of some runs of a text; there must be room for as many as have half its bytes.
  mutating func append(
    _ runs: WordRuns, _ found: Int, of text: Int, in bytes: Span<UInt8>, to table: inout WordTable
  ) {
    let end = words.append(at: count, runs, found, in: bytes, to: &table)
    texts.fill(count..<end, with: UInt32(truncatingIfNeeded: text))
    count = end
  }

  /// Puts the texts of each word together, by a counting sort, into lists; forgets the words.
  ///
  /// - Parameter wordCount: More than any word's number.
  mutating func flush(into lists: inout GrowingLists, wordCount: Int) {
    guard count > 0 else { return }
    places.removeAll(keepingCapacity: true)
    places.append(contentsOf: repeatElement(0, count: wordCount + 1))
    let (words, texts) = (words, texts)
    WordBatch.sort(words.span.extracting(0..<count), texts.span, by: &places, to: &sorted)
    lists.append(sorted.span.extracting(0..<count), ends: places.span.extracting(0..<wordCount))
    count = 0
  }

  private static func sort(
    _ words: Span<UInt32>, _ texts: Span<UInt32>, by places: inout [UInt32],
    to sorted: inout [UInt32]
  ) {
    var places = places.mutableSpan
    var sorted = sorted.mutableSpan
    for index in words.indices { places[Int(words[index]) &+ 1] &+= 1 }
    for word in 1..<places.count { places[word] &+= places[word &- 1] }
    for index in words.indices {
      let word = Int(words[index])
      sorted[Int(places[word])] = texts[index]
      places[word] &+= 1
    }
  }
}

extension [UInt32] {
  /// Puts the numbers of the words of some runs at a place and those after it; gives the next.
  fileprivate mutating func append(
    at place: Int, _ runs: WordRuns, _ found: Int, in bytes: Span<UInt8>, to table: inout WordTable
  ) -> Int {
    var span = mutableSpan
    var next = place
    for number in 0..<found {
      let run = runs[number]
      if run.isWord {
        span[next] = UInt32(truncatingIfNeeded: table.number(of: run, in: bytes))
        next &+= 1
      } else {
        for word in run.words(in: bytes) {
          span[next] = UInt32(truncatingIfNeeded: table.number(of: word, in: bytes))
          next &+= 1
        }
      }
    }
    return next
  }

  fileprivate mutating func fill(_ range: Range<Int>, with number: UInt32) {
    var span = mutableSpan
    for index in range { span[index] = number }
  }
}

extension WordRun {
  /// The words of a run that is not one.
  fileprivate func words(in bytes: Span<UInt8>) -> [WordRun] {
    var ranges: [Range<Int>] = []
    forEachWord(in: bytes.extracting(range)) { ranges.append($0) }
    return ranges.map { word in
      WordRun(
        at: range.lowerBound + word.lowerBound..<range.lowerBound + word.upperBound, in: bytes)
    }
  }
}
