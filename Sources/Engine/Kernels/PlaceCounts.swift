// Rows counted by several codes at once, each in the place of its combination of codes.

/// Sets the place of each row to the number of its code, or adds it to what is there.
///
/// - Precondition: there are as many places as rows, or more; each code is at least 0 and less than
///   the count of `numbers`.
func addNumbers<Code: SmallCode>(
  of codes: Span<Code>, _ numbers: Span<Int32>, to places: inout [Int32], isFirst: Bool
) {
  unsafe numbers.withUnsafeBufferPointer { numbers in
    add(codes, to: &places, isFirst) { unsafe numbers[Int(truncatingIfNeeded: $0)] }
  }
}

/// Sets the place of each row to its code times the stride, or adds that to what is there.
///
/// - Precondition: there are as many places as rows, or more.
func addCodes<Code: SmallCode>(
  _ codes: Span<Code>, times stride: Int32, to places: inout [Int32], isFirst: Bool
) {
  if stride == 1 {
    add(codes, to: &places, isFirst) { Int32(truncatingIfNeeded: $0) }
  } else {
    add(codes, to: &places, isFirst) { Int32(truncatingIfNeeded: $0) &* stride }
  }
}

@inline(__always)
private func add<Code: SmallCode>(
  _ codes: Span<Code>, to places: inout [Int32], _ isFirst: Bool, _ addend: (Code) -> Int32
) {
  precondition(codes.count <= places.count, "a place for each row")
  unsafe places.withUnsafeMutableBufferPointer { places in
    unsafe codes.withUnsafeBufferPointer { codes in
      if isFirst {
        for row in 0..<codes.count { unsafe places[row] = addend(codes[row]) }
      } else {
        for row in 0..<codes.count { unsafe places[row] &+= addend(codes[row]) }
      }
    }
  }
}

/// How many rows each place has, counted a piece of the rows after the other.
struct PlaceTally {
  private let count: Int
  /// Tables side by side, so that rows of one place one after the other do not wait for each other.
  private var cells: [UInt32]

  /// A tally of so many places, which have no rows yet.
  init(count: Int) {
    self.count = count
    cells = [UInt32](repeating: 0, count: count &* tableCount(count))
  }

  /// Counts each row that has a bit in its place plus the number of its code.
  ///
  /// - Precondition: each code is at least 0 and less than the count of `numbers`; the sums are at
  ///   least 0 and less than the tally's count; `bits` covers the rows and has none past them.
  mutating func count<Code: SmallCode>(
    _ codes: Span<Code>, _ numbers: Span<Int32>, at places: Span<Int32>, within bits: Span<UInt64>
  ) {
    precondition(codes.count <= places.count, "a place for each row")
    precondition(bits.count == (codes.count &+ 63) / 64, "a bit for each row")
    let width = tableCount(count) == 1 ? 0 : count
    unsafe cells.withUnsafeMutableBufferPointer { cells in
      unsafe codes.withUnsafeBufferPointer { codes in
        unsafe places.withUnsafeBufferPointer { places in
          unsafe numbers.withUnsafeBufferPointer { numbers in
            forEachRow(bits) { row, lane in
              let number = unsafe numbers[Int(truncatingIfNeeded: codes[row])]
              let place = unsafe Int(truncatingIfNeeded: places[row] &+ number)
              unsafe cells[width &* lane &+ place] &+= 1
            }
          }
        }
      }
    }
  }

  /// Rows of each place.
  var counts: [Int] { sumsOfTables(cells, count: count) }
}

/// Adds to the total of each row's place what its code weighs, of rows that have a bit.
///
/// - Precondition: each code is at least 0 and less than the count of `weights`, each place at
///   least 0 and less than that of `totals`; `bits` covers the rows and has none past them.
func addWeights<Code: SmallCode>(
  of codes: Span<Code>, _ weights: Span<Int>, at places: Span<Int32>, within bits: Span<UInt64>,
  to totals: inout [Int]
) {
  precondition(codes.count <= places.count, "a place for each row")
  precondition(bits.count == (codes.count &+ 63) / 64, "a bit for each row")
  unsafe totals.withUnsafeMutableBufferPointer { totals in
    unsafe codes.withUnsafeBufferPointer { codes in
      unsafe places.withUnsafeBufferPointer { places in
        unsafe weights.withUnsafeBufferPointer { weights in
          forEachRow(bits) { row, _ in
            let weight = unsafe weights[Int(truncatingIfNeeded: codes[row])]
            unsafe totals[Int(truncatingIfNeeded: places[row])] &+= weight
          }
        }
      }
    }
  }
}

/// Adds to the total of each of some rows' place what its code weighs: the place is its other code
/// times the stride after the first.
///
/// - Precondition: each row has both codes; as above for codes, weights and places.
func addWeights<Code: SmallCode, Other: SmallCode>(
  ofRows rows: Span<Int32>, _ codes: Span<Code>, _ weights: Span<Int>, from first: Int,
  _ others: Span<Other>, times stride: Int, to totals: inout [Int]
) {
  unsafe totals.withUnsafeMutableBufferPointer { totals in
    unsafe codes.withUnsafeBufferPointer { codes in
      unsafe others.withUnsafeBufferPointer { others in
        unsafe weights.withUnsafeBufferPointer { weights in
          for index in 0..<rows.count {
            let row = Int(rows[index])
            let place = unsafe first &+ Int(truncatingIfNeeded: others[row]) &* stride
            unsafe totals[place] &+= weights[Int(truncatingIfNeeded: codes[row])]
          }
        }
      }
    }
  }
}

/// The sums of numbers in the totals at some places, whose weights are 1 above 32 bits each, and
/// below them a number less the least; nil where one needs more than four bytes.
///
/// - Precondition: there is a total at each place.
func narrowSums(_ totals: Span<Int>, at places: Span<Int32>, least: Int) -> [Int32]? {
  var isLost = 0
  let sums = unsafe [Int32](unsafeUninitializedCapacity: places.count) { sums, end in
    unsafe places.withUnsafeBufferPointer { places in
      for index in 0..<places.count {
        let total = unsafe totals[Int(places[index])]
        let sum = (total & 0xffff_ffff) &+ (total &>> 32) &* least
        let kept = Int32(truncatingIfNeeded: sum)
        isLost |= sum ^ Int(kept)
        unsafe sums[index] = kept
      }
    }
    end = places.count
  }
  return isLost == 0 ? sums : nil
}
