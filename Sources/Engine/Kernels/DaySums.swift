/// How many of some days come before `first`, then how many up to each of `count` days from it on;
/// days after those count nowhere.
func daySums(of days: Span<Int32>, first: Int32, count: Int) -> [Int32] {
  var sums = [Int32](repeating: 0, count: count &+ 1)
  for row in 0..<days.count {
    let place = max(Int(days[row]) &- Int(first) &+ 1, 0)
    if place <= count { sums[place] &+= 1 }
  }
  for place in 1..<sums.count { sums[place] &+= sums[place &- 1] }
  return sums
}

/// How many rows last over a day, those from `starts` to before `ends`: first of the days before
/// `first`, then of each of `count` days from it on. A row that ends by its start lasts over none.
func lastingSums(
  from starts: Span<Int32>, to ends: Span<Int32>, first: Int32, count: Int
) -> [Int32] {
  let one = [UInt8](repeating: 0, count: starts.count)
  return lastingSums(
    from: starts, to: ends, in: one.span, first: first, count: count, codeCount: 1)
}

/// As above for the rows of each code, one code's sums after the other's.
///
/// - Precondition: each code is at least 0 and less than `codeCount`.
func lastingSums<Code: SmallCode>(
  from starts: Span<Int32>, to ends: Span<Int32>, in codes: Span<Code>, first: Int32, count: Int,
  codeCount: Int
) -> [Int32] {
  precondition(starts.count == ends.count && starts.count == codes.count, "one of each a row")
  let width = count &+ 1
  var sums = [Int32](repeating: 0, count: width &* codeCount)
  for row in 0..<starts.count where starts[row] < ends[row] {
    let table = Int(truncatingIfNeeded: codes[row]) &* width
    let start = max(Int(starts[row]) &- Int(first) &+ 1, 0)
    let end = max(Int(ends[row]) &- Int(first) &+ 1, 0)
    if start <= count { sums[table &+ start] &+= 1 }
    if end <= count { sums[table &+ end] &-= 1 }
  }
  for place in sums.indices where place % width != 0 { sums[place] &+= sums[place &- 1] }
  return sums
}
