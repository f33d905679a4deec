/// Days of detention: a wave from the summer of 2020 through 2021, a second rise in the spring of
/// 2022, then a slow decline.
enum Detention {
  /// Relative weights of the months from August 2020 to June 2024.
  private static let monthWeights = [
    60, 110, 130, 170, 120,
    110, 105, 120, 85, 85, 80, 120, 85, 90, 100, 80, 70,
    60, 90, 105, 75, 65, 60, 55, 58, 55, 60, 55, 50,
    52, 50, 54, 48, 46, 45, 44, 42, 45, 46, 42, 40,
    46, 42, 40, 38, 36, 34,
  ]

  /// Draws the days of all cases, earliest first; the counts since July 2024 are exact.
  static func days(_ random: inout SplitMix64) -> [CivilDay] {
    let late = Totals.detainedLate2024
    let last = Totals.detained2025
    let early = Totals.cases - late - last
    let earlyDays = Landmark.firstDetention...Landmark.july2024 + -1
    let lateDays = Landmark.july2024...Landmark.year2025 + -1
    let lastDays = Landmark.year2025...Landmark.asOf + -3
    return
      (draw(early, from: earlyDays, weight: earlyWeight, &random)
      + draw(late, from: lateDays, weight: weekdayWeight, &random)
      + draw(last, from: lastDays, weight: weekdayWeight, &random)).sorted()
  }

  private static func draw(
    _ count: Int, from days: ClosedRange<CivilDay>, weight: (CivilDay) -> Int,
    _ random: inout SplitMix64
  ) -> [CivilDay] {
    let choice = Weighted(
      (days.lowerBound.number...days.upperBound.number).map { number in
        let day = CivilDay(number: number)
        return (day, weight(day))
      })
    return (0..<count).map { _ in choice.draw(&random) }
  }

  private static func earlyWeight(_ day: CivilDay) -> Int {
    let (year, month, _) = day.parts
    return monthWeights[(year - 2020) * 12 + month - 8] * weekdayWeight(day)
  }

  /// Marches were held on Sundays in 2020; later arrests keep office hours.
  private static func weekdayWeight(_ day: CivilDay) -> Int {
    if day < CivilDay(2021, 1, 1) {
      return day.weekday == 6 ? 18 : 4
    }
    return day.weekday < 5 ? 7 : 2
  }
}
