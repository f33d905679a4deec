import Model
import Store
import Threading

/// Which word each spelling in some texts is, and how each word is spelled: words that are folded
/// to the same letters and have one stem are one.
struct Spellings: Sendable {
  private let table: WordTable
  /// The word of each spelling.
  private let words: [UInt32]
  /// The spellings by their words, and where those of each word begin.
  private let spellings: [UInt32]
  private let starts: [UInt32]

  /// Finds the words of different spellings.
  ///
  /// - Returns: The spellings, and what words are found by, in order.
  static func read(
    _ spelled: TextArena, language: String?, threads: Int
  ) -> (Spellings, [Vocabulary.Entry]) {
    let forms = forms(of: spelled, language, threads)
    let order = forms.indices.sorted { isBefore(forms[$0], forms[$1]) }
    var entries: [Vocabulary.Entry] = []
    var words = [UInt32](repeating: 0, count: forms.count)
    var starts: [UInt32] = []
    for (place, spelling) in order.enumerated() {
      if place == 0 || isBefore(forms[order[place - 1]], forms[spelling]) {
        entries.append(forms[spelling])
        starts.append(UInt32(truncatingIfNeeded: place))
      }
      words[spelling] = UInt32(truncatingIfNeeded: entries.count - 1)
    }
    starts.append(UInt32(truncatingIfNeeded: order.count))
    let spellings = Spellings(
      table: WordTable(spelled), words: words,
      spellings: order.map { UInt32(truncatingIfNeeded: $0) }, starts: starts)
    return (spellings, entries)
  }

  /// Bytes that they take.
  var byteCount: Int {
    table.byteCount + (words.count + spellings.count + starts.count) * 4
  }

  /// The spellings of a word.
  func spellings(of word: Int) -> [Int] {
    spellings[Int(starts[word])..<Int(starts[word + 1])].map { Int($0) }
  }

  /// Which word stands at some bytes of a text; nil for one that no text has.
  func word(at range: Range<Int>, in text: Span<UInt8>) -> Int? {
    table.knownNumber(of: range, in: text).map { Int(words[$0]) }
  }

  /// Spellings enough for another thread to be worth while.
  private static let spellingsEach = 4096

  private static func forms(
    of spelled: TextArena, _ language: String?, _ threads: Int
  ) -> [Vocabulary.Entry] {
    let threads = max(1, min(threads, spelled.count / spellingsEach))
    let share = (spelled.count + threads - 1) / threads
    return Threads.map(threads, threads: threads) { part in
      let forms = WordForms(language: language)
      var entries: [Vocabulary.Entry] = []
      for spelling in min(part * share, spelled.count)..<min((part + 1) * share, spelled.count) {
        let form = forms.forms(of: spelled.text(at: spelling))
        entries.append(Vocabulary.Entry(folded: form.folded, stem: form.stem))
      }
      return entries
    }.flatMap(\.self)
  }
}

/// By the folded forms, then by the stems: both by their bytes, for forms that are equal in other
/// bytes are told apart.
private func isBefore(_ one: Vocabulary.Entry, _ other: Vocabulary.Entry) -> Bool {
  if byteOrder(one.folded, other.folded) { return true }
  return one.folded.utf8.elementsEqual(other.folded.utf8) && byteOrder(one.stem, other.stem)
}
