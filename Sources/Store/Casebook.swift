package import Model

/// The stored rows of one table.
package struct Table: Sendable {
  /// The columns, in the schema's order; all of `rowCount` rows.
  package let columns: [Column]
  /// Rows.
  package let rowCount: Int
  /// The link of each column that is a foreign key, by column index.
  package let links: [Int: LinkIndex]

  /// Makes a table.
  package init(columns: [Column], rowCount: Int, links: [Int: LinkIndex] = [:]) {
    for column in columns {
      precondition(column.count == rowCount, "a column has a value for each row of its table")
    }
    self.columns = columns
    self.rowCount = rowCount
    self.links = links
  }
}

/// A loaded dataset: the schema and the rows. It never changes, so it is shared freely.
package final class Casebook: Sendable {
  /// What the dataset is made of.
  package let schema: Schema
  /// The tables, in the schema's order.
  package let tables: [Table]

  /// Makes a casebook.
  package init(schema: Schema, tables: [Table]) {
    precondition(schema.tables.count == tables.count, "a schema describes each table")
    self.schema = schema
    self.tables = tables
  }
}
