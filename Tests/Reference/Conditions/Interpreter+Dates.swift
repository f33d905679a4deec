import Language
import Model

// Time tests of dates (language.md, 1.5), and the periods that literals stand for.
extension Interpreter {
  mutating func timeTest(
    _ date: Quantity, _ test: TimeTestSyntax, in scope: Scope
  ) throws(ReferenceRefusal) -> Condition {
    switch test.kind {
    case .between(let first, let last), .within(.range(let first, let last)):
      return try between(date, first, last, in: scope)
    default: break
    }
    guard date.type.isDate else { throw .meaningless("a time test needs a date") }
    switch test.kind {
    case .since(let time): return try moment(date, .greaterOrEqual, time, in: scope)
    case .until(let time): return try moment(date, .lessOrEqual, time, in: scope)
    case .before(let time): return try moment(date, .less, time, in: scope)
    case .after(let time): return try moment(date, .greater, time, in: scope)
    case .on(let time), .within(.single(let time)), .during(.single(let time)):
      return try moment(date, .equal, time, in: scope)
    case .during(.range(let first, let last)): return try between(date, first, last, in: scope)
    case .near(let direction, let count, let unit, let time):
      return try near(date, direction, count, unit, time, in: scope)
    case .throughout, .between, .within: throw .meaningless("`throughout` asks about a state")
    }
  }

  /// `since` the first and `until` the last; of numbers, at least and at most.
  mutating func between(
    _ value: Quantity, _ first: ExpressionSyntax, _ last: ExpressionSyntax, in scope: Scope
  ) throws(ReferenceRefusal) -> Condition {
    guard value.type.isDate || value.type.isNumeric || value.type == .weekday else {
      throw .meaningless("`between` needs dates or numbers")
    }
    if value.type.isDate, try !isDate(first, in: scope), try !isDate(last, in: scope) {
      try checkOrder(first, last)
    }
    return .all([
      try comparison(.greaterOrEqual, value, first, in: scope),
      try comparison(.lessOrEqual, value, last, in: scope),
    ])
  }

  /// From the first day of one period to the last of another, which must not end before it.
  @discardableResult
  func checkOrder(
    _ first: ExpressionSyntax, _ last: ExpressionSyntax
  ) throws(ReferenceRefusal) -> Period {
    let (start, end) = (try period(first).first, try period(last).last)
    guard start <= end else { throw .meaningless("the range ends before it begins") }
    return Period(start, end)
  }

  /// A date against a literal's period or against another date.
  mutating func moment(
    _ date: Quantity, _ comparison: ComparisonOperator, _ time: ExpressionSyntax, in scope: Scope
  ) throws(ReferenceRefusal) -> Condition {
    let other = try otherDate(time, in: scope)
    if let other, other.literal == nil { return try dateComparison(comparison, date, other) }
    let period: Period
    if let literal = other?.literal { period = literal } else { period = try self.period(time) }
    let (subject, value) = try tested(date, against: period)
    return .day(
      DayTest(
        subject: subject, date: value,
        holds: { day in
          switch comparison {
          case .equal: period.contains(day)
          case .notEqual: !period.contains(day)
          case .less: day < period.first
          case .lessOrEqual: day <= period.last
          case .greater: day > period.last
          case .greaterOrEqual: day >= period.first
          }
        }, holdsOfNone: comparison == .notEqual, boundaries: [period.first, period.last]))
  }

  // A date's month against a literal made of whole months says the same as the date itself; against
  // a part of a month it would say nothing.
  private func tested(
    _ date: Quantity, against period: Period
  ) throws(ReferenceRefusal) -> (Subject, (Row) -> Value) {
    guard case .bucket(let unit, let whole) = date.subject.inside, let value = date.bucketed else {
      return (date.subject, date.value)
    }
    let calendar = CivilCalendar.gregorian
    let (first, last) = (Int(period.first.number), Int(period.last.number))
    guard calendar.days(of: unit, holding: first).lowerBound == first,
      calendar.days(of: unit, holding: last).upperBound == last
    else { throw .meaningless("a \(unit.rawValue) against a part of one") }
    return (date.subject.replacingBucket(with: whole), value)
  }

  private func dateComparison(
    _ comparison: ComparisonOperator, _ left: Quantity, _ right: Quantity
  ) throws(ReferenceRefusal) -> Condition {
    let starts: (Int) -> Int
    switch (left.type, right.type) {
    case (.date, .date): starts = { $0 }
    case (.period(let unit), .period(let other)) where unit == other:
      // Periods of one unit are compared by the days on which they begin.
      starts = { number in
        let day = Day(Int32(number))
        return day.isDistant
          ? number : CivilCalendar.gregorian.days(of: unit, holding: number).lowerBound
      }
    default: throw .notCovered("a date against a period that is not a literal")
    }
    return twoValueTest(left, right) { one, other in
      guard case .date(let one, _) = one, case .date(let other, _) = other else { return .unsure }
      return tryingPairs(
        starts(one.numbers.lowerBound)...starts(one.numbers.upperBound),
        starts(other.numbers.lowerBound)...starts(other.numbers.upperBound)
      ) { comparison.holds(Precedence(starts($0), starts($1))) }
    }
  }

  private mutating func near(
    _ date: Quantity, _ direction: NearDirection, _ count: Int, _ unit: TimeUnit,
    _ time: ExpressionSyntax, in scope: Scope
  ) throws(ReferenceRefusal) -> Condition {
    let other: Quantity
    if let date = try otherDate(time, in: scope) {
      other = date
    } else {
      other = constant(.date(UncertainDate(try period(time)), notation: ""), .date)
    }
    let calendar = CivilCalendar.gregorian
    let later: (Int, Int) -> Int
    if let months = unit.months {
      later = { Day(Int32($0)).isDistant ? $0 : calendar.moved($0, months: months * count * $1) }
    } else {
      let days = try days(count, unit)
      later = { $0 + days * $1 }
    }
    return twoValueTest(date, other) { one, other in
      guard case .date(let one, _) = one, case .date(let other, _) = other else { return .unsure }
      return tryingPairs(
        one.numbers, other.numbers, places: { day in [day, later(day, -1), later(day, 1)] }
      ) { day, otherDay in
        let isEarly = day < (direction == .after ? otherDay : later(otherDay, -1))
        let isLate = day > (direction == .before ? otherDay : later(otherDay, 1))
        return !isEarly && !isLate
      }
    }
  }

  private mutating func isDate(
    _ time: ExpressionSyntax, in scope: Scope
  ) throws(ReferenceRefusal) -> Bool {
    try otherDate(time, in: scope).map { _ in true } ?? false
  }

  /// The date that an expression names, if it names one rather than a literal.
  private mutating func otherDate(
    _ time: ExpressionSyntax, in scope: Scope
  ) throws(ReferenceRefusal) -> Quantity? {
    switch time.kind {
    case .path(let path):
      guard let found = try find(path, in: scope), found.type.isDate else { return nil }
      return found
    case .arithmetic:
      let found = try quantity(time, in: scope)
      return found.type.isDate ? found : nil
    default: return nil
    }
  }
}
