import Store
import Threading

/// Builds one column from a table's blocks.
final class ColumnLane: BlockLane {
  private let batch: ColumnBatch
  private var builder: (any ColumnBuilding)?
  /// What was noted of its cells.
  private(set) var log = ProblemLog()
  /// The records of each slot's block with a cell that could not be read, if they are to be kept;
  /// each in a box of its own, for one is handed over while another is written.
  private let refused: [Box]
  /// Rows taken.
  private(set) var rowCount = 0
  /// True if the column's texts are long.
  var isLong: Bool { batch.plan.isProse }
  /// The column, once it is finished.
  private(set) var column: BuiltColumn?
  var room: GreatRoom? { builder?.room }

  private final class Box {
    var records: [ProblemLog.RefusedRecord] = []
  }

  init(_ batch: ColumnBatch, keepsRefusedRecords: Bool) {
    self.batch = batch
    builder = TableReader.builder(batch.plan)
    refused = keepsRefusedRecords ? (0..<BlockPipeline.slotCount).map { _ in Box() } : []
  }

  func take(_ block: CellBlock, slot: Int) {
    builder?.append(block, of: batch, into: &log)
    let records = log.takeRefusedRecords()
    if !refused.isEmpty { refused[slot].records = records }
    if rowCount == 0, block.fraction > 0, block.fraction < 0.5 {
      builder?.expect(
        RowExpectation(factor: 1.02 / block.fraction, bytesMax: block.sourceByteCount))
    }
    rowCount += block.recordCount
  }

  /// The records of a slot's block with a cell that could not be read.
  func refusedRecords(in slot: Int) -> [ProblemLog.RefusedRecord] { refused[slot].records }

  /// Makes the column of all that was taken.
  func finish() {
    column = builder?.finish()
    builder = nil
  }
}

/// The columns of a table, to be finished one after the other by several threads.
final class LaneFinish: @unchecked Sendable {
  // Which column is next is touched inside the monitor alone, and each is one thread's.
  private let monitor = Monitor()
  private let lanes: [ColumnLane]
  private var next = 0

  /// Columns of long texts come first, for they take longest, and none should wait for one alone.
  init(_ lanes: [ColumnLane]) {
    self.lanes = lanes.filter(\.isLong) + lanes.filter { !$0.isLong }
  }

  /// Finishes a column that no thread has begun; false if there is none.
  func finishNext() -> Bool {
    let lane = monitor.inside { () -> ColumnLane? in
      defer { next += 1 }
      return next < lanes.count ? lanes[next] : nil
    }
    lane?.finish()
    return lane != nil
  }

  /// Lets no further column be begun.
  func stop() { monitor.inside { next = lanes.count } }
}
