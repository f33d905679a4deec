import Model

/// The different values of a text column, sorted by code point, so that order and prefixes are
/// ranges of codes.
package struct TextDictionary: Sendable {
  /// The values; a value's index is its code.
  package let values: [String]

  /// Makes a dictionary from values that are sorted by their UTF-8 bytes and different.
  package init(sorted values: [String]) { self.values = values }

  /// How many values there are.
  package var count: Int { values.count }

  /// The code of exactly this value.
  ///
  /// - Complexity: O(log *n*)
  package func code(of value: String) -> Int? {
    let index = lowerBound(value)
    // By bytes, as the order is; equal spellings of other bytes are the fold's business.
    return index < values.count && values[index].utf8.elementsEqual(value.utf8) ? index : nil
  }

  /// The first code whose value is not before `value`.
  package func lowerBound(_ value: String) -> Int {
    var low = 0
    var high = values.count
    while low < high {
      let middle = (low + high) / 2
      if byteOrder(values[middle], value) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The codes of all values that fold to the same text as `value`.
  ///
  /// - Complexity: O(*n*)
  package func codes(foldingTo value: String) -> [Int] {
    let key = folded(value)
    return values.indices.filter { folded(values[$0]) == key }
  }
}

/// True if `left` comes before `right` by UTF-8 bytes, which is code point order.
package func byteOrder(_ left: String, _ right: String) -> Bool {
  left.utf8.lexicographicallyPrecedes(right.utf8)
}
