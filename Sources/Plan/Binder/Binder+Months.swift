import Language
import Model

// Lengths of months and years, which have no fixed number of days.
extension Binder {
  /// A length in months; nil, and reported, if it is out of range.
  mutating func monthCount(_ count: Int, _ unit: TimeUnit, at range: SourceRange) -> Int? {
    let (months, overflow) = count.multipliedReportingOverflow(by: unit.months ?? 1)
    guard !overflow, months <= 120_000 else {
      return fail(
        Diagnostic(.malformedLiteral, "\(count) \(unit.rawValue)s is out of range.", at: range))
    }
    return months
  }

  /// `within 2 months of released`: neither later than two months after it nor earlier than two before.
  ///
  /// The days that fit an imprecise date have no gaps, so that both tests together are as exact as one.
  mutating func nearByMonths(
    _ value: Scalar, _ direction: NearDirection, _ count: Int, _ unit: TimeUnit,
    _ time: ExpressionSyntax, at range: SourceRange, in relation: Relation
  ) -> Predicate? {
    guard let months = monthCount(count, unit, at: range),
      let moment = operand(time, in: relation)
    else { return nil }
    let other: Scalar
    switch moment {
    case .date(let scalar): other = scalar
    case .period(let period): other = dateConstant(period)
    }
    let first = direction == .after ? other : .movedMonths(other, months: -months)
    let last = direction == .before ? other : .movedMonths(other, months: months)
    return .and([
      .compare(.greaterOrEqual, value, first), .compare(.lessOrEqual, value, last),
    ])
  }
}

extension TimeUnit {
  /// The months in a unit that is made of them; nil for days and weeks.
  var months: Int? {
    switch self {
    case .day, .week: nil
    case .month: 1
    case .quarter: 3
    case .year: 12
    }
  }
}
