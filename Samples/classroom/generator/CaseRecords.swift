/// The cases as the register has them: numbered, with what is missing left empty.
struct CaseRecords {
  /// The truths in the order of their numbers.
  let truths: [CaseTruth]
  let rows: [[String]]

  static let header = [
    "id", "sex", "birth_year", "occupation", "region", "charge", "faction", "detained", "sentenced",
    "sentence_months", "released", "died", "release_kind", "status", "facility", "humanitarian",
  ]

  /// Draws everything from the seed.
  init(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let arrests = Detention.days(&random).map { CaseTruth(detained: $0, &random) }
    let order = arrests.indices.sorted {
      (arrests[$0].registered, $0) < (arrests[$1].registered, $1)
    }
    let numbered = order.map { arrests[$0] }
    let truths = Outcomes(cases: numbered, random: SplitMix64(seed: random.next())).cases
    self.truths = truths
    let forgotten = Self.forgotten(truths, &random)
    rows = truths.indices.map { index in
      Self.row(index, truths[index], forgotten: forgotten[index], &random)
    }
  }

  /// The identifier of the case with that place in the register.
  static func id(_ index: Int) -> String {
    "c" + padded(index + 1, 4)
  }

  /// Which days of a case the register has lost.
  private enum Forgotten {
    case detention
    case detentionAndSentence
  }

  /// Chooses the cases whose day of detention nobody recorded: nine sentenced before 2025, and
  /// three held ones whose day of sentence is lost as well, so that any day up to the as-of day is
  /// possible.
  private static func forgotten(
    _ truths: [CaseTruth], _ random: inout SplitMix64
  ) -> [Int: Forgotten] {
    let old = truths.indices.filter { index in
      let one = truths[index]
      return one.detained < CivilDay(2024, 1, 1) && one.sentenced != nil
    }
    let held = random.shuffled(old.filter { truths[$0].outcome == .held })
    let freed = random.shuffled(old.filter { truths[$0].outcome != .held })
    var result: [Int: Forgotten] = [:]
    for index in held.prefix(3) {
      result[index] = .detentionAndSentence
    }
    for index in held.dropFirst(3).prefix(2) + freed.prefix(7) {
      result[index] = .detention
    }
    return result
  }

  private static func row(
    _ index: Int, _ one: CaseTruth, forgotten: Forgotten?, _ random: inout SplitMix64
  ) -> [String] {
    var detained = RegisterForms.detained.draw(&random)
      .text(for: one.detained, within: Landmark.fences)
    let form = RegisterForms.sentenced.draw(&random)
    // A case with a lost day of detention keeps an exact sentence, which bounds that day.
    var sentenced = one.sentenced.map { (forgotten == nil ? form : .exact).text(for: $0) } ?? ""
    if forgotten != nil {
      detained = ""
    }
    if forgotten == .detentionAndSentence {
      sentenced = DateForm.someDay.text(for: one.detained)
    }
    let end = Ending(one, &random)
    return [
      id(index), one.sex,
      random.chance(perMille: 30) ? "" : String(one.birthYear),
      random.chance(perMille: 60) ? "" : one.occupation,
      random.chance(perMille: 12) ? "" : one.region,
      random.chance(perMille: 20) ? "" : one.charge.name,
      one.faction ?? "", detained, sentenced,
      one.sentenced == nil ? "" : String(one.months),
      end.released, end.died, end.kind, end.status,
      random.chance(perMille: 50) ? "" : facility(one, &random),
      one.humanitarian ? "true" : "false",
    ]
  }

  private static func facility(_ one: CaseTruth, _ random: inout SplitMix64) -> String {
    if one.sentenced == nil {
      return random.element(of: Vocabulary.detentionCentres)
    }
    if one.sex == "female" {
      return random.element(of: Vocabulary.womensColonies)
    }
    if one.months >= 96 && random.chance(perMille: 350) {
      return random.element(of: Vocabulary.prisons)
    }
    return random.element(of: Vocabulary.mensColonies)
  }
}

/// The cells that tell how a case ended, empty while it goes on.
private struct Ending {
  var released = ""
  var died = ""
  var kind = ""
  let status: String

  init(_ one: CaseTruth, _ random: inout SplitMix64) {
    switch one.outcome {
    case .held:
      status = "held"
    case .died(let day):
      status = "died"
      kind = "died"
      // One death is known by its month alone.
      died = (day == CivilDay(2023, 2, 6) ? DateForm.month : .exact).text(for: day)
    case .released(let day, let kind):
      status = "released"
      self.kind = kind
      let forms =
        switch (kind, day < Landmark.july2024) {
        case ("term served", true), ("case closed", _): RegisterForms.released
        case ("term served", false): RegisterForms.releasedLate
        default: RegisterForms.exact
        }
      released = forms.draw(&random).text(for: day, within: Landmark.fences)
    }
  }
}

/// How often the register tells a day in which form, in thousandths.
private enum RegisterForms {
  static let exact = Weighted([(DateForm.exact, 1)])
  static let detained = Weighted([
    (DateForm.exact, 983), (.month, 7), (.aboutMonth, 4), (.year, 3), (.span, 3),
  ])
  static let sentenced = Weighted([
    (DateForm.exact, 930), (.month, 32), (.aboutMonth, 6), (.year, 8), (.someDay, 24),
  ])
  static let released = Weighted([
    (DateForm.exact, 958), (.month, 20), (.aboutMonth, 7), (.year, 4), (.someDayOfYear, 4),
    (.span, 4), (.byYear, 3),
  ])
  static let releasedLate = Weighted([(DateForm.exact, 930), (.month, 70)])
}
