/// A set of days as disjoint periods in order; what time tests of one column fold into.
///
/// `before 2024 or since 2024` folds into every day there is, so that it is yes for each dated row;
/// tested apart, an imprecise `2023/2024` would be unsure of both.
package struct PeriodSet: Hashable, Sendable {
  /// Disjoint, not adjacent, ascending.
  package let periods: [Period]

  private init(sorted periods: [Period]) { self.periods = periods }

  /// Makes a set from periods in any order.
  package init(_ periods: [Period]) {
    var merged: [Period] = []
    for period in periods.sorted(by: { ($0.first, $0.last) < ($1.first, $1.last) }) {
      if let previous = merged.last, period.first.number <= previous.last.number + 1 {
        merged[merged.count - 1] = Period(previous.first, max(previous.last, period.last))
      } else {
        merged.append(period)
      }
    }
    self.periods = merged
  }

  /// No day.
  package static let empty = PeriodSet(sorted: [])
  /// Every day.
  package static let all = PeriodSet(sorted: [Period(.distantPast, .distantFuture)])

  /// From `day` on.
  package static func from(_ day: Day) -> PeriodSet {
    PeriodSet([Period(min(day, .distantFuture), .distantFuture)])
  }

  /// Up to `day`, included.
  package static func upTo(_ day: Day) -> PeriodSet {
    PeriodSet([Period(.distantPast, max(day, .distantPast))])
  }

  /// Days in both.
  package func intersection(_ other: PeriodSet) -> PeriodSet {
    var result: [Period] = []
    for mine in periods {
      for theirs in other.periods {
        let first = max(mine.first, theirs.first)
        let last = min(mine.last, theirs.last)
        if first <= last { result.append(Period(first, last)) }
      }
    }
    return PeriodSet(result)
  }

  /// Days in either.
  package func union(_ other: PeriodSet) -> PeriodSet { PeriodSet(periods + other.periods) }

  /// Days not in the set.
  package var complement: PeriodSet {
    var result: [Period] = []
    var next = Day.distantPast
    for period in periods {
      if period.first > next { result.append(Period(next, Day(period.first.number - 1))) }
      if period.last >= .distantFuture { return PeriodSet(sorted: result) }
      next = Day(period.last.number + 1)
    }
    result.append(Period(next, .distantFuture))
    return PeriodSet(sorted: result)
  }

  /// Whether one unknown day within `earliest`…`latest` is in the set: yes if every such day is, no
  /// if none is.
  package func contains(_ date: UncertainDate) -> Truth {
    var touches = false
    for period in periods where period.first <= date.latest && period.last >= date.earliest {
      if period.first <= date.earliest && date.latest <= period.last { return .yes }
      touches = true
    }
    return touches ? .unsure : .no
  }
}
