/// Packs one answer an element into words, the lowest bit first; bits past the end are zero.
@inline(__always)
func packed(_ count: Int, _ test: (Int) -> Bool) -> [UInt64] {
  var words = [UInt64](repeating: 0, count: (count &+ 63) / 64)
  var start = 0
  for word in words.indices {
    let end = min(64, count &- start)
    var bits: UInt64 = 0
    for bit in 0..<end {
      bits |= (test(start &+ bit) ? 1 : 0) &<< UInt64(truncatingIfNeeded: bit)
    }
    words[word] = bits
    start &+= 64
  }
  return words
}

/// As above for the rows that have a bit in `live`, where that is given; others get none.
@inline(__always)
func packed(_ count: Int, within live: [UInt64]?, _ test: (Int) -> Bool) -> [UInt64] {
  guard let live else { return packed(count, test) }
  precondition(live.count == (count &+ 63) / 64, "a bit for each row")
  var words = [UInt64](repeating: 0, count: live.count)
  for word in words.indices where live[word] != 0 {
    let start = word &* 64
    var rest = start &+ 64 <= count ? live[word] : live[word] & ~(.max &<< UInt64(count & 63))
    var bits: UInt64 = 0
    while rest != 0 {
      let bit = rest.trailingZeroBitCount
      bits |= (test(start &+ bit) ? 1 : 0) &<< UInt64(truncatingIfNeeded: bit)
      rest &= rest &- 1
    }
    words[word] = bits
  }
  return words
}

/// As below for the words in which `live`, where that is given, has a bit; others are zero.
@inline(__always)
func packedWords(
  _ count: Int, within live: [UInt64]?, word: (Int) -> UInt64, rest: (Int) -> Bool
) -> [UInt64] {
  guard let live else { return packedWords(count, word: word, rest: rest) }
  precondition(live.count == (count &+ 63) / 64, "a bit for each row")
  var words = [UInt64](repeating: 0, count: live.count)
  for index in 0..<(count / 64) where live[index] != 0 { words[index] = word(index &* 64) }
  if count & 63 != 0, live[count / 64] != 0 {
    var bits: UInt64 = 0
    for row in (count / 64 &* 64)..<count {
      bits |= (rest(row) ? 1 : 0) &<< UInt64(truncatingIfNeeded: row & 63)
    }
    words[count / 64] = bits
  }
  return words
}

/// Packs answers that come 64 at a time, `word` giving those from an index on; the last ones, if
/// fewer, come one by one from `rest`.
@inline(__always)
func packedWords(_ count: Int, word: (Int) -> UInt64, rest: (Int) -> Bool) -> [UInt64] {
  var words = [UInt64](repeating: 0, count: (count &+ 63) / 64)
  for index in 0..<(count / 64) { words[index] = word(index &* 64) }
  var bits: UInt64 = 0
  for row in (count / 64 &* 64)..<count {
    bits |= (rest(row) ? 1 : 0) &<< UInt64(truncatingIfNeeded: row & 63)
  }
  if count & 63 != 0 { words[count / 64] = bits }
  return words
}

/// The bits of both.
func intersected(_ left: Span<UInt64>, _ right: Span<UInt64>) -> [UInt64] {
  precondition(left.count == right.count, "both sides cover the same rows")
  var words = [UInt64](repeating: 0, count: left.count)
  for index in words.indices { words[index] = left[index] & right[index] }
  return words
}

/// The bits of either.
func united(_ left: Span<UInt64>, _ right: Span<UInt64>) -> [UInt64] {
  precondition(left.count == right.count, "both sides cover the same rows")
  var words = [UInt64](repeating: 0, count: left.count)
  for index in words.indices { words[index] = left[index] | right[index] }
  return words
}

/// The bits of the left side that the right side lacks.
func subtracted(_ left: Span<UInt64>, _ right: Span<UInt64>) -> [UInt64] {
  precondition(left.count == right.count, "both sides cover the same rows")
  var words = [UInt64](repeating: 0, count: left.count)
  for index in words.indices { words[index] = left[index] & ~right[index] }
  return words
}

/// Every bit the other way, those past the last row too.
func inverted(_ bits: Span<UInt64>) -> [UInt64] {
  var words = [UInt64](repeating: 0, count: bits.count)
  for index in words.indices { words[index] = ~bits[index] }
  return words
}

/// Whether no bit is set.
func isZero(_ bits: Span<UInt64>) -> Bool {
  var all: UInt64 = 0
  for index in 0..<bits.count { all |= bits[index] }
  return all == 0
}
