/// The characters that a pattern tells apart, numbered.
///
/// Two scalars that are in the same sets of the pattern have the same *symbol*, so an automaton
/// needs one transition for both. Symbol 0 is a byte that is not UTF-8, and the symbol after the
/// last is the end of the text.
struct Alphabet: Sendable {
  /// The symbol of a byte that is not UTF-8.
  static let invalid = 0

  /// How many symbols there are, without the end of the text.
  let count: Int
  /// The symbol that stands for the end of the text.
  var end: Int { count }
  /// The symbols of the scalars up to U+07FF, which is where most letters of Europe are.
  let low: [UInt32]
  /// Where each run of scalars with one symbol begins; the first begins at 0.
  private let starts: [UInt32]
  /// The symbol of each run.
  private let symbols: [UInt32]

  /// Makes the coarsest alphabet in which every set is a set of symbols.
  init(distinguishing sets: [CharacterClass]) {
    var edges: Set<UInt32> = [0]
    for range in sets.lazy.flatMap(\.ranges) {
      edges.insert(range.lowerBound)
      edges.insert(range.upperBound + 1)
    }
    var numbers: [[UInt64]: UInt32] = [:]
    var starts: [UInt32] = []
    var symbols: [UInt32] = []
    for edge in edges.sorted() where edge <= 0x10FFFF {
      let membership = Self.membership(of: edge, in: sets)
      let symbol = numbers[membership] ?? UInt32(numbers.count + 1)
      numbers[membership] = symbol
      if symbols.last != symbol {
        starts.append(edge)
        symbols.append(symbol)
      }
    }
    self.starts = starts
    self.symbols = symbols
    count = numbers.count + 1
    var low: [UInt32] = []
    var run = 0
    for value in UInt32(0)..<0x800 {
      while run + 1 < starts.count, starts[run + 1] <= value { run += 1 }
      low.append(symbols[run])
    }
    self.low = low
  }

  private static func membership(of value: UInt32, in sets: [CharacterClass]) -> [UInt64] {
    var words = [UInt64](repeating: 0, count: (sets.count + 63) / 64)
    for (number, set) in sets.enumerated() where set.contains(value) {
      words[number / 64] |= 1 << UInt64(number % 64)
    }
    return words
  }

  /// For each symbol, whether it is in `set`, one of those the alphabet distinguishes.
  func members(of set: CharacterClass) -> [Bool] {
    var members = [Bool](repeating: false, count: count)
    members[Self.invalid] = set.matchesInvalid
    for (start, symbol) in zip(starts, symbols) { members[Int(symbol)] = set.contains(start) }
    return members
  }

  /// The symbol of a scalar.
  ///
  /// - Complexity: O(log *runs*), O(1) up to U+07FF
  func symbol(of value: UInt32) -> Int {
    if value < 0x800 { return Int(low[Int(value)]) }
    var first = 0
    var last = starts.count
    while last - first > 1 {
      let middle = (first + last) / 2
      if starts[middle] <= value { first = middle } else { last = middle }
    }
    return Int(symbols[first])
  }

  /// The symbol at a place of a text and the bytes it takes: a scalar, or one byte that is not
  /// UTF-8.
  func symbol(at index: Int, in bytes: Span<UInt8>) -> (symbol: Int, width: Int) {
    let lead = bytes[index]
    if lead < 0x80 { return (Int(low[Int(lead)]), 1) }
    guard let (value, width) = decoded(lead, at: index, in: bytes) else {
      return (Self.invalid, 1)
    }
    return (symbol(of: value), width)
  }

  // Well-formed sequences as in table 3-7 of the Unicode Standard: no overlong forms, no
  // surrogates.
  private func decoded(
    _ lead: UInt8, at index: Int, in bytes: Span<UInt8>
  ) -> (value: UInt32, width: Int)? {
    let width: Int
    switch lead {
    case 0xC2...0xDF: width = 2
    case 0xE0...0xEF: width = 3
    case 0xF0...0xF4: width = 4
    default: return nil
    }
    guard bytes.count - index >= width else { return nil }
    var value = UInt32(lead) & (0x7F >> UInt32(width))
    for next in index + 1..<index + width {
      guard bytes[next] & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(bytes[next] & 0x3F)
    }
    switch width {
    case 2: return (value, 2)
    case 3: return value >= 0x800 && !(0xD800...0xDFFF).contains(value) ? (value, 3) : nil
    default: return value >= 0x10000 && value <= 0x10FFFF ? (value, 4) : nil
    }
  }
}
