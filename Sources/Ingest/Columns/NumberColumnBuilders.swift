import Model
import Store

/// Builds a column of whole numbers.
struct IntegerColumnBuilder: PlainValueBuilding {
  static let refusal = "not a whole number of at most 64 bits"
  static let nothing: Int64 = 0

  let plan: ColumnPlan
  /// The numbers of a block.
  var values: [Int64] = []
  /// Those of all blocks before it.
  private var numbers = GrowingIntegers()
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

  mutating func finishBlock() {
    var block: [Int64] = []
    swap(&block, &values)
    numbers.append(block.span)
    block.removeAll(keepingCapacity: true)
    swap(&block, &values)
  }

  mutating func expect(_ more: RowExpectation) { numbers.expect(more) }

  mutating func finish() -> BuiltColumn {
    let (integers, known) = numbers.integers(except: missing.missingRows)
    return BuiltColumn(
      column: Column(
        type: .integer, storage: .integers(integers), unknown: missing.unknownRows,
        none: missing.noneRows),
      statistics: ColumnStatistics(
        unknownCount: missing.unknownCount, noneCount: missing.noneCount,
        distinctCount: known.count, extremes: extremes(known)))
  }
}

extension BuiltColumn {
  /// A column of whole numbers, every row of which has one.
  init(integers values: [Int64]) {
    let distinct = DistinctNumbers(values.span, except: nil)
    self.init(
      column: Column(type: .integer, storage: .integers(Integers(values, within: distinct.range))),
      statistics: ColumnStatistics(distinctCount: distinct.count, extremes: extremes(distinct)))
  }
}

private func extremes(_ numbers: DistinctNumbers) -> ColumnStatistics.Extremes? {
  numbers.range.map {
    ColumnStatistics.Extremes(least: String($0.lowerBound), greatest: String($0.upperBound))
  }
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

  mutating func finish() -> BuiltColumn {
    let missingWords = missing.missingRows?.words ?? []
    let values = values
    // Both zeros are one number.
    let distinct = DistinctNumbers(rows: values.count) { row in
      if missingWords.hasBit(row) { return nil }
      return values[row] == 0 ? 0 : Int64(bitPattern: values[row].bitPattern)
    }
    var extremes: ClosedRange<Double>?
    for (row, value) in values.enumerated() where !missingWords.hasBit(row) {
      extremes =
        min(extremes?.lowerBound ?? value, value)...max(extremes?.upperBound ?? value, value)
    }
    return BuiltColumn(
      column: Column(
        type: .number, storage: .numbers(Cells(values)), unknown: missing.unknownRows,
        none: missing.noneRows),
      statistics: ColumnStatistics(
        unknownCount: missing.unknownCount, noneCount: missing.noneCount,
        distinctCount: distinct.count,
        extremes: extremes.map {
          ColumnStatistics.Extremes(least: shown($0.lowerBound), greatest: shown($0.upperBound))
        }))
  }
}

/// `60` for 60.0, so that whole numbers read as such.
private func shown(_ number: Double) -> String {
  if let whole = Int64(exactly: number), abs(number) < 1e15 { return String(whole) }
  return String(number)
}
