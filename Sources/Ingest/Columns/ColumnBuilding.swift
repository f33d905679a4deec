import Model
import Store

/// Builds one column from blocks of cells; one call a block, so that dispatch costs nothing.
protocol ColumnBuilding {
  /// Appends a column's cells of a block.
  mutating func append(_ block: CellBlock, of batch: ColumnBatch, into log: inout ProblemLog)
  /// Makes room for the rows to come.
  mutating func expect(_ more: RowExpectation)
  /// Where the rows to come will be laid, if they take much.
  var room: GreatRoom? { get }
  /// The finished column, once all blocks are in; the builder is spent afterwards.
  ///
  /// In place, for of a builder that is copied every row would be.
  mutating func finish() -> BuiltColumn
}

extension ColumnBuilding {
  mutating func expect(_ more: RowExpectation) {}
  var room: GreatRoom? { nil }
}

/// How many rows are to come, by those of the first block.
struct RowExpectation {
  /// Times as many as there are.
  let factor: Double
  /// Bytes of the file; no column of it is expected to take more.
  let bytesMax: Int

  /// The elements to make room for.
  func count(from count: Int, stride: Int) -> Int {
    Int(min(Double(count) * factor, Double(bytesMax / stride)))
  }
}

/// What a builder needs to know of the column and of the file that its blocks come from.
struct ColumnBatch {
  let file: String
  let unit: RecordUnit
  let plan: ColumnPlan
  /// The column's place in each record.
  let column: Int
  /// Columns of the file.
  let columnCount: Int
  /// The table's name.
  let table: String

  /// The entry for a cell.
  func problem(
    _ kind: LoadProblem.Kind, at found: TextPlace, _ message: String, cell: String?
  ) -> LoadProblem {
    let place = unit.place(in: file, line: found.line, column: found.column)
    return LoadProblem(
      kind: kind, file: place.file, line: place.line, column: place.column, table: table,
      field: plan.name, message: message, cell: cell)
  }
}

/// How one column is to be read and stored.
///
/// It never changes. That it is a class makes it one thing to hand on, for whoever builds a column,
/// checks it or tells of it has its plan.
final class ColumnPlan: Sendable {
  let name: String
  let description: String
  let reading: CellReading
  let missing: MissingCells
  /// True if an empty cell says that there is none.
  let emptyIsNone: Bool
  /// Keys and links are looked up by value, so they are never stored as prose.
  let isKey: Bool
  /// True for the text that `mentioning` searches.
  let isProse: Bool
  /// True if nobody declared the reading.
  let isInferred: Bool
  /// True for the days of a column of durations.
  let isDays: Bool
  /// What decided the reading, for the report.
  let evidence: [String]
  /// What the descriptor demands of the column.
  let constraints: FieldConstraints

  init(
    name: String, description: String, reading: CellReading, missing: MissingCells,
    emptyIsNone: Bool, isKey: Bool, isProse: Bool, isInferred: Bool, isDays: Bool = false,
    evidence: [String] = [], constraints: FieldConstraints = FieldConstraints()
  ) {
    self.name = name
    self.description = description
    self.reading = reading
    self.missing = missing
    self.emptyIsNone = emptyIsNone
    self.isKey = isKey
    self.isProse = isProse
    self.isInferred = isInferred
    self.isDays = isDays
    self.evidence = evidence
    self.constraints = constraints
  }

  /// The same plan with more to tell of it.
  func adding(evidence text: String) -> ColumnPlan {
    ColumnPlan(
      name: name, description: description, reading: reading, missing: missing,
      emptyIsNone: emptyIsNone, isKey: isKey, isProse: isProse, isInferred: isInferred,
      isDays: isDays, evidence: evidence + [text], constraints: constraints)
  }
}

/// A column with what was counted while it was built.
struct BuiltColumn {
  var column: Column
  let statistics: ColumnStatistics
}

/// Which rows hold nothing: unknown, or none where an empty cell says that there is none.
struct MissingRows {
  let emptyIsNone: Bool
  private var unknown = BitBuilder()
  private var none = BitBuilder()

  init(emptyIsNone: Bool) { self.emptyIsNone = emptyIsNone }

  /// Appends rows that hold values.
  mutating func appendValues(_ rows: Int) {
    unknown.appendClear(rows)
    none.appendClear(rows)
  }
  mutating func appendEmpty() { append(unknown: !emptyIsNone, none: emptyIsNone) }
  mutating func appendUnknown() { append(unknown: true, none: false) }

  private mutating func append(unknown isUnknown: Bool, none isNone: Bool) {
    unknown.append(isUnknown)
    none.append(isNone)
  }

  var count: Int { unknown.count }
  var unknownCount: Int { unknown.setCount }
  var noneCount: Int { none.setCount }
  /// Rows that hold a value.
  var valueCount: Int { count - unknownCount - noneCount }
  /// Rows that hold nothing, for either reason.
  var missingRows: Bitmap? {
    guard let unknownRows, let noneRows else { return unknownRows ?? noneRows }
    return unknownRows.union(noneRows)
  }
  var unknownRows: Bitmap? { unknownCount == 0 ? nil : unknown.bitmap() }
  var noneRows: Bitmap? { noneCount == 0 ? nil : none.bitmap() }
}
