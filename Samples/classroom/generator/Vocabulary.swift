/// The closed lists of the cases, with the weights they are drawn by.
enum Vocabulary {
  static let regions: [(String, Int)] = [
    ("brest", 11), ("vitebsk", 9), ("gomel", 12), ("grodno", 10), ("minsk", 13),
    ("minsk-city", 36), ("mogilev", 9),
  ]
  static let factions = ["engagement", "pressure", "none"]
  static let sexes = ["female", "male"]
  static let statuses = ["held", "released", "died"]
  static let endings = ["pardon", "term served", "exchange", "amnesty", "case closed", "died"]
  static let occupations = [
    "activist", "artist", "clergy", "doctor", "driver", "engineer", "journalist", "lawyer",
    "manager", "pensioner", "programmer", "scientist", "soldier", "student", "teacher", "worker",
  ]
  static let womensColonies = ["colony-04", "colony-09"]
  static let mensColonies = [
    "colony-01", "colony-02", "colony-03", "colony-05", "colony-06", "colony-07", "colony-08",
    "colony-10",
  ]
  static let prisons = ["prison-1", "prison-2", "prison-3"]
  static let detentionCentres = ["sizo-1", "sizo-2", "sizo-3", "sizo-4", "sizo-5", "sizo-6"]
  static let facilities = (womensColonies + mensColonies + prisons + detentionCentres).sorted()

  /// Occupations likely before 24, at working age, and from 60.
  static let youngOccupations = Weighted([
    ("student", 52), ("worker", 18), ("programmer", 10), ("artist", 6), ("driver", 5),
    ("activist", 6), ("soldier", 3),
  ])
  static let workingOccupations = Weighted([
    ("worker", 30), ("driver", 12), ("engineer", 11), ("programmer", 11), ("manager", 11),
    ("teacher", 6), ("journalist", 5), ("activist", 5), ("doctor", 4), ("artist", 3),
    ("lawyer", 2), ("soldier", 3), ("scientist", 2), ("clergy", 1),
  ])
  static let olderOccupations = Weighted([
    ("pensioner", 62), ("worker", 12), ("engineer", 7), ("teacher", 6), ("scientist", 5),
    ("activist", 4), ("clergy", 2), ("doctor", 2),
  ])
}

/// A kind of charge: how often it is brought, early and late, and the sentence it carries.
struct Charge: Sendable {
  let name: String
  /// The weight among the charges of 2020, and among those of 2025; between them it changes evenly.
  let early: Int
  let late: Int
  /// The sentences passed, in months.
  let months: ClosedRange<Int>
}

extension Charge {
  static let all = [
    Charge(name: "public order", early: 380, late: 60, months: 9...28),
    Charge(name: "insult", early: 170, late: 120, months: 10...26),
    Charge(name: "resistance", early: 130, late: 20, months: 12...36),
    Charge(name: "mass unrest", early: 90, late: 20, months: 24...66),
    Charge(name: "incitement", early: 90, late: 120, months: 14...48),
    Charge(name: "extremism", early: 60, late: 330, months: 14...54),
    Charge(name: "financing", early: 20, late: 130, months: 14...48),
    Charge(name: "conspiracy", early: 20, late: 30, months: 84...168),
    Charge(name: "terrorism", early: 25, late: 50, months: 96...240),
    Charge(name: "treason", early: 15, late: 120, months: 72...180),
  ]

  /// The charges in the proportions of a day.
  static func choice(on day: CivilDay) -> Weighted<Charge> {
    let span = Landmark.asOf - Landmark.firstDetention
    let passed = day - Landmark.firstDetention
    return Weighted(
      all.map { ($0, ($0.early * (span - passed) + $0.late * passed) / span + 1) })
  }
}
