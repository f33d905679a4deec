/// One synthetic speaker, known by a number.
struct Speaker: Sendable {
  let id: String
  /// The coded position; nil where the coders found none to code.
  let faction: String?
  let role: String
  let base: String
  /// How often the speaker is heard, relative to the others.
  let activity: Int
  /// The day from which a speaker of the pressure faction speaks as one of engagement.
  let changes: CivilDay?
}

extension Speaker {
  static let header = ["id", "faction", "role", "base"]
  static let roles = [
    "activist", "analyst", "diplomat", "former prisoner", "journalist", "lawyer", "politician",
    "relative",
  ]
  static let bases = ["abroad", "at home"]

  var row: [String] {
    [id, faction ?? "", role, base]
  }

  /// Draws the speakers: 23 for engagement, 24 for pressure, 9 for neither, 4 not coded.
  static func all(_ random: inout SplitMix64) -> [Speaker] {
    let counts: [(String?, Int)] = [("engagement", 23), ("pressure", 24), ("none", 9), (nil, 4)]
    let factions = random.shuffled(
      counts.flatMap { faction, count in Array(repeating: faction, count: count) })
    precondition(factions.count == Totals.speakers, "a faction for each speaker")
    let ranks = random.shuffled(Array(0..<Totals.speakers))
    let changers = Self.changers(factions: factions, ranks: ranks)
    let rolesByWeight = Weighted([
      ("politician", 22), ("analyst", 20), ("activist", 16), ("journalist", 12), ("diplomat", 8),
      ("relative", 8), ("former prisoner", 8), ("lawyer", 6),
    ])
    return factions.indices.map { index in
      Speaker(
        id: "speaker-" + padded(index + 1, 2), faction: factions[index],
        role: rolesByWeight.draw(&random), base: bases[random.chance(perMille: 720) ? 0 : 1],
        activity: 3000 / (ranks[index] + 6), changes: changers[index])
    }
  }

  /// The three most active speakers for pressure but the first change their minds, one after
  /// another.
  private static func changers(factions: [String?], ranks: [Int]) -> [Int: CivilDay] {
    let active = factions.indices.filter { factions[$0] == "pressure" }
      .sorted { ranks[$0] < ranks[$1] }
    let days = [CivilDay(2024, 7, 20), CivilDay(2024, 11, 15), CivilDay(2025, 3, 1)]
    return Dictionary(uniqueKeysWithValues: zip(active.dropFirst(), days))
  }
}
