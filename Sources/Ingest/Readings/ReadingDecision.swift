import Model

/// Weighs what a column's cells look like, and decides how they are read.
struct ReadingDecision {
  let profile: ColumnProfile
  let name: String
  let dates: DateChoice?
  let file: String

  init(
    _ profile: ColumnProfile, name: String, dates: DateChoice?, file: String
  ) {
    self.profile = profile
    self.name = name
    self.dates = dates
    self.file = file
  }

  /// Cells that hold a value, if texts for a missing cell are none.
  private var valueCount: Int { profile.cellCount - profile.missingCount }

  /// What the column holds.
  func column() throws(LoadError) -> TypeInference.Column {
    guard !profile.isText, valueCount > 0 else {
      return .init(reading: .undeclaredText)
    }
    if let words = booleanWords {
      if ["true", "yes"].contains(words.yes) { return found(.boolean(yes: [], no: [])) }
      return found(.boolean(yes: spellings(of: words.yes), no: spellings(of: words.no)))
    }
    let integers = profile.integerCount + profile.count { $0.isInteger }
    if integers == valueCount {
      if let counted = countedDates { return counted }
      return found(.integer)
    }
    let numbers =
      profile.integerCount + profile.fractionCount + profile.count { $0.isNumber }
    if numbers == valueCount { return found(.number) }
    if let column = try writtenDates() { return column }
    if let column = formattedNumbers() { return column }
    if profile.count(\.isDuration) == valueCount { return found(.duration) }
    if profile.count(\.isAddress) == valueCount {
      return found(.uri, ["web addresses"])
    }
    return .init(reading: .undeclaredText, evidence: nearMisses())
  }

  private func found(_ reading: CellReading, _ evidence: [String] = []) -> TypeInference.Column {
    .init(reading: reading, missing: profile.odd.filter(\.isMissing), evidence: evidence)
  }

  /// A word as the cells have it, with small letters and capitals.
  private func spellings(of word: String) -> [String] {
    let spelled = profile.odd.map(\.text).filter { $0.lowercased() == word }
    return spelled.isEmpty ? [word] : Array(Set(spelled)).sorted()
  }

  private var booleanWords: (yes: String, no: String)? {
    let texts = profile.odd.filter { !$0.booleans.isEmpty && !$0.isMissing }
    guard texts.reduce(0, { $0 + $1.count }) == valueCount else { return nil }
    return texts.reduce(BooleanWords.all) { $0.intersection($1.booleans) }.words
  }

  // MARK: - Dates

  /// Dates as words and marks; nil if the column holds others than dates.
  private func writtenDates() throws(LoadError) -> TypeInference.Column? {
    guard dateCount == valueCount, hasKnownDate, dates != .text else { return nil }
    let years = splitYears.evidence
    switch DateOrderDecision(profile.odd) {
    case .free: return found(isPlain ? .date : written(.dmy), years)
    case .decided(let order, let evidence):
      return found(written(order), [order.name + ", " + evidence] + years)
    case .contradictory(let texts):
      guard case .order(let order)? = dates else {
        return .init(
          reading: .undeclaredText,
          evidence: ["dates in several orders, so left as text: " + witnesses(texts)])
      }
      return found(written(order), [order.name + ", as asked for"] + years)
    case .ambiguous(let orders, let contested):
      guard case .order(let order)? = dates else { throw ambiguity(orders, contested) }
      return found(written(order), [order.name + ", as asked for"] + years)
    }
  }

  private func written(_ order: DayOrder) -> CellReading {
    .writtenDate(DateReading(order: order, splitsYears: splitYears.areThere))
  }

  private var splitYears: SplitYears { SplitYears(profile.odd) }

  /// A declared column's dates, with the order that its cells show.
  func declared(_ reading: DateReading) throws(LoadError) -> TypeInference.Column {
    if reading.order != nil { return .init(reading: .writtenDate(reading)) }
    if case .order(let order)? = dates {
      return .init(
        reading: .writtenDate(reading.ordered(order)), evidence: [order.name + ", as asked for"])
    }
    switch DateOrderDecision(profile.odd) {
    case .free: return .init(reading: .writtenDate(reading.ordered(.dmy)))
    case .decided(let order, let evidence):
      return .init(
        reading: .writtenDate(reading.ordered(order)), evidence: [order.name + ", " + evidence])
    case .contradictory(let texts):
      throw LoadError(
        file: file, at: texts.first?.place ?? TextPlace(line: 1, column: 1),
        message: "\(name) has dates in several orders: \(witnesses(texts)); give its field the "
          + "format dmy or mdy, and the others are told")
    case .ambiguous(let orders, let contested): throw ambiguity(orders, contested)
    }
  }

  /// Cells that are dates; none where a whole number is no year.
  private var dateCount: Int {
    guard profile.yearCount == profile.integerCount else { return 0 }
    return profile.yearCount + profile.dayCount
      + profile.count { !$0.orders.isEmpty && !$0.isMissing && !$0.isInteger }
      + (splitYears.areThere ? profile.count { $0.orders.isEmpty && $0.yearPair != nil } : 0)
  }

  private var hasKnownDate: Bool {
    profile.dayCount + profile.yearCount > 0
      || splitYears.areThere || profile.odd.contains { $0.isKnownDate && !$0.isMissing }
  }

  /// True if all dates are EDTF as they stand.
  private var isPlain: Bool {
    profile.odd.allSatisfy { $0.isMissing || EDTF.read($0.text) != .malformed }
  }

  private func ambiguity(_ orders: [DayOrder], _ contested: [OddText]) -> LoadError {
    let cells = contested.reduce(0) { $0 + $1.count }
    let places = contested.prefix(3)
      .map { "line \($0.place.line) '\($0.text)'" }
    let isPlain = name.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || $0 == "_" }
    let column = isPlain ? name : "'\(name)"
    let choices =
      orders.map { "--dates \(column)=\($0.rawValue)\(isPlain ? "" : "'") (\($0.name))" }
      + ["--dates \(column)=text\(isPlain ? "" : "'")"]
    return LoadError(
      file: file, at: contested.first?.place ?? TextPlace(line: 1, column: 1),
      message: "\(name) has dates that can be read in \(orders.count) ways, and no cell decides: "
        + "\(counted(cells, "cell")), such as \(places.joined(separator: ", ")). Say "
        + choices.joined(separator: " or ") + "; without the column's name it holds for all")
  }

  private func witnesses(_ texts: [OddText]) -> String {
    texts.map { text in
      let order = text.orders.first?.name ?? "none"
      return "line \(text.place.line) '\(text.text)' has \(order)"
    }.joined(separator: ", ")
  }

  /// Whole numbers that a column's name makes dates: days of a spreadsheet, seconds, `20240715`.
  private var countedDates: TypeInference.Column? {
    guard let range = profile.integerRange, dates != .text else { return nil }
    let hints = NameHints(name)
    if hints.isClock {
      if (100_000_000...9_999_999_999).contains(range.lowerBound),
        (100_000_000...9_999_999_999).contains(range.upperBound)
      {
        return found(
          .writtenDate(DateReading(.epochSeconds)),
          ["seconds since 1970, by the column's name; the time of day left out"])
      }
      if (100_000_000_000...9_999_999_999_999).contains(range.lowerBound),
        range.upperBound <= 9_999_999_999_999
      {
        return found(
          .writtenDate(DateReading(.epochMilliseconds)),
          ["milliseconds since 1970, by the column's name; the time of day left out"])
      }
    }
    guard hints.isDate else { return nil }
    if range.lowerBound >= 10_000 && range.upperBound <= 80_000 {
      return found(
        .writtenDate(DateReading(.serial)),
        ["days since 1899-12-30, as spreadsheets count, by the column's name"])
    }
    return nil
  }

  // MARK: - Numbers

  /// Numbers with marks in them that all cells together leave one way to read.
  private func formattedNumbers() -> TypeInference.Column? {
    let texts = profile.odd.filter { !$0.isMissing && !$0.isNumber && !$0.formats.isEmpty }
    let cells = texts.reduce(0) { $0 + $1.count }
    let plain = profile.integerCount + profile.count { $0.isInteger }
    let points = profile.fractionCount + profile.count { $0.isNumber && !$0.isInteger }
    guard !texts.isEmpty, cells + plain + points == valueCount else { return nil }
    // `1.234` is a fraction beside `12` and a thousand beside `1.234,5`.
    let mayBeGroups =
      profile.groupedCount == profile.fractionCount && points == profile.fractionCount
    let formats = texts.reduce(NumberFormats.all) { $0.intersection($1.formats) }.members
      .filter { points == 0 || $0.decimalMark == "." || mayBeGroups && $0.groupMark == "." }
    guard let first = formats.first else { return nil }
    let values = { (format: NumberFormat) in texts.map { format.plain($0.text) } }
    let expected = values(first)
    let isOneWay = points == 0 || formats.allSatisfy { $0.decimalMark == first.decimalMark }
    guard isOneWay, formats.allSatisfy({ values($0) == expected }) else {
      return .init(
        reading: .undeclaredText,
        evidence: [
          "numbers whose comma may part a fraction or thousands, so left as text; declare its "
            + "decimalChar or groupChar"
        ])
    }
    let isWhole =
      (points == 0 || first.groupMark == ".") && expected.allSatisfy { $0?.contains(".") == false }
    return found(isWhole ? .formattedInteger(first) : .formattedNumber(first), [first.name])
  }

  // MARK: - Near misses

  /// Why a column of text is not what most of its cells look like.
  private func nearMisses() -> [String] {
    let yearless = profile.count { $0.traits.contains(.lacksYear) }
    if yearless == valueCount {
      return ["days without a year, so left as text"]
    }
    let written = profile.dayCount + profile.count { !$0.orders.isEmpty && !$0.isMissing }
    let dateCells = written == 0 ? 0 : written + profile.yearCount
    let numberCells = profile.integerCount + profile.fractionCount + profile.count { $0.isNumber }
    let (what, cells) = dateCells > numberCells ? ("dates", dateCells) : ("numbers", numberCells)
    guard valueCount >= 5, cells * 10 >= valueCount * 8 else { return [] }
    let others = profile.odd.filter { text in
      !text.isMissing && (what == "dates" ? text.orders.isEmpty : !text.isNumber)
    }
    let lines = others.prefix(3).map { "line \($0.place.line)" }
    return [
      "\(cells) of \(valueCount) cells are \(what), and not all, so left as text: see "
        + lines.joined(separator: ", ")
    ]
  }
}

/// What a column's name says of whole numbers in it.
private struct NameHints {
  let isDate: Bool
  let isClock: Bool

  init(_ name: String) {
    let words = name.lowercased().split { !$0.isLetter }.map(String.init)
    isDate = words.contains { ["date", "dates", "day", "дата", "fecha", "datum"].contains($0) }
    isClock = words.contains { ["epoch", "unix", "timestamp", "ts"].contains($0) }
  }
}
