import Engine
import Foundation
import Language
import Model
import Plan
import Reference
import Store
import Testing

/// Laws that hold of every condition, on random conditions over random casebooks.
///
/// `CASEBOOK_SEED` chooses other conditions, `CASEBOOK_LAWS` how many of them.
@Suite("Laws of three-valued truth")
struct LawTests {
  private static let environment = ProcessInfo.processInfo.environment
  private static let seed = UInt64(environment["CASEBOOK_SEED"] ?? "") ?? 1
  private static let conditionCount = Int(environment["CASEBOOK_LAWS"] ?? "") ?? 2_000

  @Test("Conditions obey the laws", arguments: 0..<2)
  func laws(part: Int) throws {
    let perCasebook = 20
    for number in 0..<(Self.conditionCount / 2 / perCasebook) {
      let seed = Self.seed &* 999_983 &+ UInt64(number * 2 + part)
      let table = Answers(casebook: RandomCasebook(seed: seed).casebook, table: 1)
      for index in 0..<perCasebook {
        let first = table.condition(seed: seed &* 31 &+ UInt64(index))
        let second = table.condition(seed: seed &* 37 &+ UInt64(index))
        let broken = try Self.broken(first, second, table)
        guard broken.isEmpty else {
          Issue.record("casebook \(seed): \(broken)\nE: \(first)\nF: \(second)")
          return
        }
      }
    }
  }

  /// The laws that two conditions break.
  private static func broken(_ e: String, _ f: String, _ table: Answers) throws -> [String] {
    var broken: [String] = []
    func law(_ name: String, _ holds: Bool) { if !holds { broken.append(name) } }
    let (yes, no, unsure) = (
      try table.rows("(\(e))"), try table.rows("not (\(e))"), try table.rows("unsure (\(e))")
    )
    law("E, not E and unsure E part the rows", (yes + no + unsure).sorted() == table.all)
    law(
      "possibly E is E or unsure E",
      try table.rows("possibly (\(e))").sorted() == (yes + unsure).sorted())
    law("not possibly E is not E", try table.rows("not possibly (\(e))") == no)
    law("not not E is E", try table.rows("not not (\(e))") == yes)
    law(
      "not (E and F) is not E or not F",
      try table.rows("not ((\(e)) and (\(f)))") == table.rows("not (\(e)) or not (\(f))"))
    law(
      "not (E or F) is not E and not F",
      try table.rows("not ((\(e)) or (\(f)))") == table.rows("not (\(e)) and not (\(f))"))
    law(
      "where E where F is where E and F",
      try table.rows("(\(e)) where (\(f))") == table.rows("(\(e)) and (\(f))"))
    law(
      "E and F is F and E",
      try table.rows("(\(e)) and (\(f))") == table.rows("(\(f)) and (\(e))"))
    law(
      "union is or",
      try table.rows(query: "(cases where \(e)) union (cases where \(f))").sorted()
        == table.rows(query: "(cases where \(f)) union (cases where \(e))").sorted())
    law(
      "intersect keeps what both have",
      try Set(table.rows(query: "(cases where \(e)) intersect (cases where \(f))"))
        == Set(yes).intersection(table.rows("(\(f))")))
    law(
      "except takes away what may be in the other",
      try Set(table.rows(query: "(cases where \(e)) except (cases where \(f))"))
        == Set(yes).subtracting(table.rows("possibly (\(f))")))
    law(
      "groups part the rows",
      try table.sum("cases where \(e) count by region") == yes.count)
    return broken
  }
}

/// Answers about one table of a casebook.
private struct Answers {
  let casebook: Casebook
  let table: Int

  func condition(seed: UInt64) -> String {
    RandomQuery.condition(seed: seed, on: casebook, table: table)
  }

  /// All keys, sorted.
  var all: [String] { (try? rows(query: "cases"))?.sorted() ?? [] }

  /// The keys of the rows for which a condition is yes.
  func rows(_ condition: String) throws -> [String] { try rows(query: "cases where \(condition)") }

  func rows(query: String) throws -> [String] {
    let answer = try answer(query)
    return answer.columns.first.map { $0.values(0..<answer.rowCount).map { "\($0)" } } ?? []
  }

  /// The sum of the last column.
  func sum(_ query: String) throws -> Int {
    let answer = try answer(query)
    let counts = answer.columns.last?.values(0..<answer.rowCount) ?? []
    return counts.reduce(0) { sum, value in
      if case .integer(let count) = value { return sum + count }
      return sum
    }
  }

  private func answer(_ text: String) throws -> Answer {
    let parsed = parseStatement(SourceText(text))
    guard parsed.diagnostics.isEmpty, case .query(let query) = parsed.syntax.kind else {
      throw Unreadable(text: text)
    }
    let bound = try Binder.bind(query, schema: casebook.schema)
    let plan = Optimizer().optimize(bound.plan, schema: casebook.schema)
    return try Executor(casebook: casebook).run(
      plan, asWritten: bound.plan, subject: bound.subject)
  }

  private struct Unreadable: Error {
    let text: String
  }
}
