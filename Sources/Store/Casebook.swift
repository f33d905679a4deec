package import Model

/// The stored rows of one table.
package struct Table: Sendable {
  /// The columns, in the schema's order, those in a file not yet looked at; all of `rowCount` rows.
  package let stored: [Stored<Column>]
  /// Rows.
  package let rowCount: Int
  /// The link of each column that is a foreign key, by column index.
  package let links: [Int: Stored<LinkIndex>]
  /// The words of columns of prose, by column index, as far as they were read before.
  package let words: [Int: Stored<WordPostings>]

  /// Makes a table of what is at hand.
  package init(columns: [Column], rowCount: Int, links: [Int: LinkIndex] = [:]) {
    for column in columns {
      precondition(column.count == rowCount, "a column has a value for each row of its table")
    }
    self.init(
      stored: columns.map { Stored($0) }, rowCount: rowCount, links: links.mapValues { Stored($0) })
  }

  /// Makes a table of parts; each column has as many rows.
  package init(
    stored: [Stored<Column>], rowCount: Int, links: [Int: Stored<LinkIndex>],
    words: [Int: Stored<WordPostings>] = [:]
  ) {
    self.stored = stored
    self.rowCount = rowCount
    self.links = links
    self.words = words
  }

  /// The columns, in the schema's order; all of `rowCount` rows.
  package var columns: Columns { Columns(stored: stored) }

  /// The columns of a table, each looked at when it is asked for.
  package struct Columns: RandomAccessCollection, Sendable {
    fileprivate let stored: [Stored<Column>]

    /// The first column.
    package var startIndex: Int { 0 }
    /// As many as there are columns.
    package var endIndex: Int { stored.count }
    /// A column.
    package subscript(index: Int) -> Column { stored[index].value }
  }
}

/// A loaded dataset: the schema and the rows. It never changes, so it is shared freely.
package final class Casebook: Sendable {
  /// What the dataset is made of.
  package let schema: Schema
  /// The tables, in the schema's order.
  package let tables: [Table]
  private let damage: Damage?

  /// Makes a casebook.
  ///
  /// - Parameter damage: Where parts that are looked at late put what they find wrong.
  package init(schema: Schema, tables: [Table], damage: Damage? = nil) {
    precondition(schema.tables.count == tables.count, "a schema describes each table")
    self.schema = schema
    self.tables = tables
    self.damage = damage
  }

  /// What was found wrong with the tables' file so far; whoever has read of them must ask this
  /// before it shows what it read.
  package var fault: DatasetFault? { damage?.fault }

  /// The same rows under a schema that counts from another day.
  package func seen(asOf day: Day) -> Casebook {
    Casebook(schema: schema.seen(asOf: day), tables: tables, damage: damage)
  }
}
