import Model

/// A date literal as the set of days that it stands for (language.md, 1.5): its parts say which
/// days, and what is not said, or `X`, is any.
struct DateLiteral {
  /// Years, of one the only.
  private let years: ClosedRange<Int>
  private var month: Int?
  private var day: Int?
  private var quarter: Int?
  private var week: Int?
  /// Ends in `?`, `~` or `%`.
  private let isRough: Bool

  /// Reads a literal; nil if it is none.
  init?(_ text: String) {
    isRough = text.last.map { "?~%".contains($0) } ?? false
    let parts = (isRough ? String(text.dropLast()) : text)
      .split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    guard let first = parts.first, first.count == 4, parts.count <= 3,
      let least = Self.number(first.replacing("X", with: "0")),
      let most = Self.number(first.replacing("X", with: "9")),
      !first.hasPrefix("X"), (least == most) == !first.hasSuffix("X"),
      parts.count == 1 || least == most, (1...9999).contains(most)
    else { return nil }
    years = max(1, least)...most
    guard parts.count > 1 else { return }
    if parts.count == 2, parts[1].hasPrefix("Q"), let number = Self.number(parts[1].dropFirst()) {
      quarter = number
    } else if parts.count == 2, parts[1].hasPrefix("W"),
      let number = Self.number(parts[1].dropFirst())
    {
      week = number
    } else {
      if parts[1] != "XX" {
        guard parts[1].count == 2, let number = Self.number(parts[1]) else { return nil }
        month = number
      }
      guard parts.count == 3, parts[2] != "XX" else { return }
      guard parts[2].count == 2, let number = Self.number(parts[2]), month != nil else {
        return nil
      }
      day = number
    }
  }

  private static func number(_ text: some StringProtocol) -> Int? {
    text.allSatisfy { $0.isASCII && $0.isNumber } ? Int(text) : nil
  }

  /// The days, from the first to the last; nil if there is no such day.
  var days: ClosedRange<Int>? {
    let calendar = CivilCalendar.gregorian
    let found: ClosedRange<Int>?
    if let week {
      found = calendar.days(ofWeek: week, year: years.lowerBound)
    } else {
      let all = years.flatMap { year in
        (1...12).flatMap { month in (1...31).map { CivilDate(year: year, month: month, day: $0) } }
      }.filter(holds).compactMap(calendar.number)
      found = all.first.flatMap { first in all.last.map { first...$0 } }
    }
    guard let found, isRough else { return found }
    // One unit of what was stated, each side.
    let unit: CalendarUnit =
      week != nil
      ? .week : day != nil ? .day : month != nil ? .month : quarter != nil ? .quarter : .year
    let first = calendar.days(of: unit, -years.count, after: found.lowerBound)
    let last = calendar.days(of: unit, years.count, after: found.upperBound)
    return first.lowerBound...last.upperBound
  }

  private func holds(_ date: CivilDate) -> Bool {
    (month.map { $0 == date.month } ?? true) && (day.map { $0 == date.day } ?? true)
      && (quarter.map { $0 == (date.month + 2) / 3 } ?? true)
  }
}
