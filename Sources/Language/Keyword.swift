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

  /// The keyword that a word spells in any case of letters.
  package init?(spelling word: String) { self.init(spelling: word.utf8.span) }

  /// The keyword that a word of UTF-8 spells in any case of letters: asked of each word of a text.
  init?(spelling word: Span<UInt8>) {
    // A capital letter of another script may have a small one of ASCII.
    guard let spelling = Spelling(word) else {
      guard word.count <= 4 * Spelling.lengthMax else { return nil }
      var bytes: [UInt8] = []
      for index in 0..<word.count { bytes.append(word[index]) }
      self.init(rawValue: String(decoding: bytes, as: UTF8.self).lowercased())
      return
    }
    let all = Keyword.spellings
    var low = 0
    var high = all.count
    while low < high {
      let middle = (low + high) / 2
      if all[middle].spelling < spelling { low = middle + 1 } else { high = middle }
    }
    guard low < all.count, all[low].spelling == spelling else { return nil }
    self = all[low].keyword
  }

  /// The keywords in the order of their spellings.
  private static let spellings: [(spelling: Spelling, keyword: Keyword)] =
    Keyword.allCases.compactMap { keyword in
      Spelling(keyword.rawValue.utf8.span).map { ($0, keyword) }
    }.sorted { $0.spelling < $1.spelling }
}

/// A word of a few ASCII letters, as numbers that are soon compared.
private struct Spelling: Comparable {
  /// No keyword has more letters.
  static let lengthMax = 16

  private let start: UInt64
  private let rest: UInt64

  /// The letters of a word, made small; nil for other words than ASCII. Words longer than any
  /// keyword are cut, and stay longer.
  init?(_ word: Span<UInt8>) {
    var start: UInt64 = 0
    var rest: UInt64 = 0
    for index in 0..<word.count {
      let byte = word[index]
      if byte == 0 || byte >= 0x80 { return nil }
      guard index < Spelling.lengthMax else { continue }
      let isCapital = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
      rest = rest &<< 8 | start &>> 56
      start = start &<< 8 | UInt64(isCapital ? byte | 0x20 : byte)
    }
    self.start = start
    self.rest = rest
  }

  static func < (left: Spelling, right: Spelling) -> Bool {
    left.rest == right.rest ? left.start < right.start : left.rest < right.rest
  }
}
