// Walks along rows that lie partition after partition, each in its order: `places` names the rows,
// and `joined` has a bit for each that is in the partition of the row before it.

/// For each row the row before it in its partition, or after it; `missing` where there is none.
func neighbours(
  of places: Span<Int32>, joined: Span<UInt64>, isBefore: Bool, missing: Int32
) -> [Int32] {
  var result = [Int32](repeating: missing, count: places.count)
  for index in 1..<max(1, places.count) where isSet(joined, index) {
    let (before, after) = (places[index &- 1], places[index])
    if isBefore { result[Int(after)] = before } else { result[Int(before)] = after }
  }
  return result
}

/// For each row 1 + how many rows of its partition come before all rows that it ties with; `tied`
/// has a bit for each row that ties with the row before it.
func ranks(
  of places: Span<Int32>, joined: Span<UInt64>, tied: Span<UInt64>
) -> [Int64] {
  var result = [Int64](repeating: 0, count: places.count)
  var place: Int64 = 0
  var rank: Int64 = 0
  for index in 0..<places.count {
    place = isSet(joined, index) ? place &+ 1 : 1
    if place == 1 || !isSet(tied, index) { rank = place }
    result[Int(places[index])] = rank
  }
  return result
}

/// For each row the sum of the counted values of its partition up to it, and whether there was one;
/// nil if a sum has no room.
func runningTotals<Number: AdditiveArithmetic & BitwiseCopyable>(
  of values: Span<Number>, counted: Span<UInt64>, at places: Span<Int32>, joined: Span<UInt64>,
  sum: (Number, Number) -> Number?
) -> (totals: [Number], hasValue: [Bool])? {
  var totals = [Number](repeating: .zero, count: places.count)
  var hasValue = [Bool](repeating: false, count: places.count)
  var total = Number.zero
  var isKnown = false
  for index in 0..<places.count {
    let place = Int(places[index])
    if !isSet(joined, index) {
      total = .zero
      isKnown = false
    }
    if isSet(counted, place) {
      guard let next = sum(total, values[place]) else { return nil }
      total = next
      isKnown = true
    }
    totals[place] = total
    hasValue[place] = isKnown
  }
  return (totals, hasValue)
}

private func isSet(_ words: Span<UInt64>, _ index: Int) -> Bool {
  words[index / 64] &>> UInt64(truncatingIfNeeded: index % 64) & 1 == 1
}
