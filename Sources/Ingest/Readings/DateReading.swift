package import Model

/// The one way in which a column's dates are read.
package struct DateReading: Hashable, Sendable {
  /// What stands in the cells.
  package enum Notation: Hashable, Sendable {
    /// Dates as people and programs write them; see `WrittenDate`.
    case written
    /// `20240715`
    case compact
    /// Days since 1899-12-30, as spreadsheets count.
    case serial
    /// Seconds since 1970-01-01.
    case epochSeconds
    /// Milliseconds since 1970-01-01.
    case epochMilliseconds
    /// Exactly as a pattern of `%d`, `%m`, `%Y` says.
    case pattern(DatePattern)
  }

  /// What stands in the cells.
  package let notation: Notation
  /// In which order day, month and year stand where all are numbers; nil to be decided by the
  /// cells.
  package let order: DayOrder?
  /// The first of the hundred years that two digits stand for.
  package let pivot: Int
  /// A day without a year is the latest such day not after this one; without it, it is no date.
  package let yearlessUntil: Day?
  /// Whether `1977-78` is the two years, so that `2003-04` is no month.
  package let splitsYears: Bool

  /// The first of the hundred years where nobody said, as POSIX has it: 69 is 1969, 68 is 2068.
  package static let usualPivot = 1969

  /// Makes a reading.
  package init(
    _ notation: Notation = .written, order: DayOrder? = nil, pivot: Int = usualPivot,
    yearlessUntil: Day? = nil, splitsYears: Bool = false
  ) {
    self.notation = notation
    self.order = order
    self.pivot = pivot
    self.yearlessUntil = yearlessUntil
    self.splitsYears = splitsYears
  }

  /// The same reading with the order decided.
  func ordered(_ order: DayOrder) -> DateReading {
    DateReading(
      notation, order: order, pivot: pivot, yearlessUntil: yearlessUntil, splitsYears: splitsYears)
  }
}

/// In which order the numbers of a date stand.
package enum DayOrder: String, Hashable, Sendable, CaseIterable {
  /// `14.01.2013`
  case dmy
  /// `01/14/2013`
  case mdy
  /// `13-01-14`; only dates with two digits for the year are asked for it.
  case ymd

  /// `day before month`
  package var name: String {
    switch self {
    case .dmy: "day before month"
    case .mdy: "month before day"
    case .ymd: "year before month before day"
    }
  }
}

/// What was done with a date's text beyond reading plain ISO.
struct DateTraits: OptionSet, Hashable {
  let rawValue: Int

  /// Read otherwise, or not at all, in another order of day and month.
  static let dependsOnOrder = DateTraits(rawValue: 1)
  /// Full stops part its numbers, which is written with the day first.
  static let hasFullStops = DateTraits(rawValue: 2)
  /// A day or month 00: not known.
  static let hasZeroPart = DateTraits(rawValue: 4)
  /// The year has two digits.
  static let hasShortYear = DateTraits(rawValue: 8)
  /// A time of day stands after it.
  static let hasTime = DateTraits(rawValue: 16)
  /// It has no year.
  static let lacksYear = DateTraits(rawValue: 32)
}

extension DateReading {
  /// What a cell was read as.
  struct Outcome: Equatable {
    let reading: EDTF.Reading
    let traits: DateTraits

    static let malformed = Outcome(reading: .malformed, traits: [])
  }

  /// Reads one cell, blanks round it gone.
  func read(_ text: String) -> Outcome {
    switch notation {
    case .written:
      if splitsYears, let pair = YearPair(text), pair.isSplit {
        return DateReading.Outcome(reading: EDTF.read(pair.edtf), traits: [])
      }
      return WrittenDate.read(text, order: order ?? .dmy, pivot: pivot, until: yearlessUntil)
    case .pattern(let pattern):
      return pattern.read(text, pivot: pivot, until: yearlessUntil)
    case .compact: return compact(text)
    case .serial: return counted(text, daysBefore: 25_569, secondsADay: 1)
    case .epochSeconds: return counted(text, daysBefore: 0, secondsADay: 86_400)
    case .epochMilliseconds: return counted(text, daysBefore: 0, secondsADay: 86_400_000)
    }
  }

  private func compact(_ text: String) -> Outcome {
    let digits = Array(text.utf8)
    guard digits.count == 8, digits.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return .malformed
    }
    let parts = [digits[..<4], digits[4..<6], digits[6...]].map {
      String(decoding: $0, as: UTF8.self)
    }
    return WrittenDate.read(parts.joined(separator: "-"), order: .dmy, pivot: pivot)
  }

  /// A day counted in whole or broken units from a start; what is below a day is a time.
  private func counted(_ text: String, daysBefore: Int, secondsADay: Int) -> Outcome {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = Int(parts[0]), (-(1 << 52)...1 << 52).contains(whole),
      parts.count == 1 || parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return .malformed }
    var days = whole / secondsADay
    if whole % secondsADay < 0 { days -= 1 }
    if case .serial = notation {
      // Spreadsheets hold that 1900 was a leap year, so their day 60 never was.
      guard whole >= 1, whole != 60 else { return .malformed }
      if whole < 60 { days += 1 }
    }
    let (number, overflow) = days.subtractingReportingOverflow(daysBefore)
    guard !overflow, let first = Day(year: 1, month: 1, day: 1),
      let last = Day(year: 9999, month: 12, day: 31),
      (Int(first.number)...Int(last.number)).contains(number)
    else { return .malformed }
    let hasTime = whole % secondsADay != 0 || parts.count > 1 && parts[1].contains { $0 != "0" }
    return Outcome(
      reading: .date(UncertainDate(Day(Int32(number)))), traits: hasTime ? .hasTime : [])
  }
}
