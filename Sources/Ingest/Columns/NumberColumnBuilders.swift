import Model
import Store

/// Builds a column of whole numbers.
struct IntegerColumnBuilder: PlainValueBuilding {
  static let refusal = "not a whole number of at most 64 bits"
  static let nothing: Int64 = 0

  let plan: ColumnPlan
  var values: [Int64] = []
  var missing: MissingRows

  init(_ plan: ColumnPlan) {
    self.plan = plan
    missing = MissingRows(emptyIsNone: plan.emptyIsNone)
  }

  @inline(__always)
  func plainValue(_ source: Span<UInt8>, _ cell: Cell) -> Int64? {
    NumberText.digits(source, cell.start, cell.end)
  }

  mutating func append(
    _ cell: Cell, _ source: Span<UInt8>, in block: CellBlock, of batch: ColumnBatch,
    into log: inout ProblemLog
  ) -> CellOutcome {
    let value =
      NumberText.integer(source, cell.start, cell.end)
      ?? written(cell, in: block, of: batch, into: &log)
    guard let value else { return .refused }
    values.append(value)
    return .value
  }

  /// A number with blanks round it, or in the column's own format.
  private func written(
    _ cell: Cell, in block: CellBlock, of batch: ColumnBatch, into log: inout ProblemLog
  ) -> Int64? {
    guard let text = plan.plainNumber(cell, in: block, of: batch, into: &log) else { return nil }
    return NumberText.integer(text.span, 0, text.count)
  }

  mutating func expect(_ more: RowExpectation) {
    values.reserveGreatCapacity(more.count(from: values.count, stride: 8))
  }

  consuming func finish() -> BuiltColumn {
    let unknown = missing.unknownRows
    let none = missing.noneRows
    let known = knownValues(values, unknown, none)
    return BuiltColumn(
      column: Column(
        type: .integer, storage: .integers(Cells(values)), unknown: unknown, none: none),
      statistics: ColumnStatistics(
        unknownCount: missing.unknownCount, noneCount: missing.noneCount,
        distinctCount: distinctCount(known), extremes: extremes(known)))
  }
}

extension BuiltColumn {
  /// A column of whole numbers, every row of which has one.
  init(integers values: [Int64]) {
    self.init(
      column: Column(type: .integer, storage: .integers(Cells(values))),
      statistics: ColumnStatistics(
        distinctCount: distinctCount(values), extremes: extremes(values)))
  }
}

private func extremes(_ values: [Int64]) -> ColumnStatistics.Extremes? {
  guard let least = values.min(), let greatest = values.max() else { return nil }
  return ColumnStatistics.Extremes(least: String(least), greatest: String(greatest))
}

/// Builds a column of numbers.
struct NumberColumnBuilder: PlainValueBuilding {
  static let refusal = "not a number"
  static let nothing = 0.0

  let plan: ColumnPlan
  /// True if a full stop begins the fraction, so that what a program writes can be read at once.
  private let isPlain: Bool
  var values: [Double] = []
  var missing: MissingRows

  init(_ plan: ColumnPlan) {
    self.plan = plan
    isPlain = plan.reading.numberFormat.decimalMark == "."
    missing = MissingRows(emptyIsNone: plan.emptyIsNone)
  }

  @inline(__always)
  func plainValue(_ source: Span<UInt8>, _ cell: Cell) -> Double? {
    isPlain ? NumberText.number(source, cell.start, cell.end) : nil
  }

  mutating func append(
    _ cell: Cell, _ source: Span<UInt8>, in block: CellBlock, of batch: ColumnBatch,
    into log: inout ProblemLog
  ) -> CellOutcome {
    if let value = plainValue(source, cell) {
      values.append(value)
      return .value
    }
    guard let text = plan.plainNumber(cell, in: block, of: batch, into: &log),
      let value = NumberText.number(text.span, 0, text.count)
    else { return .refused }
    values.append(value)
    return .value
  }

  mutating func expect(_ more: RowExpectation) {
    values.reserveGreatCapacity(more.count(from: values.count, stride: 8))
  }

  consuming func finish() -> BuiltColumn {
    let unknown = missing.unknownRows
    let none = missing.noneRows
    let known = knownValues(values, unknown, none)
    let extremes = known.min().flatMap { least in
      known.max().map { ColumnStatistics.Extremes(least: shown(least), greatest: shown($0)) }
    }
    return BuiltColumn(
      column: Column(
        type: .number, storage: .numbers(Cells(values)), unknown: unknown, none: none),
      statistics: ColumnStatistics(
        unknownCount: missing.unknownCount, noneCount: missing.noneCount,
        distinctCount: distinctCount(known.map { $0 == 0 ? 0 : Int64(bitPattern: $0.bitPattern) }),
        extremes: extremes))
  }
}

// MARK: - Counting

/// The values of the rows that hold one.
private func knownValues<Number>(
  _ values: [Number], _ unknown: Bitmap?, _ none: Bitmap?
) -> [Number] {
  guard unknown != nil || none != nil else { return values }
  let unknownWords = unknown?.words ?? []
  let noneWords = none?.words ?? []
  var known: [Number] = []
  known.reserveCapacity(values.count)
  for (row, value) in values.enumerated() {
    let bit: UInt64 = 1 << UInt64(row & 63)
    if !unknownWords.isEmpty && unknownWords[row >> 6] & bit != 0 { continue }
    if !noneWords.isEmpty && noneWords[row >> 6] & bit != 0 { continue }
    known.append(value)
  }
  return known
}

/// Different numbers: by a bit for each possible one where they lie close, else by sorting.
func distinctCount(_ values: [Int64]) -> Int {
  guard let least = values.min(), let greatest = values.max() else { return 0 }
  let (range, overflow) = greatest.subtractingReportingOverflow(least)
  if !overflow, range < 4 * Int64(values.count) + 65_536 {
    var words = [UInt64](repeating: 0, count: Int(range / 64) + 1)
    for value in values {
      let place = Int(value &- least)
      words[place >> 6] |= 1 << UInt64(place & 63)
    }
    return words.reduce(0) { $0 + $1.nonzeroBitCount }
  }
  let sorted = values.sorted()
  return zip(sorted, sorted.dropFirst()).reduce(1) { $0 + ($1.0 == $1.1 ? 0 : 1) }
}

/// `60` for 60.0, so that whole numbers read as such.
private func shown(_ number: Double) -> String {
  if let whole = Int64(exactly: number), abs(number) < 1e15 { return String(whole) }
  return String(number)
}
