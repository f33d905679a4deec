import Engine
import Foundation
import Model
import Reference

/// A casebook, the same with its rows in another order, and the same with other names for the
/// values of closed columns.
struct CasebookVariants {
  private let plain: Asked
  private let shuffled: Asked
  private let renamed: Asked
  private let seed: UInt64

  /// Names in another order than those they stand for.
  private static let names = Dictionary(
    uniqueKeysWithValues: zip(
      RandomCasebook.categories,
      ["zander", "yearling", "xylem", "walnut", "violet", "umbra", "tansy"]))

  init(seed: UInt64) {
    self.seed = seed
    plain = Asked(casebook: RandomCasebook(seed: seed).casebook)
    shuffled = Asked(casebook: RandomCasebook(seed: seed, shuffle: seed &+ 1).casebook)
    renamed = Asked(casebook: RandomCasebook(seed: seed, names: Self.names).casebook)
  }

  /// Draws a query, and asks it of all.
  func check(_ laws: inout Laws, seed: UInt64) throws {
    let query = RandomQuery.text(seed: seed, on: plain.casebook, features: .all)
    laws.context = "casebook \(self.seed)\n\(query)"
    // Which rows come first, and what stands beside a row, is a matter of order.
    guard !query.contains(#/\b(?:first \d|last \d|sample|top|bottom)\b| over \(/#) else { return }
    let answer = try rows(plain.answer(query), [:])
    laws.law("the order of the rows changes nothing", try rows(shuffled.answer(query), [:]), answer)
    guard Self.isOfNoText(query) else { return }
    let back = Dictionary(uniqueKeysWithValues: Self.names.map { ($1, $0) })
    laws.law(
      "the names of values change nothing",
      try rows(renamed.answer(Self.renaming(query)), back), answer)
  }

  /// A sorted list of rows, each with its columns by name, so that no order is left.
  private func rows(_ answer: Answer, _ names: [String: String]) -> [String] {
    let columns = answer.columns.map { column in
      let name = Self.replacing(column.name, names)
      return column.values(0..<answer.rowCount).map { "\(name)=\(text($0, names))" }
    }
    let rows = (0..<answer.rowCount).map { row in
      columns.map { $0[row] }.sorted().joined(separator: " | ")
    }
    return rows.sorted() + ["possible \(answer.possible?.count ?? 0)"]
  }

  // Sums in another order differ in the last bits; a date is its bounds, whatever its notation.
  private func text(_ value: Value, _ names: [String: String]) -> String {
    switch value {
    case .number(let number): String(format: "%.9g", number + 0)
    case .date(let date, _): "\(date.earliest.text)/\(date.latest.text)"
    case .text(let text): Self.replacing(text, names)
    default: "\(value)"
    }
  }

  private static func replacing(_ text: String, _ names: [String: String]) -> String {
    names.reduce(text) { text, pair in
      text.replacing(pair.key, with: pair.value)
    }
  }

  /// The query in the other names, in the case in which the values were typed.
  private static func renaming(_ query: String) -> String {
    names.reduce(query) { query, pair in
      [(pair.key, pair.value), (pair.key.uppercased(), pair.value.uppercased())].reduce(query) {
        $0.replacingOccurrences(
          of: "\\b\($1.0)\\b", with: $1.1, options: .regularExpression)
      }
    }
  }

  /// True for a query that asks nothing about how values are written or ordered.
  private static func isOfNoText(_ query: String) -> Bool {
    let tests = #/\b(?:contains|has|starts|ends|matches|mentioning)\b/#
    let values = #/\b(?:lower|upper|words|length|list|least|greatest)\b/#
    // Prose, which holds some of the values as words, stays as it is.
    return !query.contains(tests) && !query.contains(values)
      && !query.contains(#/[<>]=? ["A-Za-z]/#)
      && !query.contains(#/(?i)the pressure|a relief/#)
  }
}
