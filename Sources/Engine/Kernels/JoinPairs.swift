/// Rows of one side of a join by the number of their value, each number's in their order.
struct PlacesByNumber: Sendable {
  /// Where the places of each number start, and one more for the end.
  let starts: [Int32]
  /// The places, number after number.
  let places: [Int32]

  /// Sorts places by their numbers; those of `count` and more are left out.
  init(_ numbers: Span<Int32>, count: Int) {
    var starts = [Int32](repeating: 0, count: count &+ 1)
    for place in 0..<numbers.count where numbers[place] < count {
      starts[Int(numbers[place]) &+ 1] &+= 1
    }
    for number in 0..<count { starts[number &+ 1] &+= starts[number] }
    var next = starts
    var places = [Int32](repeating: 0, count: Int(starts[count]))
    for place in 0..<numbers.count where numbers[place] < count {
      let number = Int(numbers[place])
      places[Int(next[number])] = Int32(truncatingIfNeeded: place)
      next[number] &+= 1
    }
    self.starts = starts
    self.places = places
  }

  /// How many places have a number; none has one that is left out.
  func count(of number: Int32) -> Int {
    let number = Int(number)
    return number < starts.count &- 1 ? Int(starts[number &+ 1] &- starts[number]) : 0
  }

  /// The order in which each number's places have ascending ranks, by where they lie in `places`.
  ///
  /// - Precondition: a rank for each of the places, each at least 0.
  func placesByRank(_ ranks: Span<Int32>) -> [Int32] {
    var (rankCount, number) = (0, 0)
    var numbers = [Int32](repeating: 0, count: places.count)
    for place in 0..<ranks.count {
      rankCount = max(rankCount, Int(ranks[place]) &+ 1)
      while place >= Int(starts[number &+ 1]) { number &+= 1 }
      numbers[place] = Int32(truncatingIfNeeded: number)
    }
    let byRank = PlacesByNumber(ranks, count: rankCount).places
    let byNumber = PlacesByNumber(
      gathered(numbers.span, at: byRank.span, placeholder: 0).span, count: starts.count &- 1)
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

/// How many of the pairs that `joinedPlaces` gives each combination of groups has, a left group's
/// combinations one after the other; only pairs whose marks share a bit count.
///
/// - Precondition: `ranks`, `rightGroups` and `rightMarks` are those of the places on the right, as
///   these lie by number, each number's by ascending rank; each group is at least 0 and less than
///   how many its side has.
func joinedCounts(
  _ numbers: Span<Int32>, starts: Span<Int32>, ranks: Span<Int32>, lows: Span<Int32>,
  highs: Span<Int32>, leftGroups: Span<Int32>, leftMarks: Span<UInt8>, rightGroups: Span<Int32>,
  rightMarks: Span<UInt8>, groupCounts: (left: Int, right: Int)
) -> [Int] {
  var counts = [Int32](repeating: 0, count: groupCounts.left &* groupCounts.right)
  for left in 0..<numbers.count {
    let (mark, number) = (leftMarks[left], Int(numbers[left]))
    guard mark != 0, number < starts.count &- 1 else { continue }
    let all = Int(starts[number])..<Int(starts[number &+ 1])
    let first = firstPlace(ranks, in: all) { $0 >= lows[left] }
    let end = firstPlace(ranks, in: first..<all.upperBound) { $0 > highs[left] }
    let base = Int(leftGroups[left]) &* groupCounts.right
    let (groups, marks) = (rightGroups.extracting(first..<end), rightMarks.extracting(first..<end))
    unsafe counts.withUnsafeMutableBufferPointer { counts in
      for place in groups.indices {
        unsafe counts[base &+ Int(groups[place])] &+= marks[place] & mark != 0 ? 1 : 0
      }
    }
  }
  return counts.map(Int.init)
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
