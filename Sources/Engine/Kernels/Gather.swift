import CKernels

/// The values at some rows, in the order given; a negative row takes the placeholder.
func gathered<Value: BitwiseCopyable>(
  _ values: Span<Value>, at rows: Span<Int32>, placeholder: Value
) -> [Value] {
  unsafe [Value](unsafeUninitializedCapacity: rows.count) { result, count in
    unsafe rows.withUnsafeBufferPointer { rows in
      for index in 0..<rows.count {
        let row = unsafe Int(rows[index])
        unsafe result[index] = row >= 0 ? values[row] : placeholder
      }
    }
    count = rows.count
  }
}

/// The rows that some rows lead to; a negative row leads nowhere and stays itself.
func followed(_ targets: Span<Int32>, from rows: Span<Int32>) -> [Int32] {
  unsafe [Int32](unsafeUninitializedCapacity: rows.count) { result, count in
    unsafe rows.withUnsafeBufferPointer { rows in
      for index in 0..<rows.count {
        let row = unsafe rows[index]
        unsafe result[index] = row < 0 ? row : targets[Int(row)]
      }
    }
    count = rows.count
  }
}

/// The bits at some rows, in the order given; a negative row takes `missing`, and one that has no
/// bit in `live`, where that is given, any.
///
/// - Precondition: each row has a bit, or is negative.
func gatheredBits(
  _ words: Span<UInt64>, at rows: Span<Int32>, missing: Bool, within live: [UInt64]? = nil
) -> [UInt64] {
  guard !words.isEmpty else { return packed(rows.count) { _ in missing } }
  let absent: UInt64 = missing ? 1 : 0
  return unsafe words.withUnsafeBufferPointer { words in
    unsafe rows.withUnsafeBufferPointer { rows in
      // A negative row reads the first word, and what it finds there does not count.
      func bit(_ index: Int) -> UInt64 {
        let row = unsafe Int(rows[index])
        let isThere = UInt64(bitPattern: Int64(~(row &>> 63)))
        let place = row & ~(row &>> 63)
        let found = unsafe words[place &>> 6] &>> UInt64(truncatingIfNeeded: place & 63)
        return (found & 1 & isThere) | (absent & ~isThere)
      }
      return packedWords(
        rows.count, within: live,
        word: { start in
          var bits: UInt64 = 0
          for lane in 0..<64 {
            bits |= bit(start &+ lane) &<< UInt64(truncatingIfNeeded: lane)
          }
          return bits
        }, rest: { bit($0) == 1 })
    }
  }
}

/// Whether a row is negative.
func hasNegative(_ rows: Span<Int32>) -> Bool {
  var all: Int32 = 0
  for index in 0..<rows.count { all |= rows[index] }
  return all < 0
}

/// Whether each number is less than another.
///
/// - Precondition: none is negative, nor is the other.
func areAll(_ numbers: Span<Int32>, below end: Int32) -> Bool {
  // Differences that are negative set the sign, many at a time.
  var all: Int32 = 0
  for index in 0..<numbers.count { all |= end &- 1 &- numbers[index] }
  return all >= 0
}

/// A bit for each value that equals another.
func equalBits(_ values: Span<Int32>, to value: Int32) -> [UInt64] {
  unsafe values.withUnsafeBufferPointer { values in
    packedWords(
      values.count,
      word: { start in
        guard let place = values.baseAddress else { return 0 }
        return unsafe ck_within_i32(place + start, value, value)
      }, rest: { unsafe values[$0] == value })
  }
}
