import CKernels

// Which codes each group has: a bit for each group and code, a group's codes in words of its own.

/// How many words tell which of so many values, and of unknown and none, each group has.
func seenSize(valueCount: Int, groupCount: Int) -> Int {
  groupCount &* seenWidth(valueCount)
}

private func seenWidth(_ valueCount: Int) -> Int { (valueCount &+ 2 &+ 63) / 64 }

/// Which codes each group has among the rows that have a bit.
///
/// - Precondition: each group is at least 0 and less than `groupCount`, each code at least 0 and
///   less than `valueCount` + 2; `bits` covers the rows and has none past them.
func seenCodes<Code: SmallCode, Group: SmallCode>(
  _ codes: Span<Code>, valueCount: Int, in groups: Span<Group>, within bits: Span<UInt64>,
  groupCount: Int
) -> [UInt64] {
  precondition(codes.count == groups.count, "both have the same rows")
  precondition(bits.count == (codes.count &+ 63) / 64, "a bit for each row")
  let width = seenWidth(valueCount)
  let size = groupCount &* width
  // A byte is set in half the steps of a bit, where bytes lie close and are worth being packed.
  if size <= closeWordsMax, codes.count >= size &* 8 {
    return seenClose(codes, in: groups, within: bits, width: width, size: size)
  }
  if groupCount <= 64, codes.count >= width &* 64 {
    return seenByCode(codes, in: groups, within: bits, width: width, groupCount: groupCount)
  }
  var seen = [UInt64](repeating: 0, count: size)
  unsafe seen.withUnsafeMutableBufferPointer { seen in
    unsafe codes.withUnsafeBufferPointer { codes in
      unsafe groups.withUnsafeBufferPointer { groups in
        forEachRow(bits) { row, _ in
          let code = unsafe Int(truncatingIfNeeded: codes[row])
          let place = unsafe Int(truncatingIfNeeded: groups[row]) &* width &+ code &>> 6
          unsafe seen[place] |= 1 &<< UInt64(truncatingIfNeeded: code & 63)
        }
      }
    }
  }
  return seen
}

/// As many words of bits have 64 KiB when each bit is a byte.
private let closeWordsMax = 1024

/// The same by a byte for each group and code, packed at the end.
private func seenClose<Code: SmallCode, Group: SmallCode>(
  _ codes: Span<Code>, in groups: Span<Group>, within bits: Span<UInt64>, width: Int, size: Int
) -> [UInt64] {
  var marks = [UInt8](repeating: 0, count: size &* 64)
  unsafe marks.withUnsafeMutableBufferPointer { marks in
    unsafe codes.withUnsafeBufferPointer { codes in
      unsafe groups.withUnsafeBufferPointer { groups in
        forEachRow(bits) { row, _ in
          let first = unsafe Int(truncatingIfNeeded: groups[row]) &* width &* 64
          unsafe marks[first &+ Int(truncatingIfNeeded: codes[row])] = 1
        }
      }
    }
  }
  return unsafe marks.withUnsafeBufferPointer { marks in
    // The pointer is to 64 bytes for each word.
    guard let place = marks.baseAddress else { return [] }
    return (0..<size).map { unsafe ck_equal_u8(place + $0 &* 64, 1) }
  }
}

/// The same by a word for each code, with a bit for each group, turned at the end: what is marked
/// of a code lies close, so that of codes that many rows have all is near.
///
/// - Precondition: there are at most 64 groups.
private func seenByCode<Code: SmallCode, Group: SmallCode>(
  _ codes: Span<Code>, in groups: Span<Group>, within bits: Span<UInt64>, width: Int,
  groupCount: Int
) -> [UInt64] {
  var marks = [UInt64](repeating: 0, count: width &* 64)
  unsafe marks.withUnsafeMutableBufferPointer { marks in
    unsafe codes.withUnsafeBufferPointer { codes in
      unsafe groups.withUnsafeBufferPointer { groups in
        forEachRow(bits) { start in
          unsafe fetch(codes, after: start)
          unsafe fetch(groups, after: start)
        } _: { row, _ in
          unsafe marks[Int(truncatingIfNeeded: codes[row])] |=
            1 &<< UInt64(truncatingIfNeeded: groups[row])
        }
      }
    }
  }
  var seen = [UInt64](repeating: 0, count: groupCount &* width)
  for word in 0..<width {
    turn(&marks, from: word &* 64)
    for group in 0..<groupCount { seen[group &* width &+ word] = marks[word &* 64 &+ group] }
  }
  return seen
}

/// Turns 64 words of bits, so that each becomes a bit of all: H. S. Warren, "Hacker's Delight",
/// section 7-3, with the lowest bit first.
///
/// - Precondition: there are 64 words from the first on.
func turn(_ words: inout [UInt64], from first: Int) {
  precondition(first >= 0 && first &+ 64 <= words.count, "as many words as bits")
  unsafe words.withUnsafeMutableBufferPointer { words in
    let square = unsafe UnsafeMutableBufferPointer(rebasing: words[first..<first &+ 64])
    var distance = 32
    var low: UInt64 = 0xFFFF_FFFF
    while distance != 0 {
      var row = 0
      while row < 64 {
        let shift = UInt64(truncatingIfNeeded: distance)
        let other = row | distance
        let moved = unsafe (square[row] &>> shift ^ square[other]) & low
        unsafe square[row] ^= moved &<< shift
        unsafe square[other] ^= moved
        row = (other &+ 1) & ~distance
      }
      distance /= 2
      low ^= low &<< UInt64(truncatingIfNeeded: distance)
    }
  }
}

/// How many different codes below `valueCount` each group has, of the bits that `seenCodes` gives.
func seenCounts(_ seen: Span<UInt64>, valueCount: Int, groupCount: Int) -> [Int] {
  let width = seenWidth(valueCount)
  precondition(seen.count == groupCount &* width, "each group has as many words")
  return unsafe seen.withUnsafeBufferPointer { seen in
    // The pointer is to the words of all groups.
    guard let place = seen.baseAddress else { return [] }
    return (0..<groupCount).map { group in
      let first = group &* width
      var count = unsafe Int(truncatingIfNeeded: ck_count_bits(place + first, width))
      // The marks of unknown and none lie behind the values.
      for code in valueCount..<(valueCount &+ 2) {
        let word = unsafe seen[first &+ code / 64]
        count &-= Int(truncatingIfNeeded: word &>> UInt64(truncatingIfNeeded: code & 63) & 1)
      }
      return count
    }
  }
}
