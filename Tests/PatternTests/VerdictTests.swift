import Testing

@testable import Pattern

@Suite struct VerdictTests {
  /// A pattern, texts it matches, and texts it does not.
  struct Row: Sendable {
    let pattern: String
    let yes: [String]
    let no: [String]

    init(_ pattern: String, yes: [String] = [], no: [String] = []) {
      self.pattern = pattern
      self.yes = yes
      self.no = no
    }
  }

  @Test(arguments: literals + sets + repetitions + places + unicode + caseless)
  func `A pattern matches what it describes and nothing else`(_ row: Row) throws {
    let pattern = try Pattern(row.pattern)
    var warm = pattern.makeMatcher()
    for text in row.yes + row.no {
      let expected = row.yes.contains { $0.utf8.elementsEqual(text.utf8) }
      #expect(pattern.matches(text) == expected, "\(row.pattern) on \(text.debugDescription)")
      let isWarmMatch = warm.matches(text)
      #expect(isWarmMatch == expected, "\(row.pattern) on \(text), among others")
      #expect(pattern.matches(utf8: Array(text.utf8)[...]) == expected)
    }
  }

  static let literals = [
    Row("", yes: ["", "a", "\n"]),
    Row("a", yes: ["a", "ba", "xay"], no: ["", "b", "A"]),
    Row("abab", yes: ["abab", "aabab", "ababab"], no: ["abaab", "aba"]),
    Row("aab", yes: ["aaab", "aab"], no: ["ab", "aba"]),
    Row("a|b", yes: ["a", "b", "xb"], no: ["c", "|"]),
    Row("ab|cd", yes: ["ab", "cd"], no: ["ad", "ac"]),
    Row("a|", yes: ["", "a", "b"]),
    Row("x(|y)z", yes: ["xz", "xyz"], no: ["xyyz"]),
    Row("()", yes: ["", "a"]),
    Row("(a)(?:b)", yes: ["ab"], no: ["a", "b"]),
    Row("(?:gray|grey) cat", yes: ["a grey cat"], no: ["a griy cat"]),
    Row(#"a\.b"#, yes: ["a.b"], no: ["axb"]),
    Row(#"\/var\/log"#, yes: ["/var/log"], no: ["var/log"]),
    Row("/", yes: ["a/b"], no: ["a"]),
    Row(#"\\"#, yes: [#"\"#], no: ["/"]),
    Row(#"\(\)\[\]\{\}\*\+\?\^\$\|"#, yes: ["()[]{}*+?^$|"], no: ["("]),
    Row("]}", yes: ["]}"], no: ["]"]),
    Row(#"a\nb"#, yes: ["a\nb"], no: ["anb", "a b"]),
    Row(#"\t|\r|\f|\v"#, yes: ["\t", "\r", "\u{0C}", "\u{0B}"], no: ["t", " "]),
    Row(#"\x41\x{42}\u{43}\u0044"#, yes: ["ABCD"], no: ["abcd"]),
    Row(#"\x{1F600}"#, yes: ["\u{1F600}"], no: ["\u{1F601}"]),
    Row(#"\ \-\!\~\@"#, yes: [" -!~@"]),
  ]

  static let sets = [
    Row(".", yes: ["a", "é", "\u{1F600}", " "], no: ["", "\n"]),
    Row("a.c", yes: ["abc", "aéc", "a\tc"], no: ["ac", "a\nc"]),
    Row("[abc]", yes: ["b", "xc"], no: ["", "d"]),
    Row("[a-c]", yes: ["b"], no: ["d", "-"]),
    Row("[^a-c]", yes: ["d", "\n", "é"], no: ["", "a", "abc"]),
    Row("[a-]", yes: ["-", "a"], no: ["b"]),
    Row("[-a]", yes: ["-", "a"], no: ["b"]),
    Row("[]a]", yes: ["]", "a"], no: ["b"]),
    Row("[^]a]", yes: ["b"], no: ["]", "a"]),
    Row(#"[\]]"#, yes: ["]"], no: [#"\"#]),
    Row("[a^]", yes: ["^"], no: ["b"]),
    Row("[[]", yes: ["["], no: ["]"]),
    Row("[.*+?$|()]", yes: [".", "*", "$", ")"], no: ["a", "\\"]),
    Row(#"[\d.]+$"#, yes: ["3.14", "a1"], no: ["1a"]),
    Row(#"[^\d]"#, yes: ["a"], no: ["1", "٣"]),
    Row(#"[\D]"#, yes: ["a"], no: ["1"]),
    Row(#"[^\W]"#, yes: ["a", "_"], no: ["-"]),
    Row(#"[\x41-\x{43}]"#, yes: ["B"], no: ["D"]),
    Row("[а-я]", yes: ["ж"], no: ["Ж", "ё", "a"]),
    Row(#"[\n]"#, yes: ["\n"], no: ["n"]),
    Row("[a-cx-z]{2}", yes: ["ay"], no: ["ad"]),
    Row("[+--]", yes: ["+", ",", "-"], no: ["."]),
    Row(#"[\w-]+@[\w.]+"#, yes: ["jean-luc@ex.org"], no: ["@ex", "a@-"]),
  ]

  static let repetitions = [
    Row("^a*$", yes: ["", "a", "aaa"], no: ["b", "ab"]),
    Row("^a+$", yes: ["a", "aa"], no: ["", "b"]),
    Row("^a?$", yes: ["", "a"], no: ["aa"]),
    Row("^a{3}$", yes: ["aaa"], no: ["aa", "aaaa"]),
    Row("^a{2,}$", yes: ["aa", "aaaaa"], no: ["a", ""]),
    Row("^a{0,}$", yes: ["", "aa"], no: ["b"]),
    Row("^a{1,}$", yes: ["a", "aa"], no: [""]),
    Row("^a{2,4}$", yes: ["aa", "aaa", "aaaa"], no: ["a", "aaaaa"]),
    Row("^a{0,2}$", yes: ["", "a", "aa"], no: ["aaa"]),
    Row("^a{0}$", yes: [""], no: ["a"]),
    Row("^a{0,0}b$", yes: ["b"], no: ["ab"]),
    Row("^a*?$", yes: ["", "aa"], no: ["b"]),
    Row("^a+?b??c{1,2}?$", yes: ["ac", "aabcc"], no: ["c", "abccc"]),
    Row("^(ab)*$", yes: ["", "abab"], no: ["aba"]),
    Row("^(a|b)*c$", yes: ["c", "abbac"], no: ["abd"]),
    Row("^(?:a*)*$", yes: ["", "aaa"], no: ["b"]),
    Row("^(?:a?){3}$", yes: ["", "aaa"], no: ["aaaa"]),
    Row("^(?:(?:ab?){2}c){2}$", yes: ["aacabac"], no: ["aacab"]),
    Row("(?:){1000}", yes: ["", "x"]),
    Row("^(|a)+$", yes: ["", "a", "aa"], no: ["b"]),
    Row("^(a|ab)(c|bcd)$", yes: ["ac", "abc", "abcd", "abbcd"], no: ["acd", "abcbcd"]),
    Row("^.{3}$", yes: ["żół", "abc"], no: ["ab", "abcd"]),
    Row(#"^\d{4}-\d{2}-\d{2}$"#, yes: ["2021-04-30"], no: ["2021-4-30", "x2021-04-30"]),
    Row("x{1000}", yes: [String(repeating: "x", count: 1000)], no: ["xxx"]),
    Row("a.*b.*c", yes: ["a1b2c", "abc"], no: ["acb", "a\nbc"]),
  ]

  static let places = [
    Row("^ab", yes: ["abc"], no: ["cab", "\nab"]),
    Row("ab$", yes: ["cab"], no: ["abc", "ab\n"]),
    Row("^$", yes: [""], no: ["a", "\n"]),
    Row("^", yes: ["", "a"]),
    Row("$", yes: ["", "a"]),
    Row("a^b", no: ["ab", "a^b", ""]),
    Row("a$b", no: ["ab", "a$b"]),
    Row("^^a$$", yes: ["a"], no: ["aa"]),
    Row("(^a|b)c", yes: ["ac", "xbc"], no: ["xac"]),
    Row("^a|b$", yes: ["ax", "xb"], no: ["xa", "bx"]),
    Row("(a|$)", yes: ["", "b", "a"]),
    Row("(?:^|,)x(?:,|$)", yes: ["x", "a,x", "x,b", "a,x,b"], no: ["ax", "a,xb"]),
    Row(#"\bcat\b"#, yes: ["cat", "a cat.", "cat\n"], no: ["cats", "concat", "cat_"]),
    Row(#"\bcat"#, yes: ["cats"], no: ["concat"]),
    Row(#"cat\b"#, yes: ["concat"], no: ["cats"]),
    Row(#"\Bcat"#, yes: ["concat"], no: ["cats", "a cat"]),
    Row(#"cat\B"#, yes: ["cats"], no: ["cat", "cat "]),
    Row(#"\b"#, yes: ["a", " a"], no: ["", " ", "-"]),
    Row(#"\B"#, yes: ["", " ", "aa"], no: ["a"]),
    Row(#"^\B$"#, yes: [""], no: ["a"]),
    Row(#"\b\B"#, no: ["", "a", "a b"]),
    Row(#"^\b"#, yes: ["a"], no: ["", " a"]),
    Row(#"\b^a"#, yes: ["a"], no: ["", " a"]),
    Row(#"a\b.\bb"#, yes: ["a b"], no: ["axb", "a  b"]),
    Row(#"(\b)*a"#, yes: ["a", "ba"], no: ["b"]),
    Row(#"(?:\bfoo|bar\b)+$"#, yes: ["foo", "xbar"], no: ["xfoo", "barx"]),
    Row(#"\bжизнь\b"#, yes: ["вся жизнь!"], no: ["жизньё", "прожизнь"]),
    Row(#"\bécole\b"#, yes: ["une école"], no: ["récole"]),
  ]

  static let unicode = [
    Row("é", yes: ["\u{E9}"], no: ["e\u{301}", "e"]),
    Row("^..$", yes: ["e\u{301}", "éé"], no: ["é"]),
    Row(#"^\w+$"#, yes: ["Łódź", "Жёлтый", "北京", "e\u{301}", "a_1", "Ⅷ²"], no: ["a b", "a-b"]),
    Row(#"^\d+$"#, yes: ["123", "٣٤", "१२"], no: ["²", "Ⅷ", "1a"]),
    Row(#"^\s+$"#, yes: [" \t\n\r\u{A0}\u{2003}\u{3000}"], no: ["", "a", "\u{200B}"]),
    Row(#"^\S+$"#, yes: ["aж-"], no: ["a b", "a\u{A0}b"]),
    Row(#"^\W+$"#, yes: ["!? \u{1F600}"], no: ["a", "!é"]),
    Row(#"^\p{L}+$"#, yes: ["aЖ北"], no: ["1", "a1"]),
    Row(#"^\pL\PL$"#, yes: ["a1"], no: ["aa", "11"]),
    Row(#"^\p{Lu}\p{Ll}+$"#, yes: ["Жук", "Élan"], no: ["жук", "ЖУК"]),
    Row(#"^\p{N}+$"#, yes: ["1²Ⅷ½"], no: ["a"]),
    Row(#"^\p{P}+$"#, yes: ["!?—«»_"], no: ["+", "a"]),
    Row(#"^\p{S}+$"#, yes: ["+€\u{1F600}"], no: ["!"]),
    Row(#"^\p{Sc}$"#, yes: ["€", "$", "₽"], no: ["+"]),
    Row(#"^\p{Z}+$"#, yes: [" \u{A0}\u{2028}"], no: ["\t", "a"]),
    Row(#"^\p{M}$"#, yes: ["\u{301}"], no: ["e"]),
    Row(#"\P{L}"#, yes: ["1", "a1"], no: ["a", ""]),
    Row(#"[^\p{L}\p{Z}]"#, yes: ["a1"], no: ["a b"]),
    Row(#"\p{Cyrillic}"#, yes: ["Ж", "aё", "ґ"], no: ["abc", "α"]),
    Row(#"^\p{Latin}+$"#, yes: ["abcŁéß"], no: ["Ж", "a1", "aЖ"]),
    Row(#"\p{Latin}\p{Cyrillic}|\p{Cyrillic}\p{Latin}"#, yes: ["Mосква"], no: ["Москва"]),
    Row(#"\P{Cyrillic}"#, yes: ["Мoсква"], no: ["Москва"]),
    Row(#"^[\p{Cyrillic}-]+$"#, yes: ["Санкт-Петербург"], no: ["Saint-Петербург"]),
    Row("\u{1F600}+$", yes: ["\u{1F600}\u{1F600}"], no: ["\u{1F600}\u{1F601}"]),
    Row("[\u{1F600}-\u{1F64F}]", yes: ["\u{1F610}"], no: ["\u{1F5FF}", "\u{1F650}"]),
    Row("北.京", yes: ["北x京"], no: ["北京"]),
  ]

  static let caseless = [
    Row("(?i)cat", yes: ["cat", "CAT", "cAt"], no: ["cut"]),
    Row("(?i)ЖУК", yes: ["жук", "Жук"], no: ["жак"]),
    Row("(?i)[a-c]+$", yes: ["ABC", "xaBc"], no: ["D"]),
    Row("(?i)[^a]", yes: ["b", "B"], no: ["a", "A"]),
    Row("(?i)k", yes: ["K", "\u{212A}"], no: ["x"]),
    Row("(?i)s", yes: ["S", "ſ"], no: ["ß"]),
    Row("(?i)ß", yes: ["ß", "ẞ"], no: ["ss", "SS"]),
    Row("(?i)σ", yes: ["Σ", "ς"], no: ["s"]),
    Row("(?i)i", yes: ["I"], no: ["ı", "İ"]),
    Row(#"(?i)\x41"#, yes: ["a", "A"], no: ["b"]),
    Row(#"(?i)\p{Lu}"#, yes: ["a", "A"], no: ["1", "北"]),
    Row("(?i)a|b", yes: ["A", "B"], no: ["C"]),
    Row("(?i)", yes: ["", "a"]),
    Row("(?i)ǆ", yes: ["Ǆ", "ǅ"], no: ["d"]),
    Row("a", no: ["A"]),
  ]
}
