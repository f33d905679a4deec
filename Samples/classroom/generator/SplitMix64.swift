/// A seeded SplitMix64 generator: the same seed gives the same draws on every machine.
///
/// Every draw is integer arithmetic, so that a file made here is the same file, byte for byte,
/// wherever and however the generator was compiled.
struct SplitMix64: Sendable {
  private var state: UInt64

  /// Starts the sequence that belongs to `seed`.
  init(seed: UInt64) {
    state = seed
  }

  /// The next 64 random bits.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A whole number from zero up to, not including, `bound`, which is at least 1.
  mutating func below(_ bound: Int) -> Int {
    precondition(bound > 0, "a draw needs at least one outcome")
    return Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// A whole number of the range, each as likely as the others.
  mutating func within(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.count)
  }

  /// True in `perMille` of 1,000 draws.
  mutating func chance(perMille: Int) -> Bool {
    below(1000) < perMille
  }

  /// One element, each as likely as the others; the array is not empty.
  mutating func element<Value>(of values: [Value]) -> Value {
    values[below(values.count)]
  }

  /// The same elements in a random order (Fisher and Yates).
  mutating func shuffled<Value>(_ values: [Value]) -> [Value] {
    var result = values
    for last in stride(from: result.count - 1, to: 0, by: -1) {
      result.swapAt(last, below(last + 1))
    }
    return result
  }
}
