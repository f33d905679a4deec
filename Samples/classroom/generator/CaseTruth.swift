/// What truly happened in one synthetic case, before a register records it imperfectly.
struct CaseTruth: Sendable {
  let detained: CivilDay
  /// The day of entry in the register, by which cases are numbered.
  let registered: CivilDay
  let sex: String
  let birthYear: Int
  let region: String
  let occupation: String
  let charge: Charge
  /// The coded position; nil where the coders found none to code.
  let faction: String?
  /// Days from detention to the sentence, if the case gets so far.
  let trialDays: Int
  /// The sentence in months, counted from the day of detention.
  var months: Int
  var outcome = Outcome.held
  var humanitarian = false
}

/// How a case stands on the as-of day.
enum Outcome: Sendable, Equatable {
  case held
  case released(CivilDay, kind: String)
  case died(CivilDay)
}

extension CaseTruth {
  /// The day on which the sentence ends if nothing else happens.
  var termEnd: CivilDay {
    detained.adding(months: months)
  }

  /// The sentences usual for the charge that would end within the days.
  func terms(ending days: Range<CivilDay>) -> [Int] {
    charge.months.filter { days.contains(detained.adding(months: $0)) }
  }

  var age: Int {
    detained.parts.year - birthYear
  }

  /// The last day in custody that is known: the end of the case or the as-of day.
  var lastDay: CivilDay {
    switch outcome {
    case .held: Landmark.asOf
    case .released(let day, _), .died(let day): day
    }
  }

  /// The day of the sentence, nil when the case ended or the as-of day came before it.
  var sentenced: CivilDay? {
    switch outcome {
    case .released(_, kind: "case closed"):
      return nil
    case .released(let day, _):
      return detained + min(trialDays, (day - detained) * 3 / 4)
    case .held, .died:
      let day = detained + trialDays
      return day <= lastDay ? day : nil
    }
  }
}

extension CaseTruth {
  /// Draws what is settled at the arrest.
  init(detained: CivilDay, _ random: inout SplitMix64) {
    self.detained = detained
    registered = detained + random.within(0...40)
    sex = random.chance(perMille: 170) ? "female" : "male"
    let older = random.chance(perMille: 300) ? random.below(36) : 0
    let age = 17 + random.below(14) + random.below(20) + older
    birthYear = detained.parts.year - age
    region = Weighted(Vocabulary.regions).draw(&random)
    occupation =
      switch age {
      case ..<24: Vocabulary.youngOccupations.draw(&random)
      case 24..<60: Vocabulary.workingOccupations.draw(&random)
      default: Vocabulary.olderOccupations.draw(&random)
      }
    charge = Charge.choice(on: detained).draw(&random)
    faction = Self.factionChoice(occupation).draw(&random)
    trialDays = 50 + random.below(140) + random.below(140)
    // Two draws: sentences in the middle of the range are the commonest.
    let width = charge.months.count
    let drawn = charge.months.lowerBound + (random.below(width) + random.below(width)) / 2
    months = drawn < 24 ? drawn : drawn / 3 * 3
  }

  private static func factionChoice(_ occupation: String) -> Weighted<String?> {
    switch occupation {
    case "activist", "journalist":
      Weighted([("engagement", 26), ("pressure", 52), ("none", 14), (nil, 8)])
    default:
      Weighted([("engagement", 34), ("pressure", 24), ("none", 34), (nil, 8)])
    }
  }
}
