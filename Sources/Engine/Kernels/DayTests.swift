import CKernels

/// A bit for each day that lies within one of the periods.
///
/// - Precondition: as for ranges of days.
func daysWithin(_ days: Span<Int32>, firsts: Span<Int32>, lasts: Span<Int32>) -> [UInt64] {
  guard firsts.count == 1 else {
    return rangesWithin(days, days, firsts: firsts, lasts: lasts)
  }
  let (first, last) = (firsts[0], lasts[0])
  return packedWords(
    days.count,
    word: { start in
      unsafe days.withUnsafeBufferPointer { days in
        guard let place = days.baseAddress else { return 0 }
        return unsafe ck_within_i32(place + start, first, last)
      }
    }, rest: { days[$0] >= first && days[$0] <= last })
}

/// A bit for each range of days that lies wholly within one of the periods.
///
/// - Precondition: the periods are disjoint, not adjacent and ascending, given by first and last
///   days.
func rangesWithin(
  _ earliest: Span<Int32>, _ latest: Span<Int32>, firsts: Span<Int32>, lasts: Span<Int32>
) -> [UInt64] {
  if firsts.count == 1 {
    let (first, last) = (firsts[0], lasts[0])
    return packed(earliest.count) {
      ((earliest[$0] >= first ? 1 : 0) & (latest[$0] <= last ? 1 : 0)) == 1
    }
  }
  return packed(earliest.count) { row in
    let index = firstNotBefore(earliest[row], lasts)
    return index < firsts.count && firsts[index] <= earliest[row] && latest[row] <= lasts[index]
  }
}

/// A bit for each range of days that shares a day with one of the periods.
///
/// - Precondition: as for `rangesWithin`.
func rangesTouching(
  _ earliest: Span<Int32>, _ latest: Span<Int32>, firsts: Span<Int32>, lasts: Span<Int32>
) -> [UInt64] {
  if firsts.count == 1 {
    let (first, last) = (firsts[0], lasts[0])
    return packed(earliest.count) {
      ((latest[$0] >= first ? 1 : 0) & (earliest[$0] <= last ? 1 : 0)) == 1
    }
  }
  return packed(earliest.count) { row in
    let index = firstNotBefore(earliest[row], lasts)
    return index < firsts.count && firsts[index] <= latest[row]
  }
}

/// The first index whose value is not less than `value`, in ascending values.
private func firstNotBefore(_ value: Int32, _ ascending: Span<Int32>) -> Int {
  var low = 0
  var high = ascending.count
  while low < high {
    let middle = (low &+ high) / 2
    if ascending[middle] < value { low = middle &+ 1 } else { high = middle }
  }
  return low
}
