/// What became of a cell.
enum CellOutcome {
  /// The column has its value.
  case value
  /// It says that the value is not known.
  case unknown
  /// The column cannot hold it.
  case refused
}

/// Builds a column cell by cell: going through a block, and what is done with a cell that holds
/// nothing or does not fit, is the same for all of these.
protocol CellByCellBuilding: ColumnBuilding {
  /// How the column is read.
  var plan: ColumnPlan { get }
  /// Which rows hold nothing.
  var missing: MissingRows { get set }
  /// What is told of a cell that the column cannot hold.
  static var refusal: String { get }
  /// Appends what stands for a row that holds nothing.
  mutating func appendNothing()
  /// Appends the value of a cell that is not missing; nothing, if it has none.
  mutating func append(
    _ cell: Cell, _ source: Span<UInt8>, in block: CellBlock, of batch: ColumnBatch,
    into log: inout ProblemLog
  ) -> CellOutcome
}

extension CellByCellBuilding {
  mutating func append(_ block: CellBlock, of batch: ColumnBatch, into log: inout ProblemLog) {
    for record in 0..<block.recordCount { append(record, block, of: batch, into: &log) }
  }

  /// Appends the cell of one record, whatever it holds.
  mutating func append(
    _ record: Int, _ block: CellBlock, of batch: ColumnBatch, into log: inout ProblemLog
  ) {
    let cell = block.cells[record &* batch.columnCount &+ batch.column]
    let source = cell.isSpilled ? block.spill.span : block.bytes.span
    if cell.count == 0 || plan.missing.contain(source, cell) {
      missing.appendEmpty()
      appendNothing()
      return
    }
    switch append(cell, source, in: block, of: batch, into: &log) {
    case .value: missing.appendValues(1)
    case .unknown:
      missing.appendUnknown()
      appendNothing()
    case .refused:
      missing.appendUnknown()
      appendNothing()
      log.refuse(cell, record: record, in: block, of: batch, Self.refusal)
    }
  }
}

/// Builds a column of one number a row, which most cells say in the plainest way.
protocol PlainValueBuilding: CellByCellBuilding {
  associatedtype Value: BitwiseCopyable
  /// The rows' numbers; those of a block, where those before it are put elsewhere.
  var values: [Value] { get set }
  /// What stands for a row that holds nothing.
  static var nothing: Value { get }
  /// The number of a cell that says it in the plainest way; nil for any other cell.
  mutating func plainValue(_ source: Span<UInt8>, _ cell: Cell) -> Value?
  /// Does what is to be done with a block's numbers.
  mutating func finishBlock()
}

extension PlainValueBuilding {
  mutating func appendNothing() { values.append(Self.nothing) }

  mutating func finishBlock() {}

  mutating func append(_ block: CellBlock, of batch: ColumnBatch, into log: inout ProblemLog) {
    var next = appendPlain(block, of: batch, from: 0)
    while next < block.recordCount {
      append(next, block, of: batch, into: &log)
      next = appendPlain(block, of: batch, from: next + 1)
    }
    finishBlock()
  }

  /// Appends cells that are empty or plain, from a record on; gives the first record whose cell is
  /// another.
  @inline(__always)
  private mutating func appendPlain(
    _ block: CellBlock, of batch: ColumnBatch, from first: Int
  ) -> Int {
    let (cells, bytes, spill) = (block.cells.span, block.bytes.span, block.spill.span)
    let mayBeMissing = plan.missing.hasTexts
    var (record, valueCount) = (first, 0)
    // Taken out, so that what is appended to is known to be nobody else's all the while.
    var values: [Value] = []
    swap(&values, &self.values)
    values.append(addingCapacity: block.recordCount &- first) { values in
      while record < block.recordCount {
        let place = record &* batch.columnCount &+ batch.column
        let cell = cells[place]
        let source = cell.isSpilled ? spill : bytes
        ByteScan.fetch(bytes, for: cells, after: place, of: batch.columnCount)
        if cell.count == 0 {
          missing.appendValues(valueCount)
          missing.appendEmpty()
          valueCount = 0
          values.append(Self.nothing)
        } else if !(mayBeMissing && plan.missing.contain(source, cell.start, cell.end)),
          let value = plainValue(source, cell)
        {
          valueCount &+= 1
          values.append(value)
        } else {
          break
        }
        record &+= 1
      }
    }
    swap(&values, &self.values)
    missing.appendValues(valueCount)
    return record
  }
}
