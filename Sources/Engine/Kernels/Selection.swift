/// The `place`-th least of some numbers, counted from 1: a few of the least are kept and cut down
/// when they have grown to twice as many, so that most numbers cost one comparison.
///
/// - Precondition: `place` is from 1 to the number of numbers.
func selected(_ place: Int, ofLeast numbers: Span<UInt64>) -> UInt64 {
  precondition(place >= 1 && place <= numbers.count, "there are as many numbers")
  var kept: [UInt64] = []
  kept.reserveCapacity(min(numbers.count, place &* 2))
  var limit = UInt64.max
  for index in 0..<numbers.count where numbers[index] < limit || kept.count < place {
    kept.append(numbers[index])
    if kept.count == place &* 2 {
      kept.sort()
      kept.removeLast(place)
      limit = kept[place &- 1]
    }
  }
  kept.sort()
  return kept[place &- 1]
}
