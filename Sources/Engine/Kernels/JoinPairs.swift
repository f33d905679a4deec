/// Rows of one side of a join by the number of their value, each number's in their order.
struct PlacesByNumber: Sendable {
  /// Where the places of each number start, and one more for the end.
  let starts: [Int32]
  /// The places, number after number.
  let places: [Int32]

  /// Sorts places by their numbers; those of `count` and more, and negative ones, are left out.
  ///
  /// - Throws: `interrupted`.
  init(
    _ numbers: Span<Int32>, count: Int, _ cancellation: Cancellation
  ) throws(ExecutionError) {
    let end = UInt32(truncatingIfNeeded: count)
    var starts = [Int32](repeating: 0, count: count &+ 1)
    try unsafe starts.withUnsafeMutableBufferPointer { starts throws(ExecutionError) in
      try unsafe numbers.withUnsafeBufferPointer { numbers throws(ExecutionError) in
        try cancellation.forEachBlock(numbers.count) { block in
          for place in block {
            let number = unsafe UInt32(bitPattern: numbers[place])
            if number < end { unsafe starts[Int(number) &+ 1] &+= 1 }
          }
        }
      }
    }
    for number in 0..<count { starts[number &+ 1] &+= starts[number] }
    var next = starts
    var places = [Int32](repeating: 0, count: Int(starts[count]))
    try unsafe next.withUnsafeMutableBufferPointer { next throws(ExecutionError) in
      try unsafe places.withUnsafeMutableBufferPointer { places throws(ExecutionError) in
        try unsafe numbers.withUnsafeBufferPointer { numbers throws(ExecutionError) in
          try cancellation.forEachBlock(numbers.count) { block in
            for place in block {
              let number = unsafe UInt32(bitPattern: numbers[place])
              guard number < end else { continue }
              unsafe places[Int(next[Int(number)])] = Int32(truncatingIfNeeded: place)
              unsafe next[Int(number)] &+= 1
            }
          }
        }
      }
    }
    self.starts = starts
    self.places = places
  }

  /// How many numbers places may have.
  var numberCount: Int { starts.count &- 1 }

  /// How many places have a number; none has one that is left out.
  func count(of number: Int32) -> Int {
    let number = Int(number)
    return number < starts.count &- 1 ? Int(starts[number &+ 1] &- starts[number]) : 0
  }

  /// For each left place the run of places of its number whose rank is from its low to its high.
  ///
  /// - Precondition: each number's ranks ascend.
  /// - Throws: `interrupted`.
  func runs(
    of numbers: Span<Int32>, ranks: Span<Int32>, lows: Span<Int32>, highs: Span<Int32>,
    _ cancellation: Cancellation
  ) throws(ExecutionError) -> [Range<Int32>] {
    var runs = [Range<Int32>](repeating: 0..<0, count: numbers.count)
    try cancellation.forEachBlock(runs.count) { block in
      for left in block where count(of: numbers[left]) > 0 {
        let number = Int(numbers[left])
        var (first, end) = (Int(starts[number]), Int(starts[number &+ 1]))
        let (low, high) = (lows[left], highs[left])
        // Most comparisons have one side.
        if ranks[first] < low { first = firstPlace(ranks, in: first..<end) { $0 >= low } }
        if ranks[end &- 1] > high { end = firstPlace(ranks, in: first..<end) { $0 > high } }
        runs[left] = Int32(truncatingIfNeeded: first)..<Int32(truncatingIfNeeded: end)
      }
    }
    return runs
  }

  /// The order in which each number's places have ascending ranks, by where they lie in `places`.
  ///
  /// - Precondition: a rank for each of the places, each at least 0.
  /// - Throws: `interrupted`.
  func placesByRank(
    _ ranks: Span<Int32>, _ cancellation: Cancellation
  ) throws(ExecutionError) -> [Int32] {
    var (rankCount, number) = (0, 0)
    var isSorted = true
    var numbers = [Int32](repeating: 0, count: places.count)
    for place in 0..<ranks.count {
      rankCount = max(rankCount, Int(ranks[place]) &+ 1)
      let before = number
      while place >= Int(starts[number &+ 1]) { number &+= 1 }
      if place > 0, number == before, ranks[place] < ranks[place &- 1] { isSorted = false }
      numbers[place] = Int32(truncatingIfNeeded: number)
    }
    // Groups of two keys often stand so.
    if isSorted { return Array(0..<Int32(truncatingIfNeeded: places.count)) }
    let byRank = try PlacesByNumber(ranks, count: rankCount, cancellation).places
    let byNumber = try PlacesByNumber(
      gathered(numbers.span, at: byRank.span, placeholder: 0).span, count: starts.count &- 1,
      cancellation)
    return gathered(byRank.span, at: byNumber.places.span, placeholder: 0)
  }
}

/// Pairs of a left place with each right one of its number whose rank is from `lows` to `highs` of
/// the left place: left after left, each one's in the right's order.
///
/// - Precondition: `ranks` has the rank of each of the places on the right, as these lie by number.
func joinedPlaces(
  _ lefts: Range<Int>, numbers: Span<Int32>, right: PlacesByNumber, ranks: Span<Int32>,
  lows: Span<Int32>, highs: Span<Int32>
) -> (left: [Int32], right: [Int32]) {
  var size = 0
  for left in lefts { size &+= right.count(of: numbers[left]) }
  var counts = [Int](repeating: 0, count: lefts.count)
  let partners = unsafe [Int32](unsafeUninitializedCapacity: size) { partners, count in
    for left in lefts where right.count(of: numbers[left]) > 0 {
      let (low, high) = (lows[left], highs[left])
      let start = count
      let number = Int(numbers[left])
      // Each is written; only those that fit are kept, so that nothing is guessed wrong.
      for place in Int(right.starts[number])..<Int(right.starts[number &+ 1]) {
        unsafe partners[count] = right.places[place]
        count &+= (ranks[place] >= low ? 1 : 0) & (ranks[place] <= high ? 1 : 0)
      }
      counts[left &- lefts.lowerBound] = count &- start
    }
  }
  var all: [Int32] = []
  all.reserveCapacity(partners.count)
  for left in lefts {
    all.append(
      contentsOf: repeatElement(
        Int32(truncatingIfNeeded: left), count: counts[left &- lefts.lowerBound]))
  }
  return (all, partners)
}

/// How many pairs each combination of groups has, a left group's combinations one after the other;
/// a left row makes a pair with each of its run of places on the right.
///
/// - Precondition: the runs lie among the right's places; each group is at least 0 and less than
///   how many its side has.
func joinedCounts(
  _ runs: [Range<Int32>], _ leftGroups: Span<Int32>, _ rightGroups: Span<Int32>,
  _ groupCounts: (left: Int, right: Int)
) -> [Int32] {
  countedPairs(runs, leftGroups, rightGroups, groupCounts) { _, _ in 1 }
}

/// As above, only of pairs whose marks share a bit.
func joinedCounts(
  _ runs: [Range<Int32>], _ leftGroups: Span<Int32>, _ rightGroups: Span<Int32>,
  _ groupCounts: (left: Int, right: Int), _ leftMarks: Span<UInt8>, _ rightMarks: Span<UInt8>
) -> [Int32] {
  precondition(rightMarks.count == rightGroups.count, "each place on the right has both")
  return unsafe rightMarks.withUnsafeBufferPointer { marks in
    countedPairs(runs, leftGroups, rightGroups, groupCounts) { left, place in
      unsafe marks[place] & leftMarks[left] != 0 ? 1 : 0
    }
  }
}

@inline(__always)
private func countedPairs(
  _ runs: [Range<Int32>], _ leftGroups: Span<Int32>, _ rightGroups: Span<Int32>,
  _ groupCounts: (left: Int, right: Int), _ weight: (_ left: Int, _ place: Int) -> Int32
) -> [Int32] {
  var counts = [Int32](repeating: 0, count: groupCounts.left &* groupCounts.right)
  for left in runs.indices {
    let base = Int(leftGroups[left]) &* groupCounts.right
    let run = Int(runs[left].lowerBound)..<Int(runs[left].upperBound)
    precondition(run.upperBound <= rightGroups.count, "a run is of places on the right")
    unsafe counts.withUnsafeMutableBufferPointer { counts in
      unsafe rightGroups.withUnsafeBufferPointer { groups in
        for place in run {
          unsafe counts[base &+ Int(groups[place])] &+= weight(left, place)
        }
      }
    }
  }
  return counts
}

/// The first of some places whose rank is so, their end if none is; ranks that are so come last.
@inline(__always)
private func firstPlace(
  _ ranks: Span<Int32>, in places: Range<Int>, _ isSo: (Int32) -> Bool
) -> Int {
  var (low, high) = (places.lowerBound, places.upperBound)
  while low < high {
    let middle = (low &+ high) / 2
    if isSo(ranks[middle]) { high = middle } else { low = middle &+ 1 }
  }
  return low
}
