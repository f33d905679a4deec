/// The published totals that the synthetic cases reproduce exactly, and the days they hang on.
enum Totals {
  static let cases = 3900
  static let held = 1100
  /// Those who died in custody are counted among the former prisoners.
  static let former = 2800
  static let died = 8
  static let humanitarian = 200
  static let releasedLate2024 = 195
  static let released2025 = 105
  /// With the 167 of 2025 these make 333 new for 300 released: ten for every nine.
  static let detainedLate2024 = 166
  static let detained2025 = 167
  static let statements = 6000
  static let speakers = 60
}

/// The days that divide the dataset.
enum Landmark {
  static let firstDetention = CivilDay(2020, 8, 9)
  static let firstStatement = CivilDay(2021, 1, 1)
  static let july2024 = CivilDay(2024, 7, 1)
  static let year2025 = CivilDay(2025, 1, 1)
  static let asOf = CivilDay(2025, 7, 20)
  /// No recorded date of a case may be unsure about the side of these days on which it lies.
  static let fences = [july2024, year2025, asOf + 1]
}
