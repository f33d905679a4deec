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
  precondition(starts.count == ends.count, "both have the same rows")
  var sums = [Int32](repeating: 0, count: count &+ 1)
  for row in 0..<starts.count where starts[row] < ends[row] {
    let start = max(Int(starts[row]) &- Int(first) &+ 1, 0)
    let end = max(Int(ends[row]) &- Int(first) &+ 1, 0)
    if start <= count { sums[start] &+= 1 }
    if end <= count { sums[end] &-= 1 }
  }
  for place in 1..<sums.count { sums[place] &+= sums[place &- 1] }
  return sums
}
