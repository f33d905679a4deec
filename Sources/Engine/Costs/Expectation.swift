import Plan
import Store

/// What a step is expected to give and to take, from what is known when it begins: the rows that
/// come in, what was counted when the tables were read, and the way that was chosen.
package struct Expectation: Sendable {
  /// Rows that go out.
  package let rows: Double
  /// Nanoseconds from its beginning to its end, by the threads that share its rows.
  package let nanoseconds: Double

  /// The same after something else that takes so long.
  func after(_ nanoseconds: Double) -> Expectation {
    Expectation(rows: rows, nanoseconds: nanoseconds + self.nanoseconds)
  }
}

extension Execution {
  /// Says what the step that runs is expected to give and to take.
  mutating func expect(
    rows: @autoclosure () -> Double, nanoseconds: @autoclosure () -> Double
  ) {
    if profile != nil { expected = Expectation(rows: rows(), nanoseconds: nanoseconds()) }
  }

  /// Adds what is expected of making a test ready: it is done once, before the test asks any row,
  /// and the test's own cost a row has no part of it.
  mutating func expectReadying(_ nanoseconds: @autoclosure () -> Double) {
    if profile != nil { readying += nanoseconds() }
  }

  /// Adds what testing all rows of a shape takes, where that is done before others are asked.
  mutating func expectReadying(_ test: Test, of predicate: Predicate, over shape: Shape) {
    guard profile != nil else { return }
    let planned = shape.table.map { Plan.Shape.table($0.index) } ?? .columns([])
    readying += nanoseconds(
      of: estimate(test, of: predicate, on: planned), rowCount: shape.rowCount)
  }

  /// What a test of a predicate is expected to keep and to take.
  func estimate(_ test: Test, of predicate: Predicate, on shape: Plan.Shape) -> TestEstimate {
    TestEstimate(test, of: predicate, on: shape, casebook.schema)
  }

  /// What testing so many rows takes, by the threads that share them.
  func nanoseconds(of test: TestEstimate, rowCount: Int) -> Double {
    Double(rowCount) * (test.cost + Costs.word / 64) / testers.sharing(rowCount)
  }
}

extension TextArena {
  /// What searching all texts for another takes, in nanoseconds: a byte at a time.
  var searchCost: Double { Double(bytes.count) / 100 * Costs.text }
}

/// How many of some groups have a row, if each row is in any of them: A. F. Cardenas, "Analysis and
/// Performance of Inverted Data Base Structures", 1975.
func expectedGroups(_ groups: Int, rows: Int) -> Double {
  guard groups > 1 else { return Double(groups) }
  return Double(groups) * (1 - power(1 - 1 / Double(groups), rows))
}

/// A number from 0 to 1 multiplied with itself, by squaring.
func power(_ base: Double, _ exponent: Int) -> Double {
  var (result, square, rest) = (1.0, base, exponent)
  while rest > 0 {
    if rest % 2 == 1 { result *= square }
    square *= square
    rest /= 2
  }
  return result
}

/// How many groups rows make by some keys, each combination of whose values is as likely.
func expectedGroups(_ keys: [GroupKey], rows: Int) -> Double {
  let count = keys.reduce(1.0) { $0 * Double(max(1, $1.ordinals.valueCount)) }
  return expectedGroups(Int(min(count, 1e15)), rows: rows)
}
