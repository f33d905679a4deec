import Language
import Model
import Store

/// Compares two vectors row by row, by bounds where values are known within bounds only.
func compared(
  _ comparison: ComparisonOperator, _ left: Vector, _ right: Vector
) -> BlockTruth {
  guard let truth = comparedKnown(comparison, left, right) else {
    return BlockTruth(constant: .unsure, rowCount: left.count)
  }
  let missing = Missing(left, right)
  return truth.without(unknown: missing.unknown, none: missing.none)
}

/// What the values alone say; nil for layouts that do not compare.
private func comparedKnown(
  _ comparison: ComparisonOperator, _ left: Vector, _ right: Vector
) -> BlockTruth? {
  switch (left.values, right.values) {
  case (.integers(let one), .integers(let other)):
    return exactly(comparedExactly(comparison, one.span, other.span))
  case (.dates(let earliest, var latest), .dates(let otherEarliest, var otherLatest)):
    // A period is one value: it is compared by the day on which it begins.
    if case .period(let unit) = left.type, left.type == right.type {
      let buckets = CalendarBuckets(unit)
      latest = buckets.firstDays(of: latest)
      otherLatest = buckets.firstDays(of: otherLatest)
    }
    return comparedByBounds(
      comparison, earliest.span, latest.span, otherEarliest.span, otherLatest.span)
  case (.booleans(let one), .booleans(let other)):
    let left = (0..<one.count).map { one[$0] ? 1 : 0 }
    let right = (0..<other.count).map { other[$0] ? 1 : 0 }
    return exactly(comparedExactly(comparison, left.span, right.span))
  case (.codes(let one, let dictionary), .codes(let other, let otherDictionary))
  where dictionary.isSame(as: otherDictionary):
    return exactly(comparedExactly(comparison, one.span, other.span))
  case (.codes, _), (.prose, _):
    guard let one = left.texts, let other = right.texts else { return nil }
    let (bytes, others) = (one.arena.bytes.span, other.arena.bytes.span)
    return exactly(
      packed(one.count) {
        textsCompare(
          comparison, bytes.extracting(one.range(at: $0)), others.extracting(other.range(at: $0)))
      })
  default:
    guard let one = left.numericBounds, let other = right.numericBounds else { return nil }
    return comparedByBounds(
      comparison, one.least.span, one.most.span, other.least.span, other.most.span)
  }
}

private func exactly(_ bits: [UInt64]) -> BlockTruth { BlockTruth(yes: bits, possible: bits) }

/// Compares ranges that each hold one unknown value.
func comparedByBounds<Value: Comparable & BitwiseCopyable>(
  _ comparison: ComparisonOperator, _ least: Span<Value>, _ most: Span<Value>,
  _ otherLeast: Span<Value>, _ otherMost: Span<Value>
) -> BlockTruth {
  switch comparison {
  case .less, .lessOrEqual:
    return BlockTruth(
      yes: comparedExactly(comparison, most, otherLeast),
      possible: comparedExactly(comparison, least, otherMost))
  case .greater, .greaterOrEqual:
    return BlockTruth(
      yes: comparedExactly(comparison, least, otherMost),
      possible: comparedExactly(comparison, most, otherLeast))
  case .equal, .notEqual:
    let equal = BlockTruth(
      yes: intersected(
        comparedExactly(.equal, least, otherMost).span,
        comparedExactly(.equal, most, otherLeast).span),
      possible: intersected(
        comparedExactly(.lessOrEqual, least, otherMost).span,
        comparedExactly(.lessOrEqual, otherLeast, most).span))
    return comparison == .equal ? equal : equal.negated
  }
}

/// Whether two texts compare as asked: by code point, and those that are equal in other bytes too.
func textsCompare(
  _ comparison: ComparisonOperator, _ left: Span<UInt8>, _ right: Span<UInt8>
) -> Bool {
  switch comparison {
  case .equal: areEqual(left, right)
  case .notEqual: !areEqual(left, right)
  case .less: comesBefore(left, right)
  case .lessOrEqual: !comesBefore(right, left)
  case .greater: comesBefore(right, left)
  case .greaterOrEqual: !comesBefore(left, right)
  }
}

private func areEqual(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Bool {
  if areSame(left, right) { return true }
  if isComposed(left), isComposed(right) { return false }
  return String(left) == String(right)
}

extension TextDictionary {
  /// True if the two share their values, so that codes compare as texts do.
  func isSame(as other: TextDictionary) -> Bool { values == other.values }
}

extension Vector {
  /// The least and the most that each number or number of days can be; nil for other layouts.
  var numericBounds: (least: [Double], most: [Double])? {
    switch values {
    case .durations(let least, let most): (least.map(Double.init), most.map(Double.init))
    case .integers, .numbers: doubles.map { ($0, $0) }
    default: nil
    }
  }
}
