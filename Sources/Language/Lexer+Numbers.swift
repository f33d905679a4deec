// Numbers and dates. A date is written `2024-07-15`, `2024-07`, `2024-Q3` or `2024-W28`, with `XX`
// for an unknown part and `?`, `~` or `%` for a doubtful one; `2024` alone is a number.

extension Lexer {
  mutating func lexNumber() {
    let start = offset
    var end = digitsEnd(from: start)
    let digitCount = end - start
    // Most numbers are too short for a date.
    if digitCount >= 3, let end = dateEnd(from: start), !continuesLiteral(at: end) {
      return add(.date, from: start, to: end)
    }
    if digitCount == 4, bytes.indices.contains(end + 1), bytes[end] == UInt8(ascii: "-"),
      isWordByte(bytes[end + 1])
    {
      return lexMalformed(from: start, "This is not a date.")
    }
    var kind = Token.Kind.integer
    if bytes.indices.contains(end + 1), bytes[end] == UInt8(ascii: "."), isDigit(bytes[end + 1]) {
      end = digitsEnd(from: end + 1)
      kind = .decimal
      if bytes.indices.contains(end + 1), bytes[end] == UInt8(ascii: "."), isDigit(bytes[end + 1]) {
        return lexMalformed(from: start, "This is not a number or a date.")
      }
    }
    if end < bytes.count, isWordByte(bytes[end]) {
      return lexMalformed(from: start, "A number ends before a letter.")
    }
    add(kind, from: start, to: end)
  }

  /// Takes everything that looks like one literal and says how it might be written.
  private mutating func lexMalformed(from start: Int, _ message: String) {
    var end = start
    while end < bytes.count, isWordByte(bytes[end]) || isJoint(at: end) { end += 1 }
    let range = SourceRange(start, end)
    let written = String(decoding: bytes[start..<end], as: UTF8.self)
    let mended = DateSpelling.mended(written)
    let remedy: String
    if let mended {
      remedy = "Write \(mended)."
    } else if written.contains("-") || written.contains(".") {
      remedy = "Dates are written 2024, 2024-07, 2024-07-15, 2024-Q3."
    } else {
      remedy = "Write a number in digits alone."
    }
    report(.malformedLiteral, message, at: range, remedy: remedy, replacement: mended)
    add(.date, from: start, to: end)
  }

  /// A hyphen, dot or mark of doubt inside a literal.
  private func isJoint(at index: Int) -> Bool {
    switch bytes[index] {
    case UInt8(ascii: "?"), UInt8(ascii: "~"): return true
    case UInt8(ascii: "-"), UInt8(ascii: "."):
      return index + 1 < bytes.count && isWordByte(bytes[index + 1])
    // The time of a day, as in 2024-07-01T12:00.
    case UInt8(ascii: ":"): return index + 1 < bytes.count && isDigit(bytes[index + 1])
    default: return false
    }
  }

  private func continuesLiteral(at end: Int) -> Bool {
    guard end < bytes.count else { return false }
    return isWordByte(bytes[end]) || (bytes[end] == UInt8(ascii: "-") && isJoint(at: end))
  }

  /// The end of the date that begins at `start`, the longest that is well formed.
  func dateEnd(from start: Int) -> Int? {
    DateSpelling.length(of: bytes[start..<min(start + 11, bytes.count)]).map { start + $0 }
  }

  private func digitsEnd(from start: Int) -> Int {
    var end = start
    while end < bytes.count, isDigit(bytes[end]) { end += 1 }
    return end
  }

  private func isDigit(_ byte: UInt8) -> Bool {
    UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
  }

  /// A byte that may stand in a word: ASCII letters, digits, `_`, and all of other scripts.
  private func isWordByte(_ byte: UInt8) -> Bool {
    isDigit(byte) || byte == UInt8(ascii: "_") || byte >= 0x80
      || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
  }
}

/// How dates are spelled.
enum DateSpelling {
  // Bytes: two dates, a number or a word of time; what is longer was not meant as one.
  private static let mendedMax = 64

  /// The length in bytes of the date at the start of `bytes`; none when there is no date or when
  /// what stands there is a plain number.
  static func length(of bytes: ArraySlice<UInt8>) -> Int? {
    let text = Array(bytes)
    let century = digitCount(text, from: 0, max: 4)
    if century == 3, text.count > 3, text[3] == UInt8(ascii: "X") { return 4 }
    guard century == 4 else { return nil }
    let rest = restLength(text)
    let isDoubtful = text.count > 4 + rest && "?~%".utf8.contains(text[4 + rest])
    let length = 4 + rest + (isDoubtful ? 1 : 0)
    return length > 4 ? length : nil
  }

  /// The length of `-07`, `-07-15`, `-Q3`, `-W28`, `-XX`, `-XX-XX` or `-07-XX` after the year.
  private static func restLength(_ text: [UInt8]) -> Int {
    guard text.count > 5, text[4] == UInt8(ascii: "-") else { return 0 }
    if text[5] == UInt8(ascii: "Q"), text.count > 6,
      UInt8(ascii: "1")...UInt8(ascii: "4") ~= text[6]
    {
      return 3
    }
    if text[5] == UInt8(ascii: "W") { return digitCount(text, from: 6, max: 2) == 2 ? 4 : 0 }
    let month = partLength(text, from: 5)
    guard month == 2 else { return 0 }
    guard text.count > 7, text[7] == UInt8(ascii: "-"), partLength(text, from: 8) == 2 else {
      return 3
    }
    // After an unknown month only an unknown day can follow.
    let isMonthUnknown = text[5] == UInt8(ascii: "X")
    return isMonthUnknown && text[8] != UInt8(ascii: "X") ? 3 : 6
  }

  /// 2 for two digits or `XX`, else 0.
  private static func partLength(_ text: [UInt8], from start: Int) -> Int {
    if digitCount(text, from: start, max: 2) == 2 { return 2 }
    let unknown = UInt8(ascii: "X")
    return start + 1 < text.count && text[start] == unknown && text[start + 1] == unknown ? 2 : 0
  }

  private static func digitCount(_ text: [UInt8], from start: Int, max: Int) -> Int {
    guard start < text.count else { return 0 }
    return text[start...].prefix(max).prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }.count
  }

  /// The literal that was probably meant: `2024-7` is `2024-07`, `15.07.2024` is `2024-07-15`,
  /// `90days` is `90 days`.
  static func mended(_ written: String) -> String? {
    guard written.utf8.count <= mendedMax else { return nil }
    let digits = written.prefix { $0.isASCII && $0.isNumber }
    let word = written.dropFirst(digits.count)
    if !digits.isEmpty, Keyword(spelling: String(word))?.unit != nil { return "\(digits) \(word)" }
    if let day = written.split(separator: "T", maxSplits: 1).first, day.count == 10,
      day.count < written.count, isDate(day)
    {
      return String(day)
    }
    if let range = rangeMended(written) { return range }
    let dotted = written.split(separator: ".", omittingEmptySubsequences: false)
    if dotted.count > 2, dotted.dropFirst().allSatisfy({ $0.count == 3 }),
      dotted.allSatisfy({ Int($0) != nil })
    {
      return dotted.joined()
    }
    let parts: [Substring]
    if dotted.count == 3, dotted[2].count == 4 {
      parts = dotted.reversed()
    } else {
      parts = written.split(separator: "-", omittingEmptySubsequences: false)
    }
    let candidate = parts.map { part in
      let upper = part.uppercased()
      return upper.count == 1 ? "0" + upper : upper
    }.joined(separator: "-")
    let bytes = Array(candidate.utf8)
    return length(of: bytes[...]) == bytes.count && isPlausible(bytes) ? candidate : nil
  }

  /// `2024-01-2024-06` is `2024-01..2024-06`.
  private static func rangeMended(_ written: String) -> String? {
    for (index, character) in zip(written.indices, written) where character == "-" {
      let (first, last) = (written[..<index], written[written.index(after: index)...])
      if isDate(first), isDate(last) { return "\(first)..\(last)" }
    }
    return nil
  }

  private static func isDate(_ text: Substring) -> Bool {
    if text.count == 4 { return text.allSatisfy { $0.isASCII && $0.isNumber } }
    let bytes = Array(text.utf8)
    return length(of: bytes[...]) == bytes.count && isPlausible(bytes)
  }

  /// False when a month above 12 or a day above 31 shows that the parts stand in another order.
  private static func isPlausible(_ bytes: [UInt8]) -> Bool {
    let parts = String(decoding: bytes, as: UTF8.self).split(separator: "-").map { Int($0) }
    if parts.count > 1, let month = parts[1], !(1...12).contains(month) { return false }
    if parts.count > 2, let day = parts[2], !(1...31).contains(day) { return false }
    return true
  }
}
