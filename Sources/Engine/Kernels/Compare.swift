import CKernels
import Language

/// A bit for each pair of values that compare as asked.
func comparedExactly<Value: Comparable & BitwiseCopyable>(
  _ comparison: ComparisonOperator, _ left: Span<Value>, _ right: Span<Value>
) -> [UInt64] {
  precondition(left.count == right.count, "both sides have the same rows")
  let count = left.count
  if Value.self == Int32.self {
    switch comparison {
    case .greater: return greater(left, right)
    case .less: return greater(right, left)
    case .lessOrEqual: return inverted(greater(left, right), count)
    case .greaterOrEqual: return inverted(greater(right, left), count)
    case .equal, .notEqual: break
    }
  }
  return switch comparison {
  case .equal: packed(count) { left[$0] == right[$0] }
  case .notEqual: packed(count) { left[$0] != right[$0] }
  case .less: packed(count) { left[$0] < right[$0] }
  case .lessOrEqual: packed(count) { left[$0] <= right[$0] }
  case .greater: packed(count) { left[$0] > right[$0] }
  case .greaterOrEqual: packed(count) { left[$0] >= right[$0] }
  }
}

/// A bit for each pair of which the left is greater, 64 pairs at a time.
///
/// - Precondition: the values are `Int32`, which the only caller has asked.
private func greater<Value: Comparable & BitwiseCopyable>(
  _ left: Span<Value>, _ right: Span<Value>
) -> [UInt64] {
  packedWords(
    left.count,
    word: { start in
      unsafe left.withUnsafeBytes { left in
        unsafe right.withUnsafeBytes { right in
          guard let one = left.baseAddress, let other = right.baseAddress else { return 0 }
          return unsafe ck_greater_i32(
            one.assumingMemoryBound(to: Int32.self) + start,
            other.assumingMemoryBound(to: Int32.self) + start)
        }
      }
    }, rest: { left[$0] > right[$0] })
}

/// Every bit the other way, but for those past the last row.
private func inverted(_ bits: [UInt64], _ count: Int) -> [UInt64] {
  var words = inverted(bits.span)
  if count % 64 != 0, let last = words.indices.last {
    words[last] &= (1 &<< UInt64(truncatingIfNeeded: count % 64)) &- 1
  }
  return words
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
