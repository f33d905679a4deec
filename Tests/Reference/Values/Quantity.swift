import Model

/// What an expression is: a type, and for each row a value.
struct Quantity {
  let type: ValueType
  /// What is tested, so that tests of one date are known to be of one date.
  let subject: Subject
  var value: (Row) -> Value
  /// The column of a table that the values are read from.
  var origin: Origin?
  /// True for a column, of the rows or at the end of links.
  var isColumn = false
  /// True if the column's values can be told by the names of the rows they lead to.
  var isNamed = false
  /// The cells of a column of groups, where no table has them.
  var cells: [Value] = []
  /// The date that a period of the calendar or a weekday is of.
  var bucketed: ((Row) -> Value)?
  /// What a number can be where its value is unknown; nil if that is not known either.
  var within: ((Row) -> ClosedRange<Double>?)?
  /// The days of a literal, which is one whatever name it goes by.
  var literal: Period?
  /// The condition whose truth the value is.
  var condition: Condition?
}

/// What a date test is of.
indirect enum Subject: Hashable {
  /// A column at the end of the link columns given.
  case column(links: [Int], Int)
  /// Of a row outside the brackets, so many levels up.
  case outer(Int, Subject)
  /// A date some days later.
  case moved(Subject, days: Int)
  /// A date some months later.
  case movedMonths(Subject, Int)
  /// Of a joined row, by its place among them.
  case joined(Int, Subject)
  /// The period that holds a date.
  case bucket(CalendarUnit, Subject)
  /// The day of the week of a date.
  case weekday(Subject)
  /// Anything else, by a number of its own.
  case other(Int)
}

extension Subject {
  /// The subject without the levels outside which it is.
  var inside: Subject {
    if case .outer(_, let subject) = self { return subject.inside }
    return self
  }

  /// The same date, of the same row, as itself rather than by what is told of it.
  func replacingBucket(with date: Subject) -> Subject {
    if case .outer(let level, let subject) = self {
      return .outer(level, subject.replacingBucket(with: date))
    }
    return date
  }
}

extension Quantity {
  /// The same value for each row.
  static func constant(_ value: Value, _ type: ValueType, number: Int) -> Quantity {
    Quantity(type: type, subject: .other(number), value: { _ in value })
  }
}

/// A value of the answer's or the groups' columns, with its heading.
struct NamedQuantity {
  let name: String
  let quantity: Quantity
}

extension Value {
  /// Whether the value is known without bounds: one day, one number, one period of a unit.
  func isExact(_ type: ValueType) -> Bool {
    switch self {
    case .unknown, .none: return false
    case .date(let date, _):
      guard case .period(let unit) = type else { return date.isExact }
      return !date.earliest.isDistant && !date.latest.isDistant
        && CivilCalendar.gregorian.days(of: unit, holding: date.numbers.lowerBound) == date.numbers
    case .days(let least, let most): return least == most
    default: return true
    }
  }

  /// The cell of a column as answers have it: days of the week by their names.
  func shown(_ type: ValueType) -> Value {
    guard type == .weekday, case .integer(let number) = self else { return self }
    return .text(dayNames[number - 1])
  }

  /// The cell as a heading or a member of a list.
  func heading(_ type: ValueType) -> String {
    switch shown(type) {
    case .unknown: "(unknown)"
    case .none: "(none)"
    case .text(let text): text
    case .integer(let number): String(number)
    case .number(let number): Int(exactly: number).map { String($0) } ?? String(number)
    case .boolean(let bit): bit ? "yes" : "no"
    case .date(_, let notation): notation
    case .days(let least, let most): least == most ? String(least) : "\(least)..\(most)"
    }
  }
}
