import Model
package import Store

/// The words of many texts, and which texts hold each: a query reads lists, and few texts again.
package struct TextIndex: Sendable {
  /// How many texts there are.
  package let count: Int
  private let spellings: Spellings
  private let postings: PostingLists
  /// The texts themselves, of which phrases are asked; shared with whose they are.
  private let arena: TextArena
  private let language: String?

  /// Reads texts.
  ///
  /// - Parameters:
  ///   - language: the texts' language, such as `es`; nil where it is not told.
  ///   - threads: how many may read, each at least `textsEach` texts.
  ///   - check: throws when the caller has lost interest.
  package init<Failure>(
    of arena: TextArena, language: String?, threads: Int = 1, textsEach: Int = 65_536,
    check: @escaping @Sendable () throws(Failure) -> Void
  ) throws(Failure) {
    let postings = try WordPostings(
      of: arena, threads: threads, textsEach: textsEach, check: check)
    self.init(postings, of: arena, language: language, threads: threads)
  }

  /// Makes an index of what was read of texts before.
  package init(
    _ postings: WordPostings, of arena: TextArena, language: String?, threads: Int = 1
  ) {
    count = arena.count
    spellings = Spellings(postings.words, language: language, threads: threads)
    self.postings = PostingLists(postings, textCount: count)
    self.arena = arena
    self.language = language
  }

  /// How many different words there are, folded.
  package var wordCount: Int { spellings.folded.value.count }

  /// The texts that a query finds: a bit a text, in words of 64.
  ///
  /// - Parameter check: throws when the caller has lost interest.
  package func matches<Failure>(
    _ query: TextQuery, check: () throws(Failure) -> Void
  ) throws(Failure) -> [UInt64] {
    let forms = WordForms(language: language)
    var found: [UInt64]?
    for terms in query.alternatives {
      var all: [UInt64]?
      for term in terms {
        try check()
        let bits = texts(holding: term.words.map { words($0, forms) })
        all = all.map { intersected($0, bits) } ?? bits
      }
      guard let all else { continue }
      found = found.map { united($0, all) } ?? all
    }
    return found ?? noTexts
  }

  /// The texts with a word for each of some pieces that contains the piece when it is folded.
  package func texts(containing pieces: [[UInt8]]) -> [UInt64] {
    var all: [UInt64]?
    for piece in pieces {
      let bits = texts(holding: spellings.folded.value.spellings(containing: piece))
      all = all.map { intersected($0, bits) } ?? bits
    }
    return all ?? noTexts
  }

  /// The texts with a word that begins with a piece when it is folded, and with others as above.
  package func texts(beginning piece: [UInt8], containing others: [[UInt8]]) -> [UInt64] {
    let key = String(decoding: piece, as: UTF8.self)
    let bits = texts(holding: spellings.folded.value.spellings(beginning: key))
    return others.isEmpty ? bits : intersected(bits, texts(containing: others))
  }

  private var noTexts: [UInt64] { [UInt64](repeating: 0, count: (count + 63) / 64) }

  // MARK: - Words and texts

  /// Which spellings pass a test.
  private func words(_ test: TextQuery.WordTest, _ forms: borrowing WordForms) -> [Int] {
    let folded = spellings.folded.value
    switch test {
    case .form(let word):
      return Set(spellings.stems.value.spellings(of: forms.stem(of: word)))
        .union(folded.spellings(of: forms.folded(word)))
        .sorted()
    case .exactly(let word): return folded.spellings(of: forms.folded(word))
    case .beginning(let word): return folded.spellings(beginning: forms.folded(word))
    }
  }

  private func texts(holding words: [Int]) -> [UInt64] {
    var bits = noTexts
    for word in words { postings.unite(word, into: &bits) }
    return bits
  }

  /// The texts with words that stand one after the other: those that hold all are read again.
  private func texts(holding run: [[Int]]) -> [UInt64] {
    guard let first = run.first else { return noTexts }
    var bits = texts(holding: first)
    guard run.count > 1 else { return bits }
    for words in run.dropFirst() { bits = intersected(bits, texts(holding: words)) }
    let members = run.map(Set.init)
    let table = spellings.table.value
    for index in bits.indices {
      var rest = bits[index]
      while rest != 0 {
        let bit = rest.trailingZeroBitCount
        rest &= rest &- 1
        if !holds(members, text: index * 64 + bit, table) { bits[index] &= ~(1 << UInt64(bit)) }
      }
    }
    return bits
  }

  private func holds(_ run: [Set<Int>], text: Int, _ table: WordTable) -> Bool {
    let content = arena.bytes.span.extracting(arena.range(at: text))
    var words: [Int] = []
    forEachWord(in: content) { range in
      words.append(table.knownNumber(of: range, in: content) ?? -1)
    }
    guard words.count >= run.count else { return false }
    return (0...(words.count - run.count)).contains { start in
      run.indices.allSatisfy { run[$0].contains(words[start + $0]) }
    }
  }
}

private func intersected(_ left: [UInt64], _ right: [UInt64]) -> [UInt64] {
  var result = left
  for index in result.indices { result[index] &= right[index] }
  return result
}

private func united(_ left: [UInt64], _ right: [UInt64]) -> [UInt64] {
  var result = left
  for index in result.indices { result[index] |= right[index] }
  return result
}
