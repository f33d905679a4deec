/// A text as it was read, in bytes, with the name of where it came from.
package struct SourceText: Hashable, Sendable {
  /// The UTF-8 bytes; malformed ones are kept and reported by the lexer.
  package let bytes: [UInt8]
  /// The file's name for messages, none for what was typed.
  package let name: String?

  /// Makes a text from a string.
  package init(_ text: String, name: String? = nil) {
    self.bytes = Array(text.utf8)
    self.name = name
  }

  /// Makes a text from the bytes of a file.
  package init(bytes: [UInt8], name: String? = nil) {
    self.bytes = bytes
    self.name = name
  }

  /// A place for people: both numbers count from 1.
  package struct Location: Hashable, Sendable {
    /// The line, from 1.
    package let line: Int
    /// The column, from 1, in user-perceived characters.
    package let column: Int
  }

  /// The whole text as a string, malformed bytes replaced.
  package var string: String { String(decoding: bytes, as: UTF8.self) }

  /// The bytes of `range` as a string, malformed bytes replaced; a range that reaches past the end
  /// is cut.
  package func string(in range: SourceRange) -> String {
    let lower = min(max(range.lower, 0), bytes.count)
    let upper = min(max(range.upper, lower), bytes.count)
    return String(decoding: bytes[lower..<upper], as: UTF8.self)
  }

  /// The line and column of a byte offset.
  ///
  /// - Complexity: O(bytes before `offset`).
  package func location(of offset: Int) -> Location {
    let offset = min(max(offset, 0), bytes.count)
    let line = bytes[..<offset].reduce(1) { $1 == UInt8(ascii: "\n") ? $0 + 1 : $0 }
    let start = lineRange(at: offset).lower
    return Location(line: line, column: string(in: SourceRange(start, offset)).count + 1)
  }

  /// The line that holds `offset`, without its line break.
  package func lineRange(at offset: Int) -> SourceRange {
    let newline = UInt8(ascii: "\n")
    let offset = min(max(offset, 0), bytes.count)
    var lower = offset
    while lower > 0, bytes[lower - 1] != newline { lower -= 1 }
    var upper = offset
    while upper < bytes.count, bytes[upper] != newline { upper += 1 }
    if upper > lower, bytes[upper - 1] == UInt8(ascii: "\r") { upper -= 1 }
    return SourceRange(lower, upper)
  }

  /// The text with one edit applied.
  package func applying(_ fix: Diagnostic.Fix) -> SourceText {
    let lower = min(max(fix.range.lower, 0), bytes.count)
    let upper = min(max(fix.range.upper, lower), bytes.count)
    return SourceText(
      bytes: Array(bytes[..<lower]) + Array(fix.replacement.utf8) + Array(bytes[upper...]),
      name: name)
  }
}
