import Glibc

/// Words of statements, the frequent ones first.
struct BenchmarkVocabulary {
  static let count = 20_000
  private let words: [String]
  private let places = WeightedPlaces(zipf: BenchmarkVocabulary.count, shift: 2.7)

  init(seed: UInt64) {
    var random = RandomDraws(seed: seed, "vocabulary")
    var words = Syllables.distinct(BenchmarkVocabulary.count, &random) { random in
      (0...random.below(3)).map { _ in Syllables.one(&random) }.joined()
    }
    // Short words are frequent.
    let ranks = words.map { Double($0.count) + random.normal(0, 2.5) }
    words = words.indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }.map { words[$0] }
    words = words.map { random.chance(0.1) ? Syllables.inCyrillic($0) : $0 }
    for (rank, word) in Labels.themes { words[rank] = word }
    self.words = words
  }

  /// Eight to twenty-five words, some with a comma, a few in quotes.
  func text(_ random: inout RandomDraws) -> String {
    var text = ""
    for number in 0..<(8 + random.below(18)) {
      if number > 0 { text += " " }
      let word = words[places.draw(&random)]
      switch random.unit() {
      case ..<0.06: text += word + ","
      case ..<0.064: text += "\"" + word + "\""
      default: text += word
      }
    }
    return text
  }
}

/// The statements, in about the order of their dates.
struct Statements {
  static let heading = [
    "id", "speaker", "faction", "topic", "stance", "date", "outlet", "text", "case_id",
  ]
  private static let bursts: [DrawnDays.Burst] = [
    .init(day: day(2020, 8, 9), size: 14, tail: 40),
    .init(day: day(2022, 2, 24), size: 10, tail: 30),
    .init(day: day(2024, 7, 3), size: 6, tail: 30), .init(day: day(2025, 6, 21), size: 9, tail: 25),
    .init(day: day(2025, 12, 13), size: 8, tail: 20),
  ]

  /// Writes so many to a file; false if it cannot be written.
  static func write(
    _ count: Int, cases: Int, people: People, seed: UInt64, folder: String
  ) -> Bool {
    var random = RandomDraws(seed: seed, "statements")
    let last = day(Labels.asOf.year, Labels.asOf.month, Labels.asOf.day)
    let days = DrawnDays(
      &random, day(2019, 1, 1), last, level: { 1 + 2.5 * $0 }, bursts: bursts)
    let dates = days.entered(count, delay: 10, &random)
    let speakers = random.shuffled(people.count)
    let caseOrder = random.shuffled(cases)
    let vocabulary = BenchmarkVocabulary(seed: seed)
    let ofSpeakers = WeightedPlaces(zipf: people.count, shift: 3)
    let ofTopics = WeightedPlaces(zipf: 60, power: 0.8, shift: 2)
    let ofOutlets = WeightedPlaces(zipf: 200, power: 0.9, shift: 3)
    let ofFactions = WeightedPlaces(Labels.factionWeights)
    // The mix of stances differs by topic.
    let ofStances = (0..<60).map { _ in
      WeightedPlaces([
        random.gamma(shape: 2, scale: 1.1), random.gamma(shape: 2, scale: 0.9),
        random.exponential(1),
      ])
    }
    let outlets = (1...200).map { number in
      "outlet-" + String(repeating: "0", count: 3 - String(number).count) + String(number)
    }
    guard var file = CSVFile(folder + "/statements.csv", heading: heading) else { return false }
    for (index, date) in dates.enumerated() {
      let speaker = Int(speakers[ofSpeakers.draw(&random)])
      let topic = ofTopics.draw(&random)
      file.number(index + 1)
      file.number(speaker + 1)
      let faction = random.chance(0.85) ? people.factions[speaker] : ofFactions.draw(&random)
      file.text(random.chance(0.3) ? nil : Labels.factions[faction])
      file.text(Labels.topics[topic])
      file.text(Labels.stances[ofStances[topic].draw(&random)])
      file.date(date)
      file.text(outlets[ofOutlets.draw(&random)])
      file.text(vocabulary.text(&random))
      let linked = Int(caseOrder[Int(Double(cases) * pow(random.unit(), 3))]) + 1
      file.number(random.chance(0.35) ? linked : nil)
      file.endRow()
    }
    return file.finish()
  }
}
