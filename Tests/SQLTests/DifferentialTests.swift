import Engine
import Foundation
import Language
import Model
import Plan
import Reference
import Store
import Testing

@testable import SQL

/// Random queries on random datasets give the same rows, in the same order, from the engine and
/// from SQLite.
///
/// `CASEBOOK_SEED` chooses the datasets, `CASEBOOK_SECONDS` how long to go on.
@Suite struct DifferentialTests {
  /// What happened to the queries.
  struct Tally {
    var compared = 0
    var refusals: [String: Int] = [:]
    var differences: [String] = []
  }

  @Test("SQLite and the engine give the same rows")
  func sqlite() throws {
    let environment = ProcessInfo.processInfo.environment
    let seed = environment["CASEBOOK_SEED"].flatMap { UInt64($0) } ?? 1
    let seconds = environment["CASEBOOK_SECONDS"].flatMap { Int($0) }
    let end = seconds.map { ContinuousClock.now + .seconds($0) }
    var tally = Tally()
    var number: UInt64 = 0
    while tally.differences.count < 20, end.map({ .now < $0 }) ?? (tally.compared < 2_000) {
      try compare(seed: seed &* 1_000_000 &+ number, queryCount: 40, &tally)
      number += 1
    }
    print(
      "SQLite and the engine: \(tally.compared) queries compared, "
        + "\(tally.refusals.values.reduce(0, +)) refused, \(tally.differences.count) differ")
    if seconds != nil {
      for (construct, count) in tally.refusals.sorted(by: { $0.value > $1.value }) {
        print("  \(count) refused: \(construct)")
      }
    }
    #expect(tally.differences.joined(separator: "\n\n") == "")
  }

  @Test(
    "What DuckDB must give is recorded for `on_database.py`",
    .enabled(if: ProcessInfo.processInfo.environment["CASEBOOK_SQL_CASES"] != nil))
  func recorded() throws {
    let environment = ProcessInfo.processInfo.environment
    let path = try #require(environment["CASEBOOK_SQL_CASES"])
    let seed = environment["CASEBOOK_SEED"].flatMap { UInt64($0) } ?? 1
    let count = environment["CASEBOOK_DATASETS"].flatMap { UInt64($0) } ?? 100
    var recorded = RecordedCases(
      dialect: environment["CASEBOOK_SQL_DIALECT"].flatMap { SQLDialect(named: $0) } ?? .duckdb)
    for number in 0..<count {
      let casebook = RandomCasebook(seed: seed &* 1_000_000 &+ number).casebook
      let tables = StoredRows(casebook: casebook, dialect: recorded.dialect).tables
      var dataset = RecordedCases.Dataset(
        definitions: tables.map(\.definition), tables: tables.map { ($0.name, $0.rows) })
      for (text, bound, plan) in queries(seed &* 1_000_000 &+ number, count: 40, casebook) {
        guard
          let statement = try? SQLWriter.statement(
            for: plan, schema: casebook.schema, dialect: recorded.dialect)
        else { continue }
        dataset.queries.append(
          RecordedCases.query(text, statement, expected: try expectedRows(bound, casebook)))
      }
      try recorded.add(dataset)
    }
    try recorded.write(to: path)
  }

  private func queries(
    _ seed: UInt64, count: UInt64, _ casebook: Casebook
  ) -> [(text: String, bound: BoundQuery, plan: LogicalPlan)] {
    (0..<count).compactMap { number -> (text: String, bound: BoundQuery, plan: LogicalPlan)? in
      let text =
        number % 4 == 3
        ? DrawnQuery.text(seed: seed &* 100 &+ number, on: casebook)
        : RandomQuery.text(seed: seed &* 100 &+ number, on: casebook, features: .all)
      guard case .query(let query) = parseStatement(SourceText(text)).syntax.kind else {
        return nil
      }
      guard let bound = try? Binder.bind(query, schema: casebook.schema) else { return nil }
      // Half of the plans as written, half optimized.
      let plan =
        number % 2 == 0 ? bound.plan : Optimizer().optimize(bound.plan, schema: casebook.schema)
      return (text, bound, plan)
    }
  }

  private func compare(seed: UInt64, queryCount: UInt64, _ tally: inout Tally) throws {
    let casebook = RandomCasebook(seed: seed).casebook
    let database = try StoredRows(casebook: casebook).database()
    for (text, bound, plan) in queries(seed, count: queryCount, casebook) {
      do {
        let statement = try SQLWriter.statement(
          for: plan, schema: casebook.schema, dialect: .sqlite)
        if let difference = try difference(bound, statement, casebook, database) {
          tally.differences.append("\(text)  (seed \(seed))\n\(difference)\n\(statement.text)")
        }
        tally.compared += 1
      } catch let refusal as SQLRefusal {
        tally.refusals[refusal.construct, default: 0] += 1
      } catch {
        tally.differences.append("\(text)  (seed \(seed))\n\(error)")
      }
    }
  }

  private func expectedRows(_ bound: BoundQuery, _ casebook: Casebook) throws -> [String] {
    let answer = try Executor(casebook: casebook).run(
      bound.plan, asWritten: bound.plan, subject: bound.subject)
    let columns = answer.columns.map { column in
      column.values(0..<answer.rowCount).map { ComparedCell($0, column.type).text }
    }
    return (0..<answer.rowCount).map { row in
      columns.map { $0[row] }.joined(separator: " | ")
    }
  }

  private func difference(
    _ bound: BoundQuery, _ statement: SQLStatement, _ casebook: Casebook, _ database: Database
  ) throws -> String? {
    let expected = try expectedRows(bound, casebook)
    let actual = try database.rows(of: statement.text).map { row in
      var rest = row[...]
      return statement.columns.map { column in
        let cell = ComparedCell(rest.prefix(column.parts.count), of: column).text
        rest = rest.dropFirst(column.parts.count)
        return cell
      }.joined(separator: " | ")
    }
    guard expected != actual else { return nil }
    let order = expected.sorted() == actual.sorted() ? " (in another order)" : ""
    return "engine\(order):\n  \(expected.joined(separator: "\n  "))\n"
      + "SQL:\n  \(actual.joined(separator: "\n  "))"
  }
}
