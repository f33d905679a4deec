import Model
import Store

/// The rows of a query at one stage: which rows of its shape they are, and in which order.
struct Relation: Sendable {
  /// The columns that can be named, over all rows that the stage began with.
  let shape: Shape
  /// Which of the shape's rows are in, and which may be.
  let truth: TruthSet
  /// The rows that are in, in their order; a superset after a filter. Nil for ascending order.
  let order: [Int32]?
  /// The table or derived shape whose rows these are, one for one.
  let start: Shape
  /// The row of `start` for each row of `shape`; nil if they are the same.
  let startRows: [Int32]?
  /// What windows computed on the way, over the rows of `start`, in the order of the plan.
  let windows: [MappedColumn]

  /// Makes the relation of all rows of a shape.
  init(all shape: Shape) {
    self.init(shape: shape, truth: .all(count: shape.rowCount), order: nil, start: shape)
  }

  init(
    shape: Shape, truth: TruthSet, order: [Int32]?, start: Shape, startRows: [Int32]? = nil,
    windows: [MappedColumn] = []
  ) {
    self.shape = shape
    self.truth = truth
    self.order = order
    self.start = start
    self.startRows = startRows
    self.windows = windows
  }

  /// The same rows of the same shape, fewer or in another order.
  func with(truth: TruthSet, order: [Int32]?) -> Relation {
    Relation(
      shape: shape, truth: truth, order: order, start: start, startRows: startRows,
      windows: windows)
  }

  /// The rows that are in, in order.
  var rows: [Int32] {
    guard let order else { return truth.yes.rows }
    return order.filter { truth.yes[Int($0)] }
  }

  /// The same rows of a shape that has no others but those that may be in, which stand in their
  /// order, those that only may be after them if there was one.
  ///
  /// - Throws: `interrupted`.
  func inPlace(_ cancellation: Cancellation) throws(ExecutionError) -> Relation {
    if order == nil, truth.possibleCount == shape.rowCount { return self }
    let placed = candidates
    let inOrder =
      order.map { _ in TruthSet.leading(truth.yesCount, of: placed.count) }
      ?? truth.gathered(at: placed)
    return Relation(
      shape: try shape.restricted(to: placed, cancellation), truth: inOrder, order: nil,
      start: start,
      startRows: composed(placed, through: startRows), windows: windows)
  }

  /// True if every row of the shape is in, in the order in which they stand.
  var isWhole: Bool { order == nil && truth.yesCount == shape.rowCount }

  /// True for rows of a table that no projection has touched.
  var isOfTable: Bool { shape.table != nil && shape.table?.rows == nil && startRows == nil }
}

/// Columns that predicates and scalars can name, all of the same number of rows.
struct Shape: Sendable {
  let columns: [MappedColumn]
  let rowCount: Int
  /// The table that links start from; nil for computed shapes.
  let table: TableRows?
  /// Of pairs of rows the left and the right side; else none.
  let sides: [PairSide]

  init(columns: [MappedColumn], rowCount: Int, table: TableRows?, sides: [PairSide] = []) {
    self.columns = columns
    self.rowCount = rowCount
    self.table = table
    self.sides = sides
  }

  /// The first of its columns alone.
  func keeping(_ count: Int) -> Shape {
    Shape(
      columns: Array(columns.prefix(count)), rowCount: rowCount, table: table, sides: sides)
  }

  /// Some rows of this shape, in the order given; they must exist.
  ///
  /// - Throws: `interrupted`.
  func restricted(
    to rows: [Int32], _ cancellation: Cancellation
  ) throws(ExecutionError) -> Shape {
    var chosen: [MappedColumn] = []
    for column in columns {
      try cancellation.check()
      chosen.append(column.restricted(to: rows))
    }
    var restricted: [PairSide] = []
    for side in sides { restricted.append(try side.restricted(to: rows, cancellation)) }
    return Shape(
      columns: chosen, rowCount: rows.count,
      table: table.map { TableRows(index: $0.index, rows: composed(rows, through: $0.rows)) },
      sides: restricted)
  }
}

/// One side of pairs of rows, with a row for each pair: what the pairs may be asked again that is
/// no column of theirs.
struct PairSide: Sendable {
  /// The rows that the side began with.
  let start: Shape
  /// What windows computed of these on the way.
  let windows: [MappedColumn]

  /// The side of the pairs that some rows of a relation are in, in the order given.
  ///
  /// - Throws: `interrupted`.
  init(
    of relation: Relation, at rows: [Int32], _ cancellation: Cancellation
  ) throws(ExecutionError) {
    let rows = composed(rows, through: relation.startRows)
    start = try relation.start.restricted(to: rows, cancellation)
    windows = relation.windows.map { $0.restricted(to: rows) }
  }

  private init(start: Shape, windows: [MappedColumn]) {
    (self.start, self.windows) = (start, windows)
  }

  func restricted(
    to rows: [Int32], _ cancellation: Cancellation
  ) throws(ExecutionError) -> PairSide {
    PairSide(
      start: try start.restricted(to: rows, cancellation),
      windows: windows.map { $0.restricted(to: rows) })
  }
}

/// Rows of a table.
struct TableRows: Sendable {
  let index: Int
  /// The table's row for each row of the shape; nil if they are the same.
  let rows: [Int32]?
}

/// A column as a shape sees it: a stored or computed column and which row of it stands for each
/// row.
struct MappedColumn: Sendable {
  let name: String
  private let stored: Stored<Column>
  /// The row of `column` for each row of the shape, −1 where a link leads nowhere; nil if the same.
  let rows: [Int32]?
  /// Where the values are stored, so that a link's values can still be found by the name they lead
  /// to.
  let origin: ColumnOrigin?

  init(name: String, column: Column, rows: [Int32]? = nil, origin: ColumnOrigin? = nil) {
    self.init(name: name, stored: Stored(column), rows: rows, origin: origin)
  }

  /// Makes a column that is looked at when it is first read.
  init(name: String, stored: Stored<Column>, rows: [Int32]? = nil, origin: ColumnOrigin? = nil) {
    self.name = name
    self.stored = stored
    self.rows = rows
    self.origin = origin
  }

  /// The stored or computed column.
  var column: Column { stored.value }

  /// True if two have the same cells because they read the same rows of one column.
  func isSame(as other: MappedColumn) -> Bool {
    guard column.isSame(as: other.column) else { return false }
    guard let rows, let others = other.rows else { return rows == nil && other.rows == nil }
    return isOneArray(rows, others)
  }

  func restricted(to chosen: [Int32]) -> MappedColumn {
    MappedColumn(
      name: name, stored: stored, rows: composed(chosen, through: rows), origin: origin)
  }

  func renamed(_ name: String) -> MappedColumn {
    MappedColumn(name: name, stored: stored, rows: rows, origin: origin)
  }

  /// True if some row has no row of `column`.
  var hasMissingRows: Bool { rows.map { hasNegative($0.span) } ?? false }
}

/// A column of a table, by position.
struct ColumnOrigin: Hashable, Sendable {
  let table: Int
  let column: Int
}

/// Follows a second mapping after a first; what leads nowhere stays so.
func composed(_ rows: [Int32], through mapping: [Int32]?) -> [Int32] {
  guard let mapping else { return rows }
  return followed(mapping.span, from: rows.span)
}

/// What stands for a row where a link leads nowhere.
enum NoRow {
  /// It is not known where it leads: what is read there is unknown.
  static let unknown: Int32 = -1
  /// There is nothing that it leads to: what is read there is none.
  static let none: Int32 = -2
}
