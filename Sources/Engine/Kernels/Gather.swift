/// The values at some rows, in the order given; a negative row takes the placeholder.
func gathered<Value: BitwiseCopyable>(
  _ values: Span<Value>, at rows: Span<Int32>, placeholder: Value
) -> [Value] {
  var result = [Value](repeating: placeholder, count: rows.count)
  for index in result.indices {
    let row = Int(rows[index])
    if row >= 0 { result[index] = values[row] }
  }
  return result
}

/// The rows that some rows lead to; a negative row leads nowhere and stays itself.
func followed(_ targets: Span<Int32>, from rows: Span<Int32>) -> [Int32] {
  var result = [Int32](repeating: -1, count: rows.count)
  for index in result.indices {
    let row = rows[index]
    result[index] = row < 0 ? row : targets[Int(row)]
  }
  return result
}

/// The bits at some rows, in the order given; a negative row takes `missing`.
func gatheredBits(_ words: Span<UInt64>, at rows: Span<Int32>, missing: Bool) -> [UInt64] {
  packed(rows.count) { index in
    let row = Int(rows[index])
    if row < 0 { return missing }
    return words[row / 64] &>> UInt64(truncatingIfNeeded: row % 64) & 1 == 1
  }
}

/// A bit for each value that equals another.
func equalBits(_ values: Span<Int32>, to value: Int32) -> [UInt64] {
  packed(values.count) { values[$0] == value }
}
