/// A half-open range of UTF-8 byte offsets in a source text.
package struct SourceRange: Hashable, Sendable {
  /// The offset of the first byte.
  package let lower: Int
  /// The offset just past the last byte.
  package let upper: Int

  /// Makes a range from `lower` up to, not including, `upper`.
  package init(_ lower: Int, _ upper: Int) {
    self.lower = lower
    self.upper = max(lower, upper)
  }

  /// The smallest range that covers both.
  package func joined(with other: SourceRange) -> SourceRange {
    SourceRange(min(lower, other.lower), max(upper, other.upper))
  }

  /// The length in bytes.
  package var length: Int { upper - lower }
}
