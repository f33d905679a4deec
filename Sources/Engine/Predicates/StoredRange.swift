import Language
import Model
import Store

/// A test of a column's whole numbers or days as they are stored: from one to another.
struct StoredRange: Sendable {
  let source: MappedColumn
  let zones: ColumnZones
  let first: Int64
  let last: Int64
  /// True for all numbers but those.
  var isInverted = false

  /// What it says of a block; of rows that have no bit in `live`, nothing.
  func evaluate(_ range: Range<Int>, within live: [UInt64]?) -> BlockTruth {
    let bits = zones.bits(range, from: first, to: last, within: live)
    return BlockTruth(
      certain: isInverted ? inverted(bits.span) : bits, missingOf: source.column, range)
  }
}

extension Execution {
  /// A comparison of a stored column with a whole number or a day, as a range; nil for others.
  func rangeTest(
    _ comparison: ComparisonOperator, _ left: Computation, _ right: Computation
  ) -> Test? {
    if case .constant = left, case .column = right {
      return rangeTest(comparison.mirrored, right, left)
    }
    guard case .column(let source) = left, case .constant(let value, _) = right,
      let number = source.stored(value), let zones = zones(of: source) ?? source.unboundedZones
    else { return nil }
    var range = StoredRange(source: source, zones: zones, first: .min, last: .max)
    switch comparison {
    case .equal, .notEqual:
      range = StoredRange(source: source, zones: zones, first: number, last: number)
      range.isInverted = comparison == .notEqual
    case .less where number > .min:
      range = StoredRange(source: source, zones: zones, first: .min, last: number - 1)
    case .lessOrEqual:
      range = StoredRange(source: source, zones: zones, first: .min, last: number)
    case .greater where number < .max:
      range = StoredRange(source: source, zones: zones, first: number + 1, last: .max)
    case .greaterOrEqual:
      range = StoredRange(source: source, zones: zones, first: number, last: .max)
    case .less, .greater: return nil
    }
    return .within(range, instead: .compare(comparison, left, right))
  }

  /// A test of a stored column for the days of one period, as a range; nil for others.
  func rangeTest(
    _ date: Computation, _ periods: SortedPeriods, includesNone: Bool
  ) -> Test? {
    guard case .column(let source) = date, !includesNone, periods.firsts.count == 1,
      case .days = source.column.storage, let zones = zones(of: source)
    else { return nil }
    return .within(
      StoredRange(
        source: source, zones: zones, first: Int64(periods.firsts[0]),
        last: Int64(periods.lasts[0])),
      instead: .days(date, periods, includesNone: false))
  }

  /// The zones of a column as its table stores it; nil for other columns.
  func zones(of source: MappedColumn) -> ColumnZones? {
    guard source.rows == nil, let origin = source.origin, isStored(source, origin) else {
      return nil
    }
    return indexes.zones(of: origin, source.column)
  }

  /// True for a column as its table stores it, and not one of the same name made of it.
  func isStored(_ source: MappedColumn, _ origin: ColumnOrigin) -> Bool {
    switch (source.column.storage, casebook.tables[origin.table].columns[origin.column].storage) {
    case (.integers(let own), .integers(let stored)): own.isSame(as: stored)
    case (.days(let own), .days(let stored)): own.isSame(as: stored)
    case (.codes8(let own, _), .codes8(let stored, _)): own.isSame(as: stored)
    case (.codes16(let own, _), .codes16(let stored, _)): own.isSame(as: stored)
    case (.codes32(let own, _), .codes32(let stored, _)): own.isSame(as: stored)
    case (.text(let own), .text(let stored)): own.isSame(as: stored)
    default: false
    }
  }
}

extension MappedColumn {
  /// The numbers of a column that was computed, whose bounds are not looked for; nil for what is
  /// stored somewhere, and where other numbers stand between them.
  fileprivate var unboundedZones: ColumnZones? {
    rows == nil && origin == nil ? ColumnZones(unbounded: column) : nil
  }

  /// A value as the column stores its own, if both are whole numbers or exact days.
  fileprivate func stored(_ value: Value) -> Int64? {
    switch (column.storage, column.type, value) {
    case (.integers, .integer, .integer(let number)): Int64(number)
    case (.days, .date, .date(let date, _)) where date.isExact: Int64(date.earliest.number)
    default: nil
    }
  }
}

extension StoredRange {
  /// The share of rows that pass, and that of rows whose numbers must be looked at: those of a zone
  /// are taken to lie evenly between its bounds.
  var shares: (kept: Double, open: Double) {
    var (kept, open) = (0.0, 0.0)
    for zone in 0..<zones.count {
      guard let bounds = zones.bounds(ofZone: zone), first <= last, bounds.lowerBound <= last,
        bounds.upperBound >= first
      else { continue }
      if bounds.lowerBound >= first && bounds.upperBound <= last {
        kept += 1
      } else {
        let start = Double(max(first, bounds.lowerBound))
        let end = Double(min(last, bounds.upperBound))
        kept += (end - start + 1) / (Double(bounds.upperBound) - Double(bounds.lowerBound) + 1)
        open += 1
      }
    }
    let count = Double(max(1, zones.count))
    let known =
      1 - Double(source.column.missingRows?.setCount ?? 0) / Double(max(1, source.column.count))
    return ((isInverted ? count - kept : kept) / count * known, open / count)
  }
}
