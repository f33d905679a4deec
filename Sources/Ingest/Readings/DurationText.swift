import Model

/// Reads spans of time as days between bounds: `3 months`, `18 mo`, `P1Y2M`, `2 года 6 месяцев`.
///
/// A month has 28 to 31 days, a year 365 or 366, so `3 months` is 89 to 92 days: what any three
/// months of the calendar are. Weeks and days are exact; hours and less are no days.
enum DurationText {
  /// A number of days between bounds.
  struct Span: Equatable {
    let least: Int32
    let most: Int32
  }

  /// The span that a text says; nil if it says none.
  static func read(_ text: String) -> Span? {
    let bytes = Array(text.utf8)
    if bytes.first == UInt8(ascii: "P") || bytes.first == UInt8(ascii: "p") {
      return standard(text.dropFirst())
    }
    guard let tokens = DateToken.tokens(of: text), !tokens.isEmpty else { return nil }
    var total = Total()
    var rest = tokens[...]
    while let token = rest.popFirst() {
      switch token.kind {
      case .word(let word) where connecting.contains(word): continue
      case .symbol(","), .symbol("."): continue
      case .number(let number, _):
        if rest.first?.kind == .symbol("-") { rest = rest.dropFirst() }
        guard case .word(let word)? = rest.popFirst()?.kind, let unit = units[word],
          total.add(number, unit)
        else { return nil }
      default: return nil
      }
    }
    return total.span
  }

  /// What follows the `P` of an ISO 8601 duration.
  private static func standard(_ text: Substring) -> Span? {
    var total = Total()
    var digits = ""
    for scalar in text.uppercased().unicodeScalars {
      if ("0"..."9").contains(scalar) {
        guard digits.count < 9 else { return nil }
        digits.unicodeScalars.append(scalar)
        continue
      }
      guard let number = Int(digits), let unit = letters[scalar], total.add(number, unit) else {
        return nil
      }
      digits = ""
    }
    return digits.isEmpty ? total.span : nil
  }

  private enum Unit {
    case day
    case week
    case month
    case year
  }

  private struct Total {
    private var days = 0
    private var months = 0
    private var isEmpty = true

    /// Adds so many units; false for more than a life's time many times over.
    mutating func add(_ number: Int, _ unit: Unit) -> Bool {
      guard number <= 100_000 else { return false }
      isEmpty = false
      switch unit {
      case .day: days += number
      case .week: days += number * 7
      case .month: months += number
      case .year: months += number * 12
      }
      return days <= 10_000_000 && months <= 100_000
    }

    /// The least and the most days that the months have, wherever they begin.
    var span: Span? {
      guard !isEmpty else { return nil }
      guard months > 0 else { return Span(least: Int32(days), most: Int32(days)) }
      // The calendar repeats after 400 years; a century without a leap day is among these starts.
      let (centuries, rest) = (months / 4_800, months % 4_800)
      var least = Int.max
      var most = 0
      for start in DurationText.starts {
        let length = start.advanced(byMonths: rest).days(since: start)
        least = min(least, length)
        most = max(most, length)
      }
      let whole = centuries * 146_097 + days
      return Span(least: Int32(clamping: least + whole), most: Int32(clamping: most + whole))
    }
  }

  /// The first days of the months round a century's turn with a leap day and one without.
  private static let starts: [Day] = (1896...2104).flatMap { year in
    (1...12).compactMap { Day(year: year, month: $0, day: 1) }
  }

  private static let letters: [Unicode.Scalar: Unit] = [
    "Y": .year, "M": .month, "W": .week, "D": .day,
  ]

  private static let connecting: Set<String> = ["and", "и", "і", "y"]

  private static let units: [String: Unit] = {
    let words: [(Unit, [String])] = [
      (
        .day,
        [
          "d", "day", "days", "день", "дня", "дней", "дн", "сут", "суток", "сутки", "дзень", "дні",
          "дзён", "сутак", "día", "días", "dia", "dias",
        ]
      ),
      (
        .week,
        [
          "w", "wk", "wks", "week", "weeks", "неделя", "недели", "недель", "нед", "тыдзень",
          "тыдні", "тыдняў", "semana", "semanas",
        ]
      ),
      (
        .month,
        [
          "m", "mo", "mos", "mon", "month", "months", "mth", "mths", "месяц", "месяца", "месяцев",
          "мес", "месяцы", "месяцаў", "mes", "meses",
        ]
      ),
      (
        .year,
        [
          "y", "yr", "yrs", "year", "years", "год", "года", "лет", "г", "гады", "гадоў", "año",
          "años",
        ]
      ),
    ]
    var units: [String: Unit] = [:]
    for (unit, names) in words { for name in names { units[name] = unit } }
    return units
  }()
}
