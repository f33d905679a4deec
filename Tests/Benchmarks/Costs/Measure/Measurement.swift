/// How long one piece of work takes, in the middle of many runs.
struct Measurement {
  let name: String
  /// Nanoseconds a row, word or value.
  let nanoseconds: Double

  /// Runs some work on so many things until it has been measured often enough.
  init(_ name: String, count: Int, _ work: () throws -> Int) rethrows {
    self.name = name
    let clock = ContinuousClock()
    var durations: [Duration] = []
    var check = 0
    for _ in 0..<15 {
      durations.append(try clock.measure { check &+= try work() })
    }
    // What is computed must be looked at, or it would not be computed.
    precondition(check != .min, "the work was done")
    let middle = durations.sorted()[durations.count / 2].components
    nanoseconds =
      (Double(middle.seconds) * 1e9 + Double(middle.attoseconds) / 1e9) / Double(count)
  }

  /// A line of `Costs.swift`, with three decimals.
  var line: String {
    let thousandths = Int((nanoseconds * 1000).rounded())
    let decimals = String(1000 + thousandths % 1000).dropFirst()
    return "\(name) = \(thousandths / 1000).\(decimals)"
  }
}

/// A small generator with a fixed sequence (Guy L. Steele et al., "Fast Splittable Pseudorandom
/// Number Generators", 2014).
struct Draw: RandomNumberGenerator {
  private var state: UInt64 = 20_261_128

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var bits = state
    bits = (bits ^ bits &>> 30) &* 0xbf58_476d_1ce4_e5b9
    bits = (bits ^ bits &>> 27) &* 0x94d0_49bb_1331_11eb
    return bits ^ bits &>> 31
  }
}
