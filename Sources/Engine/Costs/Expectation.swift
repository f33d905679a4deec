import Plan
import Store

/// What a step is expected to give and to take, from what is known when it begins: the rows that
/// come in, what was counted when the tables were read, and the way that was chosen.
package struct Expectation: Sendable {
  /// Rows that go out.
  package let rows: Double
  /// Nanoseconds of one thread.
  package let nanoseconds: Double
}

extension Execution {
  /// Says what the step that runs is expected to give and to take.
  mutating func expect(
    rows: @autoclosure () -> Double, nanoseconds: @autoclosure () -> Double
  ) {
    if profile != nil { expected = Expectation(rows: rows(), nanoseconds: nanoseconds()) }
  }
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
