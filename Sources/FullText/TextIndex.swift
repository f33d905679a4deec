/// The words of many texts as numbers, so that a query reads no text again.
///
/// A query is put to the different words once; then it is a scan of numbers, text by text.
package struct TextIndex: Sendable {
  /// The texts' words end to end, by number.
  private let tokens: [UInt32]
  /// Where each text's words end.
  private let ends: [Int]
  /// The different words: folded, and their stems.
  private let folded: [String]
  private let stems: [String]
  private let language: String?

  /// How many texts are read or scanned between two checks.
  private static let textsPerCheck = 8192

  /// Reads the texts in `bytes`, each from one offset to the next.
  ///
  /// - Parameters:
  ///   - language: the texts' language, such as `es`; nil where it is not told.
  ///   - check: throws when the caller has lost interest.
  package init<Failure>(
    bytes: [UInt8], offsets: [Int], language: String?, check: () throws(Failure) -> Void
  ) throws(Failure) {
    self.language = language
    var table = WordTable()
    var tokens: [UInt32] = []
    var ends: [Int] = []
    let text = bytes.span
    ends.reserveCapacity(offsets.count)
    for row in 0..<max(0, offsets.count - 1) {
      if row % TextIndex.textsPerCheck == 0 { try check() }
      let start = offsets[row]
      let content = text.extracting(start..<offsets[row + 1])
      forEachWord(in: content) { tokens.append(table.number(of: $0, in: content)) }
      ends.append(tokens.count)
    }
    self.tokens = tokens
    self.ends = ends
    let forms = WordForms(language: language)
    var folded: [String] = []
    var stems: [String] = []
    for (number, word) in table.words.enumerated() {
      if number % TextIndex.textsPerCheck == 0 { try check() }
      let form = forms.forms(of: word)
      folded.append(form.folded)
      stems.append(form.stem)
    }
    self.folded = folded
    self.stems = stems
  }

  /// How many texts there are.
  package var count: Int { ends.count }

  /// The texts that a query finds: a bit a text, in words of 64.
  ///
  /// - Parameter check: throws when the caller has lost interest.
  package func matches<Failure>(
    _ query: TextQuery, check: () throws(Failure) -> Void
  ) throws(Failure) -> [UInt64] {
    var found = [UInt64](repeating: 0, count: (count + 63) / 64)
    let forms = WordForms(language: language)
    for terms in query.alternatives {
      var all = [UInt64](repeating: .max, count: found.count)
      for term in terms {
        try check()
        let members = term.words.map { self.members($0, forms) }
        let bits = members.count == 1 ? holding(members[0]) : holding(run: members)
        for index in all.indices { all[index] &= bits[index] }
      }
      for index in found.indices { found[index] |= all[index] }
    }
    return found
  }

  // MARK: - Words and texts

  /// Which of the different words pass a test.
  private func members(_ test: TextQuery.WordTest, _ forms: borrowing WordForms) -> [Bool] {
    switch test {
    case .form(let word):
      let form = forms.forms(of: word)
      return folded.indices.map { stems[$0] == form.stem || folded[$0] == form.folded }
    case .exactly(let word):
      let key = forms.forms(of: word).folded
      return folded.map { $0 == key }
    case .beginning(let word):
      let key = Array(forms.forms(of: word).folded.utf8)
      return folded.map { $0.utf8.starts(with: key) }
    }
  }

  private func holding(_ members: [Bool]) -> [UInt64] {
    bits { range in
      for index in range where members[Int(tokens[index])] { return true }
      return false
    }
  }

  private func holding(run members: [[Bool]]) -> [UInt64] {
    bits { range in
      guard range.count >= members.count else { return false }
      starts: for start in range.lowerBound...(range.upperBound - members.count) {
        for offset in members.indices
        where !members[offset][Int(tokens[start + offset])] { continue starts }
        return true
      }
      return false
    }
  }

  private func bits(_ isHeld: (Range<Int>) -> Bool) -> [UInt64] {
    var words = [UInt64](repeating: 0, count: (count + 63) / 64)
    var start = 0
    for (text, end) in ends.enumerated() {
      if isHeld(start..<end) { words[text / 64] |= 1 << UInt64(text % 64) }
      start = end
    }
    return words
  }
}
