import Language
import Model

@testable import Plan

/// A date of a made-up row.
enum Cell: Hashable {
  case unknown, none
  /// Some day within bounds, counted from 0.
  case within(Int, Int)

  /// Every date over six days.
  static let all: [Cell] =
    [.unknown, .none] + (0..<6).flatMap { first in (first..<6).map { Cell.within(first, $0) } }

  /// What the date can turn out to be; nothing is known of one that is unknown.
  var possibilities: [Cell]? {
    switch self {
    case .unknown: nil
    case .none: [.none]
    case .within(let first, let last): (first...last).map { .within($0, $0) }
    }
  }
}

/// The two columns of a made-up row.
enum Column: Int {
  case a, b

  var reference: ColumnReference {
    ColumnReference(column: rawValue, type: .date, name: rawValue == 0 ? "a" : "b")
  }
}

/// Draws predicates; the same seed draws the same ones.
struct Draw {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

  mutating func number(in range: ClosedRange<Int>) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return range.lowerBound + Int(state >> 33) % range.count
  }

  mutating func days(of column: Column) -> Predicate {
    var periods: [Period] = []
    for _ in 0..<number(in: 0...3) {
      let first = number(in: 0...5)
      periods.append(Period(Day(Int32(first)), Day(Int32(number(in: first...5)))))
    }
    var set = PeriodSet(periods)
    if number(in: 0...1) == 1 { set = set.complement }
    return .days(
      .column(column.reference), DaySet(set, includesNone: number(in: 0...3) == 0))
  }

  mutating func predicate(over columns: [Column], depth: Int) -> Predicate {
    switch depth == 0 ? 0 : number(in: 0...7) {
    case 3, 4:
      let parts = (0..<number(in: 0...3)).map { _ in predicate(over: columns, depth: depth - 1) }
      return .and(parts)
    case 5:
      let parts = (0..<number(in: 0...3)).map { _ in predicate(over: columns, depth: depth - 1) }
      return .or(parts)
    case 6: return .not(predicate(over: columns, depth: depth - 1))
    case 7:
      let hedge: Hedge = number(in: 0...1) == 0 ? .possibly : .unsure
      return .hedged(hedge, predicate(over: columns, depth: depth - 1))
    default: return leaf(over: columns)
    }
  }

  private mutating func leaf(over columns: [Column]) -> Predicate {
    let column = columns[number(in: 0...(columns.count - 1))]
    switch number(in: 0...6) {
    case 0: return .constant(number(in: 0...1) == 0 ? .yes : .no)
    case 1: return .status(.column(column.reference), .known)
    default: return days(of: column)
    }
  }
}

extension Predicate {
  /// The predicate's truth, step by step as Kleene's logic has it.
  func truth(of row: [Cell]) -> Truth {
    switch self {
    case .constant(let truth): truth
    case .and(let parts): parts.reduce(.yes) { $0 && $1.truth(of: row) }
    case .or(let parts): parts.reduce(.no) { $0 || $1.truth(of: row) }
    case .not(let inner): !inner.truth(of: row)
    case .hedged(.possibly, let inner): Truth(inner.truth(of: row).isPossible)
    case .hedged(.unsure, let inner): Truth(inner.truth(of: row) == .unsure)
    case .days(.column(let column), let set): set.truth(of: row[column.column])
    case .status(.column(let column), _): Truth(row[column.column] != .unknown)
    default: .unsure
    }
  }

  /// The predicate's truth found by trying every day that each date can be: unsure if the days
  /// differ, or if a date is unknown and matters. A hedge is about the record, so it is taken as it
  /// stands.
  func truthByTryingEveryDay(of row: [Cell]) -> Truth {
    let certain = settled(of: row)
    var truths: Set<Truth> = []
    for possible in combinations(row) { truths.insert(certain.truth(of: possible)) }
    return truths.count == 1 ? truths.first ?? .unsure : .unsure
  }

  /// The predicate with what is asked about the record answered: a hedge asks what the folded tests
  /// say.
  func settled(of row: [Cell]) -> Predicate {
    switch self {
    case .and(let parts): .and(parts.map { $0.settled(of: row) })
    case .or(let parts): .or(parts.map { $0.settled(of: row) })
    case .not(let inner): .not(inner.settled(of: row))
    case .hedged, .status: .constant(normalized().truth(of: row))
    default: self
    }
  }

  private func combinations(_ row: [Cell]) -> [[Cell]] {
    row.reduce([[]]) { rows, cell in
      let possibilities = cell.possibilities ?? [.unknown]
      return rows.flatMap { row in possibilities.map { row + [$0] } }
    }
  }

  /// True if negation stands at tests alone, chains are flat, and no date is tested twice in a
  /// chain.
  var isNormal: Bool {
    switch self {
    case .and(let parts):
      parts.allSatisfy { if case .and = $0 { false } else { $0.isNormal } } && isFolded(parts)
    case .or(let parts):
      parts.allSatisfy { if case .or = $0 { false } else { $0.isNormal } } && isFolded(parts)
    case .not(let inner):
      switch inner {
      case .and, .or, .not, .days, .constant: false
      case .hedged(_, let within): within.isNormal
      default: true
      }
    case .hedged(_, let inner): inner.isNormal
    default: true
    }
  }

  private func isFolded(_ parts: [Predicate]) -> Bool {
    let dates = parts.compactMap { if case .days(let date, _) = $0 { date } else { nil } }
    return Set(dates).count == dates.count
  }
}

extension DaySet {
  fileprivate func truth(of cell: Cell) -> Truth {
    switch cell {
    case .unknown: .unsure
    case .none: Truth(includesNone)
    case .within(let first, let last):
      // The sets that are drawn know no weekdays.
      periods?.contains(UncertainDate(Day(Int32(first)), Day(Int32(last)))) ?? .unsure
    }
  }
}
