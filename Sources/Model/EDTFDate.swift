/// One date of EDTF without intervals and sets: year, month and day, each of which may have digits
/// that are not given and a qualifier.
struct EDTFDate {
  private let year: Part
  private let month: Part?
  private let day: Part?

  /// Cuts a text into parts; nil if it does not have their shape.
  init?(_ bytes: ArraySlice<UInt8>) {
    let parts = bytes.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    // People mean the whole date by a mark before it, the standard the year alone, for which it has
    // a mark after the year too.
    guard (1...3).contains(parts.count), let year = Part(parts[0], width: 4),
      !year.isQualifiedBefore
    else { return nil }
    self.year = year
    month = parts.count > 1 ? Part(parts[1], width: 2) : nil
    day = parts.count > 2 ? Part(parts[2], width: 2) : nil
    if parts.count > 1 && month == nil || parts.count > 2 && day == nil { return nil }
  }

  /// Its bounds, widened by what is qualified.
  var reading: EDTF.Reading {
    if let month, month.isKnown, let season = Self.season(month.least) { return reading(season) }
    guard let first = extreme(isLatest: false), let last = extreme(isLatest: true) else {
      return .malformed
    }
    if year.isUnspecified { return .unknown }
    switch qualifiedUnit {
    case nil: return .date(UncertainDate(first, last))
    case .day: return Self.within(first.advanced(by: -1), last.advanced(by: 1))
    case .month: return Self.within(shifted(first, by: -1), shifted(last, by: 1))
    default: return Self.within(shifted(first, by: -yearMargin), shifted(last, by: yearMargin))
    }
  }

  /// Months that a qualified year is widened by: as many years as its digits leave.
  private var yearMargin: Int { 12 * (year.most - year.least + 1) }

  /// The finest given part that is said to be uncertain: one with a qualifier before it, or with
  /// one after it or after a part to its right.
  private var qualifiedUnit: CalendarUnit? {
    var parts: [(unit: CalendarUnit, part: Part)] = [(.year, year)]
    if let month { parts.append((.month, month)) }
    if let day { parts.append((.day, day)) }
    let last = parts.lastIndex { $0.part.isQualifiedAfter } ?? -1
    let place = parts.indices.last { place in
      let part = parts[place].part
      return (place <= last || part.isQualifiedBefore) && (place == 0 || !part.isUnspecified)
    }
    return place.map { parts[$0].unit }
  }

  /// True if the bounds are whole months.
  private var hasWholeMonths: Bool { day?.isUnspecified ?? true }

  /// The years that fit; of all of them a leap year, in which all days exist.
  private func years(isDescending: Bool) -> [Int] {
    year.isUnspecified ? [2000] : year.values(within: 1...9999, isDescending: isDescending)
  }

  /// The first or the last day that fits; nil if none does.
  private func extreme(isLatest: Bool) -> Day? {
    let years = years(isDescending: isLatest)
    let months = month?.values(within: 1...12, isDescending: isLatest) ?? [isLatest ? 12 : 1]
    for year in years {
      for month in months {
        let length = Day.length(ofMonth: month, year: year)
        guard let day, !day.isUnspecified else {
          return Day(year: year, month: month, day: isLatest ? length : 1)
        }
        let number = day.values(within: 1...length, isDescending: isLatest).first
        if let number { return Day(year: year, month: month, day: number) }
      }
    }
    return nil
  }

  /// The same day some months on, or the last of that month where the bounds are whole months.
  private func shifted(_ bound: Day, by months: Int) -> Day {
    let (year, month, day) = bound.civil
    return Self.day(
      year * 12 + month - 1 + months, day: hasWholeMonths && months > 0 ? 31 : day)
  }

  /// A day of the month that is so many months after the year 0, at most its last; within the years
  /// that can be written.
  private static func day(_ month: Int, day: Int) -> Day {
    guard month >= 12 else { return Day(civilYear: 1, month: 1, day: 1) }
    guard month < 120_000 else { return Day(civilYear: 9999, month: 12, day: 31) }
    let length = Day.length(ofMonth: month % 12 + 1, year: month / 12)
    return Day(civilYear: month / 12, month: month % 12 + 1, day: min(day, length))
  }

  /// Bounds that stay within the years that can be written.
  private static func within(_ earliest: Day, _ latest: Day) -> EDTF.Reading {
    let first = Day(civilYear: 1, month: 1, day: 1)
    let last = Day(civilYear: 9999, month: 12, day: 31)
    return .date(UncertainDate(max(earliest, first), min(latest, last)))
  }

  // MARK: - Parts of years

  /// Months of a year, the first of which is 1 for January.
  private typealias Season = (first: Int, count: Int)

  // ISO 8601-2, 4.8. Where 21 to 24 lie is left to the user; here they are northern ones, as 25 to
  // 28 are; 29 to 32 are southern. Winter and the southern summer run into the next year.
  private static func season(_ number: Int) -> Season? {
    switch number {
    case 21...24: (3 + (number - 21) * 3, 3)
    case 25...28: (3 + (number - 25) * 3, 3)
    case 29, 30: (9 + (number - 29) * 3, 3)
    case 31, 32: (3 + (number - 31) * 3, 3)
    case 33...36: (1 + (number - 33) * 3, 3)
    case 37...39: (1 + (number - 37) * 4, 4)
    case 40, 41: (1 + (number - 40) * 6, 6)
    default: nil
    }
  }

  private func reading(_ season: Season) -> EDTF.Reading {
    let years = years(isDescending: false)
    guard day == nil, let first = years.first, let last = years.last else { return .malformed }
    if year.isUnspecified { return .unknown }
    let margin: Int
    switch qualifiedUnit {
    case nil: margin = 0
    case .month: margin = season.count
    default: margin = yearMargin
    }
    return Self.within(
      Self.day(first * 12 + season.first - 1 - margin, day: 1),
      Self.day(last * 12 + season.first + season.count - 2 + margin, day: 31))
  }
}

/// Digits of a date, some of which may be `X`, not given; and a qualifier before or after them.
private struct Part {
  /// The least number that they can be.
  private(set) var least = 0
  /// The greatest.
  private(set) var most = 0
  /// True if no digit is given.
  private(set) var isUnspecified = true
  /// True if a qualifier stands before this part, and is of it alone.
  let isQualifiedBefore: Bool
  /// True if a qualifier stands after this part, and is of those to its left too.
  let isQualifiedAfter: Bool
  private var digits: [UInt8] = []

  /// True if all digits are given.
  var isKnown: Bool { least == most }

  init?(_ bytes: ArraySlice<UInt8>, width: Int) {
    let qualifiers = [UInt8(ascii: "?"), UInt8(ascii: "~"), UInt8(ascii: "%")]
    var rest = bytes
    isQualifiedBefore = rest.first.map(qualifiers.contains) ?? false
    if isQualifiedBefore { rest = rest.dropFirst() }
    isQualifiedAfter = rest.last.map(qualifiers.contains) ?? false
    if isQualifiedAfter { rest = rest.dropLast() }
    guard rest.count == width, !(isQualifiedBefore && isQualifiedAfter) else { return nil }
    for byte in rest {
      if byte == UInt8(ascii: "X") {
        least *= 10
        most = most * 10 + 9
      } else if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
        least = least * 10 + Int(byte - UInt8(ascii: "0"))
        most = most * 10 + Int(byte - UInt8(ascii: "0"))
        isUnspecified = false
      } else {
        return nil
      }
      digits.append(byte)
    }
  }

  /// The numbers within a range that the digits can be.
  func values(within range: ClosedRange<Int>, isDescending: Bool) -> [Int] {
    let fitting = range.clamped(to: least...most).filter { range.contains($0) && fits($0) }
    return isDescending ? fitting.reversed() : fitting
  }

  private func fits(_ number: Int) -> Bool {
    var rest = number
    for digit in digits.reversed() {
      if digit != UInt8(ascii: "X"), Int(digit - UInt8(ascii: "0")) != rest % 10 { return false }
      rest /= 10
    }
    return true
  }
}
