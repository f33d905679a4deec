import Model

/// Days and ranges of days, few and close together, so that they tie, touch and overlap.
enum DrawnDates {
  static let asOf = Day(year: 2024, month: 6, day: 15) ?? .distantFuture

  /// A date as a record may have it.
  static func cell(_ random: inout SeededGenerator) -> Value {
    for _ in 0..<8 {
      let text = random.once(in: 2) ? day(&random) : imprecise(&random)
      if case .date(let date) = EDTF.read(text) { return .date(date, notation: text) }
    }
    return .unknown
  }

  /// A literal of a query.
  static func literal(_ random: inout SeededGenerator) -> String {
    switch random.number(1...8) {
    case 1, 2: day(&random)
    case 3, 4: month(&random)
    case 5, 6: String(year(&random))
    case 7: "\(year(&random))-Q\(random.number(1...4))"
    default: random.word("2023-W10", "2022~", "2023-XX", "202X", "2022-12?")
    }
  }

  private static func year(_ random: inout SeededGenerator) -> Int { random.number(2022...2024) }

  private static func month(_ random: inout SeededGenerator) -> String {
    "\(year(&random))-" + random.word("01", "02", "06", "07", "12")
  }

  private static func day(_ random: inout SeededGenerator) -> String {
    month(&random) + "-" + random.word("01", "02", "15", "28")
  }

  private static func imprecise(_ random: inout SeededGenerator) -> String {
    switch random.number(1...9) {
    case 1, 2: return month(&random)
    case 3, 4: return String(year(&random))
    case 5: return month(&random) + "~"
    case 6: return day(&random) + "?"
    case 7: return "../" + day(&random)
    case 8: return day(&random) + "/.."
    default:
      let ends = [day(&random), day(&random)].sorted()
      return ends[0] + "/" + ends[1]
    }
  }
}
