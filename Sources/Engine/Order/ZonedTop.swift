import Model
import Plan
import Store

// The first rows of a table by a column that stands nearly in order: zones that can hold none of
// them are neither tested nor read.

extension Execution {
  /// The first rows of a table, perhaps of those that pass a test, as rows of their own; nil where
  /// zones do not help, or where rows that are left out might have been unsure.
  ///
  /// - Throws: `interrupted`, `unsupported`, `malformedPlan`.
  mutating func zonedTop(
    of plan: LogicalPlan, _ count: Int, by keys: [SortKey]
  ) throws(ExecutionError) -> Relation? {
    guard let (table, predicate) = plan.testedTable, count > 0, let key = keys.first,
      case .column(let reference) = key.value, reference.links.isEmpty
    else { return nil }
    let every = try shape(ofTable: table)
    let source = try resolve(reference, in: every)
    guard every.rowCount > 4 * ColumnZones.rowsPerZone,
      count <= ColumnZones.rowsPerZone, source.column.missingRows == nil,
      let zones = zones(of: source)
    else { return nil }
    var test = Test.constant(.yes)
    if let predicate { test = try lower(predicate, over: every) }
    guard test.isNeverUnsure else { return nil }
    var search = ZoneSearch(zones, count, isDescending: key.isDescending)
    while let zone = search.next() {
      try cancellation.check()
      let start = zone * ColumnZones.rowsPerZone
      let range = start..<min(start + ColumnZones.rowsPerZone, every.rowCount)
      let bits = Bitmap(words: test.evaluate(range).yes, count: range.count)
      search.add(bits.rows.map { $0 + Int32(truncatingIfNeeded: start) })
    }
    describe("\(test), \(search.readCount) of \(counted(zones.count, "zone")) read")
    let rows = search.rows.sorted()
    let found = Relation(
      shape: try every.restricted(to: rows, cancellation), truth: .all(count: rows.count),
      order: nil, start: every,
      startRows: rows)
    let first = try top(found, count, by: keys)
    expect(test, predicate, among: every, zones, in: table, count)
    return first
  }
}

extension Execution {
  /// Zones are taken to lie one after the other, so that as many are read as hold the rows.
  private mutating func expect(
    _ test: Test, _ predicate: Predicate?, among every: Shape, _ zones: ColumnZones,
    in table: Int, _ count: Int
  ) {
    guard profile != nil else { return }
    let estimate = estimate(test, of: predicate ?? .constant(.yes), on: .table(table))
    let rows = min(Double(count), Double(every.rowCount) * estimate.kept)
    let perZone = max(1, Double(ColumnZones.rowsPerZone) * estimate.kept)
    let readCount = min(Double(zones.count), (rows / perZone).rounded(.up) + 1)
    let costOfRow = estimate.cost + estimate.kept * (Costs.listed + Costs.sorted)
    let readRows = readCount * Double(ColumnZones.rowsPerZone)
    expect(
      rows: rows, nanoseconds: Double(zones.count) * Costs.listed + readRows * costOfRow)
  }
}

/// Visits zones from the one with the first value on, until those that are left hold none of the
/// first rows.
private struct ZoneSearch {
  private let zones: ColumnZones
  private let count: Int
  private let isDescending: Bool
  private let order: [Int]
  /// The zones that were visited.
  private(set) var readCount = 0
  /// The rows that were found in them.
  private(set) var rows: [Int32] = []
  /// Ranks of the first rows found, ascending, no more than are wanted.
  private var ranks: [UInt64] = []

  init(_ zones: ColumnZones, _ count: Int, isDescending: Bool) {
    self.zones = zones
    self.count = count
    self.isDescending = isDescending
    let first = (0..<zones.count).map { zone -> UInt64 in
      guard let bounds = zones.bounds(ofZone: zone) else { return .max }
      return rank(isDescending ? bounds.upperBound : bounds.lowerBound, isDescending)
    }
    order = first.indices.sorted { (first[$0], $0) < (first[$1], $1) }
  }

  /// The next zone; nil if none can hold one of the first rows.
  mutating func next() -> Int? {
    guard readCount < order.count, let bounds = zones.bounds(ofZone: order[readCount]) else {
      return nil
    }
    let first = rank(isDescending ? bounds.upperBound : bounds.lowerBound, isDescending)
    if ranks.count == count, let last = ranks.last, first > last { return nil }
    readCount += 1
    return order[readCount - 1]
  }

  /// Takes the rows that were found in the zone.
  mutating func add(_ found: [Int32]) {
    rows += found
    ranks += found.map { rank(zones.number(at: Int($0)), isDescending) }
    ranks.sort()
    if ranks.count > count { ranks.removeLast(ranks.count - count) }
  }
}

/// A number that orders as a value does, or the other way round.
private func rank(_ value: Int64, _ isDescending: Bool) -> UInt64 {
  let rank = UInt64(bitPattern: value) ^ 1 << 63
  return isDescending ? ~rank : rank
}

extension LogicalPlan {
  /// The table and the test of a plan that is no more than these.
  fileprivate var testedTable: (table: Int, predicate: Predicate?)? {
    switch self {
    case .scan(let table): (table, nil)
    case .filter(let predicate, .scan(let table)): (table, predicate)
    default: nil
    }
  }
}

extension Test {
  /// True if it is known that the test is yes or no of every row, without asking.
  fileprivate var isNeverUnsure: Bool {
    switch self {
    case .constant(let truth): truth != .unsure
    case .and(let tests), .or(let tests): tests.allSatisfy(\.isNeverUnsure)
    case .not(let test): test.isNeverUnsure
    case .hedged, .status: true
    case .codes(let source, _), .texts(.column(let source), _), .listed(_, _, _, let source):
      source.rows == nil && source.column.unknown == nil
    case .within(let range, _): range.source.column.unknown == nil
    case .found(let truths), .kept(let truths, _): truths.isCertain
    case .answered(let test, _): test.isNeverUnsure
    default: false
    }
  }
}
