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
