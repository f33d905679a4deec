import Model
import SQL

/// A cell of an answer as a text that is the same whichever way the answer came.
struct ComparedCell {
  let text: String

  init(_ value: Value, _ type: ValueType) {
    switch value {
    case .unknown: text = "(unknown)"
    case .none: text = "(none)"
    case .text(let value): text = value
    case .integer(let value): text = Self.shown(Double(value))
    case .number(let value): text = Self.shown(value)
    case .boolean(let bit): text = bit ? "1" : "0"
    case .days(let least, let most): text = Self.days(least, most)
    case .date(let date, let notation):
      if case .period = type {
        text = notation
      } else {
        text = Self.day(date.earliest) + "/" + Self.day(date.latest)
      }
    }
  }

  /// The cell that some columns of a row hold.
  init(_ cells: ArraySlice<Database.Cell>, of column: SQLStatement.Column) {
    let parts = Dictionary(uniqueKeysWithValues: zip(column.parts, cells))
    if let none = parts[.none], none == .integer(1) {
      text = "(none)"
      return
    }
    guard let first = parts[.value] ?? parts[.first], first != .null else {
      text = "(unknown)"
      return
    }
    switch (first, parts[.last]) {
    case (.integer(let least), .integer(let most)): text = Self.days(least, most)
    case (.text(let first), .text(let last)): text = first + "/" + last
    case (.text(let value), _): text = value
    case (.integer(let value), _):
      text = column.type == .boolean ? String(value) : Self.shown(Double(value))
    case (.number(let value), _): text = Self.shown(value)
    case (.null, _): text = "(unknown)"
    }
  }

  // What comes of another order of adding is no difference.
  private static func shown(_ number: Double) -> String {
    let rounded = (number * 1e6).rounded() / 1e6
    return String(rounded == 0 ? 0 : rounded)
  }

  private static func day(_ day: Day) -> String {
    day <= .distantPast ? "0001-01-01" : day >= .distantFuture ? "9999-12-31" : day.text
  }

  // A distance from an open end is long, and how long is the storage's business.
  private static func days(_ least: Int, _ most: Int) -> String {
    func bound(_ days: Int) -> String { abs(days) > 300_000 ? "open" : String(days) }
    return bound(least) + ".." + bound(most)
  }
}
