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

/// Bits that, taken as unsigned numbers, order as some numbers do.
func orderedBits(of numbers: Span<Int64>) -> [UInt64] {
  unsafe [UInt64](unsafeUninitializedCapacity: numbers.count) { bits, count in
    unsafe numbers.withUnsafeBufferPointer { numbers in
      for place in 0..<numbers.count {
        unsafe bits[place] = UInt64(bitPattern: numbers[place]) ^ (1 << 63)
      }
    }
    count = numbers.count
  }
}

/// The places of numbers that come before the last of the first `count`, and of those that equal
/// it; nil where numbers lie so far apart that they are not worth a count each.
///
/// - Precondition: `count` is from 1 to the number of numbers.
func leadingPlaces(
  _ count: Int, of numbers: Span<Int64>, isDescending: Bool
) -> (before: [Int32], equal: [Int32])? {
  precondition(count >= 1 && count <= numbers.count, "there are as many numbers")
  var (least, greatest) = (Int64.max, Int64.min)
  for place in 0..<numbers.count {
    least = min(least, numbers[place])
    greatest = max(greatest, numbers[place])
  }
  let (span, overflow) = greatest.subtractingReportingOverflow(least)
  guard !overflow, span < Int64(max(1024, numbers.count)) else { return nil }
  var tallies = [Int32](repeating: 0, count: Int(span) &+ 1)
  unsafe tallies.withUnsafeMutableBufferPointer { tallies in
    unsafe numbers.withUnsafeBufferPointer { numbers in
      for place in 0..<numbers.count {
        unsafe tallies[Int(truncatingIfNeeded: numbers[place] &- least)] &+= 1
      }
    }
  }
  // From the end that comes first.
  let step = isDescending ? -1 : 1
  var limit = isDescending ? tallies.count &- 1 : 0
  var passed = Int(tallies[limit])
  while passed < count {
    limit &+= step
    passed &+= Int(tallies[limit])
  }
  let last = least &+ Int64(limit)
  let first = isDescending ? greatest : least
  let wanted = min(first, last)...max(first, last)
  var (before, equal): ([Int32], [Int32]) = ([], [])
  // Most numbers are neither.
  for place in 0..<numbers.count where wanted.contains(numbers[place]) {
    if numbers[place] == last {
      equal.append(Int32(truncatingIfNeeded: place))
    } else {
      before.append(Int32(truncatingIfNeeded: place))
    }
  }
  return (before, equal)
}
