import CKernels

// Counting bits, which plain Swift does in a dozen instructions a word: it is to run on processors
// that have none for it; and the places of bits, put into an array that no one has filled before.

/// How many bits are set.
package func bitCount(_ words: Span<UInt64>, isPortable: Bool = false) -> Int {
  unsafe words.withUnsafeBufferPointer { words in
    // The pointer is to as many words as are told.
    guard let place = words.baseAddress else { return 0 }
    return unsafe Int(
      truncatingIfNeeded: isPortable
        ? ck_count_bits_portable(place, words.count) : ck_count_bits(place, words.count))
  }
}

/// How many bits are set in both.
func commonBitCount(
  _ words: Span<UInt64>, _ others: Span<UInt64>, isPortable: Bool = false
) -> Int {
  precondition(words.count == others.count, "both cover the same rows")
  return unsafe words.withUnsafeBufferPointer { words in
    unsafe others.withUnsafeBufferPointer { others in
      // Both pointers are to as many words as are told.
      guard let one = words.baseAddress, let other = others.baseAddress else { return 0 }
      return unsafe Int(
        truncatingIfNeeded: isPortable
          ? ck_count_common_bits_portable(one, other, words.count)
          : ck_count_common_bits(one, other, words.count))
    }
  }
}

/// The places of the bits that are set, ascending.
func placesOfBits(_ words: Span<UInt64>) -> [Int32] {
  unsafe [Int32](unsafeUninitializedCapacity: bitCount(words)) { places, count in
    // There are as many places as bits, and each bit takes one.
    var end = 0
    func list(_ index: Int) {
      var rest = words[index]
      let start = Int32(truncatingIfNeeded: index &* 64)
      if rest == .max {
        for bit in 0..<64 { unsafe places[end &+ bit] = start &+ Int32(truncatingIfNeeded: bit) }
        end &+= 64
        return
      }
      while rest != 0 {
        unsafe places[end] = start &+ Int32(truncatingIfNeeded: rest.trailingZeroBitCount)
        end &+= 1
        rest &= rest &- 1
      }
    }
    var index = 0
    while index &+ 8 <= words.count {
      // Many bitmaps have few bits: eight words are passed over at once.
      let pairs = (
        words[index] | words[index &+ 1], words[index &+ 2] | words[index &+ 3],
        words[index &+ 4] | words[index &+ 5], words[index &+ 6] | words[index &+ 7]
      )
      if pairs.0 | pairs.1 | pairs.2 | pairs.3 != 0 {
        for place in index..<(index &+ 8) { list(place) }
      }
      index &+= 8
    }
    for place in index..<words.count { list(place) }
    count = end
  }
}
