import Plan
import Store
import Synchronization

/// Which rows of a table passed the tests of queries before: a query that asks these and more of
/// the rows of the same casebook, as a refinement does, asks only what is new, of the rows that
/// are left.
///
/// It is a cache: without it each answer is the same.
package final class EarlierRows: Sendable {
  /// The rows of a table that pass all of some tests.
  struct Found: Sendable {
    let table: Int
    let tests: [Predicate]
    let truth: TruthSet
  }

  /// Queries that are remembered; each keeps a bit a row, or two where some rows are unsure.
  private static let foundMax = 4

  /// The latest last.
  private let found = Mutex<[Found]>([])

  /// Nothing was asked yet.
  package init() {}

  /// Of what was found, that with the most of some tests of a table, and no other test.
  func first(of tests: [Predicate], in table: Int) -> Found? {
    found.withLock { found in
      found.filter { $0.table == table && $0.tests.allSatisfy(tests.contains) }
        .max { $0.tests.count < $1.tests.count }
    }
  }

  /// Keeps what was found, in the place of the oldest.
  func keep(_ rows: Found) {
    found.withLock { found in
      found.removeAll { $0.table == rows.table && $0.tests == rows.tests }
      if found.count == Self.foundMax { found.removeFirst() }
      found.append(rows)
    }
  }
}

extension Execution {
  /// Rows of a table for which a predicate is yes or may be, from what queries before found of
  /// them.
  ///
  /// - Throws: as `filter`.
  mutating func filter(
    table: Int, by predicate: Predicate
  ) throws(ExecutionError) -> Relation {
    let all = try relation(of: .scan(table: table))
    guard let earlier else { return try filter(all, by: predicate, of: .scan(table: table)) }
    let tests = predicate.conjuncts
    let known = earlier.first(of: tests, in: table)
    let before = known.map { all.with(truth: $0.truth, order: nil) } ?? all
    let new = known.map { known in tests.filter { !known.tests.contains($0) } } ?? tests
    let departedBefore = departed.count
    let rows =
      new.isEmpty
      ? before
      : try filter(before, by: new.count == 1 ? new[0] : .and(new), of: .scan(table: table))
    // What is told of a test is told each time that it is asked.
    if notes.isEmpty, departed.count == departedBefore {
      earlier.keep(EarlierRows.Found(table: table, tests: tests, truth: rows.truth))
    }
    return rows
  }
}
