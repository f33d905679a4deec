import CKernels
import Store

/// Sums and numbers of first − second of each group among the rows that have a bit.
///
/// Where groups are few, many rows at once are compared with each.
///
/// - Precondition: each group is at least 0 and less than `groupCount`; `bits` covers the rows and
///   has none past them; no difference is 2^23 or more, nor are there 2^39 rows.
func differenceTotals<Number: FixedWidthInteger & BitwiseCopyable, Group: SmallCode>(
  _ first: Span<Number>, _ second: Span<Number>, in groups: Span<Group>,
  within bits: Span<UInt64>, groupCount: Int
) -> (sums: [Int64], counts: [Int]) {
  precondition(first.count == groups.count && second.count == groups.count, "one of each a row")
  precondition(bits.count == (groups.count &+ 63) / 64, "a bit for each row")
  var sums = [Int64](repeating: 0, count: groupCount)
  var counts = [Int](repeating: 0, count: groupCount)
  let done = addWideTotals(first, second, in: groups, within: bits, &sums, &counts)
  if done < bits.count {
    addTotals(first, second, in: groups, within: bits, from: done, &sums, &counts)
  }
  return (sums, counts)
}

/// Adds the sums and numbers of words of rows, as far as that can be done for many rows at once and
/// is sooner done.
///
/// - Returns: How many words are done.
private func addWideTotals<Number: FixedWidthInteger & BitwiseCopyable, Group: SmallCode>(
  _ first: Span<Number>, _ second: Span<Number>, in groups: Span<Group>,
  within bits: Span<UInt64>, _ sums: inout [Int64], _ counts: inout [Int]
) -> Int {
  guard Number.self == UInt16.self, Group.self == UInt8.self, groups.count >= 64 else { return 0 }
  let setCount = bitCount(bits)
  // Measured: a row that has a bit takes 50 parts of a time of which a row takes 4, and one more
  // for each group.
  guard setCount &* 50 >= groups.count &* (4 &+ sums.count) else { return 0 }
  var added = [UInt64](repeating: 0, count: counts.count)
  // Whole words of rows, each of which has two bytes, two bytes, a byte and a bit.
  let wordCount = groups.count / 64
  let done = unsafe first.withUnsafeBytes { first in
    unsafe second.withUnsafeBytes { second in
      unsafe groups.withUnsafeBytes { groups in
        unsafe bits.withUnsafeBufferPointer { bits in
          guard let first = first.baseAddress, let second = second.baseAddress,
            let groups = groups.baseAddress, let bits = bits.baseAddress
          else { return 0 }
          return unsafe ck_add_difference_totals_u16(
            first.assumingMemoryBound(to: UInt16.self),
            second.assumingMemoryBound(to: UInt16.self),
            groups.assumingMemoryBound(to: UInt8.self), bits, wordCount, sums.count, &sums, &added)
        }
      }
    }
  }
  for group in counts.indices { counts[group] &+= Int(truncatingIfNeeded: added[group]) }
  return done
}

/// Adds the sums and numbers of the rows of some words.
///
/// Both are counted in one number, the sum above the lowest 24 bits, in four tables side by side,
/// and taken apart after so many rows that neither can overflow.
private func addTotals<Number: FixedWidthInteger & BitwiseCopyable, Group: SmallCode>(
  _ first: Span<Number>, _ second: Span<Number>, in groups: Span<Group>,
  within bits: Span<UInt64>, from firstWord: Int, _ sums: inout [Int64], _ counts: inout [Int]
) {
  var cells = [Int64](repeating: 0, count: sums.count &* 4)
  // As many words as rows that one cell can count.
  let wordsPerBlock = 1024
  for start in stride(from: firstWord, to: bits.count, by: wordsPerBlock) {
    unsafe cells.withUnsafeMutableBufferPointer { cells in
      guard let cells = cells.baseAddress else { return }
      unsafe first.withUnsafeBufferPointer { first in
        unsafe second.withUnsafeBufferPointer { second in
          unsafe groups.withUnsafeBufferPointer { groups in
            let words = start..<min(start &+ wordsPerBlock, bits.count)
            forEachRow(bits, words, of: groups.count) { row, lane, mask in
              let one = unsafe Int64(truncatingIfNeeded: first[row])
              let difference = unsafe one &- Int64(truncatingIfNeeded: second[row])
              let place = unsafe Int(truncatingIfNeeded: groups[row]) &* 4 &+ lane
              unsafe cells[place] &+= (difference &<< 24 &+ 1) & mask
            }
          }
        }
      }
    }
    for place in cells.indices {
      let count = cells[place] & 0xFF_FFFF
      sums[place / 4] &+= (cells[place] &- count) &>> 24
      counts[place / 4] &+= Int(count)
      cells[place] = 0
    }
  }
}

/// Each row that has a bit, and of words with many such rows the others too, with a mask of all
/// ones or zeros that tells them apart, and the number 0…3 of the table that it may count in.
@inline(__always)
private func forEachRow(
  _ bits: Span<UInt64>, _ words: Range<Int>, of rowCount: Int,
  _ body: (_ row: Int, _ lane: Int, Int64) -> Void
) {
  for word in words {
    var rest = bits[word]
    let start = word &* 64
    if rest.nonzeroBitCount > 24, start &+ 64 <= rowCount {
      for row in 0..<64 {
        let mask = 0 &- Int64(truncatingIfNeeded: rest &>> UInt64(truncatingIfNeeded: row) & 1)
        body(start &+ row, row & 3, mask)
      }
      continue
    }
    while rest != 0 {
      let row = rest.trailingZeroBitCount
      body(start &+ row, row & 3, -1)
      rest &= rest &- 1
    }
  }
}
