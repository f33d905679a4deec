import Model
import Plan
import Store

/// For each row the bounds of the day at which it comes into a state and of the day at which it
/// leaves it. What never happens is on the last day of all; what is not known, on any day.
struct Stays: Sendable {
  static let never = Int32.max
  private static let ever = Int32.min

  let start: Bounds
  private(set) var end: Bounds?
  /// The first day that a bound of a date names; nil if there is none.
  private(set) var firstDay: Int32?

  struct Bounds: Sendable {
    let earliest: Cells<Int32>
    let latest: Cells<Int32>

    /// The first day that is named.
    var firstDay: Int32? {
      let past = Day.distantPast.number
      let first = min(
        leastValue(of: earliest.span, above: past), leastValue(of: latest.span, above: past))
      return first < Day.distantFuture.number ? first : nil
    }

    /// The last day that is named.
    var lastDay: Int32? {
      let future = Day.distantFuture.number
      let last = max(
        greatestValue(of: earliest.span, below: future),
        greatestValue(of: latest.span, below: future))
      return last > Day.distantPast.number ? last : nil
    }
  }

  init(start: Vector) {
    self.start = Stays.bounds(start)
    firstDay = self.start.firstDay
  }

  /// Lets the state end at a day too; the first of several counts.
  mutating func end(at day: Vector) {
    let bounds = Stays.bounds(day)
    firstDay = [firstDay, bounds.firstDay].compactMap(\.self).min()
    guard let earlier = end else {
      end = bounds
      return
    }
    end = Bounds(
      earliest: zip(earlier.earliest, bounds.earliest).cells { min($0, $1) },
      latest: zip(earlier.latest, bounds.latest).cells { min($0, $1) })
  }

  private static func bounds(_ vector: Vector) -> Bounds {
    guard case .dates(let first, let last) = vector.values else {
      let count = vector.count
      return Bounds(
        earliest: Cells(repeating: ever, count: count),
        latest: Cells(repeating: never, count: count))
    }
    if vector.unknown == nil, vector.none == nil { return Bounds(earliest: first, latest: last) }
    var (earliest, latest) = (first.array, last.array)
    for row in vector.unknown?.rows ?? [] {
      earliest[Int(row)] = ever
      latest[Int(row)] = never
    }
    for row in vector.none?.rows ?? [] {
      earliest[Int(row)] = never
      latest[Int(row)] = never
    }
    return Bounds(earliest: Cells(earliest), latest: Cells(latest))
  }
}
