import FullText
import Testing

/// What is said of a text that is no query.
@Suite struct QueryMistakeTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let query: String
    let part: String
    let message: String
    let mended: String?
    var testDescription: String { query }

    init(_ query: String, _ part: String, _ message: String, mended: String?) {
      self.query = query
      self.part = part
      self.message = message
      self.mended = mended
    }
  }

  @Test(
    "A mistake is shown in place, and what it is mended to can be read",
    arguments: [
      Case("", "", "There is no word to look for.", mended: nil),
      Case(" … !", " … !", "There is no word to look for.", mended: nil),
      Case("a \"b c", "\"b c", "The phrase has no closing quote.", mended: "a \"b c\""),
      Case("a \"", "\"", "The phrase has no closing quote.", mended: "a"),
      Case("\"", "\"", "The phrase has no closing quote.", mended: nil),
      Case("a \"!\"", "\"!\"", "The phrase has no word.", mended: "a"),
      Case("a *", "*", "A * stands right after the beginning of a word.", mended: "a"),
      Case("*ed", "*", "A * stands right after the beginning of a word.", mended: "ed"),
      Case("s*t", "*", "A * stands right after the beginning of a word.", mended: "st"),
      Case("a-*", "*", "A * stands right after the beginning of a word.", mended: "a-"),
      Case("\"a b*\"", "*", "A * stands right after the beginning of a word.", mended: "\"a b\""),
      Case("*", "*", "A * stands right after the beginning of a word.", mended: nil),
      Case("or a", "or", "`or` stands between words to look for.", mended: "a"),
      Case("a OR", "OR", "`or` stands between words to look for.", mended: "a"),
      Case("a or or b", "or", "`or` stands between words to look for.", mended: "a or b"),
      Case("or", "or", "`or` stands between words to look for.", mended: nil),
    ])
  func mistakes(_ entry: Case) {
    do throws(TextQueryError) {
      let query = try TextQuery(entry.query)
      Issue.record("read as \(query)")
    } catch {
      let bytes = Array(entry.query.utf8)[error.range]
      #expect(String(decoding: bytes, as: UTF8.self) == entry.part)
      #expect(error.message == entry.message)
      #expect(error.mended == entry.mended)
      if let mended = error.mended {
        #expect(throws: Never.self) { try TextQuery(mended) }
      }
    }
  }

  @Test("More words than a question has are refused at the first too many")
  func limit() throws {
    let words = (1...257).map { "w\($0)" }
    #expect(throws: Never.self) { try TextQuery(words.dropLast().joined(separator: " ")) }
    let error = #expect(throws: TextQueryError.self) {
      try TextQuery(words.joined(separator: " "))
    }
    #expect(error?.message == "More than 256 words to look for.")
    #expect(error?.mended?.hasSuffix("w256") == true)
  }
}
