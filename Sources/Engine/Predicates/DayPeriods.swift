import Language
import Model
import Plan
import Store

/// A set of days that dates are tested for.
protocol DayPeriods: Sendable {
  /// What is said of dates that are one day of a range each.
  func truth(of earliest: Cells<Int32>, _ latest: Cells<Int32>) -> BlockTruth
}

/// A set of days as its periods' first and last days, for kernels.
struct SortedPeriods: DayPeriods {
  let firsts: [Int32]
  let lasts: [Int32]

  init(_ set: PeriodSet) {
    firsts = set.periods.map(\.first.number)
    lasts = set.periods.map(\.last.number)
  }

  func truth(of earliest: Cells<Int32>, _ latest: Cells<Int32>) -> BlockTruth {
    BlockTruth(
      yes: rangesWithin(earliest.span, latest.span, firsts: firsts.span, lasts: lasts.span),
      possible: rangesTouching(
        earliest.span, latest.span, firsts: firsts.span, lasts: lasts.span))
  }
}

/// A set of days in which weekdays count: of each weekday the periods, in its own weeks.
///
/// The days of one weekday are numbered one after the other, so that a range of days is a range of
/// them too, or none, and the same kernels say whether it lies within periods.
struct WeekdayPeriods: DayPeriods {
  private let sets: [(weekday: Weekday, weeks: SortedPeriods)]

  init(_ set: DaySet) {
    sets = Weekday.allCases.map { day in
      let weeks = set.periods(on: day).periods.compactMap { period -> Period? in
        let first = day.firstWeek(from: period.first.number)
        let last = day.lastWeek(until: period.last.number)
        return first <= last ? Period(Day(first), Day(last)) : nil
      }
      return (day, SortedPeriods(PeriodSet(weeks)))
    }
  }

  /// Yes if it is so of each weekday in the range, no if of none.
  func truth(of earliest: Cells<Int32>, _ latest: Cells<Int32>) -> BlockTruth {
    sets.reduce(
      BlockTruth(
        yes: BlockTruth(constant: .yes, rowCount: earliest.count).yes,
        possible: BlockTruth(constant: .no, rowCount: earliest.count).yes)
    ) { sofar, set in
      let firsts = earliest.cells(set.weekday.firstWeek(from:))
      let lasts = latest.cells(set.weekday.lastWeek(until:))
      let isThere = comparedExactly(.lessOrEqual, firsts.span, lasts.span)
      let truth = set.weeks.truth(of: firsts, lasts)
      return BlockTruth(
        yes: intersected(
          sofar.yes.span, united(truth.yes.span, inverted(isThere.span).span).span),
        possible: united(
          sofar.possible.span, intersected(truth.possible.span, isThere.span).span))
    }
  }
}

extension Weekday {
  /// The number of the first such day that is not before a day.
  fileprivate func firstWeek(from day: Int32) -> Int32 { week(of: day &+ 6) }

  /// The number of the last such day that is not after a day.
  fileprivate func lastWeek(until day: Int32) -> Int32 { week(of: day) }

  // Day 0 is a Thursday, so that Monday was day −3.
  private func week(of day: Int32) -> Int32 {
    let shifted = day &+ 3 &- Int32(rawValue - 1)
    return shifted >= 0 ? shifted / 7 : (shifted &- 6) / 7
  }
}
