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
  package internal(set) var memory = MemoryUse.none

  /// All problems, listed or not.
  package var problemCount: Int { problemCounts.values.reduce(0, +) }
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

  /// How one column was read.
  package struct ColumnReading: Sendable {
    /// The column.
    package let name: String
    /// `date, 12 of them imprecise`
    package let reading: String
    /// True if the reading was inferred from the cells.
    package let isInferred: Bool
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
  /// What is wrong, with the column's name; holds no cell's content.
  package let message: String

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
  }
}

/// Counts problems, and lists the first of each kind.
struct ProblemLog {
  /// Problems of one kind that are listed for one table; the others are counted.
  static let listedMax = 20

  private(set) var problems: [LoadProblem] = []
  private(set) var counts: [LoadProblem.Kind: Int] = [:]

  /// Counts a problem; the closure makes the entry if there is room in the list for it.
  mutating func note(_ kind: LoadProblem.Kind, _ entry: () -> LoadProblem) {
    let count = counts[kind, default: 0]
    counts[kind] = count + 1
    if count < Self.listedMax { problems.append(entry()) }
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
