/// The rows of each code: where few codes are asked for, their rows are found without the others.
struct RowsOfCodes: Sendable {
  private let rows: [Int32]
  /// Where each code's rows start, and one more for the end.
  private let starts: [Int32]

  /// Sorts the rows of codes by their codes; rows that have no bit in `known` are left out.
  ///
  /// - Precondition: each code is below `codeCount`, and there are fewer than 2^31 rows; `known`
  ///   covers them.
  init<Code: FixedWidthInteger & BitwiseCopyable>(
    _ codes: Span<Code>, codeCount: Int, known: Span<UInt64>
  ) {
    precondition(known.count == (codes.count &+ 63) / 64, "a bit for each row")
    func forEachKnown(_ body: (_ row: Int, _ code: Int) -> Void) {
      for word in 0..<known.count {
        var rest = known[word]
        while rest != 0 {
          let row = word &* 64 &+ rest.trailingZeroBitCount
          body(row, Int(truncatingIfNeeded: codes[row]))
          rest &= rest &- 1
        }
      }
    }
    var next = [Int32](repeating: 0, count: codeCount + 1)
    forEachKnown { next[$1 &+ 1] &+= 1 }
    for code in 0..<codeCount { next[code &+ 1] &+= next[code] }
    starts = next
    var rows = [Int32](repeating: 0, count: Int(next[codeCount]))
    forEachKnown { row, code in
      rows[Int(next[code])] = Int32(truncatingIfNeeded: row)
      next[code] &+= 1
    }
    self.rows = rows
  }

  /// Bytes that they take.
  var byteCount: Int { (rows.count + starts.count) * 4 }

  /// How many rows a code has.
  func count(of code: Int) -> Int { Int(starts[code + 1] - starts[code]) }

  /// A bit for each of some rows that has one of the codes given.
  ///
  /// - Precondition: the range starts at a multiple of 64.
  func bits(of codes: [Int], in range: Range<Int>) -> [UInt64] {
    var bits = [UInt64](repeating: 0, count: (range.count &+ 63) / 64)
    for code in codes {
      var place = firstPlace(of: code, from: range.lowerBound)
      let end = Int(starts[code &+ 1])
      while place < end, Int(rows[place]) < range.upperBound {
        let row = Int(rows[place]) &- range.lowerBound
        bits[row / 64] |= 1 &<< UInt64(truncatingIfNeeded: row & 63)
        place &+= 1
      }
    }
    return bits
  }

  /// Where a code's rows stand that are not before a row.
  private func firstPlace(of code: Int, from row: Int) -> Int {
    var low = Int(starts[code])
    var high = Int(starts[code &+ 1])
    while low < high {
      let middle = (low &+ high) / 2
      if Int(rows[middle]) < row { low = middle &+ 1 } else { high = middle }
    }
    return low
  }
}
