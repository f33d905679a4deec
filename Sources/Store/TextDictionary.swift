/// The different values of a text column, sorted by code point, so that order and prefixes are
/// ranges of codes.
package struct TextDictionary: Sendable {
  /// The values end to end; a value's index is its code.
  package let arena: TextArena

  /// Makes a dictionary from values that are sorted by their UTF-8 bytes and different.
  package init(sorted values: [String]) { arena = TextArena(values) }

  /// Makes a dictionary from an arena whose texts are sorted by their bytes and different.
  package init(sorted arena: TextArena) { self.arena = arena }

  /// The values, each made when it is asked for.
  package var values: Values { Values(arena: arena) }

  /// How many values there are.
  package var count: Int { arena.count }

  /// The values of a dictionary, in order.
  package struct Values: RandomAccessCollection, Equatable, Sendable {
    fileprivate let arena: TextArena

    /// The first code.
    package var startIndex: Int { 0 }
    /// As many as there are values.
    package var endIndex: Int { arena.count }
    /// The value of a code.
    package subscript(code: Int) -> String { arena.text(at: code) }

    /// True if the same bytes stand in the same places.
    package static func == (left: Values, right: Values) -> Bool {
      left.arena.offsets == right.arena.offsets && left.arena.bytes == right.arena.bytes
    }
  }

  /// The code of exactly this value.
  ///
  /// - Complexity: O(log *n*)
  package func code(of value: String) -> Int? { code(of: value.utf8.span) }

  /// The code of exactly this value, in UTF-8.
  ///
  /// - Complexity: O(log *n*)
  package func code(of wanted: Span<UInt8>) -> Int? {
    let index = lowerBound(wanted)
    guard index < count else { return nil }
    // By bytes, as the order is; equal spellings of other bytes are the fold's business.
    let found = arena.bytes.span.extracting(arena.range(at: index))
    return found.count == wanted.count && !precedes(wanted, found) ? index : nil
  }

  /// Whether a value begins with some bytes.
  ///
  /// - Complexity: O(log *n*)
  package func hasValue(beginning start: Span<UInt8>) -> Bool {
    let place = lowerBound(start)
    guard place < count else { return false }
    let value = arena.bytes.span.extracting(arena.range(at: place))
    guard value.count >= start.count else { return false }
    for index in 0..<start.count where value[index] != start[index] { return false }
    return true
  }

  /// The first code whose value is not before `value`.
  package func lowerBound(_ value: String) -> Int { lowerBound(value.utf8.span) }

  private func lowerBound(_ value: Span<UInt8>) -> Int {
    let bytes = arena.bytes.span
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if precedes(bytes.extracting(arena.range(at: middle)), value) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }
}

/// Whether a text comes before another, by their bytes.
private func precedes(_ text: Span<UInt8>, _ other: Span<UInt8>) -> Bool {
  let shared = min(text.count, other.count)
  for place in 0..<shared where text[place] != other[place] { return text[place] < other[place] }
  return text.count < other.count
}
