/// How large a text may be.
///
/// Each limit has an error of its own, so that no text, however hostile, exhausts memory or the
/// stack.
package enum TextLimits {
  /// Bytes in one text.
  package static let byteCountMax = 8 << 20
  /// Tokens in one text.
  package static let tokenCountMax = 1_000_000
  /// Brackets, `not`s, `if`s and nested queries inside one another; also the operators in one sum.
  package static let nestingMax = 500
  /// Values in one list.
  package static let listCountMax = 100_000
  /// Errors reported for one text.
  package static let errorCountMax = 3
  /// Unreadable and foreign spellings noticed in one text.
  package static let noticedCountMax = 1_000
}
