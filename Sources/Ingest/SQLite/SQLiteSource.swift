/// The rows of a statement on a database.
struct SQLiteSource: RecordSource {
  let file: String
  let columns: [SourceColumn]
  let notes: [String]
  let unit = RecordUnit.row
  let database: SQLiteDatabase
  /// The statement that gives the columns.
  let sql: String
  /// Rows, for progress alone.
  let rowCount: Int
  /// What the rows are called in messages.
  let table: String

  init(
    _ database: SQLiteDatabase, table: String, columns: [SourceColumn], sql: String,
    notes: [String] = []
  ) throws(LoadError) {
    self.database = database
    self.table = table
    self.columns = columns
    self.sql = sql
    self.notes = notes
    file = database.file + ": " + table
    let counted = try database.rows("SELECT count(*) FROM (\(sql))")
    rowCount = counted.first?.first.flatMap { Int($0) } ?? 0
  }

  func records() throws(LoadError) -> any RecordReading {
    SQLiteReader(self, try database.statement(sql))
  }
}

/// Gives the rows of a statement as cells.
private struct SQLiteReader: RecordReading {
  private let source: SQLiteSource
  private let statement: SQLiteStatement
  private var row = 0
  private var blobs: [Int]
  private var emptyTexts: [Int]
  private var nulls: [Int]

  init(_ source: SQLiteSource, _ statement: SQLiteStatement) {
    self.source = source
    self.statement = statement
    blobs = Array(repeating: 0, count: source.columns.count)
    emptyTexts = blobs
    nulls = blobs
  }

  var fraction: Double { source.rowCount == 0 ? 1 : Double(row) / Double(source.rowCount) }

  var notes: [String] {
    source.columns.indices.compactMap { column in
      let name = source.columns[column].name
      if blobs[column] > 0 {
        return "\(name): \(counted(blobs[column], "cell")) of bytes (BLOB) left out as missing"
      }
      if emptyTexts[column] > 0 && nulls[column] > 0 {
        return "\(name): NULL and '' both count as missing"
      }
      return nil
    }
  }

  mutating func read(into block: inout CellBlock) throws(LoadError) -> Bool {
    block.clear()
    while block.cells.count < DelimitedReader.blockCells, try step() {
      row += 1
      for column in source.columns.indices {
        let text = statement.text(column)
        try note(text, column)
        block.append(text, at: TextPlace(line: row, column: column + 1))
      }
      block.records.append(Record(line: row))
    }
    return block.recordCount > 0
  }

  private func step() throws(LoadError) -> Bool {
    do throws(LoadError) {
      return try statement.step()
    } catch {
      if error.isInterruption { throw error }
      throw LoadError(file: source.file + " row \(row + 1)", message: error.message)
    }
  }

  private mutating func note(_ text: [UInt8], _ column: Int) throws(LoadError) {
    switch statement.kind(column) {
    case .blob: blobs[column] += 1
    case .null: nulls[column] += 1
    case .text:
      if text.isEmpty { emptyTexts[column] += 1 }
      if TextEncoding.firstFault(in: text) != nil {
        throw LoadError(
          file: source.file + " row \(row)",
          message: "\(source.columns[column].name): a text that is not UTF-8")
      }
    default: break
    }
  }
}
