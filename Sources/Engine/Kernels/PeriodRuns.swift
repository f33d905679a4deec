/// For each day the entry of a table at its distance from the table's first day; for days that the
/// table does not reach, `before` or `after`.
func places(
  of days: Span<Int32>, table: Span<Int32>, first: Int32, before: Int32, after: Int32
) -> [Int32] {
  var places = [Int32](repeating: before, count: days.count)
  for row in 0..<days.count where days[row] >= first {
    let offset = Int(days[row]) &- Int(first)
    places[row] = offset < table.count ? table[offset] : after
  }
  return places
}

/// How many rows cover each of `count` places of their group: row by row those from `starts` to
/// before `ends`, cut off at 0 and at `count`. Without groups there is one.
///
/// - Precondition: each group is at least 0 and less than `groupCount`; no group's figures are more
///   than an array holds.
/// - Returns: the figures of each group's places, group after group.
func coveredCounts(
  from starts: Span<Int32>, to ends: Span<Int32>, rowCount: Int, groups: Span<Int32>,
  groupCount: Int, count: Int
) -> [Int64] {
  let width = count &+ 1
  var changes = [Int64](repeating: 0, count: width &* groupCount)
  let last = Int32(truncatingIfNeeded: count)
  for row in 0..<rowCount {
    let (start, end) = (max(starts[row], 0), min(ends[row], last))
    guard start < end else { continue }
    let base = groups.isEmpty ? 0 : Int(groups[row]) &* width
    changes[base &+ Int(start)] &+= 1
    changes[base &+ Int(end)] &-= 1
  }
  var counts: [Int64] = []
  counts.reserveCapacity(count &* groupCount)
  for group in 0..<groupCount {
    var sum: Int64 = 0
    for place in 0..<count {
      sum &+= changes[group &* width &+ place]
      counts.append(sum)
    }
  }
  return counts
}

/// How many rows lie at each of `count` places of their group: those whose first and last place are
/// the same.
///
/// - Precondition: as for `coveredCounts`.
/// - Returns: the figures of each group's places, group after group.
func placedCounts(
  from firsts: Span<Int32>, to lasts: Span<Int32>, rowCount: Int, groups: Span<Int32>,
  groupCount: Int, count: Int
) -> [Int64] {
  var counts = [Int64](repeating: 0, count: count &* groupCount)
  for row in 0..<rowCount where firsts[row] == lasts[row] {
    let place = Int(firsts[row])
    guard place >= 0, place < count else { continue }
    counts[(groups.isEmpty ? 0 : Int(groups[row]) &* count) &+ place] &+= 1
  }
  return counts
}

/// The least of the values above a bound; the greatest number of all if there is none.
func leastValue(of values: Span<Int32>, above bound: Int32) -> Int32 {
  var least = Int32.max
  for index in 0..<values.count where values[index] > bound { least = min(least, values[index]) }
  return least
}

/// The greatest of the values below a bound; the least number of all if there is none.
func greatestValue(of values: Span<Int32>, below bound: Int32) -> Int32 {
  var greatest = Int32.min
  for index in 0..<values.count where values[index] < bound {
    greatest = max(greatest, values[index])
  }
  return greatest
}
