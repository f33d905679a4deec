import Engine
import Foundation
import Language
import Model
import Plan
import Reference
import Store
import Testing

/// The engine and the reference evaluator, which share no code, answer random queries on random
/// casebooks alike: the same columns, the same rows in the same order, the same number of possible
/// rows; with the optimizer, without it, and with each of its rules off.
///
/// `CASEBOOK_SEED` chooses other queries, `CASEBOOK_QUERIES` how many of them.
@Suite("Engine against reference")
struct EngineAgainstReferenceTests {
  private static let environment = ProcessInfo.processInfo.environment
  private static let seed = UInt64(environment["CASEBOOK_SEED"] ?? "") ?? 1
  private static let queryCount = Int(environment["CASEBOOK_QUERIES"] ?? "") ?? 3_000

  @Test("Random queries are answered alike", arguments: 0..<2)
  func alike(part: Int) throws {
    let perCasebook = 25
    let casebooks = Self.queryCount / 2 / perCasebook
    var differences = 0
    for number in 0..<casebooks {
      let seed = Self.seed &* 1_000_003 &+ UInt64(number * 2 + part)
      let casebook = RandomCasebook(seed: seed).casebook
      let comparison = Comparison(casebook: casebook)
      for query in 0..<perCasebook {
        let text = RandomQuery.text(
          seed: seed &* 7_919 &+ UInt64(query), on: casebook)
        guard let difference = try comparison.difference(on: text) else { continue }
        differences += 1
        Issue.record("casebook \(seed): \(text)\n\(difference)")
        if differences > 5 { return }
      }
    }
  }
}

/// Answers one query both ways.
private struct Comparison {
  private let casebook: Casebook
  private let reference: ReferenceEvaluator

  init(casebook: Casebook) {
    self.casebook = casebook
    reference = ReferenceEvaluator(casebook: casebook)
  }

  /// How the answers differ; nil if they do not.
  func difference(on text: String) throws -> String? {
    guard case .query(let query) = parseStatement(SourceText(text)).syntax.kind else {
      return "does not parse"
    }
    let expected = try described(reference.answer(query))
    let bound: BoundQuery
    do {
      bound = try Binder.bind(query, schema: casebook.schema)
    } catch {
      return "does not bind: \(error.diagnostics)"
    }
    let disabled: [Set<String>] =
      [[], Set(Optimizer.rules.map(\.name))] + Optimizer.rules.map { [$0.name] }
    for names in disabled {
      let plan = Optimizer(disabled: names).optimize(bound.plan, schema: casebook.schema)
      let answer = try Executor(casebook: casebook).run(
        plan, asWritten: bound.plan, subject: bound.subject)
      let found = described(answer)
      if found != expected {
        return "without \(names.sorted())\nengine:\n\(found)\nreference:\n\(expected)"
      }
    }
    return nil
  }

  private func described(_ answer: ReferenceAnswer) -> String {
    text(
      names: answer.columns.map(\.name), rows: answer.rows, possible: answer.possibleCount)
  }

  private func described(_ answer: Answer) -> String {
    let cells = answer.columns.map { $0.values(0..<answer.rowCount) }
    let rows = (0..<answer.rowCount).map { row in cells.map { $0[row] } }
    return text(
      names: answer.columns.map(\.name), rows: rows, possible: answer.possible?.count ?? 0)
  }

  private func text(names: [String], rows: [[Value]], possible: Int) -> String {
    let lines = rows.map { $0.map(Self.text).joined(separator: "|") }
    return ([names.joined(separator: "|")] + lines + ["possible \(possible)"])
      .joined(separator: "\n")
  }

  // Sums in another order differ in the last bits, and in the sign of zero.
  private static func text(_ value: Value) -> String {
    if case .number(let number) = value { return String(format: "%.9g", number + 0) }
    return "\(value)"
  }
}
