/// Places in the order of their codes, 0…`codeCount` − 1; places of one code keep their order, so
/// that sorting by the last key first and by the first key last sorts by all of them.
///
/// - Precondition: each place is an index of `codes`, and each code is below `codeCount`.
func countingSorted(
  _ places: Span<Int32>, by codes: Span<Int32>, codeCount: Int
) -> [Int32] {
  var next = [Int32](repeating: 0, count: codeCount &+ 1)
  for index in 0..<places.count { next[Int(codes[Int(places[index])]) &+ 1] &+= 1 }
  for code in 0..<codeCount { next[code &+ 1] &+= next[code] }
  var sorted = [Int32](repeating: 0, count: places.count)
  for index in 0..<places.count {
    let place = places[index]
    let code = Int(codes[Int(place)])
    sorted[Int(next[code])] = place
    next[code] &+= 1
  }
  return sorted
}

/// A bit for each place whose code is that of the place before it in the list; no bit for the
/// first.
func repeatedBits(of codes: Span<Int32>, at places: Span<Int32>) -> [UInt64] {
  packed(places.count) { index in
    index > 0 && codes[Int(places[index])] == codes[Int(places[index &- 1])]
  }
}
