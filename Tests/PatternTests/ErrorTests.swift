import Testing

@testable import Pattern

@Suite struct ErrorTests {
  struct Row: Sendable {
    let pattern: String
    let code: PatternError.Code
    let range: Range<Int>

    init(_ pattern: String, _ code: PatternError.Code, _ range: Range<Int>) {
      self.pattern = pattern
      self.code = code
      self.range = range
    }
  }

  @Test(arguments: repetitions + groups + sets + escapes + limits)
  func `A malformed pattern is refused, where it is wrong`(_ row: Row) throws {
    let error = #expect(throws: PatternError.self) { try Pattern(row.pattern) }
    #expect(error?.code == row.code, "\(row.pattern)")
    #expect(error?.range == row.range, "\(row.pattern)")
    #expect(error?.position == row.range.lowerBound)
    #expect(error?.message.hasSuffix(".") == true)
    #expect(error?.remedy.hasSuffix(".") == true)
  }

  @Test func `Every kind of error is tried`() {
    let rows = Self.repetitions + Self.groups + Self.sets + Self.escapes + Self.limits
    #expect(Set(rows.map(\.code)) == Set(PatternError.Code.allCases))
  }

  static let repetitions = [
    Row("*a", .nothingToRepeat, 0..<1),
    Row("a|+", .nothingToRepeat, 2..<3),
    Row("é(?)", .unsupportedGroup, 2..<5),
    Row("(?:?)", .nothingToRepeat, 3..<4),
    Row("a**", .repeatedRepetition, 2..<3),
    Row("a++", .repeatedRepetition, 2..<3),
    Row("a+?{2}", .repeatedRepetition, 3..<6),
    Row("a???", .repeatedRepetition, 3..<4),
    Row("a{2}{3}", .repeatedRepetition, 4..<7),
    Row("a{", .badRepetition, 1..<2),
    Row("a{}", .badRepetition, 1..<2),
    Row("a{,5}", .badRepetition, 1..<2),
    Row("a{x}", .badRepetition, 1..<2),
    Row("a{2", .badRepetition, 1..<2),
    Row("a{2,x}", .badRepetition, 1..<2),
    Row("{2}", .badRepetition, 0..<1),
    Row("жa{5,2}", .reversedRepetition, 3..<8),
  ]

  static let groups = [
    Row("(a", .unclosedGroup, 0..<1),
    Row("a((b)", .unclosedGroup, 1..<2),
    Row("a)", .unopenedGroup, 1..<2),
    Row("жж)", .unopenedGroup, 4..<5),
    Row("(?=a)", .lookAround, 0..<3),
    Row("a(?!b)", .lookAround, 1..<4),
    Row("(?<=a)b", .lookAround, 0..<4),
    Row("(?<!a)b", .lookAround, 0..<4),
    Row("(?P<n>a)", .unsupportedGroup, 0..<4),
    Row("(?<n>a)", .unsupportedGroup, 0..<3),
    Row("(?>a)", .unsupportedGroup, 0..<3),
    Row("(?#a)", .unsupportedGroup, 0..<3),
    Row("(?", .unsupportedGroup, 0..<2),
    Row("(?P=n)", .backReference, 0..<4),
    Row("a(?i)b", .misplacedFlag, 1..<5),
    Row("(?i)(?i)", .misplacedFlag, 4..<8),
    Row("(?s)a", .unsupportedFlag, 0..<4),
    Row("(?-i)a", .unsupportedFlag, 0..<5),
    Row("(?i:a)", .unsupportedFlag, 0..<4),
    Row("(?im)a", .unsupportedFlag, 0..<5),
  ]

  static let sets = [
    Row("[a", .unclosedClass, 0..<1),
    Row("a[]", .unclosedClass, 1..<2),
    Row("[^]", .unclosedClass, 0..<1),
    Row("[a-", .unclosedClass, 0..<1),
    Row("[z-a]", .reversedRange, 1..<4),
    Row("é[я-а]", .reversedRange, 3..<8),
    Row(#"[a-\d]"#, .badRangeEnd, 1..<5),
    Row(#"[\w-z]"#, .badRangeEnd, 1..<5),
    Row("[[:alpha:]]", .namedClass, 1..<10),
    Row("[x[:^digit:]]", .namedClass, 2..<12),
    Row("[[=a=]]", .namedClass, 1..<6),
  ]

  static let escapes = [
    Row(#"a\"#, .trailingBackslash, 1..<2),
    Row(#"[\"#, .trailingBackslash, 1..<2),
    Row(#"(a)\1"#, .backReference, 3..<5),
    Row(#"\k<n>"#, .backReference, 0..<2),
    Row(#"\q"#, .unknownEscape, 0..<2),
    Row(#"\A"#, .unknownEscape, 0..<2),
    Row(#"\0"#, .unknownEscape, 0..<2),
    Row(#"\é"#, .unknownEscape, 0..<3),
    Row(#"[\b]"#, .unknownEscape, 1..<3),
    Row(#"\x4"#, .badCodePoint, 0..<3),
    Row(#"\x{}"#, .badCodePoint, 0..<3),
    Row(#"\x{110000}"#, .badCodePoint, 0..<10),
    Row(#"\u{D800}"#, .badCodePoint, 0..<8),
    Row(#"\x{41"#, .badCodePoint, 0..<5),
    Row(#"\u41"#, .badCodePoint, 0..<4),
    Row(#"\x{FFFFFFFFFFFF}"#, .badCodePoint, 0..<11),
    Row(#"\p{Klingon}"#, .unknownProperty, 0..<11),
    Row(#"\p{L"#, .unknownProperty, 0..<4),
    Row(#"\p"#, .unknownProperty, 0..<2),
    Row(#"\p{}"#, .unknownProperty, 0..<4),
  ]

  static let limits = [
    Row(String(repeating: "a", count: 1_001), .tooLong, 0..<1_001),
    Row(
      String(repeating: "(", count: 101) + String(repeating: ")", count: 101), .tooDeep,
      100..<101),
    Row("a{1001}", .tooManyRepetitions, 1..<7),
    Row("a{1,99999999999999999999999}", .tooManyRepetitions, 1..<28),
    Row("(?:a{1000}){20}", .tooLarge, 11..<15),
    Row("(?:a{1000}){19}a{1000}", .tooLarge, 0..<22),
    Row("(?:(?:a{1000}){10}){1000}", .tooLarge, 19..<25),
    Row("(?:(?:(?:a?){1000}){1000}){1000}", .tooLarge, 19..<25),
    Row("(?:a{1000}){10}(?:a{1000}){10}", .tooLarge, 0..<30),
  ]

  @Test func `What just keeps a limit is accepted`() throws {
    #expect(try Pattern(String(repeating: "a", count: 1_000)).matches("a") == false)
    let nested = String(repeating: "(", count: 100) + "a" + String(repeating: ")", count: 100)
    #expect(try Pattern(nested).matches("a"))
    #expect(try Pattern("^(?:a{1000}){19}$").matches(String(repeating: "a", count: 19_000)))
    for count in [998, 999] {
      #expect(throws: Never.self) { try Pattern("(?:a{1000}){19}a{\(count)}") }
    }
    #expect(try Pattern("(?:(?:(?:){1000}){1000}){1000}").matches(""))
  }
}
