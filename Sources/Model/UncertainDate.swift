/// One unknown day within bounds. An exact date has both bounds on one day.
package struct UncertainDate: Hashable, Sendable {
  /// The first day it can be.
  package let earliest: Day
  /// The last day it can be, not before the first.
  package let latest: Day

  /// Makes a date within bounds.
  package init(_ earliest: Day, _ latest: Day) {
    precondition(earliest <= latest, "an uncertain date's bounds must be in order")
    self.earliest = earliest
    self.latest = latest
  }

  /// Makes an exact date.
  package init(_ day: Day) { self.init(day, day) }

  /// Makes a date that can be any day of a period.
  package init(_ period: Period) { self.init(period.first, period.last) }

  /// True if the day is known.
  package var isExact: Bool { earliest == latest }
}

// MARK: - Tests between two dates (language.md, section 1.5)

extension UncertainDate {
  /// Whether this day comes before the other: yes iff f2 < g1, no iff f1 ≥ g2.
  package func isBefore(_ other: UncertainDate) -> Truth {
    if latest < other.earliest { return .yes }
    return earliest >= other.latest ? .no : .unsure
  }

  /// Whether this day is at most `days` from the other, in the direction given: yes iff the largest
  /// gap fits, no iff the smallest does not.
  package func isWithin(days: Int, of other: UncertainDate) -> Truth {
    let forward = latest.days(since: other.earliest)
    let backward = other.latest.days(since: earliest)
    let largest = max(forward, backward)
    let smallest = max(0, max(-forward, -backward))
    if largest <= days { return .yes }
    return smallest > days ? .no : .unsure
  }
}
