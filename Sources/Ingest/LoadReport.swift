/// What was read, and what in it did not fit.
package struct LoadReport: Sendable {
  /// The tables, in the schema's order.
  package let tables: [TableReport]
  /// What was decided for the whole dataset without being told.
  package let notes: [String]
  /// The first problems of each kind, up to `ProblemLog.listedMax` a table.
  package let problems: [LoadProblem]
  /// How many problems of each kind there are, listed or not.
  package let problemCounts: [LoadProblem.Kind: Int]
  /// What the load took of the machine's memory.
  package internal(set) var memory: MemoryUse
  /// The rows with a cell that could not be read, if they were asked for.
  package let rejectedRows: [RejectedRow]

  /// Makes a report.
  package init(
    tables: [TableReport], notes: [String], problems: [LoadProblem],
    problemCounts: [LoadProblem.Kind: Int], rejectedRows: [RejectedRow] = [],
    memory: MemoryUse = .none
  ) {
    self.tables = tables
    self.notes = notes
    self.problems = problems
    self.problemCounts = problemCounts
    self.rejectedRows = rejectedRows
    self.memory = memory
  }

  /// All problems, listed or not.
  package var problemCount: Int { problemCounts.values.reduce(0, +) }
  /// Cells that could not be read.
  package var refusedCount: Int { problemCounts[.unreadable, default: 0] }

  /// What is wrong for someone who wants every cell to be readable: the first that is not.
  package var strictError: LoadError? {
    let refused = refusedCount
    guard refused > 0, let first = problems.first(where: { $0.kind == .unreadable }) else {
      return nil
    }
    let others =
      refused == 1 ? "" : "; \(counted(refused - 1, "other cell")) could not be read either"
    return LoadError(
      file: first.file, line: first.line, column: first.column,
      message:
        "\(first.field ?? ""): \(first.message)\(others). casebook describe --report lists all")
  }
}

/// A row with a cell that could not be read, as it stands in its file.
package struct RejectedRow: Sendable {
  /// The file.
  package let file: String
  /// The line at which the row starts; nil where rows are no lines.
  package let line: Int?
  /// What could not be read, by column.
  package var reasons: [String]
  /// The columns' names.
  package let names: [String]
  /// The cells.
  package let cells: [String]

  /// Makes a row.
  package init(file: String, line: Int?, reasons: [String], names: [String], cells: [String]) {
    self.file = file
    self.line = line
    self.reasons = reasons
    self.names = names
    self.cells = cells
  }
}

/// What was read of one table.
package struct TableReport: Sendable {
  /// The table.
  package let name: String
  /// Its file.
  package let file: String
  /// Rows read.
  package let rowCount: Int
  /// How each column was read, in the file's order.
  package let columns: [ColumnReading]
  /// What was decided or repaired in this file.
  package let notes: [String]
  /// What was changed in cells to read them.
  package let repairs: [Repair]

  /// Makes a report.
  package init(
    name: String, file: String, rowCount: Int, columns: [ColumnReading], notes: [String],
    repairs: [Repair]
  ) {
    self.name = name
    self.file = file
    self.rowCount = rowCount
    self.columns = columns
    self.notes = notes
    self.repairs = repairs
  }

  /// How one column was read.
  package struct ColumnReading: Sendable {
    /// The column.
    package let name: String
    /// `date, 12 of them imprecise`
    package let reading: String
    /// True if the reading was inferred from the cells.
    package let isInferred: Bool
    /// What decided it, or what hindered a better one; empty if there is nothing to say.
    package let evidence: [String]
    /// Cells that were read.
    package let readCount: Int
    /// Cells that could not be read.
    package let refusedCount: Int

    /// Makes a reading.
    package init(
      name: String, reading: String, isInferred: Bool, evidence: [String], readCount: Int,
      refusedCount: Int
    ) {
      self.name = name
      self.reading = reading
      self.isInferred = isInferred
      self.evidence = evidence
      self.readCount = readCount
      self.refusedCount = refusedCount
    }
  }

  /// Cells of one column that were read after the same change.
  package struct Repair: Sendable {
    /// The column.
    package let column: String
    /// What was done: `NA read as unknown`.
    package let message: String
    /// Cells.
    package var count: Int
    /// Where the first stands.
    package let first: RecordPlace

    /// Makes a repair.
    package init(column: String, message: String, count: Int, first: RecordPlace) {
      self.column = column
      self.message = message
      self.count = count
      self.first = first
    }
  }
}

/// One thing in the data that did not fit; the row is kept.
package struct LoadProblem: Hashable, Sendable {
  /// What kind of thing.
  package let kind: Kind
  /// The file.
  package let file: String
  /// The line, from 1.
  package let line: Int?
  /// The column in characters, from 1; nil where the whole row is meant.
  package let column: Int?
  /// The table's column; nil where none is meant.
  package let field: String?
  /// What is wrong; holds no cell's content.
  package let message: String
  /// The cell as it stands in the file; nil where no cell is meant.
  package let cell: String?
  /// The table.
  package let table: String

  /// Makes a problem.
  package init(
    kind: Kind, file: String, line: Int?, column: Int? = nil, table: String, field: String?,
    message: String, cell: String? = nil
  ) {
    self.kind = kind
    self.file = file
    self.line = line
    self.column = column
    self.table = table
    self.field = field
    self.message = message
    self.cell = cell
  }

  /// The kinds of problems.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A cell that its column's type cannot hold; read as unknown.
    case unreadable
    /// A value that the descriptor's list lacks; kept.
    case undeclaredValue
    /// A key that an earlier row has; links go to the earlier one.
    case repeatedKey
    /// A foreign key that no row has; the link is empty.
    case danglingLink
    /// A date after the as-of day; left as it is.
    case afterAsOf
    /// An end before its start; left as it is.
    case endBeforeStart
    /// A cell that is empty where its column must not be.
    case missingValue
    /// A value that an earlier row has in a column where each differs; kept.
    case repeatedValue
    /// A value outside the bounds, the length or the pattern that its column declares; kept.
    case brokenConstraint
    /// A date that lies outside the coarser one beside it; kept.
    case outsideCoarser

    /// `end before start`
    package var name: String {
      switch self {
      case .unreadable: "unreadable"
      case .undeclaredValue: "undeclared value"
      case .repeatedKey: "repeated key"
      case .danglingLink: "dangling link"
      case .afterAsOf: "after as-of day"
      case .endBeforeStart: "end before start"
      case .missingValue: "missing value"
      case .repeatedValue: "repeated value"
      case .brokenConstraint: "broken constraint"
      case .outsideCoarser: "outside coarser date"
      }
    }
  }
}

/// The line of each row, at little cost where every row takes one line.
struct RowLines {
  /// Rows at which the distance between row and line changes, and the distance from there on.
  private var steps: [(row: Int, distance: Int)] = []
  private var count = 0

  mutating func append(_ line: Int) {
    let distance = line - count
    if steps.last?.distance != distance { steps.append((count, distance)) }
    count += 1
  }

  /// The line at which a row starts, from 1.
  func line(of row: Int) -> Int {
    var low = 0
    var high = steps.count
    while low < high {
      let middle = (low + high) / 2
      if steps[middle].row <= row { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? row + 2 : row + steps[low - 1].distance
  }
}
