import Model
import Store

/// Dates moved by whole months: to the same day of the month, or to its last day.
func movedByMonths(_ vector: Vector, _ months: Int) -> Vector {
  guard case .dates(let earliest, let latest) = vector.values else {
    return Vector(repeating: .unknown, type: .date, count: vector.count)
  }
  return Vector(
    type: .date,
    values: .dates(
      earliest: earliest.cells { Day($0).advanced(byMonths: months).number },
      latest: latest.cells { Day($0).advanced(byMonths: months).number }),
    unknown: vector.unknown, none: vector.none)
}

/// Whole years from one date to another; unknown where the days that they can be differ in it.
func ages(_ born: Vector, on day: Vector) -> Vector {
  guard case .dates(let bornEarliest, let bornLatest) = born.values,
    case .dates(let dayEarliest, let dayLatest) = day.values
  else { return Vector(repeating: .unknown, type: .integer, count: born.count) }
  let missing = Missing(born, day)
  var unsure = Bitmap(repeating: false, count: born.count)
  var years = [Int64](repeating: 0, count: born.count)
  for row in years.indices {
    let ends = [bornEarliest[row], bornLatest[row], dayEarliest[row], dayLatest[row]].map(Day.init)
    let most = ends[0].wholeYears(until: ends[3])
    let least = ends[1].wholeYears(until: ends[2])
    if most == least && !ends.contains(where: \.isDistant) {
      years[row] = Int64(most)
    } else {
      unsure[row] = true
    }
  }
  let known = missing.none.map { unsure.subtracting($0) } ?? unsure
  return Vector(
    type: .integer, values: .integers(Cells(years)),
    unknown: missing.unknown.map { $0.union(known) } ?? known, none: missing.none)
}
