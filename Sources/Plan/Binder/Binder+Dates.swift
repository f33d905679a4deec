import Language
import Model

// Time tests: what is written becomes a set of days for a date column.
extension Binder {
  /// A time test of a value; dates against periods fold into sets of days, numbers take `between`
  /// alone.
  mutating func timeTest(
    _ value: Scalar, _ test: TimeTestSyntax, in relation: Relation
  ) -> Predicate? {
    guard value.type.isDate else { return numberTest(value, test, in: relation) }
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
      return between(value, first, last, in: relation)
    case .throughout:
      return fail(
        Diagnostic(
          .typeMismatch, "`throughout` asks about a state, and a date is one day.",
          at: test.range, remedy: "Use `during`.",
          fix: .init(
            replace: SourceRange(test.range.lower, test.range.lower + "throughout".utf8.count),
            with: "during")))
    case .near(let direction, let count, let unit, let time):
      return near(value, direction, count, unit, time, at: test.range, in: relation)
    }
  }

  private mutating func between(
    _ value: Scalar, _ first: ExpressionSyntax, _ last: ExpressionSyntax, in relation: Relation
  ) -> Predicate? {
    guard let start = operand(first, in: relation), let end = operand(last, in: relation) else {
      return nil
    }
    if case .period(let from) = start, case .period(let to) = end, to.last < from.first {
      return reversed(first, last)
    }
    guard let since = moment(value, .greaterOrEqual, start, at: first.range),
      let until = moment(value, .lessOrEqual, end, at: last.range)
    else { return nil }
    if case .days(let a, let after) = since, case .days(let b, let before) = until, a == b {
      return .days(a, after.intersection(before))
    }
    return .and([since, until])
  }

  /// Reports a range that ends before it begins.
  mutating func reversed<Result>(
    _ first: ExpressionSyntax, _ last: ExpressionSyntax
  ) -> Result? {
    let range = first.range.joined(with: last.range)
    let separator = last.range.lower - first.range.upper == "..".utf8.count ? ".." : " and "
    var fix: Diagnostic.Fix?
    if let start = first.literal, let end = last.literal {
      fix = .init(replace: range, with: end + separator + start)
    }
    return fail(
      Diagnostic(
        .incompatibleOperands, "The range ends before it begins.", at: range,
        remedy: "Put the earlier, or lesser, end first.", fix: fix))
  }

  // MARK: Moments

  /// What a date is tested against.
  enum Moment {
    /// The days of a literal, a parameter or a relative date.
    case period(Period)
    /// Another date of the row.
    case date(Scalar)
  }

  /// A date against a period, or against another date.
  mutating func moment(
    _ value: Scalar, _ comparison: ComparisonOperator, _ time: ExpressionSyntax,
    in relation: Relation
  ) -> Predicate? {
    guard let moment = operand(time, in: relation) else { return nil }
    return self.moment(value, comparison, moment, at: time.range)
  }

  private mutating func moment(
    _ value: Scalar, _ comparison: ComparisonOperator, _ moment: Moment, at range: SourceRange
  ) -> Predicate? {
    switch moment {
    case .date(let other): return compared(comparison, value, other)
    case .period(let period):
      guard case .calendarPeriod(let unit, let date) = value else {
        return .days(value, days(comparison, period))
      }
      // A calendar bucket against a period that begins and ends with buckets is the date itself
      // against it; against a part of one it would be neither yes nor no of any row within.
      guard unit.period(containing: period.first).first == period.first,
        unit.period(containing: period.last).last == period.last
      else {
        return fail(
          Diagnostic(
            .incompatibleOperands, "A \(unit.rawValue) cannot be compared with a part of one.",
            at: range, remedy: "Test the date itself, without `.\(unit.rawValue)`."))
      }
      return .days(date, days(comparison, period))
    }
  }

  /// The days for which a comparison with a period is yes (language.md, section 1.5).
  func days(_ comparison: ComparisonOperator, _ period: Period) -> DaySet {
    switch comparison {
    case .equal: DaySet(PeriodSet([period]))
    case .notEqual: DaySet(PeriodSet([period])).complement
    case .less: DaySet(.upTo(period.first.advanced(by: -1)))
    case .lessOrEqual: DaySet(.upTo(period.last))
    case .greater: DaySet(.from(period.last.advanced(by: 1)))
    case .greaterOrEqual: DaySet(.from(period.first))
    }
  }

  mutating func operand(_ time: ExpressionSyntax, in relation: Relation) -> Moment? {
    switch time.kind {
    case .path(let path):
      let before = diagnostics.count
      guard let found = find(path, in: relation) else {
        return diagnostics.count > before ? nil : unknownDate(path, in: relation)
      }
      return moment(found.scalar, at: time.range, called: path.text)
    case .arithmetic, .call, .conditional:
      guard let scalar = bindScalar(time, in: relation) else { return nil }
      return moment(scalar, at: time.range, called: "this")
    default: return period(time).map(Moment.period)
    }
  }

  // A definition may stand for a literal, which is a period like any other.
  private mutating func moment(
    _ scalar: Scalar, at range: SourceRange, called name: String
  ) -> Moment? {
    switch scalar {
    case .constant(.date(let date, _), _):
      return .period(Period(date.earliest, date.latest))
    case .constant(.integer(let year), _):
      if let period = Period(literal: padded(year, 4)) { return .period(period) }
    default:
      if scalar.type.isDate { return .date(scalar) }
    }
    return fail(
      Diagnostic(
        .typeMismatch,
        "A date is needed here, and \(name == "this" ? name : "'\(name)'") is "
          + "\(article(scalar.type)).", at: range, remedy: dateForms))
  }

  private mutating func unknownDate(_ path: Path, in relation: Relation) -> Moment? {
    guard case .table(let table) = relation.shape, path.names.count == 1 else {
      return unknownName(path, in: relation)
    }
    if let month = monthWithoutYear(path) { return fail(month) }
    let dates = schema.tables[table].columns.filter(\.type.isDate).map(\.name)
    let near = nearest(to: path.text, among: dates + ["today"])
    return fail(
      Diagnostic(
        .typeMismatch, "A date is needed here, not '\(path.text)'.", at: path.range,
        remedy: near.isEmpty ? dateForms : didYouMean(near),
        fix: near.first.map { .init(replace: path.range, with: spelled($0)) }))
  }

  // MARK: Distances

  private mutating func near(
    _ value: Scalar, _ direction: NearDirection, _ count: Int, _ unit: TimeUnit,
    _ time: ExpressionSyntax, at range: SourceRange, in relation: Relation
  ) -> Predicate? {
    if unit.months != nil {
      return nearByMonths(value, direction, count, unit, time, at: range, in: relation)
    }
    guard let days = dayCount(count, unit, at: range),
      let moment = operand(time, in: relation)
    else { return nil }
    switch moment {
    case .date(let other): return .near(direction, days: days, value, other)
    case .period(let period): return .near(direction, days: days, value, dateConstant(period))
    }
  }

  // MARK: Numbers

  private mutating func numberTest(
    _ value: Scalar, _ test: TimeTestSyntax, in relation: Relation
  ) -> Predicate? {
    let isNumber = value.type.isNumeric || value.type == .days || value.type == .weekday
    switch test.kind {
    case .between(let first, let last), .within(.range(let first, let last)):
      guard isNumber else { break }
      guard let least = bindOperand(first, like: value, in: relation),
        let most = bindOperand(last, like: value, in: relation)
      else { return nil }
      if let low = number(least), let high = number(most), high < low {
        return reversed(first, last)
      }
      return .and([
        compared(.greaterOrEqual, value, least), compared(.lessOrEqual, value, most),
      ])
    default: break
    }
    return fail(
      Diagnostic(
        .typeMismatch, "A time test needs a date, and this is \(article(value.type)).",
        at: test.range,
        remedy: isNumber ? "Compare numbers with < <= > >= or between … and …." : nil))
  }

  private func number(_ scalar: Scalar) -> Double? {
    switch scalar {
    case .constant(.integer(let value), _): Double(value)
    case .constant(.number(let value), _): value
    case .constant(.days(let least, _), _): Double(least)
    default: nil
    }
  }
}

extension ExpressionSyntax {
  /// A date or number as written.
  fileprivate var literal: String? {
    switch kind {
    case .date(let text), .number(let text): text
    default: nil
    }
  }
}
