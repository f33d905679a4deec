/// What counts in a date, as a short text to compare: `d` for one or two digits, `y` for four, `m`
/// for a month's name, marks as they are, and any other word in `<>`.
///
/// Left out is what says nothing: `de`, `г.`, `th`, commas, blanks, and the marks beside a month.
struct DateShape {
  /// `d.d.y`
  private(set) var text = ""
  /// The numbers, months among them, in order.
  private(set) var numbers: [Int] = []
  /// How many digits each number has; 0 for a month's name.
  private(set) var widths: [Int] = []

  init(_ tokens: ArraySlice<DateToken>) {
    var dropsStop = false
    var previous: Previous = .other
    for token in tokens {
      let drops = dropsStop
      dropsStop = false
      switch token.kind {
      case .number(let value, let width):
        text += width == 4 ? "y" : width <= 2 ? "d" : "n"
        numbers.append(value)
        widths.append(width)
        previous = width <= 2 ? .number : .other
      case .word(let word):
        let isOrdinal =
          previous == .number && !token.followsBlank && DateWords.ordinal.contains(word)
        if isOrdinal || DateWords.idle.contains(word) {
          dropsStop = true
        } else if let month = MonthNames.month(named: word) {
          if previous == .mark { text.removeLast() }
          text += "m"
          numbers.append(month)
          widths.append(0)
          previous = .month
        } else {
          text += "<" + word + ">"
          previous = .other
        }
      case .symbol(","), .symbol("'"): break
      case .symbol(let symbol):
        let isMark = "-/.".unicodeScalars.contains(symbol)
        if drops && symbol == "." || previous == .month && isMark { continue }
        text.unicodeScalars.append(symbol)
        previous = isMark ? .mark : .other
      }
    }
  }

  private enum Previous {
    case number
    case month
    case mark
    case other
  }
}
