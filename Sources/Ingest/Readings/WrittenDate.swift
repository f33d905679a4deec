import Model

/// Reads dates as people write them, by saying each in EDTF.
///
/// | written | read as |
/// |---|---|
/// | EDTF, `1977`, `1977-12` | itself |
/// | `2009-11-00`, `00.11.2009` | `2009-11` |
/// | `12.01.2013`, `12/1/2013`, `12-01-13` | a day, in the column's order |
/// | `12 января 2013 г.`, `12 de enero de 1974`, `January 12th, 2013`, `12-XI-1973` | a day |
/// | `enero de 1974`, `12/1977` | a month |
/// | `1970s`, `1970-е`, `197x`, `19xx` | `197X`, `19XX` |
/// | `25- 26/12/1977`, `1977 until 1978`, `March to May 1977` | one day between the two |
/// | `before 1977`, `после 12.01.2013`, `since 1977` | a side left open |
/// | `c. 1977`, `1977 (?)`, `около 1977` | `1977~`, `1977?` |
/// | `2013-01-12 14:30` | the day |
///
/// Seasons are not read, since they fall otherwise on the other half of the earth.
enum WrittenDate {
  /// Reads a text with blanks round it gone, in an order of day and month.
  static func read(
    _ text: String, order: DayOrder, pivot: Int, until: Day? = nil
  ) -> DateReading.Outcome {
    let plain = EDTF.read(text)
    if plain != .malformed { return DateReading.Outcome(reading: plain, traits: []) }
    guard var tokens = DateToken.tokens(of: text)?[...], !tokens.isEmpty else {
      return .malformed
    }
    var grammar = DateGrammar(order: order, pivot: pivot)
    if dropTime(from: &tokens) { grammar.traits.insert(.hasTime) }
    if let written = grammar.edtf(of: tokens) {
      return DateReading.Outcome(reading: EDTF.read(written), traits: grammar.traits)
    }
    guard let day = grammar.yearless(tokens) else { return .malformed }
    let traits = grammar.traits.union(.lacksYear)
    guard let until, let latest = latest(day.month, day.day, until: until) else {
      return DateReading.Outcome(reading: .malformed, traits: traits)
    }
    return DateReading.Outcome(reading: .date(UncertainDate(latest)), traits: traits)
  }

  /// The latest day of this name not after another; nil for a day that no year has.
  static func latest(_ month: Int, _ day: Int, until: Day) -> Day? {
    let year = until.civil.year
    // A leap day comes round within eight years.
    return (0...8).lazy.compactMap { Day(year: year - $0, month: month, day: day) }
      .first { $0 <= until }
  }

  /// Cuts a time of day off the end: `14:30`, `T14:30:00.5Z`, `2:30 PM +03:00`; true if one stood
  /// there.
  private static func dropTime(from tokens: inout ArraySlice<DateToken>) -> Bool {
    guard let colon = tokens.firstIndex(where: { $0.kind == .symbol(":") }),
      colon >= tokens.startIndex + 2, case .number(0...24, width: 1...2) = tokens[colon - 1].kind
    else { return false }
    let isMarked = tokens[colon - 2].kind == .word("t") || tokens[colon - 2].kind == .symbol(",")
    guard isMarked || tokens[colon - 1].followsBlank else { return false }
    let start = isMarked ? colon - 2 : colon - 1
    guard start > tokens.startIndex, isTime(tokens[colon...]) else { return false }
    tokens = tokens[..<start]
    return true
  }

  /// True for what may stand after an hour.
  private static func isTime(_ tokens: ArraySlice<DateToken>) -> Bool {
    let words = ["am", "pm", "z", "utc", "gmt", "h", "a", "p", "m"]
    return tokens.allSatisfy { token in
      switch token.kind {
      case .number(let value, let width): value <= 59 && width <= 2 || width <= 9 && width >= 3
      case .word(let word): words.contains(word)
      case .symbol(let symbol): [":", ".", "+", "-", ","].contains(symbol)
      }
    }
  }
}
