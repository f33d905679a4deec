import Model
import Store

/// A dataset as rows of cells.
struct PlainCasebook: Sendable {
  let schema: Schema
  /// For each table its rows, for each row its cells.
  let tables: [[[Value]]]
  /// Where the rows of a table are by the value of a key column; the first counts.
  private let places: [Key: [Value: Int]]

  private struct Key: Hashable {
    let table: Int
    let column: Int
  }

  init(_ casebook: Casebook) {
    let tables = casebook.tables.map { table in
      (0..<table.rowCount).map { row in table.columns.map { $0.value(at: row) } }
    }
    self.init(schema: casebook.schema, tables: tables)
  }

  init(schema: Schema, tables: [[[Value]]]) {
    var places: [Key: [Value: Int]] = [:]
    for link in schema.tables.flatMap(\.columns).compactMap(\.link) {
      let cells = tables[link.table].map { $0[link.keyColumn] }.enumerated()
      places[Key(table: link.table, column: link.keyColumn)] = Dictionary(
        cells.map { ($0.element, $0.offset) }, uniquingKeysWith: min)
    }
    self.schema = schema
    self.tables = tables
    self.places = places
  }

  /// The row that a cell of a link column leads to; nil if it is empty or leads nowhere.
  func target(of cell: Value, _ link: LinkSchema) -> [Value]? {
    if cell.isMissing { return nil }
    let key = Key(table: link.table, column: link.keyColumn)
    return places[key]?[cell].map { tables[link.table][$0] }
  }

  /// All cells of a column.
  func cells(of origin: Origin) -> [Value] { tables[origin.table].map { $0[origin.column] } }

  func column(_ origin: Origin) -> ColumnSchema {
    schema.tables[origin.table].columns[origin.column]
  }
}

/// A column of a table, by position.
struct Origin: Hashable {
  let table: Int
  let column: Int
}

/// One row while a query runs.
struct Row {
  /// The row's place in its table or among the groups.
  let index: Int
  let cells: [Value]
  /// Inside the brackets of `any X (…)`: the rows outside, the nearest first.
  let outer: [Row]
  /// The rows joined to it.
  let joined: [Row]
  /// The row to which the last of them was joined, if any was.
  let before: [Row]

  init(
    index: Int, cells: [Value], outer: [Row] = [], joined: [Row] = [], before: [Row] = []
  ) {
    self.index = index
    self.cells = cells
    self.outer = outer
    self.joined = joined
    self.before = before
  }
}
