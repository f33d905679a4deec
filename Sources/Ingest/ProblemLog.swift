/// Counts problems and repairs, and lists the first of each kind.
struct ProblemLog {
  /// Problems of one kind that are listed for one table; the others are counted.
  static let listedMax = 1_000

  private(set) var problems: [LoadProblem] = []
  private(set) var counts: [LoadProblem.Kind: Int] = [:]
  /// Cells that could not be read, by column.
  private(set) var refusals: [String: Int] = [:]
  private(set) var repairs: [TableReport.Repair] = []
  private var repairPlaces: [RepairKey: Int] = [:]
  /// How many problems of each kind are listed elsewhere before those here.
  private let listedBefore: [LoadProblem.Kind: Int]
  /// Records of the block being read that hold a cell that could not be read, and why.
  private var refusedRecords: [(record: Int, reason: String)] = []

  private struct RepairKey: Hashable {
    let column: String
    let message: String
  }

  /// Makes a log whose entries will be added to another's.
  init(before log: ProblemLog? = nil) { listedBefore = log?.counts ?? [:] }

  /// True if nothing was noted.
  var isEmpty: Bool { counts.isEmpty && repairs.isEmpty }

  /// Adds what was noted later, in another log.
  mutating func add(_ other: ProblemLog) {
    var room = LoadProblem.Kind.allCases.reduce(into: [:]) { room, kind in
      room[kind] = Self.listedMax - counts[kind, default: 0]
    }
    for problem in other.problems where room[problem.kind, default: 0] > 0 {
      room[problem.kind, default: 0] -= 1
      problems.append(problem)
    }
    counts.merge(other.counts, uniquingKeysWith: +)
    refusals.merge(other.refusals, uniquingKeysWith: +)
    for repair in other.repairs {
      let key = RepairKey(column: repair.column, message: repair.message)
      if let place = repairPlaces[key] {
        repairs[place].count += repair.count
      } else {
        add(repair)
      }
    }
    refusedRecords += other.refusedRecords
  }

  /// Counts a problem; the closure makes the entry if there is room in the list for it.
  mutating func note(_ kind: LoadProblem.Kind, _ entry: () -> LoadProblem) {
    let count = counts[kind, default: 0]
    counts[kind] = count + 1
    if count + listedBefore[kind, default: 0] < Self.listedMax { problems.append(entry()) }
  }

  /// Counts a cell that could not be read.
  mutating func refuse(
    _ cell: Cell, record: Int, in block: CellBlock, of batch: ColumnBatch, _ message: String
  ) {
    refusals[batch.plan.name, default: 0] += 1
    refusedRecords.append((record, batch.plan.name + ": " + message))
    note(.unreadable) {
      batch.problem(.unreadable, cell, in: block, message, showsCell: true)
    }
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

  /// The records of a block that hold a cell that could not be read, each with all reasons; forgets
  /// them.
  mutating func takeRefusedRecords() -> [(record: Int, reasons: [String])] {
    defer { refusedRecords.removeAll(keepingCapacity: true) }
    return Dictionary(grouping: refusedRecords, by: \.record)
      .map { ($0.key, $0.value.map(\.reason)) }
      .sorted { $0.record < $1.record }
  }

  /// Forgets the records of a block that nobody asks for.
  mutating func dropRefusedRecords() { refusedRecords.removeAll(keepingCapacity: true) }
}
