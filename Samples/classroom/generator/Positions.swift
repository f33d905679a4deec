/// What a faction says of a topic: how often it speaks of it and how often it agrees.
struct Position: Sendable {
  let topic: String
  /// The weight of the topic in what the faction says, at the start and at the as-of day.
  let weight: (start: Int, end: Int)
  /// Agreement among statements that take a side, per cent, at the start and at the as-of day.
  let support: (start: Int, end: Int)
}

extension Position {
  static let topics = [
    "engage", "relief", "pressure", "priority", "silence", "revolving", "deals", "effect",
  ]
  static let stances = ["support", "oppose", "neutral"]

  private static let engagement = [
    Position(topic: "engage", weight: (22, 18), support: (66, 92)),
    Position(topic: "relief", weight: (8, 22), support: (48, 84)),
    Position(topic: "pressure", weight: (16, 8), support: (55, 18)),
    Position(topic: "priority", weight: (20, 16), support: (94, 97)),
    Position(topic: "silence", weight: (8, 8), support: (36, 62)),
    Position(topic: "revolving", weight: (4, 8), support: (45, 25)),
    Position(topic: "deals", weight: (8, 14), support: (50, 83)),
    Position(topic: "effect", weight: (14, 6), support: (46, 20)),
  ]
  private static let pressure = [
    Position(topic: "engage", weight: (12, 12), support: (16, 24)),
    Position(topic: "relief", weight: (8, 18), support: (6, 12)),
    Position(topic: "pressure", weight: (26, 20), support: (95, 90)),
    Position(topic: "priority", weight: (14, 12), support: (82, 76)),
    Position(topic: "silence", weight: (6, 6), support: (12, 10)),
    Position(topic: "revolving", weight: (6, 16), support: (70, 95)),
    Position(topic: "deals", weight: (8, 8), support: (20, 24)),
    Position(topic: "effect", weight: (20, 8), support: (84, 76)),
  ]
  private static let neither = [
    Position(topic: "engage", weight: (14, 16), support: (42, 60)),
    Position(topic: "relief", weight: (8, 16), support: (30, 48)),
    Position(topic: "pressure", weight: (14, 10), support: (68, 50)),
    Position(topic: "priority", weight: (26, 24), support: (92, 94)),
    Position(topic: "silence", weight: (8, 8), support: (30, 38)),
    Position(topic: "revolving", weight: (8, 10), support: (55, 60)),
    Position(topic: "deals", weight: (8, 10), support: (38, 55)),
    Position(topic: "effect", weight: (14, 6), support: (60, 42)),
  ]

  private static func all(of faction: String?) -> [Position] {
    switch faction {
    case "engagement": engagement
    case "pressure": pressure
    default: neither
    }
  }

  /// Draws the topic and the stance of one statement by a speaker of the faction on that day.
  static func draw(
    faction: String?, on day: CivilDay, _ random: inout SplitMix64
  ) -> (topic: String, stance: String) {
    let span = Landmark.asOf - Landmark.firstStatement
    let passed = day - Landmark.firstStatement
    func between(_ ends: (start: Int, end: Int), scale: Int) -> Int {
      scale * (ends.start * (span - passed) + ends.end * passed) / span
    }
    let choice = Weighted(
      all(of: faction).map { ($0, between($0.weight, scale: 10)) })
    let position = choice.draw(&random)
    if random.chance(perMille: 130) {
      return (position.topic, "neutral")
    }
    let agrees = random.chance(perMille: between(position.support, scale: 10))
    return (position.topic, agrees ? "support" : "oppose")
  }
}
