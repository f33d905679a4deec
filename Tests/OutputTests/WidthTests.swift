import Testing

@testable import Output

@Suite("Width on a terminal")
struct WidthTests {
  @Test(
    "A text is as wide as a terminal draws it",
    arguments: [
      ("", 0), ("abc", 3), ("Тихановская", 11), ("е\u{301}", 1), ("Zoe\u{308}", 3), ("Ў", 1),
      ("東京", 4), ("ﾊﾝ", 2), ("Ａ", 2), ("한국", 4), ("\u{1112}\u{1161}\u{11AB}", 2), ("\u{3000}", 2),
      ("👍", 2), ("👍🏽", 2), ("👩‍👩‍👧‍👦", 2), ("🇧🇾", 2), ("❤\u{FE0F}", 2), ("❤", 1),
      ("1\u{FE0F}\u{20E3}", 2),
      ("שלום", 4), ("\u{5E9}\u{5B8}", 1), ("\u{301}", 0), ("\u{200B}", 0), ("\u{1B}", 0),
      ("\u{9B}", 0),
      ("–…─·", 4), ("␛␊", 2), ("\u{AD}", 0), ("𠀀", 2), ("क\u{93F}", 1),
    ])
  func width(text: String, columns: Int) {
    #expect(text.displayWidth == columns)
  }

  @Test(
    "Text is cut between characters, and says that it is",
    arguments: [
      ("abc", 3, "abc"), ("abcd", 3, "ab…"), ("abcd", 1, "…"), ("abcd", 0, ""), ("東京都", 6, "東京都"),
      ("東京都", 5, "東京…"), ("東京都", 4, "東…"), ("東京都", 2, "…"),
      ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"),
      ("Мария", 4, "Мар…"), ("", 0, ""), ("👩‍👩‍👧ab", 3, "👩‍👩‍👧…"),
    ])
  func truncation(text: String, width: Int, expected: String) {
    #expect(text.truncated(toWidth: width) == expected)
    #expect(text.truncated(toWidth: width).displayWidth <= width)
  }

  @Test("Padding counts columns, not characters")
  func padding() {
    #expect("東".padded(toWidth: 4) == "東  ")
    #expect("東".padded(toWidth: 4, .right) == "  東")
    #expect("abc".padded(toWidth: 2) == "abc")
  }

  @Test("The ranges of wide characters ascend and do not overlap")
  func ranges() {
    #expect(wideRanges.count.isMultiple(of: 2))
    for index in wideRanges.indices.dropFirst() {
      let isEnd = index % 2 == 1
      #expect(
        isEnd
          ? wideRanges[index - 1] <= wideRanges[index] : wideRanges[index - 1] < wideRanges[index])
    }
  }
}
