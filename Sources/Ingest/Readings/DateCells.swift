import Model

extension CellReading {
  /// Reads one cell of a date column, blanks round it gone.
  func date(_ text: String) -> DateReading.Outcome {
    switch self {
    case .writtenDate(let reading): reading.read(text)
    case .dateTime: Self.plainDate(text, allowsTime: true)
    default: Self.plainDate(text, allowsTime: false)
    }
  }

  /// What was done with a date beyond the column's one reading, for the report.
  func repairs(_ traits: DateTraits) -> [String] {
    let reading = if case .writtenDate(let dates) = self { dates } else { DateReading() }
    var repairs: [String] = []
    if traits.contains(.hasZeroPart) { repairs.append("day or month 00 read as not known") }
    if traits.contains(.hasShortYear) {
      repairs.append(
        "two-digit year read as one of \(reading.pivot) to \(reading.pivot + 99)")
    }
    if traits.contains(.lacksYear), let until = reading.yearlessUntil {
      repairs.append("year taken as the latest not after \(until.text)")
    }
    if traits.contains(.hasTime) { repairs.append("time of day left out") }
    return repairs
  }

  // Where the standard's own format was declared, only EDTF is read, days and months 00, and a
  // time where one may stand.
  private static func plainDate(_ text: String, allowsTime: Bool) -> DateReading.Outcome {
    let cut =
      allowsTime ? text.unicodeScalars.prefix { $0 != "T" && $0 != " " } : text.unicodeScalars[...]
    let date = String(cut)
    let plain = EDTF.read(date)
    if plain != .malformed { return DateReading.Outcome(reading: plain, traits: []) }
    let parts = date.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count > 1, parts[1...].contains("00") else { return .malformed }
    return WrittenDate.read(date, order: .dmy, pivot: DateReading.usualPivot)
  }
}
