import Language

/// A bit for each pair of values that compare as asked.
func comparedExactly<Value: Comparable & BitwiseCopyable>(
  _ comparison: ComparisonOperator, _ left: Span<Value>, _ right: Span<Value>
) -> [UInt64] {
  precondition(left.count == right.count, "both sides have the same rows")
  let count = left.count
  return switch comparison {
  case .equal: packed(count) { left[$0] == right[$0] }
  case .notEqual: packed(count) { left[$0] != right[$0] }
  case .less: packed(count) { left[$0] < right[$0] }
  case .lessOrEqual: packed(count) { left[$0] <= right[$0] }
  case .greater: packed(count) { left[$0] > right[$0] }
  case .greaterOrEqual: packed(count) { left[$0] >= right[$0] }
  }
}

/// A bit for each pair of day numbers in which `first[i] − second[i]` is at least `least` and at
/// most `most`.
func differenceWithin(
  _ first: Span<Int32>, _ second: Span<Int32>, least: Int, most: Int
) -> [UInt64] {
  precondition(first.count == second.count, "both sides have the same rows")
  return packed(first.count) { index in
    let difference = Int(first[index]) &- Int(second[index])
    return (difference >= least) != (difference > most)
  }
}
