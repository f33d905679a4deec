import Store
import Testing

@testable import FullText

/// Which texts a query finds.
@Suite struct MatchingTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let language: String?
    let query: String
    let finds: [String]
    let misses: [String]
    var testDescription: String { query }

    init(_ language: String?, _ query: String, _ finds: [String], not misses: [String]) {
      self.language = language
      self.query = query
      self.finds = finds
      self.misses = misses
    }
  }

  static func found(_ query: String, in texts: [String], language: String?) throws -> [String] {
    let index = TextIndex(of: TextArena(texts), language: language) {}
    let bits = try index.matches(TextQuery(query)) {}
    return texts.indices.filter { bits[$0 / 64] >> UInt64($0 % 64) & 1 == 1 }.map { texts[$0] }
  }

  @Test(
    "A query finds these texts and misses those",
    arguments: [
      // Any form of a word, in any case.
      Case(
        nil, "sanctions", ["Sanction them.", "SANCTIONED", "no sanctions"], not: ["sanctuary", ""]),
      Case(nil, "release sanctions", ["sanctions for a release"], not: ["sanctions", "release"]),
      Case(nil, "regime", ["the regime's men", "the regime\u{2019}s men"], not: ["regiment"]),
      Case(nil, "cafe", ["a café"], not: ["a cave"]),
      Case(nil, "1,100", ["1,100 held"], not: ["100 held", "1 of 2 or 100"]),
      Case(nil, "hard-line", ["a hard-line view", "hard lines"], not: ["line of a hard man"]),
      // Prefixes, phrases and alternatives.
      Case(nil, "sanct*", ["sanctions", "a Sanctuary"], not: ["unsanctioned"]),
      Case(
        nil, "\"lift sanctions\"", ["to LIFT sanctions"],
        not: ["lift the sanctions", "lift sanction"]),
      Case(
        nil, "lift or \"new sanctions\"", ["lifting", "new sanctions"], not: ["sanctions anew"]),
      Case(nil, "a b or c d", ["b a", "d c"], not: ["a d", "b c"]),
      Case(nil, "pro-reg*", ["pro-regime"], not: ["regime pro"]),
      Case(nil, "\"the cafe\"", ["THE CAFÉ", "in the Cafe"], not: ["the cafes", "cafe the"]),
      // Russian, told by its letters.
      Case(nil, "санкции", ["новые санкции", "санкций нет", "САНКЦИЯМИ"], not: ["санитар"]),
      Case(nil, "заключённых", ["освобождение заключенных", "заключённый"], not: ["ключ"]),
      Case("ru", "release", ["they released him"], not: ["релиз"]),
      Case("en", "освобожд*", ["освобождение"], not: ["свобода"]),
      // Spanish, told by the dataset.
      Case("es", "sanción", ["las sanciones", "una sancion"], not: ["santo"]),
      Case("es", "votaciones", ["la votación"], not: ["el voto es devoto"]),
      Case("es-AR", "niños", ["un niño"], not: ["nieve"]),
      // Belarusian has no stemmer: folded words only.
      Case("be", "санкцыі", ["Санкцыі супраць рэжыму"], not: ["санкцый"]),
      Case(nil, "вязняў", ["вызваленне ВЯЗНЯЎ", "вязняу"], not: ["вязень"]),
      Case("be", "п'яць", ["п’яць гадоў", "пʼяць"], not: ["п яць", "яць"]),
      Case("be", "палітвязн*", ["палітвязняў", "палітвязні"], not: ["вязні"]),
    ])
  func table(_ entry: Case) throws {
    let texts = entry.finds + entry.misses
    #expect(try Self.found(entry.query, in: texts, language: entry.language) == entry.finds)
  }

  @Test("Thousands of texts and words keep their own places")
  func many() throws {
    let texts = (0..<5000).map { "text\($0) word\($0 % 70)" }
    #expect(try Self.found("text4999", in: texts, language: nil) == ["text4999 word29"])
    #expect(try Self.found("word69", in: texts, language: nil).count == 71)
  }

  @Test("Texts read by several threads are found as when one reads them")
  func threads() throws {
    let texts = (0..<1000).map { text in
      let words = [
        "Вызваленне", "release", "released", "word\(text % 70)", "text\(text)", "RELEASE",
      ]
      return words.dropFirst(text % 7).joined(separator: " ")
    }
    let arena = TextArena(texts)
    let one = TextIndex(of: arena, language: nil) {}
    for threads in 2...5 {
      let several = TextIndex(of: arena, language: nil, threads: threads, textsEach: 1) {}
      #expect(several.wordCount == one.wordCount)
      for query in ["release", "\"release released\"", "вызв*", "text999", "word13 or text5"] {
        let query = try TextQuery(query)
        #expect(several.matches(query) {} == one.matches(query) {})
      }
      let piece = [Array("ext9".utf8)]
      #expect(several.texts(containing: piece) == one.texts(containing: piece))
    }
    let none = TextIndex(of: TextArena([]), language: nil, threads: 2, textsEach: 1) {}
    #expect(none.matches(try TextQuery("release")) {} == [])
  }

  @Test("Broken bytes part words and trap nothing")
  func brokenBytes() throws {
    let bytes: [UInt8] = [0x61, 0xFF, 0x62, 0xD0, 0xE2, 0x80, 0xF4, 0xBF, 0xBF, 0xBF, 0x63, 0xC3]
    let index = TextIndex(
      of: TextArena(bytes: Cells(bytes), offsets: TextOffsets([0, bytes.count])), language: "xx"
    ) {}
    #expect(try index.matches(TextQuery("a b c")) {} == [1])
  }

  struct Stop: Error {}

  @Test("A caller that has lost interest stops the reading and the search")
  func stops() throws {
    #expect(throws: Stop.self) {
      try TextIndex(of: TextArena([""]), language: nil) { throw Stop() }
    }
    let index = TextIndex(of: TextArena([""]), language: nil) {}
    #expect(throws: Stop.self) { try index.matches(TextQuery("a")) { throw Stop() } }
  }
}
