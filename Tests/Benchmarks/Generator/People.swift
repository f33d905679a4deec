/// The speakers.
struct People {
  /// How many.
  let count: Int
  /// The faction that each is close to, also where the record does not say so.
  let factions: [Int]

  static let heading = ["id", "name", "aliases", "role", "faction"]

  /// Writes them to a file; nil if it cannot be written.
  init?(_ count: Int, seed: UInt64, names: Names, folder: String) {
    var random = RandomDraws(seed: seed, "people")
    let ofRoles = WeightedPlaces(Labels.roleWeights)
    let ofFactions = WeightedPlaces(Labels.factionWeights)
    guard var file = CSVFile(folder + "/people.csv", heading: People.heading) else { return nil }
    var factions: [Int] = []
    for id in 1...count {
      let faction = ofFactions.draw(&random)
      factions.append(faction)
      file.number(id)
      file.text(names.draw(&random, hasPatronymic: false))
      let alias = names.draw(&random, hasPatronymic: false)
      file.text(random.chance(0.2) ? alias : nil)
      file.text(Labels.roles[ofRoles.draw(&random)])
      file.text(random.chance(0.3) ? nil : Labels.factions[faction])
      file.endRow()
    }
    guard file.finish() else { return nil }
    self.count = count
    self.factions = factions
  }
}
