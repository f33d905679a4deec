/// How many of the rows that are set lead to each target; −1 leads nowhere.
func relatedCounts(
  _ words: Span<UInt64>, targets: Span<Int32>, targetCount: Int
) -> [Int64] {
  var counts = [Int64](repeating: 0, count: targetCount)
  for index in 0..<words.count {
    var rest = words[index]
    while rest != 0 {
      let target = Int(targets[index &* 64 &+ rest.trailingZeroBitCount])
      if target >= 0 { counts[target] &+= 1 }
      rest &= rest &- 1
    }
  }
  return counts
}

/// A bit for each target that a row leads to which is set; −1 leads nowhere.
func relatedBits(
  _ words: Span<UInt64>, targets: Span<Int32>, targetCount: Int
) -> [UInt64] {
  var bits = [UInt64](repeating: 0, count: (targetCount + 63) / 64)
  for index in 0..<words.count {
    var rest = words[index]
    while rest != 0 {
      let target = Int(targets[index &* 64 &+ rest.trailingZeroBitCount])
      if target >= 0 { bits[target / 64] |= 1 << UInt64(target % 64) }
      rest &= rest &- 1
    }
  }
  return bits
}

/// A bit for each target that at least `count` rows lead to which are set, from 1 to 255; −1 leads
/// nowhere. Rows that lead to a target that has enough are not counted.
func relatedBits(
  _ words: Span<UInt64>, targets: Span<Int32>, targetCount: Int, atLeast count: UInt8
) -> [UInt64] {
  var missing = [UInt8](repeating: count, count: targetCount)
  var bits = [UInt64](repeating: 0, count: (targetCount + 63) / 64)
  for index in 0..<words.count {
    var rest = words[index]
    while rest != 0 {
      let target = Int(targets[index &* 64 &+ rest.trailingZeroBitCount])
      rest &= rest &- 1
      guard target >= 0, missing[target] > 0 else { continue }
      missing[target] &-= 1
      if missing[target] == 0 { bits[target / 64] |= 1 << UInt64(target % 64) }
    }
  }
  return bits
}
