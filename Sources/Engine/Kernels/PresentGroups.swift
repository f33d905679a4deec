// Groups of many that have a row, and what was found of them.

/// The places of counts that are not 0, ascending.
///
/// - Precondition: there are less than 2³¹ counts.
func presentPlaces<Count: FixedWidthInteger & BitwiseCopyable>(_ counts: Span<Count>) -> [Int32] {
  precondition(counts.count <= Int32.max, "places are numbers of four bytes")
  return unsafe [Int32](unsafeUninitializedCapacity: counts.count) { places, end in
    unsafe counts.withUnsafeBufferPointer { counts in
      // Each is written; only those that count are kept, so that nothing is guessed wrong.
      for place in 0..<counts.count {
        unsafe places[end] = Int32(truncatingIfNeeded: place)
        end &+= unsafe counts[place] == 0 ? 0 : 1
      }
    }
  }
}

/// Numbers in four bytes each; nil where one needs more.
func narrowed(_ numbers: Span<Int>) -> [Int32]? {
  var isLost = 0
  let narrow = unsafe [Int32](unsafeUninitializedCapacity: numbers.count) { narrow, end in
    unsafe numbers.withUnsafeBufferPointer { numbers in
      for place in 0..<numbers.count {
        let kept = unsafe Int32(truncatingIfNeeded: numbers[place])
        unsafe isLost |= numbers[place] ^ Int(kept)
        unsafe narrow[place] = kept
      }
    }
    end = numbers.count
  }
  return isLost == 0 ? narrow : nil
}
