/// Numbers different keys 0, 1, 2, … in the order in which they first stand.
///
/// Only rows with a bit in `rows` count; the others get −1. Open addressing with linear probing;
/// the table doubles when it is half full.
///
/// - Returns: each row's number, and for each number the row where it first stands.
/// - Throws: `interrupted`.
func numbered(
  _ keys: Span<UInt64>, within rows: Span<UInt64>, _ cancellation: Cancellation
) throws(ExecutionError) -> (numbers: [Int32], firstRows: [Int32]) {
  var numbers = [Int32](repeating: -1, count: keys.count)
  var firstRows: [Int32] = []
  var slots = [Int32](repeating: -1, count: 1024)
  try cancellation.forEachBlock(keys.count) { block throws(ExecutionError) in
    for row in block where rows[row / 64] &>> UInt64(row % 64) & 1 == 1 {
      let key = keys[row]
      var slot = Int(truncatingIfNeeded: scrambled(key)) & (slots.count &- 1)
      while slots[slot] >= 0, keys[Int(firstRows[Int(slots[slot])])] != key {
        slot = (slot &+ 1) & (slots.count &- 1)
      }
      if slots[slot] < 0 {
        slots[slot] = Int32(truncatingIfNeeded: firstRows.count)
        firstRows.append(Int32(truncatingIfNeeded: row))
        numbers[row] = slots[slot]
        if firstRows.count &* 2 > slots.count {
          slots = try widened(slots.count, keys, firstRows, cancellation)
        }
      } else {
        numbers[row] = slots[slot]
      }
    }
  }
  return (numbers, firstRows)
}

private func widened(
  _ size: Int, _ keys: Span<UInt64>, _ firstRows: [Int32], _ cancellation: Cancellation
) throws(ExecutionError) -> [Int32] {
  var slots = [Int32](repeating: -1, count: size &* 4)
  try cancellation.forEachBlock(firstRows.count) { numbers in
    for number in numbers {
      var slot =
        Int(truncatingIfNeeded: scrambled(keys[Int(firstRows[number])])) & (slots.count &- 1)
      while slots[slot] >= 0 { slot = (slot &+ 1) & (slots.count &- 1) }
      slots[slot] = Int32(truncatingIfNeeded: number)
    }
  }
  return slots
}

// The finalizer of MurmurHash3 (Austin Appleby, public domain).
private func scrambled(_ key: UInt64) -> UInt64 {
  var bits = key
  bits ^= bits &>> 33
  bits &*= 0xff51_afd7_ed55_8ccd
  bits ^= bits &>> 33
  bits &*= 0xc4ce_b9fe_1a85_ec53
  bits ^= bits &>> 33
  return bits
}

/// Numbers anew, in the order in which they first stand, numbers that some row has.
///
/// - Precondition: each number is at least 0 and less than `size`.
/// - Returns: each row's number, and for each number the row where it first stands.
func compacted(_ numbers: [Int32], _ size: Int) -> (numbers: [Int32], firstRows: [Int32]) {
  var anew = [Int32](repeating: -1, count: size)
  var firstRows: [Int32] = []
  let compacted = unsafe [Int32](unsafeUninitializedCapacity: numbers.count) { result, count in
    unsafe anew.withUnsafeMutableBufferPointer { anew in
      unsafe numbers.withUnsafeBufferPointer { numbers in
        for row in 0..<numbers.count {
          let number = unsafe Int(numbers[row])
          if unsafe anew[number] < 0 {
            unsafe anew[number] = Int32(truncatingIfNeeded: firstRows.count)
            firstRows.append(Int32(truncatingIfNeeded: row))
          }
          unsafe result[row] = anew[number]
        }
        count = numbers.count
      }
    }
  }
  return (compacted, firstRows)
}

/// Sets each number to itself times the width plus the code of its row.
func combine(_ numbers: inout [Int32], with codes: Span<Int32>, width: Int32) {
  precondition(codes.count == numbers.count, "a code of each row")
  unsafe numbers.withUnsafeMutableBufferPointer { numbers in
    for row in 0..<codes.count { unsafe numbers[row] = numbers[row] &* width &+ codes[row] }
  }
}

/// Numbers few numbers in their order, equal ones alike; rows without a bit get 0.
///
/// - Precondition: `bits` covers the rows; each number that has a bit is at least `least`, and at
///   most 2³² − 1 more.
/// - Returns: each row's number, and how many there are.
func rankedFew(
  _ values: Span<Int64>, from least: Int64, within bits: Span<UInt64>
) -> (ranks: [Int32], count: Int) {
  precondition(bits.count == (values.count &+ 63) / 64, "a bit for each row")
  // The number above its row, so that one sort of numbers does it.
  var keys: [UInt64] = []
  keys.reserveCapacity(values.count)
  for row in 0..<values.count where bits[row / 64] &>> UInt64(row % 64) & 1 == 1 {
    keys.append(UInt64(bitPattern: values[row] &- least) &<< 32 | UInt64(row))
  }
  keys.sort()
  var ranks = [Int32](repeating: 0, count: values.count)
  var rank: Int32 = -1
  var last: UInt64?
  for key in keys {
    if key &>> 32 != last { rank &+= 1 }
    last = key &>> 32
    ranks[Int(truncatingIfNeeded: key & 0xffff_ffff)] = rank
  }
  return (ranks, Int(rank) &+ 1)
}
