import Model

/// What each step of a run did: rows in and out, and how long it took.
package struct Profile: Sendable {
  /// The steps, in the order in which they ended.
  package private(set) var steps: [Step] = []

  /// One operator of the plan.
  package struct Step: Sendable {
    /// The operator's name.
    package let name: String
    /// What it did with columns as they are stored, in words: `region: 1 of 7 codes`.
    package let detail: String
    /// Rows that came in.
    package let rowsIn: Int
    /// Rows that went out.
    package let rowsOut: Int
    /// What was expected of it; nil where it had been done before.
    package let expected: Expectation?
    /// How long it took, its inputs not included, in microseconds.
    package let microseconds: Int
    /// How much of that it took to make what later queries find there, in microseconds: an index.
    package let makingMicroseconds: Int
  }

  /// Nanoseconds that all steps are expected to take.
  var expectedNanoseconds: Double { steps.reduce(0) { $0 + ($1.expected?.nanoseconds ?? 0) } }

  mutating func record(
    _ name: String, _ detail: String, making: Duration, expected: Expectation?, rowsIn: Int,
    rowsOut: Int, took duration: Duration
  ) {
    steps.append(
      Step(
        name: name, detail: detail, rowsIn: rowsIn, rowsOut: rowsOut, expected: expected,
        microseconds: duration.microseconds, makingMicroseconds: making.microseconds))
  }
}
