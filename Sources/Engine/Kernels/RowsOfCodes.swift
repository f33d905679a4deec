/// The rows of each code: where few codes are asked for, their rows are found without the others.
struct RowsOfCodes: Sendable {
  private let rows: [Int32]
  /// Where each code's rows start, and one more for the end.
  private let starts: [Int32]

  /// Sorts the rows of codes by their codes.
  ///
  /// - Precondition: each code is below `codeCount`, and there are fewer than 2^31 rows.
  init(_ codes: Span<UInt32>, codeCount: Int) {
    var next = [Int32](repeating: 0, count: codeCount + 1)
    for row in 0..<codes.count { next[Int(codes[row]) &+ 1] &+= 1 }
    for code in 0..<codeCount { next[code &+ 1] &+= next[code] }
    starts = next
    var rows = [Int32](repeating: 0, count: codes.count)
    for row in 0..<codes.count {
      let code = Int(codes[row])
      rows[Int(next[code])] = Int32(truncatingIfNeeded: row)
      next[code] &+= 1
    }
    self.rows = rows
  }

  /// A bit for each row of the codes given.
  func bits(of codes: [Int]) -> [UInt64] {
    var bits = [UInt64](repeating: 0, count: (rows.count + 63) / 64)
    for code in codes {
      for place in starts[code]..<starts[code + 1] {
        let row = Int(rows[Int(place)])
        bits[row / 64] |= 1 << UInt64(row % 64)
      }
    }
    return bits
  }
}
