/// A set of Unicode scalars.
struct CharacterClass: Hashable, Sendable {
  /// Values of scalars, ascending, neither touching nor overlapping. Surrogates may lie within a
  /// range; no text has them.
  let ranges: [ClosedRange<UInt32>]
  /// Whether a byte that is not UTF-8 counts as one of its characters.
  let matchesInvalid: Bool

  private static let maximum: UInt32 = 0x10FFFF

  /// Makes the set that is the union of `ranges`, in any order.
  init(_ ranges: [ClosedRange<UInt32>], matchesInvalid: Bool = false) {
    var merged: [ClosedRange<UInt32>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = merged.last, range.lowerBound <= last.upperBound + 1 {
        merged[merged.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
    self.ranges = merged
    self.matchesInvalid = matchesInvalid
  }

  /// Makes the set of one scalar.
  init(_ scalar: Unicode.Scalar) {
    ranges = [scalar.value...scalar.value]
    matchesInvalid = false
  }

  /// `.`: any character but a newline, and any byte that is not UTF-8.
  static let anyButNewline = CharacterClass(
    [0...0x09, 0x0B...maximum], matchesInvalid: true)

  /// The scalars that are not in the set; a byte that is not UTF-8 is in neither.
  var inverted: CharacterClass {
    var gaps: [ClosedRange<UInt32>] = []
    var low: UInt32 = 0
    for range in ranges {
      if range.lowerBound > low { gaps.append(low...range.lowerBound - 1) }
      low = range.upperBound + 1
    }
    if low <= Self.maximum { gaps.append(low...Self.maximum) }
    return CharacterClass(gaps)
  }

  /// Whether the scalar with this value is in the set.
  ///
  /// - Complexity: O(log *ranges*)
  func contains(_ value: UInt32) -> Bool {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound < value { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].lowerBound <= value
  }

  /// The set with every scalar that differs from a member by case alone.
  func ignoringCase() -> CharacterClass {
    var added: [ClosedRange<UInt32>] = []
    for (value, others) in CaseFolding.variants where contains(value) {
      added += others.map { $0...$0 }
    }
    return added.isEmpty ? self : CharacterClass(ranges + added, matchesInvalid: matchesInvalid)
  }
}
