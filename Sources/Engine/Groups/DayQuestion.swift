import Language
import Model
import Plan

/// A count of rows by what sums by day can tell: one date in some days or one state on a day,
/// perhaps of some values of a column, for each value of it, for each period of the date.
struct DayQuestion {
  /// When the rows are counted.
  enum Dates {
    /// A date in some days.
    case event(ColumnReference, PeriodSet, includesNone: Bool)
    /// From the first date on and before the second, on a day.
    case state(from: ColumnReference, to: ColumnReference, Day)
  }

  let dates: Dates
  /// The column whose values are told apart.
  private(set) var coded: ColumnReference?
  /// The values of it that count; nil for all, the unknown ones too.
  let values: [String]?
  /// The periods of the date that are told apart.
  private(set) var unit: CalendarUnit?
  /// Whether rows count that have no known date, or none.
  private(set) var hasMissing = false

  /// What a grouping asks of rows of a table, or of those of a filter; nil if it is more.
  init?(_ input: LogicalPlan, _ keys: [NamedScalar]) {
    switch input {
    case .filter(let predicate, .scan): self.init(predicate, keys)
    case .scan: self.init(allRowsBy: keys)
    default: return nil
    }
  }

  /// All rows by the periods of a date, and perhaps by a column's values.
  private init?(allRowsBy keys: [NamedScalar]) {
    let dates = keys.compactMap { key in
      if case .calendarPeriod(_, .column(let date)) = key.value { date } else { nil }
    }
    guard dates.count == 1 else { return nil }
    self.init(.days(.column(dates[0]), DaySet(.all)), keys)
    hasMissing = true
  }

  private init?(_ predicate: Predicate, _ keys: [NamedScalar]) {
    var days: [(ColumnReference, PeriodSet, includesNone: Bool)] = []
    var values: [String]?
    for test in predicate.conjuncts {
      switch test {
      case .days(.column(let reference), let set):
        guard let periods = set.periods else { return nil }
        days.append((reference, periods, set.includesNone))
      case .values(let reference, let match):
        guard coded == nil, match.mode == .exact else { return nil }
        (coded, values) = (reference, match.values)
      default: return nil
      }
    }
    guard let dates = Dates(days) else { return nil }
    (self.dates, self.values) = (dates, values)
    var hasCodedKey = false
    for key in keys {
      switch (key.value, dates) {
      case (.column(let reference), _) where reference.type.isText:
        guard !hasCodedKey, coded == nil || coded == reference else { return nil }
        (coded, hasCodedKey) = (reference, true)
      case (.calendarPeriod(let unit, .column(let reference)), .event(let date, _, false)):
        guard self.unit == nil, reference == date else { return nil }
        self.unit = unit
      default: return nil
      }
    }
    if case .state = dates, values != nil { return nil }
  }
}

extension DayQuestion.Dates {
  fileprivate init?(_ tests: [(ColumnReference, PeriodSet, includesNone: Bool)]) {
    switch tests.count {
    case 1: self = .event(tests[0].0, tests[0].1, includesNone: tests[0].includesNone)
    case 2:
      let (start, end) = tests[0].includesNone ? (tests[1], tests[0]) : (tests[0], tests[1])
      guard end.includesNone, !start.includesNone, let day = start.1.periods.last?.last,
        !day.isDistant, start.1 == .upTo(day), end.1 == .from(day.advanced(by: 1))
      else { return nil }
      self = .state(from: start.0, to: end.0, day)
    default: return nil
    }
  }
}
