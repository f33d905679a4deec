import Testing

@testable import Language

@Suite("Keywords are spelled in letters of any case")
struct KeywordTests {
  @Test("each word is found, and none that is shorter or longer", arguments: Keyword.allCases)
  func spelling(keyword: Keyword) {
    let word = keyword.rawValue
    #expect(Keyword(spelling: word) == keyword)
    #expect(Keyword(spelling: word.uppercased()) == keyword)
    for other in [word + "x", "x" + word, "\0" + word, word + "\0", word + " "] {
      #expect(Keyword(spelling: other) == nil)
    }
    let shorter = String(word.dropLast())
    #expect(Keyword(spelling: shorter) == Keyword(rawValue: shorter))
    #expect(word.utf8.count <= 16, "what words are compared as has room for so many letters")
  }

  @Test("a letter whose small form is of ASCII counts as that")
  func otherLetters() {
    #expect(Keyword(spelling: "wee\u{212A}") == .week)
    #expect(Keyword(spelling: "wéék") == nil)
    #expect(Keyword(spelling: "") == nil)
    #expect(Keyword(spelling: String(repeating: "a", count: 500)) == nil)
    #expect(Keyword(spelling: "aaaaaaaawhere") == nil)
    #expect(Keyword(spelling: "[here") == nil)
  }
}

@Suite("Months are known by three letters")
struct MonthTests {
  @Test("what begins a month names one, and nothing else does")
  func beginnings() {
    let letters = Array(UInt8(ascii: "a")...UInt8(ascii: "z"))
    for first in letters {
      for second in letters {
        for third in letters {
          let bytes = [first, second, third]
          let isMonth = EnglishMonth.number(of: String(decoding: bytes, as: UTF8.self)) != nil
          #expect(EnglishMonth.isBegun(by: first, second, third) == isMonth)
          #expect(EnglishMonth.isBegun(by: first & 0xDF, second, third & 0xDF) == isMonth)
        }
      }
    }
  }
}
