import Store
import Testing

@testable import FullText

/// The words of texts and the lists of those that hold each, as they are kept in files.
@Suite struct PostingsTests {
  private static let texts = (0..<700).map { text in
    ["Все", text % 2 == 0 ? "even" : "Odd", "n\(text % 90)", "once\(text)"]
      .dropFirst(text % 3).joined(separator: " ")
  }

  private func found(_ query: String, by index: TextIndex) throws -> [Int] {
    let bits = try index.matches(TextQuery(query)) {}
    return (0..<index.count).filter { bits[$0 / 64] >> UInt64($0 % 64) & 1 == 1 }
  }

  @Test("Words stand in the order of their bytes, whoever reads them")
  func order() {
    let arena = TextArena(Self.texts)
    let one = WordPostings(of: arena) {}
    let words = (0..<one.words.count).map { Array(one.words.text(at: $0).utf8) }
    #expect(words.count == 3 + 90 + 700)
    for (word, next) in zip(words, words.dropFirst()) {
      #expect(word.lexicographicallyPrecedes(next))
    }
    for threads in 2...4 {
      let several = WordPostings(of: arena, threads: threads, textsEach: 1) {}
      #expect(several.words.bytes == one.words.bytes)
      #expect(several.words.offsets == one.words.offsets)
      #expect(several.lists == one.lists)
      #expect(several.offsets == one.offsets)
    }
  }

  @Test(
    "A text takes no more room than words take, however many bytes a run has",
    arguments: ["a", "ж", "б,", "w.x."])
  func longRun(_ piece: String) {
    let text = String(repeating: piece, count: 1_200_000 / piece.utf8.count)
    let arena = TextArena([text, "a", text])
    var (batch, table, lists) = (WordBatch(wordsMax: 5_000_000), WordTable(), GrowingLists())
    var runs = WordRuns()
    for text in 0..<arena.count {
      var rest = arena.range(at: text)
      while !rest.isEmpty {
        let found = runs.find(in: arena.bytes.span, rest)
        batch.append(runs, found.count, of: text, in: arena.bytes.span, to: &table, &lists)
        rest = found.position..<rest.upperBound
      }
    }
    #expect(batch.room <= 1 << 19)
    let postings = WordPostings(of: arena) {}
    let index = TextIndex(postings, of: arena, language: nil)
    let word = String(text.prefix { $0.isLetter }.prefix(1))
    let isOne = piece.allSatisfy(\.isLetter)
    #expect(postings.words.count == (isOne ? 2 : piece.count / 2 + 1))
    #expect(index.texts(containing: [Array(word.utf8)]).first == (word == "a" ? 7 : 5))
  }

  @Test("One reading serves indexes of any language")
  func languages() throws {
    let arena = TextArena(["released", "votamos", "they release, ellos votaron"])
    let postings = WordPostings(of: arena) {}
    let english = TextIndex(postings, of: arena, language: "en")
    let spanish = TextIndex(postings, of: arena, language: "es")
    #expect(try found("release", by: english) == [0, 2])
    #expect(try found("votar", by: english) == [])
    #expect(try found("votar", by: spanish) == [1, 2])
  }

  @Test(
    "Whatever a list's bytes are, no text is found that is not there",
    arguments: [
      [], [0], [0x80], [0x81, 0x80], [1, 0x80], [5], [0x7F, 0x7F], [1, 0, 0, 0, 0, 0, 1],
      [UInt8](repeating: 0xFF, count: 40), [UInt8](repeating: 0xFF, count: 12) + [0x7F, 1],
      [0xFF], [0xFF, 0xFF],
    ] as [[UInt8]])
  func broken(list: [UInt8]) throws {
    for count in [0, 1, 3, 8, 9, 63, 64, 65] {
      let arena = TextArena([String](repeating: "b", count: count))
      let postings = WordPostings(
        words: TextArena(["b"]), lists: Cells(list), offsets: TextOffsets([0, list.count]))
      let bits = try TextIndex(postings, of: arena, language: nil).matches(TextQuery("b")) {}
      #expect(bits.count == (count + 63) / 64)
      if count % 64 != 0, let last = bits.last { #expect(last >> UInt64(count % 64) == 0) }
    }
  }
}
