import Model

/// What a schema must be for names to be bound to it and rows to be stored by it.
enum SchemaCheck {
  /// What is wrong with a schema; nil if nothing is.
  static func fault(in schema: Schema) -> String? {
    guard !schema.asOf.isDistant else { return "the as-of day is no day" }
    if Set(schema.tables.map(\.name)).count < schema.tables.count {
      return "two tables have one name"
    }
    for table in schema.tables {
      if let fault = fault(in: table, of: schema) { return "\(table.name): \(fault)" }
    }
    return nil
  }

  private static func fault(in table: TableSchema, of schema: Schema) -> String? {
    let columns = table.columns
    guard (0...Int(Int32.max)).contains(table.rowCount) else { return "a count of rows is none" }
    if Set(columns.map(\.name)).count < columns.count { return "two columns have one name" }
    let roles = table.roles
    let times =
      table.events.map(\.column) + table.states.flatMap { [$0.fromColumn] + $0.toColumns }
      + [roles.time].compactMap(\.self)
    let others = [
      table.keyColumn, table.labelColumn, table.aliasColumn, roles.actor, roles.topic,
      roles.stance, roles.text,
    ].compactMap(\.self)
    guard (times + others).allSatisfy(columns.indices.contains) else {
      return "a column is meant that is not there"
    }
    guard times.allSatisfy({ columns[$0].type == .date }) else {
      return "a column that is no date is meant as one"
    }
    return columns.lazy.compactMap { fault(in: $0, of: table, schema) }.first
  }

  private static func fault(
    in column: ColumnSchema, of table: TableSchema, _ schema: Schema
  ) -> String? {
    let statistics = column.statistics
    let counts =
      [
        statistics.unknownCount, statistics.noneCount, statistics.impreciseCount,
        statistics.distinctCount,
      ] + statistics.categories.map(\.count)
    guard counts.allSatisfy((0...table.rowCount).contains) else {
      return "\(column.name) has counts that are none"
    }
    guard let link = column.link else { return nil }
    guard schema.tables.indices.contains(link.table),
      schema.tables[link.table].columns.indices.contains(link.keyColumn)
    else { return "\(column.name) links to what is not there" }
    let key = schema.tables[link.table].columns[link.keyColumn].type
    guard key.isText && column.type.isText || key == .integer && column.type == .integer else {
      return "\(column.name) links to a column of another type"
    }
    return nil
  }

  /// What is wrong with the layouts of a schema's tables; nil if nothing is.
  static func fault(in layouts: [TableLayout], of schema: Schema) -> String? {
    guard layouts.count == schema.tables.count else { return "it describes other tables" }
    for (layout, table) in zip(layouts, schema.tables) {
      guard layout.columns.count == table.columns.count else {
        return "it describes other columns of \(table.name)"
      }
      for (stored, column) in zip(layout.columns, table.columns) {
        guard stored.fits(column.type), stored.valueCount >= 0, stored.textBytes >= 0 else {
          return "\(table.name).\(column.name) is stored as its type cannot be"
        }
      }
      guard layout.links == table.columns.indices.filter({ table.columns[$0].link != nil }) else {
        return "it describes other links of \(table.name)"
      }
    }
    return nil
  }
}
