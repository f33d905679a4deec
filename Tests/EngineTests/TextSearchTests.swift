import Language
import Model
import Pattern
import struct Reference.SeededGenerator
import Store
import Testing

@testable import Engine

/// Texts are found where they lie exactly as they would be if each were folded.
@Suite struct TextSearchTests {
  /// Parts that fold in different ways: letters with marks, marks alone, scalars that shrink or
  /// grow, blanks of each kind, apostrophes, and scripts without case.
  static let parts: [String] = [
    "a", "A", "s", "ss", "ß", "ẞ", "İ", "ı", "i", "K", "k", "\u{212A}", "é", "e\u{301}", "E",
    "Σ", "σ", "ς", "ё", "Ё", "е", "й", "и\u{306}", "ї", "ґ", "Ґ", "ѝ", "\u{483}", "\u{301}",
    "\u{FE0F}", "ﬁ", "fi", "Ⓐ", "ⓐ", "Ⱥ", "ⱥ", "ŉ", "ǆ", "ǅ", " ", "-", "_", "\u{2010}",
    "\u{A0}", "\u{2019}", "'", "\u{2BC}", "—", "…", "«", "»", ",", "1", "²", "½", "中", "가",
    "\u{1100}\u{1161}", "ন", "\u{9C7}\u{9BE}", "😀", "🇧🇾", "\r\n", "\u{0}", "ḱ", "ḙ", "ꙗ", "×",
  ]

  static func text(_ random: inout SeededGenerator, _ most: Int) -> String {
    (0..<Int.random(in: 0...most, using: &random))
      .map { _ in parts.randomElement(using: &random) ?? "" }.joined()
  }

  static let operations: [TextOperator] = [.contains, .has, .starts, .ends]

  @Test("Whatever is drawn is found as in the folded text", arguments: operations)
  func drawn(operation: TextOperator) throws {
    var random = SeededGenerator(seed: 26)
    for _ in 0..<300 {
      let texts = Set((0..<12).map { _ in Self.text(&random, 9) }).sorted(by: byteOrder)
      let piece = Self.text(&random, 3)
      let needles = [piece, "", texts.randomElement(using: &random) ?? "", "a", "k", "s e"]
      let dictionary = TextDictionary(sorted: texts)
      for needle in needles {
        let set = try #require(TextSet(operation, needle))
        let expected = texts.map { set.contains($0) }
        #expect(
          set.members(of: dictionary) == expected.map { $0 ? 1 : 0 },
          "\(operation) \(needle.debugDescription) in \(texts)")
        if case .starting(let key) = set {
          #expect(
            dictionary.codes(startingFolded: key) == texts.indices.filter { expected[$0] },
            "starts \(needle.debugDescription) in \(texts)")
          #expect(
            dictionary.codes(foldingTo: needle)
              == texts.indices.filter { folded(texts[$0]) == folded(needle) },
            "\(needle.debugDescription) in \(texts)")
        }
      }
    }
  }

  /// Enough texts that an index is worth while.
  static let many: [String] = {
    var random = SeededGenerator(seed: 26)
    return Set((0..<9000).map { "\($0) " + text(&random, 12) }).sorted(by: byteOrder)
  }()

  /// The same with so much between that they are prose.
  static let long: [String] = many.map { text in
    let parts = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
    return ([parts[0], Substring(repeating: "q", count: 90)] + parts.dropFirst())
      .joined(separator: " ")
  }

  static func casebook(_ many: [String], isProse: Bool) -> Casebook {
    let unknown = Bitmap(rows: [0, 77], count: many.count)
    let storage: Column.Storage =
      isProse
      ? .text(TextArena(many))
      : .codes(many.indices.cells { UInt32($0) }, TextDictionary(sorted: many))
    let column = Column(type: .text, storage: storage, unknown: unknown)
    let schema = TableSchema(
      name: "texts", singular: "text", columns: [ColumnSchema(name: "text", type: .text)],
      roles: TableRoles(text: 0), rowCount: many.count)
    return Casebook(
      schema: Schema(name: "texts", title: "", asOf: Day(20_000), tables: [schema]),
      tables: [Table(columns: [column], rowCount: many.count)])
  }

  @Test("The first search, and those that have an index, find the same", arguments: [true, false])
  func indexed(isProse: Bool) throws {
    let many = isProse ? Self.long : Self.many
    let casebook = Self.casebook(many, isProse: isProse)
    let indexes = ColumnIndexes()
    var execution = Execution(casebook: casebook, cancellation: .never, indexes: indexes)
    let source = MappedColumn(
      name: "text", column: casebook.tables[0].columns[0],
      origin: ColumnOrigin(table: 0, column: 0))
    var random = SeededGenerator(seed: 26)
    let drawn = (0..<40).map { _ in Self.text(&random, 3) }
    for needle in ["k", "SS", "", "a s", "it's", "\0i", "i\0", "a\0s"] + drawn {
      for operation in Self.operations {
        let set = try #require(TextSet(operation, needle))
        let test = try execution.textTest(.column(source), set)
        let truths = try execution.evaluate(test, rowCount: many.count)
        var expected = Bitmap(
          rows: many.indices.filter { set.contains(many[$0]) }, count: many.count)
        let unknown = try #require(source.column.unknown)
        expected = expected.subtracting(unknown)
        #expect(truths.yes == expected, "\(operation) \(needle.debugDescription)")
        #expect(truths.possible == expected.union(unknown))
      }
    }
    #expect(
      indexes.isWorthIndex(of: ColumnOrigin(table: 0, column: 0), nil, reading: 0, of: 1) == isProse
    )
  }

  @Test(
    "Texts that match a pattern are found whichever of them are read", arguments: [true, false])
  func patterns(isProse: Bool) throws {
    let many = Self.many
    let casebook = Self.casebook(many, isProse: isProse)
    var execution = Execution(casebook: casebook, cancellation: .never, indexes: ColumnIndexes())
    let source = MappedColumn(
      name: "text", column: casebook.tables[0].columns[0],
      origin: ColumnOrigin(table: 0, column: 0))
    for text in [
      "ss", "s.?s", "(?i)KS", "^12.*ё", "fi|ﬁ", "\\d7 .*a$", "é", "e\u{301}", "", "zzzz",
    ] {
      let pattern = try Pattern(text)
      let test = try execution.patternTest(.column(source), pattern)
      let truths = try execution.evaluate(test, rowCount: many.count)
      let expected = Bitmap(
        rows: many.indices.filter { pattern.matches(many[$0]) }, count: many.count)
      let unknown = try #require(source.column.unknown)
      #expect(truths.yes == expected.subtracting(unknown), "/\(text)/")
      #expect(truths.possible == expected.union(unknown))
    }
  }
}
