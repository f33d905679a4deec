// Pairs of rows with equal numbers, counted group by group from the numbers that groups share.

/// The numbers that rows of each group of a side of a join have: a bit a number, once for each mark
/// that a row may have; a group's bits lie in words of its own.
struct NumberBits: Sendable {
  let words: [UInt64]

  /// Words of a group for one mark, for so many numbers.
  static func width(_ count: Int) -> Int { (count &+ 63) / 64 }

  /// Sets the bits of each row's group and number for each of some marks that it has; rows whose
  /// number is `count` or more have none. Nil where two rows have the same bit.
  ///
  /// - Precondition: each group is at least 0 and less than `groupCount`, each number at least 0.
  init?(
    _ numbers: Span<Int32>, count: Int, in groups: Span<Int32>, groupCount: Int, of marks: [UInt8],
    having rowMarks: Span<UInt8>
  ) {
    precondition(numbers.count == groups.count, "both have the same rows")
    precondition(numbers.count == rowMarks.count, "marks of each row")
    let width = NumberBits.width(count)
    let stride = width &* marks.count
    var words = [UInt64](repeating: 0, count: stride &* groupCount)
    var isTwice: UInt64 = 0
    unsafe words.withUnsafeMutableBufferPointer { words in
      for (place, mark) in marks.enumerated() {
        for row in 0..<numbers.count where rowMarks[row] & mark != 0 {
          let number = Int(numbers[row])
          guard number < count else { continue }
          let word = Int(groups[row]) &* stride &+ place &* width &+ number &>> 6
          let bit: UInt64 = 1 &<< UInt64(truncatingIfNeeded: number & 63)
          unsafe isTwice |= words[word] & bit
          unsafe words[word] |= bit
        }
      }
    }
    if isTwice != 0 { return nil }
    self.words = words
  }
}

/// Which groups of the right side of a join each of the left may be paired with: those whose rank
/// is from the low to the high one of the left group.
struct GroupRanges: Sendable {
  let lows: [Int32]
  let highs: [Int32]
  let ranks: [Int32]
}

/// How many numbers a left and a right group have both, with one of the marks: of all combinations
/// of groups, a left group's one after the other. Groups that are not paired have 0.
///
/// - Precondition: bits are of groups as in `ranges`, and of `markCount` marks, `width` words each.
func sharedNumbers(
  _ left: NumberBits, _ right: NumberBits, width: Int, markCount: Int, _ ranges: GroupRanges
) -> [Int32] {
  let (lows, highs, ranks) = (ranges.lows.span, ranges.highs.span, ranges.ranks.span)
  let stride = width &* markCount
  precondition(left.words.count == stride &* lows.count, "words of each left group")
  precondition(right.words.count == stride &* ranks.count, "words of each right group")
  var counts = [Int32](repeating: 0, count: lows.count &* ranks.count)
  unsafe counts.withUnsafeMutableBufferPointer { counts in
    unsafe left.words.withUnsafeBufferPointer { ones in
      unsafe right.words.withUnsafeBufferPointer { others in
        for left in 0..<lows.count {
          let (low, high) = (lows[left], highs[left])
          for right in 0..<ranks.count where ranks[right] >= low && ranks[right] <= high {
            let (one, other) = (left &* stride, right &* stride)
            var count = 0
            for word in 0..<width {
              var shared: UInt64 = 0
              var place = word
              while place < stride {
                unsafe shared |= ones[one &+ place] & others[other &+ place]
                place &+= width
              }
              count &+= shared.nonzeroBitCount
            }
            unsafe counts[left &* ranks.count &+ right] = Int32(truncatingIfNeeded: count)
          }
        }
      }
    }
  }
  return counts
}

/// What each row of a group has, 0 for groups of no row; nil where rows of one group differ.
///
/// - Precondition: each group is at least 0 and less than `groupCount`.
func valuesOfGroups(
  _ values: Span<Int32>, in groups: Span<Int32>, groupCount: Int
) -> [Int32]? {
  precondition(values.count == groups.count, "both have the same rows")
  var result = [Int32](repeating: 0, count: groupCount)
  for row in 0..<values.count { result[Int(groups[row])] = values[row] }
  var differences: Int32 = 0
  for row in 0..<values.count { differences |= result[Int(groups[row])] ^ values[row] }
  return differences == 0 ? result : nil
}
