package import Model

/// The columns that a plan node's rows have.
package enum Shape: Hashable, Sendable {
  /// Rows of a table, by its index in the schema; to-one links can be followed.
  case table(Int)
  /// Rows of a table, with columns that windows added after its own.
  case widened(table: Int, [ShapeColumn])
  /// Columns that an aggregate or a projection made.
  case columns([ShapeColumn])

  /// The table whose rows these are, if they are of one.
  package var table: Int? {
    switch self {
    case .table(let table), .widened(let table, _): table
    case .columns: nil
    }
  }
}

/// A made column.
package struct ShapeColumn: Hashable, Sendable {
  /// Its name.
  package let name: String
  /// What it holds.
  package let type: ValueType
  /// For a category, the values that the schema lists where it came from.
  package let categories: [ColumnStatistics.CategoryCount]

  /// Makes a column.
  package init(
    name: String, type: ValueType, categories: [ColumnStatistics.CategoryCount] = []
  ) {
    self.name = name
    self.type = type
    self.categories = categories
  }
}
