import Model
import Store

/// The rows of one file, with what was noticed while reading them.
struct ReadTable {
  let name: String
  let file: String
  var plans: [ColumnPlan]
  var columns: [BuiltColumn]
  let rowCount: Int
  let lines: RowLines
  let unit: RecordUnit
  var log: ProblemLog
  var notes: [String]
  /// The rows with a cell that could not be read, if they were asked for.
  var rejectedRows: [RejectedRow] = []
  /// The table that this one's rows are parts of; its first column names the row there.
  var partOf: Parent?
  /// The column that numbers the rows for their parts; nil if none does.
  var numberColumn: Int?

  /// Another table, and the column that identifies its rows.
  struct Parent {
    let table: String
    let keyColumn: Int
  }

  func columnIndex(_ name: String) -> Int? { plans.indices.first { plans[$0].name == name } }

  /// The entry for a row whose value does not fit.
  func problem(
    _ kind: LoadProblem.Kind, row: Int, column: Int, _ message: String, cell: String? = nil
  ) -> LoadProblem {
    let place = unit.place(in: file, line: lines.line(of: row), column: nil)
    return LoadProblem(
      kind: kind, file: place.file, line: place.line, table: name, field: plans[column].name,
      message: message, cell: cell)
  }

  /// Appends a column that does not come from the file as it is, read from texts.
  mutating func add(
    _ name: String, _ reading: CellReading, _ texts: [String?], description: String = "",
    isKey: Bool = false
  ) {
    add(
      name, reading, codes: (0..<texts.count).map { UInt32(truncatingIfNeeded: $0) },
      of: TextArena(texts.map { $0 ?? "" }), description: description, isKey: isKey)
  }

  /// Appends such a column, each row's text by its place in an arena; an empty one is missing.
  mutating func add(
    _ name: String, _ reading: CellReading, codes: [UInt32], of texts: TextArena,
    description: String = "", isKey: Bool = false
  ) {
    let plan = made(name, reading, description, isKey)
    let batch = ColumnBatch(
      file: file, unit: unit, plan: plan, column: 0, columnCount: 1, table: self.name)
    var builder = TableReader.builder(plan)
    var unread = ProblemLog()
    var block = CellBlock()
    block.bytes = texts.bytes.array
    for start in stride(from: 0, to: codes.count, by: Self.blockRows) {
      block.clear()
      for row in start..<min(start + Self.blockRows, codes.count) {
        let place = texts.range(at: Int(codes[row]))
        block.cells.append(
          Cell(start: place.lowerBound, count: Int32(clamping: place.count), isSpilled: false))
        block.records.append(Record(line: row + 1))
      }
      builder.append(block, of: batch, into: &unread)
    }
    plans.append(plan)
    columns.append(builder.finish())
  }

  /// Appends a column of whole numbers that does not come from the file.
  mutating func add(
    _ name: String, integers: [Int64], description: String = "", isKey: Bool = false
  ) {
    plans.append(made(name, .integer, description, isKey))
    columns.append(BuiltColumn(integers: integers))
  }

  private static let blockRows = 1 << 16

  private func made(
    _ name: String, _ reading: CellReading, _ description: String, _ isKey: Bool
  ) -> ColumnPlan {
    ColumnPlan(
      name: name, description: description, reading: reading, missing: MissingCells([""]),
      emptyIsNone: false, isKey: isKey, isProse: false, isInferred: false)
  }
}
