/// How much of a true day a register's entry tells.
enum DateForm: Sendable {
  case exact  // 2021-03-04
  case month  // 2021-03
  case aboutMonth  // 2021-03~
  case year  // 2021
  case someDayOfYear  // 2021-XX-XX
  case span  // 2021-02/2021-04
  case byYear  // ../2021
  case someDay  // XXXX-XX-XX: it has happened, nobody knows when
}

extension DateForm {
  /// The entry, in EDTF, for an event that truly fell on `day`.
  func text(for day: CivilDay) -> String {
    let (year, month, _) = day.parts
    return switch self {
    case .exact: day.text
    case .month: monthText(day)
    case .aboutMonth: monthText(day) + "~"
    case .year: padded(year, 4)
    case .someDayOfYear: "\(padded(year, 4))-XX-XX"
    case .span:
      "\(monthText(CivilDay(year, month - 1, 1)))/\(monthText(CivilDay(year, month + 1, 1)))"
    case .byYear: "../\(padded(year, 4))"
    case .someDay: "XXXX-XX-XX"
    }
  }

  /// The days the entry allows; an open side is taken a century away.
  func bounds(for day: CivilDay) -> ClosedRange<CivilDay> {
    let (year, month, _) = day.parts
    let century = 36_525
    return switch self {
    case .exact: day...day
    case .month: CivilMonth(year, month).first...CivilMonth(year, month).last
    case .aboutMonth, .span: CivilMonth(year, month - 1).first...CivilMonth(year, month + 1).last
    case .year, .someDayOfYear: CivilDay(year, 1, 1)...CivilDay(year, 12, 31)
    case .byYear: day + -century...CivilDay(year, 12, 31)
    case .someDay: day + -century...day + century
    }
  }

  /// The entry, made exact when its bounds would lie on both sides of a fence.
  ///
  /// The published totals are counts since a day; an entry that reaches across that day would turn
  /// a certain count into a possible one.
  func text(for day: CivilDay, within fences: [CivilDay]) -> String {
    let bounds = bounds(for: day)
    let straddles = fences.contains { bounds.lowerBound < $0 && $0 <= bounds.upperBound }
    return straddles ? day.text : text(for: day)
  }

  private func monthText(_ day: CivilDay) -> String {
    let (year, month, _) = day.parts
    return "\(padded(year, 4))-\(padded(month, 2))"
  }
}
