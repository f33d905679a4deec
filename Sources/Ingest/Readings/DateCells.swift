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

  /// The first of the hundred years that two digits stand for.
  var pivot: Int {
    if case .writtenDate(let reading) = self { return reading.pivot }
    return DateReading.usualPivot
  }

  // Where the standard's own format was declared, only EDTF is read, days and months 00, and a
  // time where one may stand.
  private static func plainDate(_ text: String, allowsTime: Bool) -> DateReading.Outcome {
    let cut = allowsTime ? text.unicodeScalars.prefix { $0 != "T" && $0 != " " } : text.unicodeScalars[...]
    let date = String(cut)
    let plain = EDTF.read(date)
    if plain != .malformed { return DateReading.Outcome(reading: plain, traits: []) }
    let parts = date.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count > 1, parts[1...].contains("00") else { return .malformed }
    return WrittenDate.read(date, order: .dmy, pivot: DateReading.usualPivot)
  }
}

extension DateTraits {
  /// What was done with a cell beyond the column's one reading, for the report.
  func repairs(pivot: Int) -> [String] {
    var repairs: [String] = []
    if contains(.hasZeroPart) { repairs.append("day or month 00 read as not known") }
    if contains(.hasShortYear) {
      let last = pivot + 99
      repairs.append(
        "two-digit year read as one of \(pivot) to \(last)")
    }
    if contains(.hasTime) { repairs.append("time of day left out") }
    return repairs
  }
}
