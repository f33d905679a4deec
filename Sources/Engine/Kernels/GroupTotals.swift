/// Sums and numbers of the values of each group among the rows that have a bit; nil where the sum
/// of all might not be exact as a floating-point number.
///
/// - Precondition: each group is at least 0 and less than `groupCount`; `bits` covers the rows.
func groupTotals<Number: FixedWidthInteger & BitwiseCopyable, Group: SmallCode>(
  _ values: Span<Number>, in groups: Span<Group>, within bits: Span<UInt64>, groupCount: Int
) -> (sums: [Int64], counts: [Int])? {
  precondition(values.count == groups.count, "both have the same rows")
  var sums = [Int64](repeating: 0, count: groupCount)
  var counts = [Int](repeating: 0, count: groupCount)
  var greatest: UInt64 = 0
  for word in 0..<bits.count {
    var rest = bits[word]
    while rest != 0 {
      let row = word &* 64 &+ rest.trailingZeroBitCount
      let group = Int(truncatingIfNeeded: groups[row])
      let value = Int64(truncatingIfNeeded: values[row])
      greatest |= value.magnitude
      sums[group] &+= value
      counts[group] &+= 1
      rest &= rest &- 1
    }
  }
  let (bound, overflow) = (greatest | 1).multipliedReportingOverflow(by: UInt64(groups.count))
  return overflow || bound >= 1 << 52 ? nil : (sums, counts)
}

/// How many words tell which of so many values, and of unknown and none, each group has.
func seenSize(valueCount: Int, groupCount: Int) -> Int {
  groupCount &* seenWidth(valueCount)
}

private func seenWidth(_ valueCount: Int) -> Int { (valueCount &+ 2 &+ 63) / 64 }

/// Which codes each group has among the rows that have a bit: a bit for each group and code, a
/// group's codes in words of its own.
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
  var seen = [UInt64](repeating: 0, count: groupCount &* width)
  unsafe seen.withUnsafeMutableBufferPointer { seen in
    unsafe codes.withUnsafeBufferPointer { codes in
      unsafe groups.withUnsafeBufferPointer { groups in
        for word in 0..<bits.count {
          var rest = bits[word]
          while rest != 0 {
            let row = word &* 64 &+ rest.trailingZeroBitCount
            let code = unsafe Int(truncatingIfNeeded: codes[row])
            let place = unsafe Int(truncatingIfNeeded: groups[row]) &* width &+ code &>> 6
            unsafe seen[place] |= 1 &<< UInt64(truncatingIfNeeded: code & 63)
            rest &= rest &- 1
          }
        }
      }
    }
  }
  return seen
}

/// How many different codes below `valueCount` each group has, of the bits that `seenCodes` gives.
func seenCounts(_ seen: Span<UInt64>, valueCount: Int, groupCount: Int) -> [Int] {
  let width = seenWidth(valueCount)
  return (0..<groupCount).map { group in
    var count = 0
    for word in 0..<width {
      var bits = seen[group &* width &+ word]
      // The marks of unknown and none lie behind the values.
      let left = valueCount &- word &* 64
      if left < 64 { bits &= left <= 0 ? 0 : (1 &<< UInt64(truncatingIfNeeded: left)) &- 1 }
      count &+= bits.nonzeroBitCount
    }
    return count
  }
}
