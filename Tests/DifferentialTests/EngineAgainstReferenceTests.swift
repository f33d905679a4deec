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
/// rows; with the optimizer, without it, and with each of its rules
/// and of the engine's choices off.
///
/// `CASEBOOK_SEED` chooses other queries, `CASEBOOK_QUERIES` how many of them.
@Suite("Engine against reference")
struct EngineAgainstReferenceTests {
  private static let environment = ProcessInfo.processInfo.environment
  private static let seed = UInt64(environment["CASEBOOK_SEED"] ?? "") ?? 1
  private static let queryCount = Int(environment["CASEBOOK_QUERIES"] ?? "") ?? 3_000

  @Test("Random queries are answered alike", arguments: 0..<2)
  func alike(part: Int) {
    let perCasebook = 25
    let casebooks = Self.queryCount / 2 / perCasebook
    var differences = 0
    for number in 0..<casebooks {
      let seed = Self.seed &* 1_000_003 &+ UInt64(number * 2 + part)
      let casebook = RandomCasebook(seed: seed, hasCaseLinks: number % 2 == 0).casebook
      for query in 0..<perCasebook {
        let script = RandomScript(seed: seed &* 7_919 &+ UInt64(query), on: casebook)
        guard let difference = Comparison(casebook: casebook, script).difference() else {
          continue
        }
        differences += 1
        let lines = script.declarations + ["_ is " + script.previous, script.query, difference]
        Issue.record("casebook \(seed):\n\(lines.joined(separator: "\n"))")
        if differences > 5 { return }
      }
    }
  }
}

/// Answers one query both ways.
private struct Comparison {
  private let casebook: Casebook
  private let script: RandomScript

  init(casebook: Casebook, _ script: RandomScript) {
    self.casebook = casebook
    self.script = script
  }

  /// How the answers differ; nil if they do not.
  func difference() -> String? {
    guard let environment = script.environment,
      case .query(let query) = parseStatement(SourceText(script.query)).syntax.kind
    else { return "does not parse" }
    let expected: String
    do {
      let reference = ReferenceEvaluator(casebook: casebook, environment: environment)
      expected = described(try reference.answer(query))
    } catch {
      return "no reference answer: \(error)"
    }
    let bound: BoundQuery
    do {
      bound = try Binder.bind(
        query, schema: casebook.schema, environment: Plan.Environment(environment))
    } catch {
      return "does not bind: \(error.diagnostics)"
    }
    let each = Optimizer.switches.map { Set([$0]) }
    let all = Set(Optimizer.switches)
    // Without rules tests stand one above the other, and what the lower ones found is used after.
    let earlier = EarlierRows()
    let runs = ([[], all] + each).map { ($0, nil) } + [all, [], []].map { ($0, earlier) }
    for (names, earlier) in runs {
      let plan = Optimizer(disabled: names).optimize(bound.plan, schema: casebook.schema)
      let way = "without \(names.sorted())\(earlier == nil ? "" : " and with earlier rows")"
      let found: String
      do {
        found = described(
          try Executor(casebook: casebook, earlier: earlier, disabled: names).run(
            plan, asWritten: bound.plan, subject: bound.subject))
      } catch {
        return "\(way) the engine gives up: \(error)"
      }
      if found != expected { return "\(way)\nengine:\n\(found)\nreference:\n\(expected)" }
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

extension Plan.Environment {
  /// The same names with the same meanings.
  fileprivate init(_ other: ReferenceEnvironment) {
    self.init()
    previous = other.previous
    queries = other.queries.mapValues { NamedQuery(parameters: $0.parameters, query: $0.query) }
    definitions = other.definitions.mapValues {
      NamedExpression(parameters: $0.parameters, expression: $0.expression)
    }
    parameters = other.parameters.mapValues { value in
      switch value {
      case .text(let text): .text(text)
      case .date(let period): .date(period)
      case .integer(let integer): .integer(integer)
      case .number(let number): .number(number)
      case .boolean(let bit): .boolean(bit)
      }
    }
  }
}
