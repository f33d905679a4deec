/// One table as a file or a database gives it: names, and the same records as often as they are
/// asked for, once to infer what the columns hold and once to build them.
protocol RecordSource {
  /// The file as the user would name it; for a database, with the table: `record.db: people`.
  var file: String { get }
  /// What a record is counted in.
  var unit: RecordUnit { get }
  /// The columns, in the order of each record's cells.
  var columns: [SourceColumn] { get }
  /// What was decided while looking at the file, for the load report.
  var notes: [String] { get }
  /// Starts again with the first record.
  func records() throws(LoadError) -> any RecordReading
}

/// Gives a table's records, a block at a time; one call a block, so that dispatch costs nothing.
protocol RecordReading {
  /// How much of the file has been read, from 0 to 1.
  var fraction: Double { get }
  /// What was noticed in the records so far, for the load report.
  var notes: [String] { get }
  /// Reads the next records into a block; false at the end.
  mutating func read(into block: inout CellBlock) throws(LoadError) -> Bool
  /// What must look at each block besides those who asked for the records.
  var lanes: [any BlockLane] { get }
  /// Throws if those have found a fault.
  func check() throws(LoadError)
}

extension RecordReading {
  var lanes: [any BlockLane] { [] }
  func check() throws(LoadError) {}
}

/// One column of a source.
struct SourceColumn {
  /// The name, different from all others of its table, whatever the case of its letters.
  let name: String
  /// What the source itself says of its cells; nil if it says nothing.
  let declared: DeclaredType?
  /// What parts the elements, if the source itself says that cells are lists; nil if it does not.
  let separator: String?

  init(name: String, declared: DeclaredType? = nil, separator: String? = nil) {
    self.name = name
    self.declared = declared
    self.separator = separator
  }

  /// A database's word on a column, which the cells may not keep.
  enum DeclaredType {
    /// Text, though every cell may look like a number.
    case text
    /// Yes and no, stored as 1 and 0.
    case boolean
    /// Days with a time of day.
    case dateTime
  }

  /// The reading of the column, if its cells alone suggest this one.
  func reading(inferred: CellReading) -> CellReading {
    switch (declared, inferred) {
    case (.text, .integer), (.text, .number), (.text, .boolean), (.text, .formattedInteger),
      (.text, .formattedNumber):
      .undeclaredText
    case (.boolean, .integer): .boolean(yes: [], no: [])
    case (.dateTime, .undeclaredText): .dateTime
    default: inferred
    }
  }
}

/// What the records of a source are counted in, and so how a place in it is told.
enum RecordUnit {
  /// Lines and columns of a text: `cases.csv:3:14`.
  case line
  /// Rows of a database's table: `record.db: people row 3`.
  case row

  /// A place in a source, as problems tell it.
  func place(in file: String, line: Int, column: Int?) -> RecordPlace {
    switch self {
    case .line: RecordPlace(file: file, line: line, column: column)
    case .row: RecordPlace(file: file + " row " + String(line), line: nil, column: nil)
    }
  }
}

/// Where a record or a cell stands.
package struct RecordPlace: Hashable, Sendable {
  /// The file, or the row of a database's table.
  package let file: String
  /// The line, from 1.
  package let line: Int?
  /// The column in characters, from 1.
  package let column: Int?

  /// Makes a place.
  package init(file: String, line: Int?, column: Int?) {
    self.file = file
    self.line = line
    self.column = column
  }

  /// `cases.csv:3:14`
  package var text: String {
    file + (line.map { ":" + String($0) } ?? "") + (column.map { ":" + String($0) } ?? "")
  }
}

/// A table that a file gives, with what the file itself says of its keys.
struct SourceTable {
  /// The table's name.
  var name: String
  /// Its records.
  let source: any RecordSource
  /// The column that identifies a row; nil if the file does not say.
  var primaryKey: String?
  /// The columns that name rows of other tables of the same file.
  var links: [Link] = []
  /// What stands for the table in a descriptor: the file, and where in it.
  var origin: TableOrigin
  /// What the file's format says of the table's columns; nil for formats that say nothing.
  var key: DataPackage.TableKey?
  /// The same table of the file read whole, for when reading it in parts does not go well; nil if
  /// it is read whole already.
  var whole: (() throws(LoadError) -> SourceTable)?

  /// A column that names rows of another table.
  struct Link {
    let column: String
    let table: String
    let key: String
  }
}

/// Where a table comes from, as a descriptor would say it.
struct TableOrigin {
  /// The file's path as the user gave it.
  let path: String
  /// The standard's name of the format: `csv`, `json`, `jsonl`, `sqlite`, `dna`.
  let format: String
  /// The name of the encoding; nil for UTF-8 and for what is no text.
  var encoding: TextEncoding?
  /// Members of `dialect`, with their values as JSON.
  var dialect: [(key: String, value: JSONText)] = []
}
