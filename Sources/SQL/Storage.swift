package import Model

/// How a table of a dataset is stored in a database, so that nothing the record says is lost.
///
/// - A table is stored under its name, with `_row`: the place of each row in the file, from 1.
/// - A date `c` is stored as `c_lo` and `c_hi`, the first and the last day that it can be; an exact
///   date has the same day in both. An open end is the first or the last day that the dialect knows
///   (``SQLDialect``).
/// - Other values are stored as `c`. A text `c` has `c_fold` beside it, its folded form, which
///   tests that do not mind case and accents read, and `c_words`, the words of the folded form,
///   each with a blank before it, and one at the end; statements without such tests do
///   without them.
/// - Unknown is NULL. A column under `emptyIsNone` has `c_none` beside it, true where there is none
///   and never NULL; where it is true the rest is NULL.
/// - The keys that links lead to are unique.
/// - A table whose rows go by other names too has a table of those (``StoredAliases``).
package struct StoredColumn: Hashable, Sendable {
  /// The name in the database.
  package let name: String
  /// The column of the dataset's table; nil for `_row`.
  package let column: Int?
  /// What of the column's cells is stored.
  package let part: Part

  /// What is stored of a cell.
  package enum Part: String, Hashable, Sendable {
    case row, value, first, last, folded, words, none
  }

  /// The columns under which a table is stored, in order.
  package static func all(of table: TableSchema) -> [StoredColumn] {
    [StoredColumn(name: rowName, column: nil, part: .row)]
      + table.columns.enumerated().flatMap { index, column in
        parts(of: column).map {
          StoredColumn(name: name(of: column.name, $0), column: index, part: $0)
        }
      }
  }

  static let rowName = "_row"

  static func parts(of column: ColumnSchema) -> [Part] {
    var parts: [Part] = column.type.hasBounds ? [.first, .last] : [.value]
    if column.type.isText { parts += [.folded, .words] }
    if column.emptyIsNone { parts.append(.none) }
    return parts
  }

  /// The name of a part of a column.
  static func name(of column: String, _ part: Part) -> String {
    switch part {
    case .row: rowName
    case .value: column
    case .first: column + "_lo"
    case .last: column + "_hi"
    case .folded: column + "_fold"
    case .words: column + "_words"
    case .none: column + "_none"
    }
  }
}

/// How the other names of a table's rows are stored: a row a name, in a table of their own.
///
/// The alias column holds several, parted by `;`. Each is stored without the blanks around it, as
/// `alias`, beside the `_row` that goes by it, with `alias_fold` and `alias_words`.
package enum StoredAliases {
  static let column = "alias"
  static let folded = StoredColumn.name(of: column, .folded)
  static let words = StoredColumn.name(of: column, .words)

  /// The table's name; nil if the rows go by no other names.
  package static func name(of table: TableSchema) -> String? {
    table.aliasColumn.map { _ in table.name + "_aliases" }
  }
}

extension StoredColumn {
  /// The words of a text's folded form as `c_words` holds them.
  package static func words(of text: String) -> String {
    " " + Model.words(of: Model.folded(text)).map { $0 + " " }.joined()
  }
}

extension SQLDialect {
  /// The statement that makes a table to store rows in.
  package func definition(of table: TableSchema) -> String {
    let columns = StoredColumn.all(of: table).map { stored in
      "  \(name(stored.name)) \(type(of: stored, in: table))"
    }
    return definition(of: table.name, columns)
  }

  /// The statements that make all that a table is stored in.
  package func definitions(of table: TableSchema) -> [String] {
    [definition(of: table)] + [definitionOfAliases(of: table)].compactMap(\.self)
  }

  /// The statement that makes the table of a table's other names; nil if it has none.
  package func definitionOfAliases(of table: TableSchema) -> String? {
    guard let aliases = StoredAliases.name(of: table) else { return nil }
    let texts = [StoredAliases.column, StoredAliases.folded, StoredAliases.words]
    let columns =
      ["  \(name(StoredColumn.rowName)) \(types.integer)"]
      + texts.map { "  \(name($0)) \(types.text)" }
    return definition(of: aliases, columns)
  }

  private func definition(of table: String, _ columns: [String]) -> String {
    "CREATE TABLE \(name(table)) (\n\(columns.joined(separator: ",\n"))\n)\(types.ending)"
  }

  private func type(of stored: StoredColumn, in table: TableSchema) -> String {
    switch stored.part {
    case .row: return types.integer
    case .none: return types.boolean
    case .folded, .words: return types.text
    case .value, .first, .last: break
    }
    switch stored.column.map({ table.columns[$0].type }) {
    case .text, .category: return types.text
    case .number: return types.number
    case .boolean: return types.boolean
    case .date, .period: return types.date
    case .integer, .days, .weekday, nil: return types.integer
    }
  }
}
