/// Reads dates in EDTF, ISO 8601-2:2019: level 1, and of level 2 what bounds can say.
///
/// | written | bounds |
/// |---|---|
/// | `2021`, `2021-08`, `2021-08-15` | the year, the month, the day |
/// | `2021~`, `2021-08?`, `2021-08-15%` | one unit of what is written more to each side |
/// | `2021-08~-15`, `2021?-08` | one month more, one year more: the finest part that is qualified |
/// | `202X`, `2021-XX`, `20XX-05`, `2021-08-1X` | from the first such day to the last |
/// | `2021-21` to `2021-41` | seasons, quarters, thirds and halves of the year |
/// | `2021-08/2021-10`, `../2021`, `2021/..` | from the start of the one to the end of the other |
/// | `[2021,2023..2025]`, `{2021..}` | from the first day of the set to the last |
///
/// Level 2's years beyond four digits are not of this calendar, and its significant digits say no
/// bounds.
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
    if let inner = inner(ofSet: bytes) { return set(inner) }
    guard let slash = bytes.firstIndex(of: UInt8(ascii: "/")) else { return single(bytes[...]) }
    return hull(of: bound(bytes[..<slash]), bound(bytes[(slash + 1)...]))
  }

  /// True for a date of the standard whose year the calendar here does not hold: `Y17000`,
  /// `-0043-03-15`, `0000`.
  package static func isBeyondCalendar(_ text: String) -> Bool {
    var rest = Array(text.utf8)[...]
    let isLong = rest.first == UInt8(ascii: "Y")
    if isLong { rest = rest.dropFirst() }
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative { rest = rest.dropFirst() }
    let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    let next = rest.dropFirst(digits.count).first
    if isLong { return digits.count > 4 || !digits.isEmpty && next == UInt8(ascii: "E") }
    guard digits.count == 4, next == nil || next == UInt8(ascii: "-") else { return false }
    return isNegative || digits.allSatisfy { $0 == UInt8(ascii: "0") }
  }

  // MARK: - Intervals

  private enum Bound {
    case open
    case closed(UncertainDate)
    case malformed
  }

  /// All days from the start of one bound to the end of another.
  private static func hull(of start: Bound, _ end: Bound) -> Reading {
    let earliest: Day
    let latest: Day
    switch start {
    case .open: earliest = .distantPast
    case .closed(let date): earliest = date.earliest
    case .malformed: return .malformed
    }
    switch end {
    case .open: latest = .distantFuture
    case .closed(let date): latest = date.latest
    case .malformed: return .malformed
    }
    if earliest.isDistant && latest.isDistant { return .unknown }
    return earliest <= latest ? .date(UncertainDate(earliest, latest)) : .malformed
  }

  private static func bound(_ bytes: ArraySlice<UInt8>) -> Bound {
    if bytes.isEmpty || bytes.elementsEqual(dots) { return .open }
    switch single(bytes) {
    case .date(let date): return .closed(date)
    case .unknown: return .open
    case .malformed: return .malformed
    }
  }

  private static func single(_ bytes: ArraySlice<UInt8>) -> Reading {
    EDTFDate(bytes).map(\.reading) ?? .malformed
  }

  // MARK: - Sets

  private static let dots = [UInt8(ascii: "."), UInt8(ascii: ".")]

  /// What stands between the brackets of a set; nil if the text is none.
  private static func inner(ofSet bytes: [UInt8]) -> ArraySlice<UInt8>? {
    let brackets = [bytes.first, bytes.last]
    guard
      brackets == [UInt8(ascii: "["), UInt8(ascii: "]")]
        || brackets == [UInt8(ascii: "{"), UInt8(ascii: "}")]
    else { return nil }
    return bytes.dropFirst().dropLast()
  }

  /// One of some dates, or all of them: the day lies between the first and the last.
  private static func set(_ bytes: ArraySlice<UInt8>) -> Reading {
    var hull: UncertainDate?
    var isUnknown = false
    for element in bytes.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
      switch self.element(element.drop { $0 == UInt8(ascii: " ") }) {
      case .malformed: return .malformed
      case .unknown: isUnknown = true
      case .date(let date):
        hull = UncertainDate(
          min(hull?.earliest ?? date.earliest, date.earliest),
          max(hull?.latest ?? date.latest, date.latest))
      }
    }
    guard !isUnknown, let hull, !(hull.earliest.isDistant && hull.latest.isDistant) else {
      return .unknown
    }
    return .date(hull)
  }

  /// A date, or dates with dots between or beside them.
  private static func element(_ bytes: ArraySlice<UInt8>) -> Reading {
    guard let place = bytes.firstRange(of: dots) else { return single(bytes) }
    let (start, end) = (bytes[..<place.lowerBound], bytes[place.upperBound...])
    if start.isEmpty && end.isEmpty { return .malformed }
    return hull(of: bound(start), bound(end))
  }
}
