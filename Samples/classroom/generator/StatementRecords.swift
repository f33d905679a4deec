/// The statements and their speakers, as coded from the synthetic outlets.
struct StatementRecords {
  let speakers: [Speaker]
  let rows: [[String]]

  static let header = [
    "id", "date", "speaker", "faction", "topic", "stance", "outlet", "text", "case_id",
  ]

  /// Draws everything from the seed; the cases are those that statements may be about.
  init(seed: UInt64, cases: [CaseTruth]) {
    var random = SplitMix64(seed: seed)
    let speakers = Speaker.all(&random)
    self.speakers = speakers
    let heard = Weighted(speakers.map { ($0, $0.activity) })
    let outlets = Outlets(speakers, &random)
    let subjects = Subjects(cases, &random)
    rows = Self.days(&random).enumerated().map { index, day in
      Self.row(
        index, day, by: heard.draw(&random), outlets: outlets, subjects: subjects, &random)
    }
  }

  /// The days of all statements, earliest first: ever more, and most in the week after a release.
  private static func days(_ random: inout SplitMix64) -> [CivilDay] {
    let days = (Landmark.firstStatement.number...Landmark.asOf.number).map { number in
      let day = CivilDay(number: number)
      let passed = day - Landmark.firstStatement
      let afterBurst = Burst.all.contains { (0..<7).contains(day - $0.day) }
      let weight = (400 + passed / 2) * (day.weekday < 5 ? 3 : 1) * (afterBurst ? 5 : 2)
      return (day, weight)
    }
    let choice = Weighted(days)
    return (0..<Totals.statements).map { _ in choice.draw(&random) }.sorted()
  }

  private static let forms = Weighted([
    (DateForm?.some(.exact), 945), (.month, 25), (.aboutMonth, 10), (.year, 5), (.span, 5),
    (nil, 10),
  ])

  private static func row(
    _ index: Int, _ day: CivilDay, by speaker: Speaker, outlets: Outlets, subjects: Subjects,
    _ random: inout SplitMix64
  ) -> [String] {
    let faction = spokenFaction(speaker, on: day, &random)
    let said = Position.draw(faction: faction, on: day, &random)
    let form = forms.draw(&random)
    return [
      "s" + padded(index + 1, 4),
      form.map { $0.text(for: day, within: [Landmark.asOf + 1]) } ?? "",
      random.chance(perMille: 8) ? "" : speaker.id,
      random.chance(perMille: 30) ? "" : faction ?? "",
      random.chance(perMille: 8) ? "" : said.topic,
      random.chance(perMille: 40) ? "" : said.stance,
      random.chance(perMille: 15) ? "" : outlets.draw(for: speaker, &random),
      Phrases.text(topic: said.topic, stance: said.stance, &random),
      random.chance(perMille: 350) ? subjects.draw(by: day, &random) : "",
    ]
  }

  /// The position from which a speaker speaks: nearly always the speaker's own.
  private static func spokenFaction(
    _ speaker: Speaker, on day: CivilDay, _ random: inout SplitMix64
  ) -> String? {
    if random.chance(perMille: 15) {
      return random.element(of: Vocabulary.factions)
    }
    if let changes = speaker.changes, day >= changes {
      return "engagement"
    }
    return speaker.faction
  }
}

/// Where speakers are heard: each has an outlet of choice among twelve.
private struct Outlets {
  static let all = [
    "outlet-a", "outlet-b", "outlet-c", "outlet-d", "outlet-e", "outlet-f", "outlet-g", "outlet-h",
    "outlet-i", "outlet-j", "outlet-k", "outlet-l",
  ]
  private let preferred: [String: String]

  init(_ speakers: [Speaker], _ random: inout SplitMix64) {
    var preferred: [String: String] = [:]
    for speaker in speakers {
      // The factions read different papers: the first five are for pressure, the last for
      // engagement.
      preferred[speaker.id] =
        switch speaker.faction {
        case "pressure": random.element(of: Array(Self.all.prefix(5)))
        case "engagement": random.element(of: Array(Self.all.suffix(5)))
        default: random.element(of: Self.all)
        }
    }
    self.preferred = preferred
  }

  func draw(for speaker: Speaker, _ random: inout SplitMix64) -> String {
    let any = random.element(of: Self.all)
    return random.chance(perMille: 550) ? preferred[speaker.id] ?? any : any
  }
}

/// The cases that statements are about: a few well-known ones, and all the others.
private struct Subjects {
  private let detained: [CivilDay]
  private let wellKnown: [Int]

  init(_ cases: [CaseTruth], _ random: inout SplitMix64) {
    detained = cases.map(\.detained)
    wellKnown = Array(random.shuffled(Array(cases.indices.prefix(900))).prefix(40)).sorted()
  }

  /// A case whose subject was already detained on that day.
  func draw(by day: CivilDay, _ random: inout SplitMix64) -> String {
    let known = wellKnown.filter { detained[$0] <= day }
    if !known.isEmpty && random.chance(perMille: 400) {
      return CaseRecords.id(random.element(of: known))
    }
    // Cases are numbered by registration, so a few at the end may have been detained later.
    var index = random.below(detained.count)
    while detained[index] > day {
      index = random.below(index)
    }
    return CaseRecords.id(index)
  }
}
