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

  /// Words that there is room for.
  var room: Int { words.count }

  /// Adds the words of some runs of a text; a batch that is full is put into lists before.
  mutating func append(
    _ runs: WordRuns, _ found: Int, of text: Int, in bytes: Span<UInt8>, to table: inout WordTable,
    _ lists: inout GrowingLists
  ) {
    var next = 0
    while next < found {
      makeRoom(found - next, table, &lists)
      let start = count
      next = words.append(at: &count, runs, next..<found, in: bytes, to: &table)
      texts.fill(start..<count, with: UInt32(truncatingIfNeeded: text))
      guard next < found else { return }
      // What is not one word may be as many as half its bytes.
      let run = runs[next].range
      next += 1
      forEachWord(in: bytes.extracting(run)) { range in
        makeRoom(1, table, &lists)
        let range = run.lowerBound + range.lowerBound..<run.lowerBound + range.upperBound
        words[count] = UInt32(
          truncatingIfNeeded: table.number(of: WordRun(at: range, in: bytes), in: bytes))
        texts[count] = UInt32(truncatingIfNeeded: text)
        count += 1
      }
    }
  }

  /// Makes room for so many further words.
  private mutating func makeRoom(
    _ more: Int, _ table: WordTable, _ lists: inout GrowingLists
  ) {
    if count + more <= words.count { return }
    flush(into: &lists, wordCount: table.count)
    let usual = max(WordBatch.usualCount, table.count * WordBatch.countForEachList)
    let room = max(more, min(usual, wordsMax))
    guard words.count < room else { return }
    words = [UInt32](repeating: 0, count: room)
    (texts, sorted) = (words, words)
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
  /// Puts the numbers of runs that are words at a place and those after it, up to a run that is
  /// none; gives the number of that.
  fileprivate mutating func append(
    at place: inout Int, _ runs: WordRuns, _ numbers: Range<Int>, in bytes: Span<UInt8>,
    to table: inout WordTable
  ) -> Int {
    var span = mutableSpan
    var number = numbers.lowerBound
    while number < numbers.upperBound, runs[number].isWord {
      span[place] = UInt32(truncatingIfNeeded: table.number(of: runs[number], in: bytes))
      place &+= 1
      number &+= 1
    }
    return number
  }

  fileprivate mutating func fill(_ range: Range<Int>, with number: UInt32) {
    var span = mutableSpan
    for index in range { span[index] = number }
  }
}
