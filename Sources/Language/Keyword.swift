/// Every word the grammar knows: the one keyword table.
///
/// Keywords are soft, a word is one only where the grammar can take it there, and in any case of
/// letters. `Grammar/casebook.lark` has the same words.
package enum Keyword: String, Hashable, Sendable, CaseIterable {
  // Statements.
  case `let`, define, param, include, explain, analyze, describe, expect, gives, rows
  // Sources and selectors.
  case from, about, mentioning, union, intersect, except, possibly, unsure
  // Clauses.
  case `where`, with, show, unique, sort, first, last, sample, top, bottom, join, flow, stock, time
  case network, polarization, shifts, reconcile, cite, draw, save
  // Words inside clauses.
  case `as`, by, per, across, on, to, of, over, asc, desc
  // Aggregates.
  case count, share, sum, mean, median, quantile, deviation, least, greatest, list, distinct
  // Conditions.
  case and, or, not, `in`, `is`, `if`, then, `else`, any, every, no, at, most, number
  case none, known, unknown, exact, imprecise
  case contains, has, starts, ends, matches, resembles
  // Time.
  case since, until, before, after, during, throughout, between, within, ago, this, previous, next
  case day, days, week, weeks, month, months, quarter, quarters, year, years
  // Kinds of picture and of network.
  case bars, line, area, heat, timeline, graph, congruence, conflict, subtract
}

// Each of these has few words: to go through them takes less than to look them up.
extension Keyword {
  /// Words that begin a statement other than a query.
  package static let statements: [Keyword] = [
    .let, .define, .param, .include, .explain, .describe, .expect,
  ]

  /// Aggregates that are taken of something.
  package static let aggregates: [Keyword] = [
    .sum, .mean, .median, .quantile, .deviation, .least, .greatest, .list, .distinct,
  ]

  /// Aggregates, those of rows alone too.
  static let allAggregates: [Keyword] = aggregates + [.count, .share]

  /// Words that begin a clause.
  package static let clauses: [Keyword] =
    aggregates + [
      .where, .with, .show, .unique, .count, .share, .sort, .first, .last, .sample, .top, .bottom,
      .join,
      .flow, .stock, .time, .network, .polarization, .shifts, .reconcile, .cite, .draw, .save,
    ]

  /// Words that begin a time test of a column.
  package static let timeTests: [Keyword] = [
    .since, .until, .before, .after, .during, .throughout, .on, .between, .within,
  ]

  /// Words that begin a time test after a source or as a clause.
  package static let eventTimes: [Keyword] = timeTests + [.in]

  /// Words that begin a selector.
  package static let selectors: [Keyword] = eventTimes + [.from, .about, .mentioning]

  /// Words that begin a line which goes on from the previous rows.
  package static let refinements: [Keyword] = clauses + selectors + setOperators

  /// `possibly`, `unsure`.
  package static let hedges: [Keyword] = [.possibly, .unsure]

  /// Words that begin an expression wherever one may stand.
  package static let expressions: [Keyword] = hedges + [.not, .if, .no, .any, .every, .count]

  /// `union`, `intersect`, `except`.
  package static let setOperators: [Keyword] = [.union, .intersect, .except]

  /// Words that stand where a clause's last expression ends: a clause or a set operator.
  package static let afterExpression: [Keyword] = clauses + setOperators

  /// Words that stand where a query could end: a clause, a hedge or a set operator.
  package static let afterClause: [Keyword] = clauses + hedges + setOperators

  /// Tests of text.
  package static let textTests: [Keyword] = [
    .contains, .has, .starts, .ends, .matches, .resembles,
  ]

  /// What may follow `is`.
  package static let statuses: [Keyword] = [.none, .known, .unknown, .exact, .imprecise]

  /// `this`, `previous`, `next`.
  package static let relativePeriods: [Keyword] = [.this, .previous, .next]

  /// Units of time, in one and many.
  package static let units: [Keyword] = [
    .day, .days, .week, .weeks, .month, .months, .quarter, .quarters, .year, .years,
  ]

  /// Kinds of picture.
  package static let charts: [Keyword] = [.bars, .line, .area, .heat, .timeline, .graph]

  /// Kinds of network.
  package static let networkKinds: [Keyword] = [.congruence, .conflict, .subtract]

  /// The unit that the word names, `days` and `day` alike.
  package var unit: TimeUnit? {
    guard Keyword.units.contains(self) else { return nil }
    return TimeUnit(rawValue: rawValue)
      ?? TimeUnit(rawValue: String(rawValue.dropLast()))
  }

  /// The hedge that the word is.
  var hedge: Hedge? { self == .possibly ? .possibly : self == .unsure ? .unsure : nil }

  /// The keyword that a word spells in any case of letters.
  package init?(spelling word: String) { self.init(spelling: word.utf8.span) }

  /// The keyword that a word of UTF-8 spells in any case of letters: asked of each word of a text.
  init?(spelling word: Span<UInt8>) {
    if let spelling = Spelling(word) {
      guard let keyword = Keyword.spellings.keyword(spelling) else { return nil }
      self = keyword
      return
    }
    // A capital letter of another script may have a small one of ASCII.
    guard word.count <= 4 * Spelling.lengthMax, !Keyword.isASCII(word) else { return nil }
    var bytes: [UInt8] = []
    for index in 0..<word.count { bytes.append(word[index]) }
    self.init(rawValue: String(decoding: bytes, as: UTF8.self).lowercased())
  }

  private static func isASCII(_ word: Span<UInt8>) -> Bool {
    for index in 0..<word.count where word[index] >= 0x80 { return false }
    return true
  }

  private static let spellings = SpellingTable(Keyword.allCases)
}

/// A word of a few letters of ASCII as one number: five bits for each, capital or small.
private struct Spelling: Hashable {
  /// No keyword has more letters, and no more find room.
  static let lengthMax = 12

  fileprivate let letters: UInt64

  /// Nil for a word that is longer or has other characters.
  init?(_ word: Span<UInt8>) {
    guard word.count <= Spelling.lengthMax else { return nil }
    var letters: UInt64 = 0
    for index in 0..<word.count {
      // The bit that makes a letter small makes none of what is no letter.
      let place = (word[index] | 0x20) &- (UInt8(ascii: "a") - 1)
      guard place >= 1, place <= 26 else { return nil }
      letters = letters << 5 | UInt64(place)
    }
    self.letters = letters
  }
}

/// The keywords by their spellings: a table with more places than words, in which a word stands at
/// the place that its letters give, or at the next that is free.
private struct SpellingTable: Sendable {
  /// The letters of the word at each place; zero where none stands.
  private var letters = [UInt64](repeating: 0, count: 1 << SpellingTable.bitCount)
  private var keywords = [Keyword](repeating: .let, count: 1 << SpellingTable.bitCount)

  private static let bitCount = 9

  init(_ words: [Keyword]) {
    for word in words {
      guard let spelling = Spelling(word.rawValue.utf8.span) else { continue }
      let place = place(of: spelling)
      letters[place] = spelling.letters
      keywords[place] = word
    }
  }

  /// The keyword that is spelled so.
  func keyword(_ spelling: Spelling) -> Keyword? {
    let place = place(of: spelling)
    return letters[place] == 0 ? nil : keywords[place]
  }

  /// Where the spelling stands, or would.
  private func place(of spelling: Spelling) -> Int {
    // Fibonacci hashing (Knuth, The Art of Computer Programming 3, 6.4).
    let hash = spelling.letters &* 0x9E37_79B9_7F4A_7C15
    var place = Int(hash >> UInt64(64 - SpellingTable.bitCount))
    while letters[place] != 0, letters[place] != spelling.letters {
      place = (place + 1) & (letters.count - 1)
    }
    return place
  }
}
