/// The different spellings of words, numbered in the order of their first occurrence.
struct WordTable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  /// A word's number and one, 0 for a free place; a power of two of them.
  private var places = [UInt32](repeating: 0, count: 1024)

  /// The number of a word, new or known.
  mutating func number(of word: Range<Int>, in text: Span<UInt8>) -> UInt32 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in word { hash = (hash ^ UInt64(text[index])) &* 0x100_0000_01B3 }
    let mask = places.count - 1
    var place = Int(truncatingIfNeeded: hash ^ hash >> 32) & mask
    while places[place] != 0 {
      let known = places[place] - 1
      if isEqual(Int(known), word, text) { return known }
      place = (place + 1) & mask
    }
    let number = UInt32(ends.count)
    places[place] = number + 1
    for index in word { bytes.append(text[index]) }
    ends.append(bytes.count)
    if ends.count * 2 > places.count { grow() }
    return number
  }

  /// The words, by number.
  var words: [String] {
    ends.indices.map { String(decoding: bytes[start(of: $0)..<ends[$0]], as: UTF8.self) }
  }

  private func start(of number: Int) -> Int { number == 0 ? 0 : ends[number - 1] }

  private func isEqual(_ number: Int, _ word: Range<Int>, _ text: Span<UInt8>) -> Bool {
    let start = start(of: number)
    guard ends[number] - start == word.count else { return false }
    for offset in 0..<word.count where bytes[start + offset] != text[word.lowerBound + offset] {
      return false
    }
    return true
  }

  private mutating func grow() {
    places = [UInt32](repeating: 0, count: places.count * 2)
    let mask = places.count - 1
    for number in ends.indices {
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      for byte in bytes[start(of: number)..<ends[number]] {
        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
      }
      var place = Int(truncatingIfNeeded: hash ^ hash >> 32) & mask
      while places[place] != 0 { place = (place + 1) & mask }
      places[place] = UInt32(number) + 1
    }
  }
}
