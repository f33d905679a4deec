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

  /// Another table, and the column that identifies its rows.
  struct Parent {
    let table: String
    let keyColumn: Int
  }

  func columnIndex(_ name: String) -> Int? { plans.firstIndex { $0.name == name } }

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
    let plan = ColumnPlan(
      name: name, description: description, reading: reading, missing: MissingCells([""]),
      emptyIsNone: false, isKey: isKey, isProse: false, isInferred: false)
    var block = CellBlock()
    for (row, text) in texts.enumerated() {
      let start = block.bytes.count
      block.bytes += Array((text ?? "").utf8)
      block.cells.append(
        Cell(start: start, count: Int32(clamping: block.bytes.count - start), isSpilled: false))
      block.lines.append(row + 1)
    }
    var builder = TableReader.builder(plan)
    var unread = ProblemLog()
    builder.append(
      block,
      of: ColumnBatch(
        file: file, unit: unit, plan: plan, column: 0, columnCount: 1,
        table: self.name),
      into: &unread)
    plans.append(plan)
    columns.append(builder.finish())
  }
}
