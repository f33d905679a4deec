import CKernels
import Store

// Counting rows by small codes. Four tables side by side where they are small, so that rows of one
// code one after the other do not wait for each other.

/// A code of a column: a number from 0 up.
protocol SmallCode: FixedWidthInteger, BitwiseCopyable, Sendable {}
extension UInt8: SmallCode {}
extension UInt16: SmallCode {}
extension Int32: SmallCode {}

/// Rows of each code.
///
/// - Precondition: each code is at least 0 and less than `codeCount`.
func codeCounts<Code: SmallCode>(_ codes: Span<Code>, codeCount: Int) -> [Int] {
  unsafe tallied(codeCount) { table, width in
    unsafe codes.withUnsafeBufferPointer { unsafe count($0, in: table, width) }
  }
}

/// Counts each code in a table that it has a place in, and three others that are so wide apart.
@inline(__always)
func count<Code: SmallCode>(
  _ codes: UnsafeBufferPointer<Code>, in table: UnsafeMutablePointer<UInt32>, _ width: Int
) {
  var row = 0
  while row &+ 4 <= codes.count {
    unsafe table[Int(truncatingIfNeeded: codes[row])] &+= 1
    unsafe table[width &+ Int(truncatingIfNeeded: codes[row &+ 1])] &+= 1
    unsafe table[width &* 2 &+ Int(truncatingIfNeeded: codes[row &+ 2])] &+= 1
    unsafe table[width &* 3 &+ Int(truncatingIfNeeded: codes[row &+ 3])] &+= 1
    row &+= 4
  }
  while row < codes.count {
    unsafe table[Int(truncatingIfNeeded: codes[row])] &+= 1
    row &+= 1
  }
}

/// Rows of each code among those that have a bit.
///
/// - Precondition: as for all rows; `bits` covers the rows and has none past them.
func codeCounts<Code: SmallCode>(
  _ codes: Span<Code>, within bits: Span<UInt64>, codeCount: Int
) -> [Int] {
  precondition(bits.count == (codes.count &+ 63) / 64, "a bit for each row")
  // Codes of a byte are counted many at once, where there are many.
  if Code.self == UInt8.self, codes.count >= 4096 {
    let setCount = bitCount(bits)
    if let counts = denseCounts(codes, within: bits, setCount: setCount, codeCount: codeCount)
      ?? pickedCounts(codes, within: bits, setCount: setCount, codeCount: codeCount)
    {
      return counts
    }
  }
  return unsafe tallied(codeCount) { table, width in
    unsafe codes.withUnsafeBufferPointer { codes in
      forEachRow(bits) { start in
        unsafe fetch(codes, after: start)
      } _: { row, lane in
        unsafe table[width &* lane &+ Int(truncatingIfNeeded: codes[row])] &+= 1
      }
    }
  }
}

/// Rows of each pair of codes among those that have a bit; the pair's place is `first` × `width` +
/// `second`.
///
/// - Precondition: as for one code; each second code is less than `width`, each pair's place less
///   than `pairCount`.
func pairCounts<First: SmallCode, Second: SmallCode>(
  _ first: Span<First>, _ second: Span<Second>, width secondCount: Int, within bits: Span<UInt64>,
  pairCount: Int
) -> [Int] {
  precondition(first.count == second.count, "both have the same rows")
  precondition(bits.count == (first.count &+ 63) / 64, "a bit for each row")
  return unsafe tallied(pairCount) { table, width in
    unsafe first.withUnsafeBufferPointer { first in
      unsafe second.withUnsafeBufferPointer { second in
        forEachRow(bits) { start in
          unsafe fetch(first, after: start)
          unsafe fetch(second, after: start)
        } _: { row, lane in
          let pair =
            unsafe Int(truncatingIfNeeded: first[row]) &* secondCount
            &+ Int(truncatingIfNeeded: second[row])
          unsafe table[width &* lane &+ pair] &+= 1
        }
      }
    }
  }
}

/// Each row that has a bit, with the number 0…3 of the table that it may count in.
///
/// - Parameter fetch: Gets the first of each 64 rows before them.
@inline(__always)
func forEachRow(
  _ bits: Span<UInt64>, fetch: (_ start: Int) -> Void = { _ in },
  _ body: (_ row: Int, _ lane: Int) -> Void
) {
  for word in 0..<bits.count {
    var rest = bits[word]
    let start = word &* 64
    if rest != 0 { fetch(start) }
    if rest == .max {
      var row = start
      while row < start &+ 64 {
        body(row, 0)
        body(row &+ 1, 1)
        body(row &+ 2, 2)
        body(row &+ 3, 3)
        row &+= 4
      }
      continue
    }
    while rest != 0 {
      let bit = rest.trailingZeroBitCount
      body(start &+ bit, bit & 3)
      rest &= rest &- 1
    }
  }
}

/// Asks for a row's code a few thousand rows on, which need not be there, to come near the
/// processor: rows are read sooner than it comes by itself.
@inline(__always)
func fetch<Code: SmallCode>(_ codes: UnsafeBufferPointer<Code>, after row: Int) {
  // The address is not read, so that it may be of anything.
  guard let first = codes.baseAddress else { return }
  let line = unsafe UnsafeRawPointer(first).advanced(by: (row &+ 2048) &* MemoryLayout<Code>.size)
  for place in 0..<MemoryLayout<Code>.size { unsafe ck_fetch(line + place &* 64) }
}

/// Counts in tables of their own, summed up; `width` is how far the tables are from each other, 0
/// where all are one.
@inline(__always)
func tallied(
  _ count: Int, _ body: (_ table: UnsafeMutablePointer<UInt32>, _ width: Int) -> Void
) -> [Int] {
  let tables = tableCount(count)
  var cells = [UInt32](repeating: 0, count: count &* tables)
  unsafe cells.withUnsafeMutableBufferPointer { cells in
    if let table = cells.baseAddress { unsafe body(table, tables == 1 ? 0 : count) }
  }
  return sumsOfTables(cells, count: count)
}

/// How many tables of so many counts are worth their place side by side.
@inline(__always)
func tableCount(_ count: Int) -> Int { count <= 4096 ? 4 : 1 }

/// The counts of all tables, which lie one after the other, each of `count` cells.
func sumsOfTables(_ cells: [UInt32], count: Int) -> [Int] {
  let tables = tableCount(count)
  precondition(cells.count == count &* tables, "whole tables")
  var sums = [Int](repeating: 0, count: count)
  unsafe sums.withUnsafeMutableBufferPointer { sums in
    unsafe cells.withUnsafeBufferPointer { cells in
      for table in 0..<tables {
        for code in 0..<count { unsafe sums[code] &+= Int(cells[table &* count &+ code]) }
      }
    }
  }
  return sums
}

/// The row where each code first stands, for codes that stand somewhere; others stay as they are.
func setFirstRows<Code: SmallCode>(of codes: Span<Code>, in rows: inout [Int32]) {
  var row = codes.count
  while row > 0 {
    row &-= 1
    rows[Int(truncatingIfNeeded: codes[row])] = Int32(truncatingIfNeeded: row)
  }
}

/// For each row its codes as one: the first times `width` plus the second.
///
/// - Precondition: `Pair` holds each.
func pairedCodes<First: SmallCode, Second: SmallCode, Pair: SmallCode>(
  _ first: Span<First>, _ second: Span<Second>, width: Int
) -> [Pair] {
  precondition(first.count == second.count, "both have the same rows")
  var pairs = [Pair](repeating: 0, count: first.count)
  let width = Int32(truncatingIfNeeded: width)
  for row in pairs.indices {
    pairs[row] = Pair(
      truncatingIfNeeded: Int32(truncatingIfNeeded: first[row]) &* width
        &+ Int32(truncatingIfNeeded: second[row]))
  }
  return pairs
}

/// The second of paired codes; what is left of the pairs are the first.
///
/// - Precondition: none is negative, and the width is positive.
func secondCodes(of pairs: inout [Int32], width: Int) -> [Int32] {
  precondition(width > 0 && width <= Int32.max, "codes of pairs are less than the width")
  if width == 1 { return [Int32](repeating: 0, count: pairs.count) }
  // The upper half of a product with 2⁶⁴ / width, rounded up, is the quotient of any number of 32
  // bits, in a fraction of the time (Lemire, Kaser and Kurz, "Faster Remainder by Direct
  // Computation", 2019).
  let reciprocal = UInt64.max / UInt64(width) &+ 1
  let width = UInt32(truncatingIfNeeded: width)
  let count = pairs.count
  return unsafe pairs.withUnsafeMutableBufferPointer { pairs in
    unsafe [Int32](unsafeUninitializedCapacity: count) { seconds, end in
      for place in 0..<count {
        let pair = unsafe UInt32(bitPattern: pairs[place])
        let quotient = reciprocal.multipliedFullWidth(by: UInt64(pair)).high
        let first = UInt32(truncatingIfNeeded: quotient)
        unsafe pairs[place] = Int32(bitPattern: first)
        unsafe seconds[place] = Int32(bitPattern: pair &- first &* width)
      }
      end = count
    }
  }
}

/// What a table says of each code, where one of the 64 rows about it has a bit; else 0.
///
/// - Precondition: the table has an entry for each code; `bits` covers the rows.
func lookedUp<Code: SmallCode, Result: SmallCode>(
  _ codes: Span<Code>, in table: Span<Result>, within bits: Span<UInt64>
) -> [Result] {
  precondition(bits.count == (codes.count &+ 63) / 64, "a bit for each row")
  var results = [Result](repeating: 0, count: codes.count)
  unsafe results.withUnsafeMutableBufferPointer { results in
    unsafe codes.withUnsafeBufferPointer { codes in
      unsafe table.withUnsafeBufferPointer { table in
        for word in 0..<bits.count where bits[word] != 0 {
          for row in (word &* 64)..<min(word &* 64 &+ 64, codes.count) {
            unsafe results[row] = table[Int(truncatingIfNeeded: codes[row])]
          }
        }
      }
    }
  }
  return results
}

/// The codes at some rows, in the order given; those of ``NoRow`` where there is none.
func gatheredCodes<Code: SmallCode>(
  _ codes: Span<Code>, at rows: Span<Int32>, unknown: Code, none: Code
) -> [Code] {
  unsafe [Code](unsafeUninitializedCapacity: rows.count) { result, count in
    unsafe rows.withUnsafeBufferPointer { rows in
      for index in 0..<rows.count {
        let row = unsafe Int(rows[index])
        if row >= 0 {
          unsafe result[index] = codes[row]
        } else {
          unsafe result[index] = row == Int(NoRow.none) ? none : unknown
        }
      }
    }
    count = rows.count
  }
}

// MARK: - From values

/// The least and the greatest number among those that have a bit; nil if there is none.
func bounds<Number: FixedWidthInteger & BitwiseCopyable>(
  of values: Span<Number>, within bits: Span<UInt64>
) -> (least: Number, greatest: Number)? {
  var (least, greatest) = (Number.max, Number.min)
  for word in 0..<bits.count {
    var rest = bits[word]
    while rest != 0 {
      let value = values[word &* 64 &+ rest.trailingZeroBitCount]
      least = min(least, value)
      greatest = max(greatest, value)
      rest &= rest &- 1
    }
  }
  return least <= greatest ? (least, greatest) : nil
}

/// Each number's distance from the least of them.
///
/// - Precondition: the distances are less than `limit`.
func packed<Number: FixedWidthInteger & BitwiseCopyable>(
  _ values: Span<Number>, minus least: Number, below limit: Int
) -> PackedCodes {
  func distances<Code: SmallCode>(_ type: Code.Type) -> Cells<Code> {
    var codes = [Code](repeating: 0, count: values.count)
    for row in codes.indices { codes[row] = Code(truncatingIfNeeded: values[row] &- least) }
    return Cells(codes)
  }
  if limit <= 1 << 8 { return .bytes(distances(UInt8.self)) }
  return limit <= 1 << 16 ? .words(distances(UInt16.self)) : .wide(distances(Int32.self))
}

/// What a table says of each number's distance from the least; 0 for those outside the table, which
/// stand for nothing.
///
/// - Precondition: the table's codes are less than `limit`.
func packed<Number: FixedWidthInteger & BitwiseCopyable>(
  _ values: Span<Number>, minus least: Number, through table: Span<Int32>, below limit: Int
) -> PackedCodes {
  func mapped<Code: SmallCode>(_ type: Code.Type) -> Cells<Code> {
    var codes = [Code](repeating: 0, count: values.count)
    for row in codes.indices {
      let distance = Int(values[row]) &- Int(least)
      if distance >= 0, distance < table.count {
        codes[row] = Code(truncatingIfNeeded: table[distance])
      }
    }
    return Cells(codes)
  }
  if limit <= 1 << 8 { return .bytes(mapped(UInt8.self)) }
  return limit <= 1 << 16 ? .words(mapped(UInt16.self)) : .wide(mapped(Int32.self))
}
