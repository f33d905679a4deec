package import Language
package import Model

/// A value computed for each row of the input.
package indirect enum Scalar: Hashable, Sendable {
  /// `faction`, `speaker.faction`
  case column(ColumnReference)
  /// `12`, `"minsk"`, `2024-07` (as a date within bounds)
  case constant(Value, ValueType)
  /// `released.month`: the period that holds the date; a date that several periods may hold keeps
  /// bounds that reach from the first of them to the last
  case calendarPeriod(CalendarUnit, Scalar)
  /// `released.weekday`: the day of the week; unknown for a date that is not one day
  case weekday(Scalar)
  /// `a + b` of numbers; division by zero is unknown
  case arithmetic(ArithmeticOperator, Scalar, Scalar, ValueType)
  /// `released - detained`: days within bounds
  case daysBetween(Scalar, minus: Scalar)
  /// `date + n days`: the date moved by a fixed number of days
  case moved(Scalar, days: Int)
  /// `date + n months`: the same day of another month, or that month's last day
  case movedMonths(Scalar, months: Int)
  /// `age(born, on)`: whole years from one date to another; unknown unless it is the same for every
  /// day that the dates can be
  case age(Scalar, on: Scalar)
  /// A predicate as a boolean value; unsure is unknown
  case truth(Predicate)
  /// `if c then a else b`; an unsure condition gives unknown
  case conditional(Predicate, Scalar, Scalar)
  /// `length(x)`, `round(x)`, …
  case function(ScalarFunction, Scalar)
  /// `number of statements (…)`: how many of the rows that lead here satisfy the predicate, which
  /// is over their table; unknown where it is unsure of one of them
  case numberOf(ChildRelation, Predicate)

  /// What the scalar holds.
  package var type: ValueType {
    switch self {
    case .column(let reference): reference.type
    case .constant(_, let type): type
    case .calendarPeriod(let unit, _): .period(unit)
    case .weekday: .weekday
    case .arithmetic(_, _, _, let type): type
    case .daysBetween: .days
    case .moved, .movedMonths: .date
    case .age: .integer
    case .truth: .boolean
    case .conditional(_, let yes, let no): Scalar.commonType(yes.type, no.type)
    case .function(let function, let argument): function.resultType(of: argument.type)
    case .numberOf: .integer
    }
  }

  // Branches of one kind may differ: a whole number and a fraction, a category and a text.
  private static func commonType(_ first: ValueType, _ second: ValueType) -> ValueType {
    if first == second { return first }
    return first.isText ? .text : first.isNumeric ? .number : first
  }
}

/// Functions of one value.
package enum ScalarFunction: String, Hashable, Sendable, CaseIterable {
  /// `abs(x)` of a number
  case abs
  /// `round(x)` to the nearest whole number, halves away from zero
  case round
  /// `length(text)` in characters
  case length
  /// `words(text)`: how many words, runs of letters and digits
  case words
  /// `lower(text)`
  case lower
  /// `upper(text)`
  case upper

  /// What the function gives for an argument of a type.
  package func resultType(of argument: ValueType) -> ValueType {
    switch self {
    case .abs: argument
    case .round, .length, .words: .integer
    case .lower, .upper: .text
    }
  }
}

/// A column of the input, possibly at the end of to-one links.
package struct ColumnReference: Hashable, Sendable {
  /// Links to follow first, from the input's own table; empty for the input's own columns.
  package let links: [LinkStep]
  /// The column's index in the last table reached, or in the input's shape.
  package let column: Int
  /// What the column holds.
  package let type: ValueType
  /// The path as typed, for headings and printed plans.
  package let name: String

  /// Makes a reference.
  package init(links: [LinkStep] = [], column: Int, type: ValueType, name: String) {
    self.links = links
    self.column = column
    self.type = type
    self.name = name
  }
}

/// One hop along a to-one link.
package struct LinkStep: Hashable, Sendable {
  /// The link's column in the table it starts from.
  package let column: Int
  /// The table it leads to.
  package let table: Int

  /// Makes a step.
  package init(column: Int, table: Int) {
    self.column = column
    self.table = table
  }
}
