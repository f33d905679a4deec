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
    block.forEachCell(of: batch) { record, cell, source in
      if cell.count == 0 || plan.missing.contain(source, cell.start, cell.end) {
        missing.appendEmpty()
        appendNothing()
        return
      }
      switch append(cell, source, in: block, of: batch, into: &log) {
      case .value: missing.appendValue()
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
}
