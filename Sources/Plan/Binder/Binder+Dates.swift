import Language
import Model

// Time tests: what is written becomes a set of days for a date column, or a pair of such tests for a state.
extension Binder {
  /// A time test of a value; dates against periods fold into sets of days, numbers take `between` alone.
  mutating func timeTest(
    _ value: Scalar, _ test: TimeTestSyntax, in relation: Relation
  ) -> Predicate? {
    if value.type.isNumeric { return numberTest(value, test, in: relation) }
    guard value.type.isDate else {
      return fail(
        Diagnostic(
          .typeMismatch, "A time test needs a date, and this is \(article(value.type)).",
          at: test.range))
    }
    switch test.kind {
    case .since(let time): return moment(value, .greaterOrEqual, time, in: relation)
    case .until(let time): return moment(value, .lessOrEqual, time, in: relation)
    case .before(let time): return moment(value, .less, time, in: relation)
    case .after(let time): return moment(value, .greater, time, in: relation)
    case .on(let time): return moment(value, .equal, time, in: relation)
    case .within(.single(let time)), .during(.single(let time)):
      return moment(value, .equal, time, in: relation)
    case .within(.range(let first, let last)), .during(.range(let first, let last)),
      .between(let first, let last):
      guard let since = moment(value, .greaterOrEqual, first, in: relation),
        let until = moment(value, .lessOrEqual, last, in: relation)
      else { return nil }
      return conjunction(since, until)
    case .throughout:
      return fail(
        Diagnostic(
          .typeMismatch, "`throughout` asks about a state, and a date is one day.",
          at: test.range, remedy: "Use `during`."))
    case .near(let direction, let count, let unit, let time):
      return nearTest(value, direction, count, unit, time, at: test.range, in: relation)
    }
  }

  /// A date against a period, or against another date.
  mutating func moment(
    _ value: Scalar, _ comparison: ComparisonOperator, _ time: ExpressionSyntax,
    in relation: Relation
  ) -> Predicate? {
    if let other = dateColumn(time, in: relation) {
      return .compare(comparison, value, other)
    }
    guard let period = period(time) else { return nil }
    return .days(underlying(value, comparison, period), days(comparison, period))
  }

  // A calendar bucket against a period that begins and ends with buckets is the date itself against it.
  private func underlying(
    _ value: Scalar, _ comparison: ComparisonOperator, _ period: Period
  ) -> Scalar {
    guard case .calendarPeriod(let unit, let date) = value,
      unit.period(containing: period.first).first == period.first,
      unit.period(containing: period.last).last == period.last
    else { return value }
    return date
  }

  /// The days for which a comparison with a period is yes (language.md, section 1.5).
  func days(_ comparison: ComparisonOperator, _ period: Period) -> DaySet {
    switch comparison {
    case .equal: DaySet(PeriodSet([period]))
    case .notEqual: DaySet(PeriodSet([period])).complement
    case .less: DaySet(.upTo(Day(period.first.number - 1)))
    case .lessOrEqual: DaySet(.upTo(period.last))
    case .greater: DaySet(.from(Day(period.last.number + 1)))
    case .greaterOrEqual: DaySet(.from(period.first))
    }
  }

  private func conjunction(_ left: Predicate, _ right: Predicate) -> Predicate {
    if case .days(let a, let first) = left, case .days(let b, let second) = right, a == b {
      return .days(
        a,
        DaySet(
          first.periods.intersection(second.periods),
          includesNone: first.includesNone && second.includesNone))
    }
    return .and([left, right])
  }

  private mutating func numberTest(
    _ value: Scalar, _ test: TimeTestSyntax, in relation: Relation
  ) -> Predicate? {
    let bounds: (ExpressionSyntax, ExpressionSyntax)
    switch test.kind {
    case .between(let first, let last), .within(.range(let first, let last)): bounds = (first, last)
    default:
      return fail(
        Diagnostic(
          .typeMismatch, "A time test needs a date, and this is \(article(value.type)).",
          at: test.range, remedy: "Compare numbers with < <= > >= or between … and …."))
    }
    guard let first = bindOperand(bounds.0, like: value, in: relation),
      let last = bindOperand(bounds.1, like: value, in: relation)
    else { return nil }
    return .and([
      .compare(.greaterOrEqual, value, first), .compare(.lessOrEqual, value, last),
    ])
  }

  private mutating func nearTest(
    _ value: Scalar, _ direction: NearDirection, _ count: Int, _ unit: TimeUnit,
    _ time: ExpressionSyntax, at range: SourceRange, in relation: Relation
  ) -> Predicate? {
    let length = unit == .day ? 1 : unit == .week ? 7 : 0
    guard length > 0 else { return later("`within` a number of \(unit.rawValue)s", at: range) }
    let (days, overflow) = count.multipliedReportingOverflow(by: length)
    guard !overflow, days <= 4_000_000 else {
      return fail(
        Diagnostic(.malformedLiteral, "\(count) \(unit.rawValue)s is out of range.", at: range))
    }
    if let other = dateColumn(time, in: relation) {
      return .near(direction, days: days, value, other)
    }
    guard let period = period(time) else { return nil }
    let date = UncertainDate(period)
    return .near(
      direction, days: days, value, .constant(.date(date, notation: period.first.text), .date))
  }

  /// The date column that an expression names, if it names one.
  private mutating func dateColumn(_ time: ExpressionSyntax, in relation: Relation) -> Scalar? {
    switch time.kind {
    case .path(let path):
      guard let found = find(path, in: relation), found.scalar.type.isDate else { return nil }
      return found.scalar
    case .arithmetic:
      guard let scalar = bindScalar(time, in: relation), scalar.type.isDate else { return nil }
      return scalar
    default: return nil
    }
  }

  /// The period that a literal, a parameter or a relative date stands for.
  mutating func period(_ time: ExpressionSyntax) -> Period? {
    switch time.kind {
    case .date(let text), .number(let text), .string(let text):
      guard let period = Period(literal: text) else {
        return fail(
          Diagnostic(
            .malformedLiteral, "\(text) is not a date.", at: time.range,
            remedy: "Dates are written 2024, 2024-07, 2024-07-15, 2024-Q3."))
      }
      return period
    case .parameter(let name):
      guard let parameter = parameter(name, at: time.range) else { return nil }
      return period(of: parameter, name: name, at: time.range)
    case .ago(let count, let unit):
      return calendarUnit(unit) == .day
        ? Period(schema.asOf.advanced(by: -count))
        : Period(dayBefore(count, unit))
    case .relativePeriod(let which, let unit):
      let step = which == .this ? 0 : which == .previous ? -1 : 1
      return calendarUnit(unit).period(step, after: schema.asOf)
    case .path(let path) where path.text.lowercased() == "today": return Period(schema.asOf)
    case .missing: return nil
    default:
      return fail(
        Diagnostic(
          .typeMismatch, "A date is needed here.", at: time.range,
          remedy: "Dates are written 2024, 2024-07, 2024-07-15, 2024-Q3."))
    }
  }

  private mutating func period(
    of parameter: ParameterValue, name: String, at range: SourceRange
  ) -> Period? {
    switch parameter {
    case .date(let period): return period
    case .integer(let year):
      if let period = Period(literal: padded(year, 4)) { return period }
    case .text(let text):
      if let period = Period(literal: text) { return period }
    default: break
    }
    return fail(
      Diagnostic(
        .typeMismatch, "$\(name) is not a date.", at: range,
        remedy: "Declare it: param \(name) : date = 2024-07"))
  }

  // `3 months ago` is the same day of the month three months back, or that month's last day.
  private func dayBefore(_ count: Int, _ unit: TimeUnit) -> Day {
    let calendar = calendarUnit(unit)
    if calendar == .week { return schema.asOf.advanced(by: -min(count, 1_000_000) * 7) }
    let month: CalendarUnit = .month
    let perUnit = calendar == .year ? 12 : calendar == .quarter ? 3 : 1
    let target = month.period(-min(count, 1_000_000) * perUnit, after: schema.asOf)
    return min(target.first.advanced(by: schema.asOf.civil.day - 1), target.last)
  }

  func calendarUnit(_ unit: TimeUnit) -> CalendarUnit {
    switch unit {
    case .day: .day
    case .week: .week
    case .month: .month
    case .quarter: .quarter
    case .year: .year
    }
  }
}

// MARK: - States

extension Binder {
  /// `held on 2024-07-01` and its like.
  mutating func stateTest(
    _ state: StateSchema, of table: Int, links: [LinkStep] = [], _ test: TimeTestSyntax
  ) -> Predicate? {
    switch test.kind {
    case .on(let time), .within(.single(let time)), .during(.single(let time)):
      return period(time).map {
        inState(state, of: table, links: links, from: $0.first, until: $0.last)
      }
    case .within(.range(let first, let last)), .during(.range(let first, let last)),
      .between(let first, let last):
      guard let start = period(first), let end = period(last) else { return nil }
      return inState(state, of: table, links: links, from: start.first, until: end.last)
    case .since(let time):
      return period(time).map {
        inState(state, of: table, links: links, from: $0.first, until: schema.asOf)
      }
    case .until(let time):
      return period(time).map {
        inState(state, of: table, links: links, from: .distantPast, until: $0.last)
      }
    case .throughout(let span):
      let bounds: (ExpressionSyntax, ExpressionSyntax)
      switch span {
      case .single(let time): bounds = (time, time)
      case .range(let first, let last): bounds = (first, last)
      }
      guard let start = period(bounds.0), let end = period(bounds.1) else { return nil }
      return inState(
        state, of: table, links: links, from: end.last, until: start.first)
    default:
      return fail(
        Diagnostic(
          .typeMismatch, "A state takes `on`, `during`, `throughout`, `since` or `until`.",
          at: test.range))
    }
  }

  /// Rows whose interval began by `until` and had not ended by `from`: with `from` ≤ `until`, those in the
  /// state at some time between; the other way round, those in it all the time between.
  func inState(
    _ state: StateSchema, of table: Int, links: [LinkStep] = [], from: Day, until: Day
  ) -> Predicate {
    func date(_ column: Int) -> Scalar {
      let schema = schema.tables[table].columns[column]
      return .column(
        ColumnReference(links: links, column: column, type: schema.type, name: schema.name))
    }
    let began = Predicate.days(date(state.fromColumn), DaySet(.upTo(until)))
    let ends = state.toColumns.map { column in
      Predicate.days(date(column), DaySet(.from(from.advanced(by: 1)), includesNone: true))
    }
    return .and([began] + ends)
  }
}
