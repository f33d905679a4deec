extension Period {
  /// Reads a date literal of a query: `2024`, `2024-07`, `2024-07-15`, `2024-Q3`, `2024-W27`, and
  /// the EDTF forms that stand for a period (`2021-XX`, `202X`, `2021~`). Nil if there is no such
  /// date.
  package init?(literal text: String) {
    if let plain = Self.plain(text) {
      self = plain
      return
    }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    if parts.count == 2, let year = Self.digits(parts[0], count: 4), (1...9998).contains(year) {
      if parts[1].hasPrefix("Q"), let quarter = Self.digits(parts[1].dropFirst(), count: 1) {
        guard (1...4).contains(quarter) else { return nil }
        self = .months(from: quarter * 3 - 2, count: 3, year: year)
        return
      }
      if parts[1].hasPrefix("W"), let week = Self.digits(parts[1].dropFirst(), count: 2) {
        // The 4th of January is always in week 1 (ISO 8601).
        let first = CalendarUnit.week.period(
          containing: Day(civilYear: year, month: 1, day: 4))
        let monday = first.first.advanced(by: (week - 1) * 7)
        guard (1...53).contains(week), monday.advanced(by: 3).isoWeek.year == year else {
          return nil
        }
        self = CalendarUnit.week.period(containing: monday)
        return
      }
    }
    guard Self.hasNoGaps(text), case .date(let date) = EDTF.read(text), !date.earliest.isDistant,
      !date.latest.isDistant
    else { return nil }
    self.init(date.earliest, date.latest)
  }

  /// What a year, a month or a day in digits alone stands for, as most are written; nil for others.
  private static func plain(_ text: String) -> Period? {
    let bytes = text.utf8.span
    guard let year = digits(bytes, from: 0, count: 4), (1000...9998).contains(year) else {
      return nil
    }
    if bytes.count == 4 { return .months(from: 1, count: 12, year: year) }
    guard bytes[4] == UInt8(ascii: "-"), let month = digits(bytes, from: 5, count: 2),
      (1...12).contains(month)
    else { return nil }
    if bytes.count == 7 { return .months(from: month, count: 1, year: year) }
    guard bytes.count == 10, bytes[7] == UInt8(ascii: "-"),
      let day = digits(bytes, from: 8, count: 2)
    else { return nil }
    return Day(year: year, month: month, day: day).map { Period($0) }
  }

  /// The number that some digits of a text are; nil if there are other characters or fewer.
  private static func digits(_ bytes: Span<UInt8>, from start: Int, count: Int) -> Int? {
    guard start + count <= bytes.count else { return nil }
    var number = 0
    for index in start..<(start + count) {
      let digit = bytes[index] &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      number = number * 10 + Int(digit)
    }
    return number
  }

  /// False for what holds days with others between: a set, and digits given after ones that are
  /// not, as in `20XX-05`.
  private static func hasNoGaps(_ text: String) -> Bool {
    guard text.utf8.allSatisfy({ !"[{".utf8.contains($0) }) else { return false }
    return text.utf8.split(separator: UInt8(ascii: "/")).allSatisfy { date in
      !date.drop { $0 != UInt8(ascii: "X") }.contains { (0x30...0x39).contains($0) }
    }
  }

  /// A number of exactly so many decimal digits; `Int` alone would take a sign.
  private static func digits(_ text: Substring, count: Int) -> Int? {
    guard text.utf8.count == count, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    return Int(text)
  }
}
