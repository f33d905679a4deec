/// Counts problems and repairs, and lists the first of each kind.
struct ProblemLog {
  /// Problems of one kind that are listed for one table; the others are counted.
  static let listedMax = 1_000

  /// The problems that are listed: those of cells by where they stand, then the others.
  var problems: [LoadProblem] { listed.map(\.problem) }
  private(set) var counts: [LoadProblem.Kind: Int] = [:]
  /// Cells that could not be read, by column.
  private(set) var refusals: [String: Int] = [:]
  private(set) var repairs: [TableReport.Repair] = []
  private var listed: [Listed] = []
  private var repairPlaces: [RepairKey: Int] = [:]
  /// Records of the block being read that hold a cell that could not be read, and why.
  private var refusedRecords: [RefusedRecord] = []

  /// A record with a cell that could not be read.
  struct RefusedRecord {
    let record: Int
    let reason: String
  }

  private struct Listed {
    let place: TextPlace
    let problem: LoadProblem
  }

  private struct RepairKey: Hashable {
    let column: String
    let message: String
  }

  /// Counts a problem; the closure makes the entry if there is room in the list for it.
  mutating func note(_ kind: LoadProblem.Kind, _ entry: () -> LoadProblem) {
    if count(kind) {
      listed.append(Listed(place: TextPlace(line: .max, column: 1), problem: entry()))
    }
  }

  /// Counts a problem of a cell.
  mutating func note(
    _ kind: LoadProblem.Kind, _ cell: Cell, in block: CellBlock, of batch: ColumnBatch,
    _ message: String, showsCell: Bool = false
  ) {
    guard count(kind) else { return }
    let place = block.place(of: cell)
    listed.append(
      Listed(
        place: place,
        problem: batch.problem(
          kind, at: place, message, cell: showsCell ? block.text(of: cell) : nil)))
  }

  /// Counts a problem; true if there is room in the list for it.
  private mutating func count(_ kind: LoadProblem.Kind) -> Bool {
    let count = counts[kind, default: 0]
    counts[kind] = count + 1
    return count < Self.listedMax
  }

  /// Counts a cell that could not be read.
  mutating func refuse(
    _ cell: Cell, record: Int, in block: CellBlock, of batch: ColumnBatch, _ message: String
  ) {
    refusals[batch.plan.name, default: 0] += 1
    refusedRecords.append(
      RefusedRecord(record: record, reason: batch.plan.name + ": " + message))
    note(.unreadable, cell, in: block, of: batch, message, showsCell: true)
  }

  /// Counts a cell that was read after a change.
  mutating func repair(
    _ message: String, _ cell: Cell, in block: CellBlock, of batch: ColumnBatch
  ) {
    let key = RepairKey(column: batch.plan.name, message: message)
    if let place = repairPlaces[key] {
      repairs[place].count += 1
    } else {
      let place = block.place(of: cell)
      add(
        TableReport.Repair(
          column: key.column, message: message, count: 1,
          first: batch.unit.place(in: batch.file, line: place.line, column: place.column)))
    }
  }

  /// Adds cells of one kind that were counted elsewhere.
  mutating func add(_ repair: TableReport.Repair) {
    repairPlaces[RepairKey(column: repair.column, message: repair.message)] = repairs.count
    repairs.append(repair)
  }

  /// Adds what was noted of the columns of a table, each in a log of its own; of each kind those
  /// that stand first in the file are listed.
  mutating func add(columns logs: [ProblemLog]) {
    // Most columns have nothing to tell, and to merge nothing takes longer than to see that.
    for log in logs where !log.counts.isEmpty || !log.repairs.isEmpty {
      listed += log.listed
      counts.merge(log.counts, uniquingKeysWith: +)
      refusals.merge(log.refusals, uniquingKeysWith: +)
      for repair in log.repairs { add(repair) }
    }
    guard !listed.isEmpty else { return }
    var seen: [LoadProblem.Kind: Int] = [:]
    listed = listed.enumerated().sorted { one, other in
      let (place, next) = (one.element.place, other.element.place)
      return (place.line, place.column, one.offset) < (next.line, next.column, other.offset)
    }.map(\.element).filter { entry in
      seen[entry.problem.kind, default: 0] += 1
      return seen[entry.problem.kind, default: 0] <= Self.listedMax
    }
  }

  /// The records of a block that hold a cell that could not be read; forgets them.
  mutating func takeRefusedRecords() -> [RefusedRecord] {
    defer { refusedRecords.removeAll(keepingCapacity: true) }
    return refusedRecords
  }
}
