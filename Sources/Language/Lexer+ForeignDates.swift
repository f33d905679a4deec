// Dates as people and other programs write them: `31/12/2024`, `Dec 2024`, `1 July 2024`.
// Each is read as a date and reported with the date that it says.

extension Lexer {
  /// Takes a date in words or with slashes; false when none stands here.
  mutating func lexForeignDate() -> Bool {
    guard offset < bytes.count, ForeignDate.mayBegin(bytes, offset),
      let found = ForeignDate(in: bytes, from: offset)
    else { return false }
    let range = SourceRange(offset, found.end)
    let fix = found.days.count == 1 ? found.days.first : nil
    report(
      .malformedLiteral, "A date is written with the year first.", at: range,
      remedy: "Write \(found.days.joined(separator: " or ")).", replacement: fix)
    add(.date, from: range.lower, to: range.upper)
    return true
  }
}

/// A date in another order than the language's.
struct ForeignDate {
  /// Where it ends.
  let end: Int
  /// The dates that it may say, in the language's form: two where the order of day and month is
  /// open.
  let days: [String]

  /// A word or a number, and the byte before it.
  private struct Part {
    let text: String
    let separator: UInt8
    let end: Int
  }

  init?(in bytes: [UInt8], from start: Int) {
    guard start < bytes.count, ForeignDate.mayBegin(bytes, start) else { return nil }
    let parts = ForeignDate.parts(in: bytes, from: start)
    for count in [3, 2] where parts.count >= count {
      let taken = Array(parts[..<count])
      let end = taken[count - 1].end
      let days = ForeignDate.days(taken)
      guard !days.isEmpty, !ForeignDate.goesOn(bytes, at: end) else { continue }
      self.end = end
      self.days = days
      return
    }
    return nil
  }

  // Most words and numbers are no date; a few bytes tell.
  fileprivate static func mayBegin(_ bytes: [UInt8], _ start: Int) -> Bool {
    if isDigit(bytes[start]) { return isDayOrYear(bytes, start) }
    guard start + 2 < bytes.count else { return false }
    let first = bytes[start] | 0x20
    if first == UInt8(ascii: "q") { return isDigit(bytes[start + 1]) }
    return EnglishMonth.isBegun(by: bytes[start], bytes[start + 1], bytes[start + 2])
  }

  /// Whether a slash or the name of a month comes after a number.
  private static func isDayOrYear(_ bytes: [UInt8], _ start: Int) -> Bool {
    var index = start
    while index < bytes.count, isWord(bytes[index]) { index += 1 }
    guard index < bytes.count else { return false }
    if bytes[index] == UInt8(ascii: "/") { return true }
    while index < bytes.count, bytes[index] == UInt8(ascii: " ") { index += 1 }
    return index + 2 < bytes.count
      && EnglishMonth.isBegun(by: bytes[index], bytes[index + 1], bytes[index + 2])
  }

  /// Up to three words or numbers with one slash, or blanks, between them, or a comma before the
  /// third.
  private static func parts(in bytes: [UInt8], from start: Int) -> [Part] {
    var parts: [Part] = []
    var index = start
    var separator: UInt8 = 0
    while parts.count < 3, index < bytes.count {
      let first = index
      while index < bytes.count, isWord(bytes[index]), index - first < 12 { index += 1 }
      guard index > first else { break }
      let text = String(decoding: bytes[first..<index], as: UTF8.self)
      parts.append(Part(text: text, separator: separator, end: index))
      guard index < bytes.count else { break }
      if bytes[index] == UInt8(ascii: "/") {
        separator = bytes[index]
        index += 1
        continue
      }
      // `1 July, 2024`; but `(dec, 2024)` is a list.
      if bytes[index] == UInt8(ascii: ","), parts.count == 2 { index += 1 }
      let blank = index
      while index < bytes.count, bytes[index] == UInt8(ascii: " ") { index += 1 }
      guard index > blank else { break }
      separator = UInt8(ascii: " ")
    }
    return parts
  }

  private static func days(_ parts: [Part]) -> [String] {
    let separators = Set(parts.dropFirst().map(\.separator))
    let texts = parts.map(\.text)
    if separators == [UInt8(ascii: "/")] { return parts.count == 3 ? slashed(texts) : [] }
    guard separators == [UInt8(ascii: " ")] else { return [] }
    if texts.count == 2 {
      guard let year = year(texts[1]) else { return [] }
      if let month = EnglishMonth.number(of: texts[0]) { return ["\(year)-\(two(month))"] }
      let quarter = texts[0].uppercased()
      return ["Q1", "Q2", "Q3", "Q4"].contains(quarter) ? ["\(year)-\(quarter)"] : []
    }
    guard let year = year(texts[2]) else { return [] }
    if let month = EnglishMonth.number(of: texts[1]), let day = day(texts[0]) {
      return ["\(year)-\(two(month))-\(two(day))"]
    }
    guard let month = EnglishMonth.number(of: texts[0]), let day = day(texts[1]) else { return [] }
    return ["\(year)-\(two(month))-\(two(day))"]
  }

  private static func slashed(_ texts: [String]) -> [String] {
    if let year = year(texts[0]), let month = Int(texts[1]), let day = day(texts[2]) {
      return (1...12).contains(month) ? ["\(year)-\(two(month))-\(two(day))"] : []
    }
    guard let year = year(texts[2]), let first = day(texts[0]), let second = day(texts[1]) else {
      return []
    }
    var orders: [(month: Int, day: Int)] = []
    if second <= 12 { orders.append((second, first)) }
    if first <= 12, first != second { orders.append((first, second)) }
    return orders.map { "\(year)-\(two($0.month))-\(two($0.day))" }
  }

  private static func year(_ text: String) -> String? {
    text.count == 4 && text.utf8.allSatisfy(isDigit) ? text : nil
  }

  /// 1 to 31, as a number or as `1st`.
  private static func day(_ text: String) -> Int? {
    var digits = text[...]
    for ending in ["st", "nd", "rd", "th"] where digits.hasSuffix(ending) {
      digits = digits.dropLast(2)
    }
    guard digits.count <= 2, let day = Int(digits), (1...31).contains(day) else { return nil }
    return day
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static func goesOn(_ bytes: [UInt8], at index: Int) -> Bool {
    guard index < bytes.count else { return false }
    return isWord(bytes[index]) || bytes[index] >= 0x80 || "-/.".utf8.contains(bytes[index])
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    isDigit(byte) || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
  }
}
