import Glibc

/// What is the same at every scale: facilities, terms, days of pardon.
struct World {
  let facilities: [String]
  let facilityRegions: [Int]
  let medianMonths: [Double]
  let pardonDays: [Int]

  init(seed: UInt64, asOf: Int) {
    var random = RandomDraws(seed: seed, "world")
    let ofRegions = WeightedPlaces(Labels.regionWeights)
    let ofKinds = WeightedPlaces([0.35, 0.2, 0.25, 0.17, 0.03])
    facilityRegions = (0..<300).map { _ in ofRegions.draw(&random) }
    facilities = (1...300).map { number in
      let digits = String(number)
      let zeros = String(repeating: "0", count: 3 - digits.count)
      return Labels.facilityKinds[ofKinds.draw(&random)] + "-" + zeros + digits
    }
    medianMonths = (0..<40).map { _ in
      min(200, max(6, random.gamma(shape: 3, scale: 14).rounded() + 6))
    }
    let first = day(2024, 7, 3)
    pardonDays = (0..<40).map { _ in first + random.below(asOf - first) }.sorted()
  }
}

/// The cases, in about the order of detention.
struct Cases {
  static let heading = [
    "id", "person", "gender", "birth_year", "occupation", "charge", "faction", "region",
    "facility", "status", "detained", "detained_precision", "sentenced", "sentence_months",
    "released", "release_kind", "humanitarian", "source",
  ]
  private static let bursts: [DrawnDays.Burst] = [
    .init(day: day(2020, 8, 9), size: 60, tail: 9),
    .init(day: day(2020, 10, 11), size: 18, tail: 12),
    .init(day: day(2020, 11, 15), size: 20, tail: 8),
    .init(day: day(2021, 3, 25), size: 12, tail: 6),
    .init(day: day(2021, 7, 14), size: 14, tail: 10),
    .init(day: day(2022, 2, 27), size: 30, tail: 5),
    .init(day: day(2023, 1, 10), size: 8, tail: 20),
    .init(day: day(2024, 1, 23), size: 16, tail: 6),
    .init(day: day(2025, 1, 20), size: 10, tail: 10),
  ]
  private static let pace = [1, 1.15, 0.9, 1.3, 1.05, 0.8, 1.2]

  private let world: World
  private let asOf: Int
  private let names: Names
  private let ofFacilities = WeightedPlaces(zipf: 300, shift: 2)
  private let ofRegions = WeightedPlaces(Labels.regionWeights)
  private let ofCharges = WeightedPlaces(zipf: 40, power: 1.1, shift: 1)
  private let ofOccupations = WeightedPlaces(zipf: 120, power: 0.8, shift: 3)
  private let ofFactions = WeightedPlaces(Labels.factionWeights)
  private let ofPardons = WeightedPlaces(zipf: 40, power: 0.6)
  private let ofKinds = WeightedPlaces(Labels.releaseWeights)
  private let ofSources = WeightedPlaces(zipf: 12, power: 0.8)

  init(seed: UInt64, names: Names) {
    asOf = day(Labels.asOf.year, Labels.asOf.month, Labels.asOf.day)
    world = World(seed: seed, asOf: asOf)
    self.names = names
  }

  /// Writes so many to a file; false if it cannot be written.
  func write(_ count: Int, seed: UInt64, folder: String) -> Bool {
    var random = RandomDraws(seed: seed, "cases")
    let days = DrawnDays(
      &random, day(2020, 5, 1), asOf, level: { 3.2 - 2.2 * $0 }, bursts: Cases.bursts)
    guard var file = CSVFile(folder + "/cases.csv", heading: Cases.heading) else { return false }
    for (index, detained) in days.entered(count, delay: 120, &random).enumerated() {
      write(index + 1, detained, to: &file, &random)
    }
    return file.finish()
  }

  private func write(
    _ id: Int, _ detained: Int, to file: inout CSVFile, _ random: inout RandomDraws
  ) {
    let facility = ofFacilities.draw(&random)
    let region = random.chance(0.9) ? world.facilityRegions[facility] : ofRegions.draw(&random)
    let charge = ofCharges.draw(&random)
    let release = drawRelease(detained, region, &random)
    let sentenced = drawSentence(detained, release?.day, &random)
    let months = world.medianMonths[charge] * exp(random.normal(0, 0.5))
    file.number(id)
    file.text(names.draw(&random, hasPatronymic: true))
    file.text(random.chance(0.22) ? "female" : "male")
    let birthYear = Int(min(2004, max(1930, random.normal(1985, 12).rounded())))
    file.number(random.chance(0.04) ? nil : birthYear)
    let occupation = Labels.occupations[ofOccupations.draw(&random)]
    file.text(random.chance(0.06) ? nil : occupation)
    file.text(Labels.charges[charge])
    let faction = Labels.factions[ofFactions.draw(&random)]
    file.text(random.chance(0.3) ? nil : faction)
    file.text(Labels.regions[region])
    file.text(world.facilities[facility])
    file.text(Labels.statuses[release != nil ? 2 : sentenced == nil ? 0 : 1])
    writeDetention(detained, to: &file, &random)
    file.date(sentenced)
    file.number(sentenced == nil ? nil : Int(min(300, max(1, months.rounded()))))
    file.date(release?.day)
    file.text(release.map { Labels.releaseKinds[$0.kind] })
    file.boolean(random.chance(0.03))
    file.text(Labels.sources[ofSources.draw(&random)])
    file.endRow()
  }

  // What is known to the month or the year only has the missing part filled with 01.
  private func writeDetention(
    _ detained: Int, to file: inout CSVFile, _ random: inout RandomDraws
  ) {
    let draw = random.unit()
    let precision = draw < 0.006 ? 2 : draw < 0.02 ? 1 : 0
    let date = civil(detained)
    let filled =
      precision == 2
      ? day(date.year, 1, 1) : precision == 1 ? day(date.year, date.month, 1) : detained
    let isUnknown = random.chance(0.005)
    file.date(isUnknown ? nil : filled)
    file.text(isUnknown ? nil : Labels.precisions[precision])
  }

  private func drawRelease(
    _ detained: Int, _ region: Int, _ random: inout RandomDraws
  ) -> (day: Int, kind: Int)? {
    guard random.chance(0.55) else { return nil }
    var kind = ofKinds.draw(&random)
    var day = detained + 1 + Int(random.exponential(380 * Cases.pace[region]))
    let pardon = world.pardonDays[ofPardons.draw(&random)]
    if random.chance(0.25), pardon > detained { (day, kind) = (pardon, 1) }
    if day > asOf {
      day = detained + 1 + Int(random.unit() * Double(max(0, asOf - detained - 1)))
      kind = ofKinds.draw(&random)
    }
    return day <= asOf ? (day, kind) : nil
  }

  private func drawSentence(
    _ detained: Int, _ released: Int?, _ random: inout RandomDraws
  ) -> Int? {
    let day = detained + Int(20 + random.gamma(shape: 2, scale: 75))
    if random.chance(0.12) || day > asOf || released.map({ day >= $0 }) == true { return nil }
    return day
  }
}
