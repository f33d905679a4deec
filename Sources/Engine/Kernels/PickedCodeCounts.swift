import CKernels

/// Rows of each code among those that have a bit, the codes of these put one after the other first:
/// where some of most words of rows have a bit, sooner than by going from bit to bit, for how many
/// there are in a word no processor foretells. Nil elsewhere.
///
/// - Precondition: as for `codeCounts`; a code is a byte, and so many bits are set.
func pickedCounts<Code: SmallCode>(
  _ codes: Span<Code>, within bits: Span<UInt64>, setCount: Int, codeCount: Int
) -> [Int]? {
  // At least four rows of a word on the average, and not nearly all.
  guard setCount &* 16 >= codes.count, setCount <= codes.count / 16 &* 15 else { return nil }
  var picked = [Code](repeating: 0, count: pieceRows)
  var isPicked = true
  let counts = unsafe tallied(codeCount) { table, width in
    for start in stride(from: 0, to: codes.count, by: pieceRows) {
      let rows = start..<min(start &+ pieceRows, codes.count)
      let words = bits.extracting(start / 64..<(rows.upperBound &+ 63) / 64)
      guard let count = pick(codes.extracting(rows), words, into: &picked) else {
        isPicked = false
        return
      }
      unsafe picked.withUnsafeBufferPointer { picked in
        unsafe Engine.count(UnsafeBufferPointer(rebasing: picked[..<count]), in: table, width)
      }
    }
  }
  return isPicked ? counts : nil
}

/// Rows that are picked at a time: their codes lie in the nearest memory.
private let pieceRows = 4096

/// Puts the codes that have a bit one after the other.
///
/// - Returns: How many they are; nil where the processor is slow at it, or lacks the way asked for.
/// - Precondition: a code is a byte; there is room for all; `bits` covers them.
func pick<Code: SmallCode>(
  _ codes: Span<Code>, _ bits: Span<UInt64>, into picked: inout [Code],
  by way: ck_pick_way = ck_pick_quickest
) -> Int? {
  precondition(MemoryLayout<Code>.size == 1, "a code is a byte")
  precondition(codes.count <= picked.count, "there is room for all codes")
  precondition(bits.count == (codes.count &+ 63) / 64, "a bit for each code")
  let wordCount = codes.count / 64
  var count = unsafe codes.withUnsafeBytes { codes in
    unsafe bits.withUnsafeBufferPointer { bits in
      unsafe picked.withUnsafeMutableBytes { picked in
        // Whole words of codes, each of which has a byte here and there, and a bit.
        guard let codes = codes.baseAddress, let bits = bits.baseAddress,
          let picked = picked.baseAddress
        else { return 0 }
        return unsafe ck_pick_u8(
          codes.assumingMemoryBound(to: UInt8.self), bits, wordCount,
          picked.assumingMemoryBound(to: UInt8.self), way)
      }
    }
  }
  guard count >= 0 else { return nil }
  for row in (wordCount &* 64)..<codes.count
  where bits[row / 64] &>> UInt64(truncatingIfNeeded: row & 63) & 1 == 1 {
    picked[count] = codes[row]
    count &+= 1
  }
  return count
}
