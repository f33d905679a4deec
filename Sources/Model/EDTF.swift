/// Reads dates in EDTF, ISO 8601-2:2019 level 1, with the few forms of level 2 that need no new
/// ideas.
///
/// `2021`, `2021-08`, `2021-08-15`, `2021~`, `2021-XX-XX`, `2021-08-XX`, `202X`, `20XX`, `2021-21`
/// (spring), `2021-08/2021-10`, `../2021`, `2021/..`. `?`, `~` and `%` widen the bounds by one unit
/// of the stated precision each side.
package enum EDTF {
  /// What a text was read as.
  package enum Reading: Hashable, Sendable {
    /// One unknown day within bounds.
    case date(UncertainDate)
    /// A year of four `X`: it happened, nobody knows when.
    case unknown
    /// Not a date.
    case malformed
  }

  /// Reads one text; blanks round it are not accepted.
  package static func read(_ text: String) -> Reading {
    let bytes = Array(text.utf8)
    guard let slash = bytes.firstIndex(of: UInt8(ascii: "/")) else { return single(bytes[...]) }
    return interval(bytes[..<slash], bytes[(slash + 1)...])
  }

  private static func interval(_ start: ArraySlice<UInt8>, _ end: ArraySlice<UInt8>) -> Reading {
    let earliest: Day
    let latest: Day
    switch bound(start) {
    case .open: earliest = .distantPast
    case .closed(let date): earliest = date.earliest
    case .malformed: return .malformed
    }
    switch bound(end) {
    case .open: latest = .distantFuture
    case .closed(let date): latest = date.latest
    case .malformed: return .malformed
    }
    if earliest.isDistant && latest.isDistant { return .unknown }
    return earliest <= latest ? .date(UncertainDate(earliest, latest)) : .malformed
  }

  private enum Bound {
    case open
    case closed(UncertainDate)
    case malformed
  }

  private static func bound(_ bytes: ArraySlice<UInt8>) -> Bound {
    if bytes.isEmpty || bytes.elementsEqual([UInt8(ascii: "."), UInt8(ascii: ".")]) {
      return .open
    }
    switch single(bytes) {
    case .date(let date): return .closed(date)
    case .unknown: return .open
    case .malformed: return .malformed
    }
  }

  private static func single(_ bytes: ArraySlice<UInt8>) -> Reading {
    guard let last = bytes.last else { return .malformed }
    let isQualified = [UInt8(ascii: "?"), UInt8(ascii: "~"), UInt8(ascii: "%")].contains(last)
    let parts = (isQualified ? bytes.dropLast() : bytes)
      .split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count), let year = Digits(parts[0], width: 4) else {
      return .malformed
    }
    let month = parts.count > 1 ? Digits(parts[1], width: 2) : nil
    let day = parts.count > 2 ? Digits(parts[2], width: 2) : nil
    if parts.count > 1 && month == nil || parts.count > 2 && day == nil { return .malformed }
    return period(year: year, month: month, day: day, isQualified: isQualified)
  }

  private static func period(
    year: Digits, month: Digits?, day: Digits?, isQualified: Bool
  ) -> Reading {
    guard year.isKnown else {
      let rest = [month, day].compactMap(\.self)
      guard rest.allSatisfy(\.isUnspecified), year.isTrailingUnspecified else { return .malformed }
      if year.isUnspecified { return .unknown }
      return bounded(years: year.least...year.most, unit: year.most - year.least + 1, isQualified)
    }
    guard (1...9999).contains(year.least) else { return .malformed }
    guard let month, !month.isUnspecified else {
      if let day, !day.isUnspecified { return .malformed }
      return bounded(years: year.least...year.least, unit: 1, isQualified)
    }
    guard month.isKnown else { return .malformed }
    if (21...24).contains(month.least) && day == nil {
      return season(month.least, year: year.least, isQualified: isQualified)
    }
    guard (1...12).contains(month.least) else { return .malformed }
    guard let day, !day.isUnspecified else {
      let first = Day(civilYear: year.least, month: month.least, day: 1)
      return widened(.month, first: first, isQualified)
    }
    guard day.isKnown, let exact = Day(year: year.least, month: month.least, day: day.least) else {
      return .malformed
    }
    return widened(.day, first: exact, isQualified)
  }

  private static func bounded(years: ClosedRange<Int>, unit: Int, _ isQualified: Bool) -> Reading {
    let margin = isQualified ? unit : 0
    let first = max(1, years.lowerBound - margin)
    let last = min(9999, years.upperBound + margin)
    return .date(
      UncertainDate(
        Day(civilYear: first, month: 1, day: 1), Day(civilYear: last, month: 12, day: 31)))
  }

  private static func widened(_ unit: CalendarUnit, first: Day, _ isQualified: Bool) -> Reading {
    guard isQualified else { return .date(UncertainDate(unit.period(containing: first))) }
    return within(unit.period(-1, after: first).first, unit.period(1, after: first).last)
  }

  /// Bounds that stay within the years that can be written.
  private static func within(_ earliest: Day, _ latest: Day) -> Reading {
    let first = Day(civilYear: 1, month: 1, day: 1)
    let last = Day(civilYear: 9999, month: 12, day: 31)
    return .date(UncertainDate(max(earliest, first), min(latest, last)))
  }

  // Northern seasons by whole months; winter runs from December into the next year (ISO 8601-2,
  // 4.8).
  private static func season(_ number: Int, year: Int, isQualified: Bool) -> Reading {
    let margin = isQualified ? 3 : 0
    let start = Day(civilYear: year, month: 3 + (number - 21) * 3, day: 1)
    let first = CalendarUnit.month.period(-margin, after: start).first
    let last = CalendarUnit.month.period(2 + margin, after: start).last
    return within(first, last)
  }

  /// A group of digits in which trailing ones may be `X`, not specified.
  private struct Digits {
    let least: Int
    let most: Int
    let isTrailingUnspecified: Bool
    let isUnspecified: Bool

    var isKnown: Bool { least == most }

    init?(_ bytes: ArraySlice<UInt8>, width: Int) {
      guard bytes.count == width else { return nil }
      var least = 0
      var most = 0
      var unspecified = 0
      var isTrailing = true
      for byte in bytes {
        if byte == UInt8(ascii: "X") {
          least *= 10
          most = most * 10 + 9
          unspecified += 1
        } else if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
          least = least * 10 + Int(byte - UInt8(ascii: "0"))
          most = most * 10 + Int(byte - UInt8(ascii: "0"))
          if unspecified > 0 { isTrailing = false }
        } else {
          return nil
        }
      }
      self.least = least
      self.most = most
      isTrailingUnspecified = isTrailing
      isUnspecified = unspecified == width
    }
  }
}
