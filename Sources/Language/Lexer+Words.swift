// Names, quoted text, parameters and patterns.

extension Lexer {
  /// The scalar at `index` and its length in bytes; none when the bytes are malformed.
  func scalar(at index: Int) -> (scalar: Unicode.Scalar, length: Int)? {
    guard index < bytes.count else { return nil }
    let lead = bytes[index]
    if lead < 0x80 { return (Unicode.Scalar(lead), 1) }
    let length: Int
    var value: UInt32
    switch lead {
    case 0xC2..<0xE0: (length, value) = (2, UInt32(lead & 0x1F))
    case 0xE0..<0xF0: (length, value) = (3, UInt32(lead & 0x0F))
    case 0xF0..<0xF5: (length, value) = (4, UInt32(lead & 0x07))
    default: return nil
    }
    guard index + length <= bytes.count else { return nil }
    for next in bytes[(index + 1)..<(index + length)] {
      guard next & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(next & 0x3F)
    }
    let smallest: [UInt32] = [0x80, 0x800, 0x10000]
    guard value >= smallest[length - 2], let scalar = Unicode.Scalar(value) else { return nil }
    return (scalar, length)
  }

  /// The end of the name that begins at `start`; none when no name begins there.
  ///
  /// A hyphen joins two parts when a letter follows it.
  func nameEnd(from start: Int) -> Int? {
    let bytes = bytes.span
    var end = start
    if start < bytes.count, bytes[start] < 0x80 {
      guard Self.beginsName(bytes[start]) else { return nil }
      end += 1
    } else {
      guard let first = scalar(at: start), Self.beginsName(first.scalar) else { return nil }
      end += first.length
    }
    while true {
      // Most names are ASCII, and most of their letters are not the last.
      while end < bytes.count, Self.continuesName(bytes[end]) { end += 1 }
      if end < bytes.count, bytes[end] < 0x80, bytes[end] != UInt8(ascii: "-") { break }
      guard let (scalar, length) = scalar(at: end) else { break }
      if Self.continuesName(scalar) {
        end += length
      } else if scalar == "-", let after = self.scalar(at: end + 1), Self.beginsName(after.scalar) {
        end += 1 + after.length
      } else {
        break
      }
    }
    return end
  }

  /// A letter of any script, or `_`.
  static func beginsName(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return beginsName(UInt8(truncatingIfNeeded: scalar.value)) }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .letterNumber:
      return true
    default: return false
    }
  }

  /// An ASCII letter or `_`.
  private static func beginsName(_ byte: UInt8) -> Bool {
    // The bit that makes a letter small makes none of what is no letter.
    let letter = byte | 0x20
    return letter >= UInt8(ascii: "a") && letter <= UInt8(ascii: "z") || byte == UInt8(ascii: "_")
  }

  /// An ASCII letter or digit, `_` or an apostrophe.
  private static func continuesName(_ byte: UInt8) -> Bool {
    beginsName(byte) || byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
      || byte == UInt8(ascii: "'")
  }

  /// A letter, a digit, `_`, an apostrophe or a combining mark.
  static func continuesName(_ scalar: Unicode.Scalar) -> Bool {
    if scalar == "'" || ("0"..."9").contains(scalar) || beginsName(scalar) { return true }
    if scalar.isASCII { return false }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .decimalNumber: return true
    default: return false
    }
  }

  mutating func lexString() {
    let start = offset
    // A search that failed once fails for every later quote: all of them are escaped.
    if !hasUnclosedQuote, let end = closingQuote(UInt8(ascii: "\""), from: start + 1) {
      add(.string, from: start, to: end + 1)
    } else {
      hasUnclosedQuote = true
      lexUnterminated(start, "The quotes are not closed.", closing: "\"", kind: .string)
    }
  }

  mutating func lexQuotedName() {
    let start = offset
    let backquote = UInt8(ascii: "`")
    let newline = UInt8(ascii: "\n")
    var end = start + 1
    while end < bytes.count, bytes[end] != backquote, bytes[end] != newline { end += 1 }
    if end < bytes.count, bytes[end] == backquote, end > start + 1 {
      add(.quotedName, from: start, to: end + 1)
    } else if end < bytes.count, bytes[end] == backquote {
      let range = SourceRange(start, end + 1)
      report(.malformedLiteral, "A name in backquotes is empty.", at: range)
      add(.error, from: start, to: end + 1)
    } else {
      lexUnterminated(start, "The backquotes are not closed.", closing: "`", kind: .quotedName)
    }
  }

  /// Takes the rest of the line, so that what follows on other lines is still read.
  private mutating func lexUnterminated(
    _ start: Int, _ message: String, closing: String, kind: Token.Kind
  ) {
    var end = start
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    let isLastLine = !bytes[end...].contains { $0 > UInt8(ascii: " ") }
    endsInsideQuotes = endsInsideQuotes || isLastLine
    if end == start + 1, start > 0, let word = wordStart(before: start) {
      report(
        Diagnostic(
          .unterminatedString, message.replacing("closed", with: "opened"),
          at: SourceRange(start, end), remedy: "Open them before the text.",
          fix: Diagnostic.Fix(replace: SourceRange(word, word), with: closing)))
      return add(.error, from: start, to: end)
    }
    report(
      Diagnostic(
        .unterminatedString, message, at: SourceRange(start, end),
        remedy: "Close them with \(closing).",
        fix: Diagnostic.Fix(replace: SourceRange(end, end), with: closing)))
    add(kind, from: start, to: end)
  }

  /// Where the word begins that ends at `end`; none when a blank stands there.
  private func wordStart(before end: Int) -> Int? {
    var start = end
    while start > 0, isInWord(bytes[start - 1]) { start -= 1 }
    return start < end ? start : nil
  }

  private func isInWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte == UInt8(ascii: "_") || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
      || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
  }

  /// The offset of the next `quote` that no backslash guards.
  func closingQuote(_ quote: UInt8, from start: Int) -> Int? {
    var index = start
    while index < bytes.count, bytes[index] != quote {
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return index < bytes.count ? index : nil
  }

  mutating func lexParameter() {
    let start = offset
    if let end = nameEnd(from: start + 1) {
      add(.parameter, from: start, to: end)
    } else {
      let isNumber = UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte(1)
      report(
        .unreadableCharacter, "A parameter is '$' and a name.",
        at: SourceRange(start, start + 1),
        remedy: isNumber ? "Write a number without a sign of money." : "Write it as $since.",
        replacement: isNumber ? "" : nil)
      add(.error, from: start, to: start + 1)
    }
  }

  /// True right after `matches`, the one place where a slash begins a pattern.
  var followsMatches: Bool { tokens.last?.keyword == .matches }

  /// The end of the pattern that begins at the cursor; none when no slash closes it on its line.
  func regexEnd() -> Int? {
    var index = offset + 1
    while index < bytes.count, bytes[index] != UInt8(ascii: "\n") {
      if bytes[index] == UInt8(ascii: "/") { return index > offset + 1 ? index + 1 : nil }
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return nil
  }
}

/// The text that quoted bytes stand for.
package enum QuotedText {
  /// Takes off the quotes and resolves `\n`, `\t`, `\"`, `\\`; any other escaped character is
  /// itself.
  static func value(of quoted: String) -> String {
    if let plain = plainValue(of: quoted) { return plain }
    guard let first = quoted.unicodeScalars.first else { return "" }
    let closing = closingScalar(of: first)
    var scalars = quoted.unicodeScalars.dropFirst()
    if scalars.last == closing { scalars = scalars.dropLast() }
    var value = String.UnicodeScalarView()
    var isEscaped = false
    var wasQuote = false
    for scalar in scalars {
      if isEscaped {
        value.append(scalar == "n" ? "\n" : scalar == "t" ? "\t" : scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else if first == "'", scalar == "'" {
        // SQL doubles a quote to write it.
        if wasQuote { value.append(scalar) }
        wasQuote.toggle()
        continue
      } else {
        value.append(scalar)
      }
      wasQuote = false
    }
    return String(value)
  }

  /// The value of what stands between two double quotes, without an escaped character; nil for
  /// others.
  private static func plainValue(of quoted: String) -> String? {
    let bytes = quoted.utf8
    let quote = UInt8(ascii: "\"")
    guard bytes.count >= 2, bytes.first == quote, bytes.last == quote,
      !bytes.contains(UInt8(ascii: "\\"))
    else { return nil }
    let start = bytes.index(after: bytes.startIndex)
    return String(quoted[start..<bytes.index(before: bytes.endIndex)])
  }

  /// The text in quotes, with what must be escaped escaped.
  package static func quoting(_ value: String) -> String {
    var quoted = "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  private static func closingScalar(of opening: Unicode.Scalar) -> Unicode.Scalar {
    switch opening {
    case "\u{201C}", "\u{201E}": "\u{201D}"
    case "\u{2018}": "\u{2019}"
    case "\u{00AB}": "\u{00BB}"
    default: opening
    }
  }
}
