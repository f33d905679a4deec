import CKernels

// Counting bits, which plain Swift does in a dozen instructions a word: it is to run on processors
// that have none for it.

/// How many bits are set.
func bitCount(_ words: Span<UInt64>) -> Int {
  unsafe words.withUnsafeBufferPointer { words in
    // The pointer is to as many words as are told.
    guard let place = words.baseAddress else { return 0 }
    return unsafe Int(truncatingIfNeeded: ck_count_bits(place, words.count))
  }
}

/// How many bits are set in both.
func commonBitCount(_ words: Span<UInt64>, _ others: Span<UInt64>) -> Int {
  precondition(words.count == others.count, "both cover the same rows")
  return unsafe words.withUnsafeBufferPointer { words in
    unsafe others.withUnsafeBufferPointer { others in
      // Both pointers are to as many words as are told.
      guard let one = words.baseAddress, let other = others.baseAddress else { return 0 }
      return unsafe Int(truncatingIfNeeded: ck_count_common_bits(one, other, words.count))
    }
  }
}
