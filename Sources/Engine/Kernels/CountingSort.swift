/// Places in the order of their codes, 0…`codeCount` − 1; places of one code keep their order, so
/// that sorting by the last key first and by the first key last sorts by all of them.
///
/// - Precondition: each place is an index of `codes`, and each code is below `codeCount`.
/// - Throws: `interrupted`.
func countingSorted(
  _ places: Span<Int32>, by codes: Span<Int32>, codeCount: Int, _ cancellation: Cancellation
) throws(ExecutionError) -> [Int32] {
  var next = [Int32](repeating: 0, count: codeCount &+ 1)
  var sorted = [Int32](repeating: 0, count: places.count)
  try unsafe next.withUnsafeMutableBufferPointer { next throws(ExecutionError) in
    try unsafe sorted.withUnsafeMutableBufferPointer { sorted throws(ExecutionError) in
      try unsafe codes.withUnsafeBufferPointer { codes throws(ExecutionError) in
        try cancellation.forEachBlock(places.count) { block in
          for index in block { unsafe next[Int(codes[Int(places[index])]) &+ 1] &+= 1 }
        }
        for code in 0..<codeCount { unsafe next[code &+ 1] &+= next[code] }
        try cancellation.forEachBlock(places.count) { block in
          for index in block {
            let code = unsafe Int(codes[Int(places[index])])
            unsafe sorted[Int(next[code])] = places[index]
            unsafe next[code] &+= 1
          }
        }
      }
    }
  }
  return sorted
}

/// Whether rows stand in the order of their first codes, ties in that of the next.
///
/// - Precondition: each list has a code for each of so many rows.
func areAscending(_ count: Int, by codes: [[Int32]]) -> Bool {
  // Rows that the codes before do not tell from the next.
  var areTied = [Bool](repeating: true, count: max(0, count &- 1))
  for codes in codes {
    let codes = codes.span
    for row in areTied.indices where areTied[row] {
      if codes[row] > codes[row &+ 1] { return false }
      areTied[row] = codes[row] == codes[row &+ 1]
    }
  }
  return true
}

/// A bit for each place whose code is that of the place before it in the list; no bit for the
/// first.
func repeatedBits(of codes: Span<Int32>, at places: Span<Int32>) -> [UInt64] {
  packed(places.count) { index in
    index > 0 && codes[Int(places[index])] == codes[Int(places[index &- 1])]
  }
}
