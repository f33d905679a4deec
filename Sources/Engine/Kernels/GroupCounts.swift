/// Rows of each group.
///
/// - Precondition: each group is at least 0 and less than `groupCount`.
func groupCounts(_ groups: Span<Int32>, groupCount: Int) -> [Int] {
  codeCounts(groups, codeCount: groupCount)
}

/// Rows of each group that have a bit set.
///
/// - Precondition: as for `groupCounts`; `bits` covers the rows.
func groupCounts(
  _ groups: Span<Int32>, within bits: Span<UInt64>, groupCount: Int
) -> [Int] {
  codeCounts(groups, within: bits, codeCount: groupCount)
}

/// The rows that have a bit set, group by group, each group's in ascending order.
///
/// - Returns: where each group's rows start, one more for the end, and the rows.
func groupedRows(
  _ groups: Span<Int32>, within bits: Span<UInt64>, groupCount: Int
) -> (starts: [Int], rows: [Int32]) {
  var starts = [0]
  starts.reserveCapacity(groupCount &+ 1)
  for count in groupCounts(groups, within: bits, groupCount: groupCount) {
    starts.append(starts[starts.count &- 1] &+ count)
  }
  var next = starts
  var rows = [Int32](repeating: 0, count: starts[groupCount])
  for row in 0..<groups.count
  where bits[row / 64] &>> UInt64(truncatingIfNeeded: row % 64) & 1 == 1 {
    let group = Int(groups[row])
    rows[next[group]] = Int32(truncatingIfNeeded: row)
    next[group] &+= 1
  }
  return (starts, rows)
}

/// For each code and group the sum of the group's counts up to that code's; a code's counts of all
/// groups lie next to each other.
func runningSums(of counts: [Int], groupCount: Int) -> [Int] {
  guard groupCount > 0 else { return [] }
  precondition(counts.count % groupCount == 0, "each code has as many counts")
  return unsafe [Int](unsafeUninitializedCapacity: counts.count) { sums, count in
    unsafe counts.withUnsafeBufferPointer { counts in
      for place in 0..<min(groupCount, counts.count) { unsafe sums[place] = counts[place] }
      var start = groupCount
      while start < counts.count {
        let before = start &- groupCount
        for group in 0..<groupCount {
          unsafe sums[start &+ group] = counts[start &+ group] &+ sums[before &+ group]
        }
        start &+= groupCount
      }
    }
    count = counts.count
  }
}

/// For each group the sum of its counts, each times the weight of its code; a code's counts of all
/// groups lie next to each other.
func weightedSums(of counts: Span<Int>, by weights: Span<Int>) -> [Int] {
  precondition(counts.count % weights.count == 0, "each code has as many counts")
  let groupCount = counts.count / weights.count
  var sums = [Int](repeating: 0, count: groupCount)
  unsafe sums.withUnsafeMutableBufferPointer { sums in
    unsafe counts.withUnsafeBufferPointer { counts in
      for code in 0..<weights.count where weights[code] != 0 {
        let (first, weight) = (code &* groupCount, weights[code])
        if weight == 1 {
          for group in 0..<groupCount { unsafe sums[group] &+= counts[first &+ group] }
          continue
        }
        for group in 0..<groupCount {
          unsafe sums[group] &+= counts[first &+ group] &* weight
        }
      }
    }
  }
  return sums
}
