/// One cell of an answer, or one literal of a query.
package enum Value: Hashable, Sendable {
  /// Not recorded.
  case unknown
  /// It has not happened as of the dataset's as-of day, or there is none.
  case none
  /// `minsk`
  case text(String)
  /// `60`
  case integer(Int)
  /// `12.5`
  case number(Double)
  /// `yes` or `no`
  case boolean(Bool)
  /// A day, or a range that holds one unknown day; `notation` is how it was written or is shown.
  case date(UncertainDate, notation: String)
  /// A number of days between bounds, as `released - detained` gives.
  case days(least: Int, most: Int)

  /// True for `unknown` and `none`.
  package var isMissing: Bool { self == .unknown || self == .none }
}

/// What a column or an expression holds.
package enum ValueType: Hashable, Sendable {
  /// Text whose values are a closed list (`enum`, `categories`) or repeat.
  case category
  /// Open text: names, outlets, prose.
  case text
  /// Whole numbers.
  case integer
  /// Numbers with fractions.
  case number
  /// Yes or no.
  case boolean
  /// One day, known exactly or within bounds.
  case date
  /// A number of days between bounds.
  case days
  /// A period of the calendar, as grouping by month makes; a date whose bounds are the period's.
  case period(CalendarUnit)
  /// A day of the week, stored by its number: 1 for Monday to 7 for Sunday.
  case weekday

  /// The type's name in messages and in `.schema`.
  package var name: String {
    switch self {
    case .category: "category"
    case .text: "text"
    case .integer: "integer"
    case .number: "number"
    case .boolean: "boolean"
    case .date: "date"
    case .days: "days"
    case .period(let unit): unit.rawValue
    case .weekday: "weekday"
    }
  }

  /// True for categories and open text.
  package var isText: Bool { self == .category || self == .text }
  /// True for integers, numbers.
  package var isNumeric: Bool { self == .integer || self == .number }
  /// True for dates and calendar periods.
  package var isDate: Bool {
    if case .period = self { return true }
    return self == .date
  }
}
