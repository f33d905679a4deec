/// A small random generator with a fixed sequence for each seed (SplitMix64: Steele, Lea and Flood,
/// "Fast Splittable Pseudorandom Number Generators", 2014).
package struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// Makes a generator; equal seeds give equal sequences.
  package init(seed: UInt64) { state = seed }

  /// The next 64 bits.
  package mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xbf58_476d_1ce4_e5b9
    bits = (bits ^ (bits >> 27)) &* 0x94d0_49bb_1331_11eb
    return bits ^ (bits >> 31)
  }

  /// A number of the range.
  package mutating func number(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &self)
  }

  /// True once in so many times.
  package mutating func once(in count: Int) -> Bool { number(1...max(1, count)) == 1 }

  /// One of the choices; nil if there is none.
  package mutating func pick<Choice>(_ choices: [Choice]) -> Choice? {
    choices.randomElement(using: &self)
  }

  /// One of some texts, of which there is at least one.
  package mutating func word(_ words: String...) -> String { pick(words) ?? "" }
}
