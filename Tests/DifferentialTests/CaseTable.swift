import Engine
import Foundation
import Language
import Model
import Plan
import Reference
import Store

/// A casebook that is asked in words.
struct Asked {
  let casebook: Casebook

  /// What a query answers.
  func answer(_ text: String) throws -> Answer {
    let parsed = parseStatement(SourceText(text))
    guard parsed.diagnostics.isEmpty, case .query(let query) = parsed.syntax.kind else {
      throw Unreadable(text: text)
    }
    let bound: BoundQuery
    do {
      bound = try Binder.bind(query, schema: casebook.schema)
    } catch {
      throw Unreadable(text: "\(text): \(error.diagnostics.map(\.message))")
    }
    let plan = Optimizer().optimize(bound.plan, schema: casebook.schema)
    return try Executor(casebook: casebook).run(
      plan, asWritten: bound.plan, subject: bound.subject)
  }

  struct Unreadable: Error {
    let text: String
  }
}

/// What a query says of the cases: which are in, and which may be.
struct Verdicts: Equatable {
  var yes: Set<String>
  var possible: Set<String>
}

/// Answers about the cases of a random casebook.
struct CaseTable {
  let asked: Asked

  init(casebook: Casebook) { asked = Asked(casebook: casebook) }

  func condition(seed: UInt64) -> String {
    RandomQuery.condition(seed: seed, on: asked.casebook, table: 1, features: .all)
  }

  /// The keys of all cases, in order.
  var all: [String] { get throws { try rows("cases") } }

  /// The keys that a query gives, in its order.
  func rows(_ query: String) throws -> [String] {
    let answer = try asked.answer(query)
    return answer.columns.first.map { $0.values(0..<answer.rowCount).map { "\($0)" } } ?? []
  }

  /// The keys of the cases for which a condition is yes.
  func cases(where condition: String) throws -> [String] {
    try rows("cases where \(condition)")
  }

  /// The cases of a query, and how many more are possible.
  func counted(_ query: String) throws -> Counted {
    let answer = try asked.answer(query)
    let keys = answer.columns.first.map { $0.values(0..<answer.rowCount).map { "\($0)" } } ?? []
    return Counted(keys: keys.sorted(), possible: answer.possible?.count ?? 0)
  }

  struct Counted: Equatable {
    let keys: [String]
    let possible: Int
  }

  /// Each group's key and the whole number or days computed of it.
  func groups(_ query: String) throws -> [String: Int] {
    let answer = try asked.answer(query)
    guard let keys = answer.columns.first, let values = answer.columns.last else { return [:] }
    let rows = 0..<answer.rowCount
    var groups: [String: Int] = [:]
    for (key, value) in zip(keys.values(rows), values.values(rows)) {
      switch value {
      case .integer(let number): groups["\(key)", default: 0] += number
      case .days(let days, _): groups["\(key)", default: 0] += days
      case .number(let number): groups["\(key)", default: 0] += Int(number * 2)
      default: groups["\(key)", default: 0] += 0
      }
    }
    return groups
  }

  /// What a query of one row and one column answers.
  func value(_ query: String) throws -> Value {
    let answer = try asked.answer(query)
    return answer.columns.last?.values(0..<answer.rowCount).first ?? .unknown
  }
}
