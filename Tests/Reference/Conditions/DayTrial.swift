import Model

// Trying every day: a date is one unknown day of its range, so a condition on it is yes if it holds
// of every day of the range, no if it holds of none, else unsure.
//
// A long range is not walked day by day. What a condition says of a day changes only at the ends of
// the periods that it names, so that between two neighbouring ends all days of one weekday are
// alike. The range's own ends and each such end with a week on either side stand for every stretch
// of days.
extension Condition {
  /// What a condition on one date says of a row, by trying the days that the date can be.
  func trial(of row: Row) -> Truth {
    guard let test = firstTest else { return .unsure }
    switch test.date(row) {
    case .date(let date, _):
      let tried = Set(days(of: date, boundaries: boundaries).map { holds(on: $0) })
      return tried == [true] ? .yes : tried == [false] ? .no : .unsure
    case .none: return Truth(holdsOfNone)
    default: return .unsure
    }
  }

  private var firstTest: DayTest? {
    switch self {
    case .day(let test): test
    case .test: nil
    case .all(let parts), .any(let parts): parts.first?.firstTest
    }
  }

  private var boundaries: [Day] {
    switch self {
    case .day(let test): test.boundaries
    case .test: []
    case .all(let parts), .any(let parts): parts.flatMap(\.boundaries)
    }
  }

  private func holds(on day: Day) -> Bool {
    switch self {
    case .day(let test): test.holds(day)
    case .test: false
    case .all(let parts): parts.allSatisfy { $0.holds(on: day) }
    case .any(let parts): parts.contains { $0.holds(on: day) }
    }
  }

  private var holdsOfNone: Bool {
    switch self {
    case .day(let test): test.holdsOfNone
    case .test: false
    case .all(let parts): parts.allSatisfy(\.holdsOfNone)
    case .any(let parts): parts.contains(where: \.holdsOfNone)
    }
  }
}

/// The days to try: all of a short range, else those that stand for the others.
private func days(of date: UncertainDate, boundaries: [Day]) -> [Day] {
  let range = Int(date.earliest.number)...Int(date.latest.number)
  let places = [range.lowerBound, range.upperBound] + boundaries.map { Int($0.number) }
  let weeks = places.flatMap { place in (-7...7).map { place + $0 } }
  return candidates(in: range, near: weeks).map { Day(Int32($0)) }
}

/// The numbers to try of a range: all of a short one, else its ends and those at and beside the
/// places where what is tried may change.
func candidates(in range: ClosedRange<Int>, near places: [Int]) -> [Int] {
  if range.count <= 64 { return Array(range) }
  let beside = places.flatMap { [$0 - 1, $0, $0 + 1] }.filter(range.contains)
  return [range.lowerBound, range.upperBound] + beside
}

/// What a test of two numbers says that are known within bounds, by trying pairs of them.
///
/// What it says may change only where the second is near one of `places` of the first, or the first
/// of the second. A strip of pairs that are alike and within both ranges reaches an edge of them,
/// and so holds a pair in which one number is at an end and the other at an end, or at one of the
/// places or a few beside it (months differ in length): trying these is trying all.
func tryingPairs(
  _ left: ClosedRange<Int>, _ right: ClosedRange<Int>, places: (Int) -> [Int] = { [$0] },
  _ holds: (Int, Int) -> Bool
) -> Truth {
  func near(_ range: ClosedRange<Int>) -> [Int] {
    [range.lowerBound, range.upperBound].flatMap { end in
      places(end).flatMap { place in (-4...4).map { place + $0 } }
    }
  }
  var tried: Set<Bool> = []
  for one in candidates(in: left, near: near(right)) {
    for other in candidates(in: right, near: near(left)) {
      tried.insert(holds(one, other))
      if tried.count == 2 { return .unsure }
    }
  }
  return Truth(tried == [true])
}
