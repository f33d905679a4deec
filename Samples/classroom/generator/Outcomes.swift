/// A day on which several were freed together.
struct Burst: Sendable {
  let day: CivilDay
  let count: Int
  let kind: String
}

extension Burst {
  static let all = [
    Burst(day: CivilDay(2021, 9, 10), count: 14, kind: "pardon"),
    Burst(day: CivilDay(2022, 7, 1), count: 9, kind: "pardon"),
    Burst(day: CivilDay(2022, 12, 22), count: 24, kind: "amnesty"),
    Burst(day: CivilDay(2023, 7, 7), count: 31, kind: "amnesty"),
    Burst(day: CivilDay(2023, 12, 29), count: 18, kind: "pardon"),
    Burst(day: CivilDay(2024, 5, 10), count: 12, kind: "pardon"),
    Burst(day: CivilDay(2024, 7, 5), count: 17, kind: "pardon"),
    Burst(day: CivilDay(2024, 7, 26), count: 5, kind: "exchange"),
    Burst(day: CivilDay(2024, 8, 19), count: 28, kind: "pardon"),
    Burst(day: CivilDay(2024, 9, 12), count: 34, kind: "pardon"),
    Burst(day: CivilDay(2024, 10, 25), count: 21, kind: "pardon"),
    Burst(day: CivilDay(2024, 12, 3), count: 26, kind: "pardon"),
    Burst(day: CivilDay(2025, 1, 24), count: 19, kind: "pardon"),
    Burst(day: CivilDay(2025, 3, 7), count: 14, kind: "pardon"),
    Burst(day: CivilDay(2025, 5, 8), count: 12, kind: "amnesty"),
    Burst(day: CivilDay(2025, 6, 20), count: 14, kind: "exchange"),
  ]

  static func count(in days: Range<CivilDay>) -> Int {
    all.reduce(0) { $0 + (days.contains($1.day) ? $1.count : 0) }
  }
}

/// Decides how each case ends, so that every published total is met exactly.
struct Outcomes {
  private(set) var cases: [CaseTruth]
  private var random: SplitMix64

  /// Takes cases of which all are held, and settles them.
  init(cases: [CaseTruth], random: SplitMix64) {
    self.cases = cases
    self.random = random
    settleDeaths()
    let closed = settleClosedCases(60)
    for burst in Burst.all {
      settle(burst)
    }
    let early = Landmark.firstDetention..<Landmark.july2024
    let late2024 = Landmark.july2024..<Landmark.year2025
    let in2025 = Landmark.year2025..<Landmark.asOf
    let lateTotal = Totals.releasedLate2024 + Totals.released2025
    let earlyTotal = Totals.former - Totals.died - lateTotal
    settleTerms(earlyTotal - closed - Burst.count(in: early), ending: early)
    settleTerms(Totals.releasedLate2024 - Burst.count(in: late2024), ending: late2024)
    settleTerms(Totals.released2025 - Burst.count(in: in2025), ending: in2025)
    lengthenTermsOfHeld()
    listHumanitarian()
  }

  private func held(where condition: (CaseTruth) -> Bool) -> [Int] {
    cases.indices.filter { cases[$0].outcome == .held && condition(cases[$0]) }
  }

  private mutating func settleDeaths() {
    let days = [
      CivilDay(2021, 5, 21), CivilDay(2022, 9, 14), CivilDay(2023, 2, 6), CivilDay(2023, 7, 11),
      CivilDay(2024, 1, 9), CivilDay(2024, 4, 23), CivilDay(2024, 10, 30), CivilDay(2025, 2, 17),
    ]
    precondition(days.count == Totals.died, "one day for each death")
    for day in days {
      let pool = held { $0.detained + 90 < day && $0.termEnd > day }
      let ages = cases.map(\.age)
      let chosen = drawDistinct(1, of: pool, random: &random) { ages[$0] >= 50 ? 6 : 1 }
      cases[chosen[0]].outcome = .died(day)
    }
  }

  /// Frees some before a sentence, and says how many.
  private mutating func settleClosedCases(_ count: Int) -> Int {
    let pool = held { $0.detained < CivilDay(2024, 1, 1) }
    for index in drawDistinct(count, of: pool, random: &random, weight: { _ in 1 }) {
      let day = cases[index].detained + random.within(20...170)
      cases[index].outcome = .released(day, kind: "case closed")
    }
    return count
  }

  private mutating func settle(_ burst: Burst) {
    let pool = held { $0.detained + 120 < burst.day && $0.termEnd > burst.day + 45 }
    let weights = cases.map { Self.weight($0, in: burst) }
    let chosen = drawDistinct(burst.count, of: pool, random: &random) { weights[$0] }
    for index in chosen {
      cases[index].outcome = .released(burst.day, kind: burst.kind)
    }
  }

  /// Pardons favour the engagement faction, women and the old; exchanges the pressure faction.
  private static func weight(_ one: CaseTruth, in burst: Burst) -> Int {
    let favoured = burst.kind == "exchange" ? "pressure" : "engagement"
    let byFaction =
      switch one.faction {
      case favoured: 6
      case "none": 3
      case nil: 2
      default: 1
      }
    return byFaction * (one.sex == "female" ? 2 : 1) * (one.age >= 55 ? 2 : 1)
  }

  /// Lets exactly `count` serve their term to an end within `days`.
  ///
  /// Of those whose term ends in the period a random part goes; the others' terms are lengthened
  /// later. Where they are too few, some of the terms to come are shortened into the period.
  private mutating func settleTerms(_ count: Int, ending days: Range<CivilDay>) {
    let due = held { days.contains($0.termEnd) }
    let chosen = random.shuffled(due).prefix(count)
    for index in chosen {
      cases[index].outcome = .released(cases[index].termEnd, kind: "term served")
    }
    let next = held { $0.termEnd >= days.upperBound && !$0.terms(ending: days).isEmpty }
    precondition(due.count + next.count >= count, "enough terms can end in the period")
    for index in random.shuffled(next).prefix(count - chosen.count) {
      cases[index].months = random.element(of: cases[index].terms(ending: days))
      cases[index].outcome = .released(cases[index].termEnd, kind: "term served")
    }
  }

  /// Whoever is held on the as-of day has a term that ends after it.
  private mutating func lengthenTermsOfHeld() {
    for index in held(where: { $0.termEnd <= Landmark.asOf }) {
      while cases[index].termEnd <= Landmark.asOf {
        cases[index].months += 3 * random.within(1...8)
      }
    }
  }

  private mutating func listHumanitarian() {
    let pool = held { _ in true }
    let weights = cases.map { one in
      (one.age >= 60 ? 12 : one.age >= 50 ? 4 : 1) * (one.sex == "female" ? 2 : 1)
    }
    let chosen = drawDistinct(Totals.humanitarian, of: pool, random: &random) { weights[$0] }
    for index in chosen {
      cases[index].humanitarian = true
    }
  }
}
