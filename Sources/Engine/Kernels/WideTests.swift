import CKernels

// Tests of codes by loops in C, for processors that compare 32 bytes at once.

/// Sets the words of bits of codes from `first` to `last`, but for those in which `live`, where
/// that is given, has none; false, and nothing done, where the processor or the codes are others.
///
/// - Parameter word: where the first code's word stands in `words` and in `live`.
/// - Precondition: `first` is not greater than `last`.
/// - Returns: whether the words that are full of codes were set.
func setWideBits<Code: FixedWidthInteger & BitwiseCopyable>(
  _ words: inout [UInt64], from word: Int, of codes: Span<Code>, from first: Code, to last: Code,
  within live: [UInt64]?
) -> Bool {
  let wordCount = codes.count / 64
  precondition(word >= 0 && word &+ wordCount <= words.count, "a bit for each row")
  precondition(live.map { $0.count == words.count } ?? true, "a bit for each row")
  guard wordCount > 0, Code.self == UInt8.self || Code.self == UInt16.self else { return false }
  return unsafe codes.withUnsafeBytes { codes in
    unsafe words.withUnsafeMutableBufferPointer { words in
      unsafe withLive(live, from: word) { live in
        // Whole words of codes, each of which has its word of bits, as was asked above.
        guard let codes = codes.baseAddress, let words = words.baseAddress else { return false }
        if Code.self == UInt8.self {
          return unsafe ck_set_within_u8(
            codes.assumingMemoryBound(to: UInt8.self), live, wordCount,
            UInt8(truncatingIfNeeded: first), UInt8(truncatingIfNeeded: last), words + word) != 0
        }
        return unsafe ck_set_within_u16(
          codes.assumingMemoryBound(to: UInt16.self), live, wordCount,
          UInt16(truncatingIfNeeded: first), UInt16(truncatingIfNeeded: last), words + word) != 0
      }
    }
  }
}

/// A bit for each code that equals one of those wanted, but for words in which `live`, where that
/// is given, has none; bits of codes after the last whole word stay zero. Nil where the processor
/// or the codes are others.
func wideBits<Code: FixedWidthInteger & BitwiseCopyable>(
  of codes: Span<Code>, equalTo wanted: [Code], within live: [UInt64]?
) -> [UInt64]? {
  let wordCount = codes.count / 64
  guard wordCount > 0, Code.self == UInt8.self || Code.self == UInt16.self else { return nil }
  var words = [UInt64](repeating: 0, count: (codes.count &+ 63) / 64)
  precondition(live.map { $0.count == words.count } ?? true, "a bit for each row")
  let isDone = unsafe codes.withUnsafeBytes { codes in
    unsafe wanted.withUnsafeBytes { wanted in
      unsafe words.withUnsafeMutableBufferPointer { words in
        unsafe withLive(live, from: 0) { live in
          // Whole words of codes, each of which has its word of bits; wanted codes as wide.
          guard let codes = codes.baseAddress, let words = words.baseAddress,
            let place = wanted.baseAddress
          else { return false }
          if Code.self == UInt8.self {
            return unsafe ck_set_equal_u8(
              codes.assumingMemoryBound(to: UInt8.self), live, wordCount,
              place.assumingMemoryBound(to: UInt8.self), wanted.count, words) != 0
          }
          return unsafe ck_set_equal_u16(
            codes.assumingMemoryBound(to: UInt16.self), live, wordCount,
            place.assumingMemoryBound(to: UInt16.self), wanted.count / 2, words) != 0
        }
      }
    }
  }
  return isDone ? words : nil
}

/// - Precondition: `live` has words from `word` on, where it is given.
private func withLive(
  _ live: [UInt64]?, from word: Int, _ body: (UnsafePointer<UInt64>?) -> Bool
) -> Bool {
  guard let live else { return body(nil) }
  return unsafe live.withUnsafeBufferPointer { live in
    unsafe body(live.baseAddress.map { unsafe $0 + word })
  }
}
