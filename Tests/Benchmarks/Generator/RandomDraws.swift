import Glibc

/// A seeded SplitMix64 generator: the same seed gives the same draws.
struct RandomDraws {
  private var state: UInt64

  /// Starts a sequence of its own for a seed and a name.
  init(seed: UInt64, _ name: String) {
    state = name.utf8.reduce(seed ^ 0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  /// A whole number from 0 to below `bound`.
  mutating func below(_ bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// A number from 0 to below 1.
  mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// True in so many of all draws, 0 to 1.
  mutating func chance(_ share: Double) -> Bool { unit() < share }

  mutating func normal(_ mean: Double, _ deviation: Double) -> Double {
    let radius = sqrt(-2 * log(1 - unit()))
    return mean + deviation * radius * cos(2 * .pi * unit())
  }

  mutating func exponential(_ mean: Double) -> Double { -mean * log(1 - unit()) }

  /// The sum of some exponential draws: a gamma distribution with a whole shape.
  mutating func gamma(shape: Int, scale: Double) -> Double {
    (0..<shape).reduce(0) { sum, _ in sum + exponential(scale) }
  }

  mutating func element<Value>(of values: [Value]) -> Value { values[below(values.count)] }

  mutating func shuffled(_ count: Int) -> [Int32] {
    var result = (0..<count).map { Int32(truncatingIfNeeded: $0) }
    for last in stride(from: count - 1, to: 0, by: -1) { result.swapAt(last, below(last + 1)) }
    return result
  }
}

/// Draws of places by their weights, through a table of 2²⁰ slots.
struct WeightedPlaces {
  private let slots: [Int32]

  init(_ weights: [Double]) {
    let total = weights.reduce(0, +)
    var edge = 0.0
    var slots: [Int32] = []
    slots.reserveCapacity(1 << 20)
    for (place, weight) in weights.enumerated() {
      edge += weight / total
      let end = min(1 << 20, Int(edge * Double(1 << 20) + 0.5))
      while slots.count < end { slots.append(Int32(truncatingIfNeeded: place)) }
    }
    let last = Int32(truncatingIfNeeded: weights.count - 1)
    while slots.count < 1 << 20 { slots.append(last) }
    self.slots = slots
  }

  /// Zipf's law: the weight of place n is 1 ÷ (n + shift)^power.
  init(zipf count: Int, power: Double = 1, shift: Double = 0) {
    self.init((1...count).map { 1 / pow(Double($0) + shift, power) })
  }

  func draw(_ random: inout RandomDraws) -> Int {
    Int(slots[Int(truncatingIfNeeded: random.next() >> 44)])
  }
}
