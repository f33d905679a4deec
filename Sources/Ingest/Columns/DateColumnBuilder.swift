import Model
import Store

/// Builds a column of dates: plain days, and ranges with their notation once one is imprecise.
struct DateColumnBuilder: PlainValueBuilding {
  static let refusal = "not a date, such as 2024-07-15 or 2024-07"
  static let nothing: Int32 = 0

  let plan: ColumnPlan
  /// False where ten bytes like `2024-07-15` are not what they seem, or not what was declared.
  private let isISO: Bool
  private var dates = DateText()
  /// The first day that the date of each row of a block may be.
  var values: [Int32] = []
  /// Those of all blocks before it.
  private var days = GrowingIntegers()
  /// The rows whose dates are no plain days, in order.
  private var ranges: [RowRange] = []
  private var notations: [String] = [""]
  /// Other notations than plain days, each read once.
  private var interner = TextInterner()
  private var readings: [Reading] = []
  var missing: MissingRows

  private struct RowRange {
    let row: Int
    let latest: Int32
    let notation: UInt32
  }

  private enum Reading {
    case date(earliest: Int32, latest: Int32, notation: UInt32, repair: String?)
    case unknown
    case malformed
  }

  init(_ plan: ColumnPlan) {
    self.plan = plan
    isISO = plan.reading.readsISODays
    missing = MissingRows(emptyIsNone: plan.emptyIsNone)
  }

  @inline(__always)
  mutating func plainValue(_ source: Span<UInt8>, _ cell: Cell) -> Int32? {
    isISO ? dates.day(source, cell.start, cell.end) : nil
  }

  mutating func append(
    _ cell: Cell, _ source: Span<UInt8>, in block: CellBlock, of batch: ColumnBatch,
    into log: inout ProblemLog
  ) -> CellOutcome {
    if let day = plainValue(source, cell) {
      values.append(day)
      return .value
    }
    let code = Int(interner.code(of: source, cell.start, cell.end))
    if code == readings.count { readings.append(read(interner.text(code))) }
    switch readings[code] {
    case .date(let first, let last, let notation, let repair):
      ranges.append(RowRange(row: days.count + values.count, latest: last, notation: notation))
      values.append(first)
      if let repair { log.repair(repair, cell, in: block, of: batch) }
      return .value
    case .unknown: return .unknown
    case .malformed: return .refused
    }
  }

  private mutating func read(_ written: String) -> Reading {
    let text = written.trimmed
    let outcome = plan.reading.date(text)
    switch outcome.reading {
    case .date(let date):
      // The year of a day without one is seen nowhere else.
      notations.append(outcome.traits.contains(.lacksYear) ? date.earliest.text : written)
      var repairs = plan.reading.repairs(outcome.traits)
      if text != written { repairs.append("blanks round it left out") }
      return .date(
        earliest: date.earliest.number, latest: date.latest.number,
        notation: UInt32(truncatingIfNeeded: notations.count - 1),
        repair: repairs.isEmpty ? nil : repairs.joined(separator: "; "))
    case .unknown: return .unknown
    case .malformed: return .malformed
    }
  }

  mutating func finishBlock() {
    var block: [Int32] = []
    swap(&block, &values)
    days.append(block.span)
    block.removeAll(keepingCapacity: true)
    swap(&block, &values)
  }

  mutating func expect(_ more: RowExpectation) { days.expect(more) }

  mutating func finish() -> BuiltColumn {
    let (unknown, none) = (missing.unknownRows, missing.noneRows)
    guard ranges.isEmpty else {
      let column = Column(
        type: .date, storage: .dayRanges(dayRanges()), unknown: unknown, none: none)
      return BuiltColumn(column: column, statistics: dateStatistics(of: column))
    }
    let (exact, known) = days.days(except: missing.missingRows)
    return BuiltColumn(
      column: Column(type: .date, storage: .days(exact), unknown: unknown, none: none),
      statistics: ColumnStatistics(
        unknownCount: missing.unknownCount, noneCount: missing.noneCount,
        distinctCount: known.count,
        extremes: known.range.map {
          ColumnStatistics.Extremes(
            first: Day(Int32(truncatingIfNeeded: $0.lowerBound)),
            last: Day(Int32(truncatingIfNeeded: $0.upperBound)))
        }))
  }

  private mutating func dayRanges() -> DayRanges {
    let earliest = days.wideNumbers()
    var latest = earliest
    var notationCodes = [UInt32](repeating: 0, count: earliest.count)
    for range in ranges {
      latest[range.row] = range.latest
      notationCodes[range.row] = range.notation
    }
    return DayRanges(
      earliest: Cells(earliest), latest: Cells(latest), notationCodes: Cells(notationCodes),
      notations: notations)
  }
}

extension CellReading {
  /// True if ten bytes like `2024-07-15` are the day that they seem.
  fileprivate var readsISODays: Bool {
    guard case .writtenDate(let reading) = self else { return true }
    if case .pattern(let pattern) = reading.notation { return pattern.text == "%Y-%m-%d" }
    return reading.notation == .written
  }
}

/// Counts a date column; done again once its bounds are tightened.
func dateStatistics(of column: Column) -> ColumnStatistics {
  guard let (earliest, latest) = column.dayBounds else {
    preconditionFailure("a date column stores days or ranges of them")
  }
  let missing = column.missingRows?.words ?? []
  let exact = DistinctNumbers(rows: earliest.count) { row in
    missing.hasBit(row) || earliest[row] != latest[row] ? nil : Int64(earliest[row])
  }
  var imprecise: [Int] = []
  if case .dayRanges = column.storage {
    imprecise = earliest.indices.filter { !missing.hasBit($0) && earliest[$0] != latest[$0] }
  }
  let distinctRanges = DistinctNumbers(rows: imprecise.count) { place in
    let row = imprecise[place]
    return Int64(earliest[row]) << 32 | Int64(latest[row]) & 0xFFFF_FFFF
  }
  let least = imprecise.map { earliest[$0] } + (exact.range.map { [Int32($0.lowerBound)] } ?? [])
  let greatest = imprecise.map { latest[$0] } + (exact.range.map { [Int32($0.upperBound)] } ?? [])
  return ColumnStatistics(
    unknownCount: column.unknown?.setCount ?? 0, noneCount: column.none?.setCount ?? 0,
    impreciseCount: imprecise.count, distinctCount: exact.count + distinctRanges.count,
    extremes: least.min().flatMap { least in
      greatest.max().map { ColumnStatistics.Extremes(first: Day(least), last: Day($0)) }
    })
}
