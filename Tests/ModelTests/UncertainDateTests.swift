import Testing

@testable import Model

/// The oracle of three-valued tests: try every day that each date can be.
private func trying(_ outcomes: [Bool]) -> Truth {
  if outcomes.allSatisfy(\.self) { return .yes }
  return outcomes.contains(true) ? .unsure : .no
}

/// All dates within a few days.
private let smallDates: [UncertainDate] = (0..<6).flatMap { first in
  (first..<6).map { UncertainDate(Day(Int32(first)), Day(Int32($0))) }
}

extension UncertainDate {
  fileprivate var days: [Day] { (earliest.number...latest.number).map { Day($0) } }
}

@Suite("Tests of uncertain dates answer as trying every day does")
struct UncertainDateTests {
  @Test("before another date")
  func before() {
    for left in smallDates {
      for right in smallDates {
        let expected = trying(left.days.flatMap { day in right.days.map { day < $0 } })
        #expect(left.isBefore(right) == expected, "\(left) \(right)")
      }
    }
  }

  @Test("within some days of another date")
  func within() {
    for left in smallDates {
      for right in smallDates {
        for days in 0...6 {
          let expected = trying(
            left.days.flatMap { day in right.days.map { abs(day.days(since: $0)) <= days } })
          #expect(left.isWithin(days: days, of: right) == expected, "\(left) \(right) \(days)")
        }
      }
    }
  }
}

@Suite("Sets of periods behave as sets of days")
struct PeriodSetTests {
  private let universe: [Day] = (-2...11).map { Day(Int32($0)) }

  /// Every set of days within 0…8, given as scattered and touching periods.
  private var sets: [(set: PeriodSet, days: Set<Day>)] {
    (0..<512).map { mask in
      let days = (0..<9).filter { mask >> $0 & 1 == 1 }.map { Day(Int32($0)) }
      return (PeriodSet(days.reversed().map { Period($0) }), Set(days))
    }
  }

  private func days(of set: PeriodSet) -> Set<Day> {
    Set(universe.filter { day in set.periods.contains { $0.contains(day) } })
  }

  private func isNormal(_ set: PeriodSet) -> Bool {
    zip(set.periods, set.periods.dropFirst()).allSatisfy { $0.last.number + 1 < $1.first.number }
  }

  @Test("complement")
  func complement() {
    for (set, days) in sets {
      let other = set.complement
      #expect(self.days(of: other) == Set(universe).subtracting(days))
      #expect(isNormal(other))
      #expect(other.complement == set)
    }
    #expect(PeriodSet.all.complement == .empty)
    #expect(PeriodSet.empty.complement == .all)
  }

  @Test("union and intersection")
  func combinations() {
    let some = sets.enumerated().filter { $0.offset % 11 == 0 }.map(\.element)
    for (left, leftDays) in some {
      for (right, rightDays) in some {
        let both = left.intersection(right)
        let either = left.union(right)
        #expect(days(of: both) == leftDays.intersection(rightDays))
        #expect(days(of: either) == leftDays.union(rightDays))
        #expect(isNormal(both) && isNormal(either))
      }
    }
  }

  @Test("whether an uncertain date is in a set")
  func contains() {
    for (set, days) in sets {
      for date in smallDates {
        #expect(set.contains(date) == trying(date.days.map { days.contains($0) }))
      }
    }
  }

  @Test("half-open sets join into every day there is")
  func halves() {
    let day = Day(100)
    #expect(PeriodSet.upTo(Day(99)).union(.from(day)) == .all)
    #expect(PeriodSet.from(day).complement == .upTo(Day(99)))
    #expect(PeriodSet.from(.distantFuture).periods.count == 1)
    #expect(PeriodSet.upTo(.distantPast).periods.count == 1)
    #expect(PeriodSet.all.contains(UncertainDate(.distantPast, .distantFuture)) == .yes)
  }
}

@Suite("Three-valued truth is Kleene's")
struct TruthTests {
  @Test("and, or and not answer as trying both readings of what is unsure does")
  func kleene() {
    func readings(_ truth: Truth) -> [Bool] {
      switch truth {
      case .no: [false]
      case .yes: [true]
      case .unsure: [false, true]
      }
    }
    for left in Truth.allCases {
      #expect(!left == trying(readings(left).map { !$0 }))
      for right in Truth.allCases {
        let pairs = readings(left).flatMap { one in readings(right).map { (one, $0) } }
        #expect((left && right) == trying(pairs.map { $0 && $1 }))
        #expect((left || right) == trying(pairs.map { $0 || $1 }))
      }
    }
  }
}

@Suite("Folding makes spellings equal that differ in case, accents or blanks")
struct TextFoldTests {
  @Test(
    arguments: [
      ("Minsk", "minsk"), ("Ceaușescu", "ceausescu"), ("e\u{301}t\u{E9}", "ete"),
      ("РЭЧЫЦА", "рэчыца"),
      ("Ціханоўскі", "ціханоускі"), ("first_known-day", "first known day"),
      ("O\u{2019}Neil", "o'neil"),
      ("Łódź", "łodz"), ("", ""),
    ])
  func folds(text: String, expected: String) {
    #expect(folded(text) == expected)
  }
}
