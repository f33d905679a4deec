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

extension LogicalPlan {
  /// The columns that the plan's rows have; for `across`, those before the columns that the data
  /// decides.
  package var shape: Shape { shape(over: inputs.map(\.shape)) }

  /// As above, where the shapes of the inputs are known.
  func shape(over inputs: [Shape]) -> Shape {
    switch self {
    case .scan(let table): .table(table)
    case .filter, .sort, .limit, .top, .shared: inputs[0]
    case .aggregate(let aggregation, _): .columns(aggregation.columns)
    case .series(let series, _): .columns(series.columns)
    case .project(let columns, _), .distinct(let columns, _):
      .columns(columns.map { ShapeColumn(name: $0.name, type: $0.value.type) })
    case .window(let columns, _): inputs[0].widened(by: columns)
    case .combine:
      inputs[0].table.flatMap { $0 == inputs[1].table ? .table($0) : nil } ?? inputs[0]
    case .join: .columns(inputs[0].made + inputs[1].made)
    }
  }
}

extension Aggregation {
  fileprivate var columns: [ShapeColumn] {
    let made = keys.map { ShapeColumn(name: $0.name, type: $0.value.type) }
    if across != nil { return made }
    return made + aggregates.map { ShapeColumn(name: $0.name, type: $0.function.resultType) }
  }
}

extension Shape {
  /// The columns that were made.
  fileprivate var made: [ShapeColumn] {
    switch self {
    case .table: []
    case .widened(_, let columns), .columns(let columns): columns
    }
  }

  /// The columns with those after them that windows add.
  fileprivate func widened(by windows: [WindowColumn]) -> Shape {
    let columns =
      made + windows.map { ShapeColumn(name: $0.name, type: $0.function.resultType) }
    return table.map { .widened(table: $0, columns) } ?? .columns(columns)
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
