import Glibc

/// The number of a day since 1970-01-01; years begin in March for the arithmetic.
func day(_ year: Int, _ month: Int, _ day: Int) -> Int {
  let shifted = month <= 2 ? year - 1 : year
  let era = shifted / 400
  let yearOfEra = shifted - era * 400
  let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
  return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
}

/// Year, month and day of a day's number.
func civil(_ number: Int) -> (year: Int, month: Int, day: Int) {
  let shifted = number + 719_468
  let era = shifted / 146_097
  let dayOfEra = shifted - era * 146_097
  let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
  let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
  let month = (5 * dayOfYear + 2) / 153
  let calendarMonth = month < 10 ? month + 3 : month - 9
  let year = yearOfEra + era * 400 + (calendarMonth <= 2 ? 1 : 0)
  return (year, calendarMonth, dayOfYear - (153 * month + 2) / 5 + 1)
}

/// `2024-07-15`
func isoText(_ number: Int) -> String {
  let (year, month, day) = civil(number)
  func padded(_ value: Int) -> String { (value < 10 ? "0" : "") + String(value) }
  return "\(year)-\(padded(month))-\(padded(day))"
}

/// Days drawn by weights: a slow level, a rhythm of the week, noise, and bursts that fade.
struct DrawnDays {
  private let first: Int
  private let places: WeightedPlaces

  /// A day on which much happens, and how long that fades.
  struct Burst {
    let day: Int
    let size: Double
    let tail: Double
  }

  init(
    _ random: inout RandomDraws, _ first: Int, _ last: Int, level: (Double) -> Double,
    bursts: [Burst]
  ) {
    self.first = first
    var weights: [Double] = []
    for day in first...last {
      let progress = Double(day - first) / Double(max(1, last - first))
      var weight = level(progress) * exp(random.normal(0, 0.35))
      if (day + 3) % 7 == 6 { weight *= 1.6 }
      for burst in bursts where day >= burst.day {
        weight += burst.size * exp(-Double(min(day - burst.day, 400)) / burst.tail)
      }
      weights.append(weight)
    }
    places = WeightedPlaces(weights)
  }

  func draw(_ random: inout RandomDraws) -> Int { first + places.draw(&random) }

  /// Days in about ascending order: each is entered up to `delay` days late.
  func entered(_ count: Int, delay: Int, _ random: inout RandomDraws) -> [Int] {
    var days: [(entered: Int, day: Int)] = []
    days.reserveCapacity(count)
    for _ in 0..<count {
      let day = draw(&random)
      days.append((day + random.below(delay + 1), day))
    }
    days.sort { ($0.entered, $0.day) < ($1.entered, $1.day) }
    return days.map(\.day)
  }
}
