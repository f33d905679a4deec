import CKernels

// Pairs of rows with equal numbers, counted group by group from the numbers that groups share.

/// A mark of each row, and the bits of it that are asked for.
struct MarkedRows {
  let marks: [UInt8]
  let bits: [UInt8]
}

/// The numbers that rows of each group of a side of a join have, a bit a number: those of all its
/// rows, then for each bit of some marks those of its rows that have it. What belongs to a group
/// lies together, layer after layer.
struct NumberBits: Sendable {
  /// Words of a layer.
  fileprivate let width: Int
  /// Words of a group.
  fileprivate let stride: Int
  fileprivate let words: [UInt64]

  /// Words of a layer, for so many numbers.
  static func width(_ count: Int) -> Int { (count &+ 63) / 64 }

  /// Sets the bits of each row's group and number; rows whose number is `count` or more have none.
  /// Nil where two rows have the same bit.
  ///
  /// - Precondition: each group is at least 0 and less than `groupCount`, each number at least 0.
  init?(
    _ numbers: Span<Int32>, count: Int, in groups: Span<Int32>, groupCount: Int,
    _ marked: [MarkedRows]
  ) {
    precondition(numbers.count == groups.count, "both have the same rows")
    let width = NumberBits.width(count)
    let stride = width &* marked.reduce(1) { $0 &+ $1.bits.count }
    let rowCount = numbers.count
    var words = [UInt64](repeating: 0, count: stride &* groupCount)
    var isTwice: UInt64 = 0
    unsafe words.withUnsafeMutableBufferPointer { words in
      unsafe numbers.withUnsafeBufferPointer { numbers in
        unsafe groups.withUnsafeBufferPointer { groups in
          /// Gives the bits that were there before.
          func set(_ row: Int, _ layer: Int) -> UInt64 {
            let number = unsafe Int(numbers[row])
            guard number < count else { return 0 }
            let word = unsafe Int(groups[row]) &* stride &+ layer &+ number &>> 6
            let bit: UInt64 = 1 &<< UInt64(truncatingIfNeeded: number & 63)
            let before = unsafe words[word]
            unsafe words[word] = before | bit
            return before & bit
          }
          for row in 0..<rowCount { isTwice |= set(row, 0) }
          var layer = width
          for rows in marked {
            precondition(rows.marks.count == rowCount, "a mark of each row")
            unsafe rows.marks.withUnsafeBufferPointer { marks in
              for bit in rows.bits {
                for row in 0..<rowCount where unsafe marks[row] & bit != 0 {
                  _ = set(row, layer)
                }
                layer &+= width
              }
            }
          }
        }
      }
    }
    if isTwice != 0 { return nil }
    (self.words, self.width, self.stride) = (words, width, stride)
  }
}

/// Which groups of the right side of a join each of the left may be paired with: those whose rank
/// is from the low to the high one of the left group.
struct GroupRanges: Sendable {
  let lows: [Int32]
  let highs: [Int32]
  let ranks: [Int32]
}

/// The combinations of a left and a right group that have a number in common, of those that may be
/// paired: a left group's one after the other, and how many numbers both have.
///
/// - Precondition: bits are of groups as in `ranges`, and of the same numbers and layers.
func sharingGroups(
  _ left: NumberBits, _ right: NumberBits, _ ranges: GroupRanges, isPortable: Bool = false
) -> (lefts: [Int32], rights: [Int32], counts: [Int32]) {
  let (lows, highs, ranks) = (ranges.lows.span, ranges.highs.span, ranges.ranks.span)
  let (stride, width) = (left.stride, left.width)
  precondition(right.stride == stride && right.width == width, "words of the same layers")
  precondition(left.words.count == stride &* lows.count, "words of each left group")
  precondition(highs.count == lows.count, "bounds of each left group")
  precondition(right.words.count == stride &* ranks.count, "words of each right group")
  let most = lows.count &* ranks.count
  var (rights, counts): ([Int32], [Int32]) = ([], [])
  let lefts = unsafe [Int32](unsafeUninitializedCapacity: most) { lefts, leftEnd in
    rights = unsafe [Int32](unsafeUninitializedCapacity: most) { rights, rightEnd in
      counts = unsafe [Int32](unsafeUninitializedCapacity: most) { counts, countEnd in
        let count =
          unsafe withPointers(left, right, ranks) { ones, others, ranks -> Int in
            guard let places = rights.baseAddress, let shared = counts.baseAddress else { return 0 }
            var count = 0
            for group in lows.indices {
              let found = unsafe ck_find_sharing(
                ones + group &* stride, others, stride, width, ranks.baseAddress, lows[group],
                highs[group], ranks.count, places + count, shared + count, isPortable)
              let end = count &+ Int(truncatingIfNeeded: found)
              let group = Int32(truncatingIfNeeded: group)
              for place in count..<end { unsafe lefts[place] = group }
              count = end
            }
            return count
          } ?? 0
        (leftEnd, rightEnd, countEnd) = (count, count, count)
      }
    }
  }
  return (lefts, rights, counts)
}

/// How many numbers the groups of some combinations have both in one of some layers.
///
/// - Precondition: the groups have bits, of the same numbers and layers.
func sharedNumbers(
  _ left: NumberBits, _ right: NumberBits, layers: Range<Int>, of lefts: Span<Int32>,
  _ rights: Span<Int32>, isPortable: Bool = false
) -> [Int32] {
  let (stride, width) = (left.stride, left.width)
  precondition(lefts.count == rights.count, "a group of both sides")
  precondition(right.stride == stride && layers.upperBound &* width <= stride, "the same layers")
  return unsafe [Int32](unsafeUninitializedCapacity: lefts.count) { counts, end in
    unsafe lefts.withUnsafeBufferPointer { lefts in
      unsafe withPointers(left, right, rights) { ones, others, rights in
        unsafe ck_count_shared(
          ones, others, stride, width, layers.lowerBound &* width, layers.upperBound &* width,
          lefts.baseAddress, rights.baseAddress, rights.count, counts.baseAddress, isPortable)
      }
    }
    end = lefts.count
  }
}

/// Where the words of both sides lie, and some numbers; does nothing and gives nothing of no words.
@inline(__always)
private func withPointers<Result>(
  _ left: NumberBits, _ right: NumberBits, _ numbers: Span<Int32>,
  _ body: (UnsafePointer<UInt64>, UnsafePointer<UInt64>, UnsafeBufferPointer<Int32>) -> Result
) -> Result? {
  unsafe left.words.withUnsafeBufferPointer { ones in
    unsafe right.words.withUnsafeBufferPointer { others in
      unsafe numbers.withUnsafeBufferPointer { numbers in
        guard let one = ones.baseAddress, let other = others.baseAddress else { return nil }
        return unsafe body(one, other, numbers)
      }
    }
  }
}

/// What each row of a group has, 0 for groups of no row; nil where rows of one group differ.
///
/// - Precondition: each group is at least 0 and less than `groupCount`.
func valuesOfGroups(
  _ values: Span<Int32>, in groups: Span<Int32>, groupCount: Int
) -> [Int32]? {
  precondition(values.count == groups.count, "both have the same rows")
  var result = [Int32](repeating: 0, count: groupCount)
  var differences: Int32 = 0
  unsafe result.withUnsafeMutableBufferPointer { result in
    unsafe groups.withUnsafeBufferPointer { groups in
      for row in 0..<values.count { unsafe result[Int(groups[row])] = values[row] }
      for row in 0..<values.count {
        unsafe differences |= result[Int(groups[row])] ^ values[row]
      }
    }
  }
  return differences == 0 ? result : nil
}

/// Adds a mark to those of the rows that have a bit.
///
/// - Precondition: `bits` covers the rows and has none past them.
func addMark(_ mark: UInt8, to marks: inout [UInt8], within bits: Span<UInt64>) {
  precondition(bits.count == (marks.count &+ 63) / 64, "a bit for each row")
  unsafe marks.withUnsafeMutableBufferPointer { marks in
    forEachRow(bits) { row, _ in unsafe marks[row] |= mark }
  }
}
