package import Model

/// A set of days, and what the test is for a date that is none.
package struct DaySet: Hashable, Sendable {
  /// The periods of all days, or those of the days of each weekday, from Monday on.
  private let sets: [PeriodSet]
  /// Whether none passes: no for a time test, yes for its negation and for states not yet ended.
  package let includesNone: Bool

  /// Makes a set of all days of some periods.
  package init(_ periods: PeriodSet, includesNone: Bool = false) {
    self.init([periods], includesNone)
  }

  private init(_ sets: [PeriodSet], _ includesNone: Bool) {
    let isOfAll = sets.allSatisfy { $0 == sets[0] }
    self.sets = isOfAll ? [sets[0]] : sets
    self.includesNone = includesNone
  }

  /// The set of all days of some weekdays.
  package static func weekdays(where isIn: (Weekday) -> Bool) -> DaySet {
    DaySet(Weekday.allCases.map { isIn($0) ? .all : .empty }, false)
  }

  /// The days for which the test is yes; nil if the weekday matters.
  package var periods: PeriodSet? { sets.count == 1 ? sets[0] : nil }

  /// The periods whose days pass if they are of a weekday.
  package func periods(on weekday: Weekday) -> PeriodSet {
    sets.count == 1 ? sets[0] : sets[weekday.rawValue - 1]
  }

  /// The days of neither more nor less than the other's.
  package var complement: DaySet { DaySet(sets.map(\.complement), !includesNone) }

  /// Days in both.
  func intersection(_ other: DaySet) -> DaySet { .intersection([self, other]) }

  /// Days in one of the sets.
  static func union(_ sets: [DaySet]) -> DaySet {
    let includesNone = sets.contains(where: \.includesNone)
    if sets.allSatisfy({ $0.periods != nil }) {
      return DaySet(
        PeriodSet(sets.flatMap { $0.sets[0].periods }), includesNone: includesNone)
    }
    return DaySet(
      Weekday.allCases.map { day in PeriodSet(sets.flatMap { $0.periods(on: day).periods }) },
      includesNone)
  }

  /// Days in all of the sets; one by one, many sets would cost the square of their number.
  static func intersection(_ sets: [DaySet]) -> DaySet {
    // All days leave the others as they are, and an event has them.
    let limits = sets.filter { $0.periods != .all }
    guard limits.count > 1 else {
      return DaySet(
        limits.first?.sets ?? [.all], sets.allSatisfy(\.includesNone))
    }
    return union(sets.map(\.complement)).complement
  }
}
