import Model

// The text of one cell: for eyes (tables, Markdown) and for files (csv, tsv). JSON has its types.

extension Value {
  /// The cell for a reader: one line, safe on a terminal.
  ///
  /// - Parameter decimals: Decimals that the other numbers of the column have.
  func shown(decimals: Int = 0) -> String {
    switch self {
    case .unknown: "(unknown)"
    case .none: "–"
    case .text(let text): text.sanitized
    case .integer(let number): String(number)
    case .number(let number): number.shown(decimals: decimals)
    case .boolean(let isTrue): isTrue ? "yes" : "no"
    case .date(_, let notation): notation.sanitized
    case .days(let least, let most): DayCount(least: least, most: most).shown
    }
  }

  /// The cell for a file: nil where nothing is known or there is none.
  ///
  /// Dates are in EDTF, numbers have all their digits, days are `90`, `80/92` or `80/..`.
  package var exported: String? {
    switch self {
    case .unknown, .none: nil
    case .text(let text): text
    case .integer(let number): String(number)
    case .number(let number): number.shortestText
    case .boolean(let isTrue): isTrue ? "true" : "false"
    case .date(_, let notation): notation
    case .days(let least, let most): DayCount(least: least, most: most).exported
    }
  }
}

extension ValueType {
  /// Quantities stand at the right of their column, so that digits line up.
  var alignment: Alignment { isNumeric || self == .days ? .right : .left }
}

/// A number of days within bounds; nil for an end that is open.
struct DayCount {
  let least: Int?
  let most: Int?

  /// Makes a count; ends beyond two thousand years can only come from dates with an open end.
  init(least: Int, most: Int) {
    let limit = 730_000
    self.least = least < -limit ? nil : least
    self.most = most > limit ? nil : most
  }

  /// `90 days`, `80–92 days`, `-5 to 10 days`, `80 days or more`
  var shown: String {
    switch (least, most) {
    case (nil, nil): "(unknown)"
    case (let least?, nil): words(least) + " or more"
    case (nil, let most?): words(most) + " or less"
    case (let least?, let most?) where least == most: words(least)
    case (let least?, let most?): String(least) + (least < 0 ? " to " : "–") + words(most)
    }
  }

  /// `90`, `80/92`, `80/..`
  var exported: String {
    if let least, least == most { return String(least) }
    return (least.map { String($0) } ?? "..") + "/" + (most.map { String($0) } ?? "..")
  }

  private func words(_ count: Int) -> String {
    String(count) + (count == 1 || count == -1 ? " day" : " days")
  }
}
