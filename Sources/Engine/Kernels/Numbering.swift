/// Numbers different keys 0, 1, 2, … in the order in which they first stand.
///
/// Only rows with a bit in `rows` count; the others get −1. Open addressing with linear probing;
/// the table doubles when it is half full.
///
/// - Returns: each row's number, and for each number the row where it first stands.
func numbered(
  _ keys: Span<UInt64>, within rows: Span<UInt64>
) -> (numbers: [Int32], firstRows: [Int32]) {
  var numbers = [Int32](repeating: -1, count: keys.count)
  var firstRows: [Int32] = []
  var slots = [Int32](repeating: -1, count: 1024)
  for row in 0..<keys.count where rows[row / 64] &>> UInt64(row % 64) & 1 == 1 {
    let key = keys[row]
    var slot = Int(truncatingIfNeeded: scrambled(key)) & (slots.count &- 1)
    while slots[slot] >= 0, keys[Int(firstRows[Int(slots[slot])])] != key {
      slot = (slot &+ 1) & (slots.count &- 1)
    }
    if slots[slot] < 0 {
      slots[slot] = Int32(truncatingIfNeeded: firstRows.count)
      firstRows.append(Int32(truncatingIfNeeded: row))
      numbers[row] = slots[slot]
      if firstRows.count &* 2 > slots.count { slots = widened(slots.count, keys, firstRows) }
    } else {
      numbers[row] = slots[slot]
    }
  }
  return (numbers, firstRows)
}

private func widened(_ size: Int, _ keys: Span<UInt64>, _ firstRows: [Int32]) -> [Int32] {
  var slots = [Int32](repeating: -1, count: size &* 4)
  for number in firstRows.indices {
    var slot =
      Int(truncatingIfNeeded: scrambled(keys[Int(firstRows[number])])) & (slots.count &- 1)
    while slots[slot] >= 0 { slot = (slot &+ 1) & (slots.count &- 1) }
    slots[slot] = Int32(truncatingIfNeeded: number)
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
