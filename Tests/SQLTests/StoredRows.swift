import Model
import Store

@testable import SQL

/// A dataset's rows as `StoredColumn` says that they are stored.
struct StoredRows {
  let casebook: Casebook
  var dialect = SQLDialect.sqlite

  /// The rows of a table, cell by cell in the order of `StoredColumn.all(of:)`.
  func rows(ofTable index: Int) -> [[Database.Cell]] {
    let stored = StoredColumn.all(of: casebook.schema.tables[index])
    let table = casebook.tables[index]
    return (0..<table.rowCount).map { row in
      stored.map { part in
        guard let column = part.column else { return .integer(row + 1) }
        return cell(table.columns[column].value(at: row), part.part)
      }
    }
  }

  private func cell(_ value: Value, _ part: StoredColumn.Part) -> Database.Cell {
    switch (value, part) {
    case (_, .none): .integer(value == .none ? 1 : 0)
    case (.text(let text), .folded): .text(folded(text))
    case (.text(let text), .words): .text(StoredColumn.words(of: text))
    case (.text(let text), _): .text(text)
    case (.integer(let number), _): .integer(number)
    case (.number(let number), _): .number(number)
    case (.boolean(let bit), _): .integer(bit ? 1 : 0)
    case (.date(let date, _), .first): .text(day(date.earliest))
    case (.date(let date, _), .last): .text(day(date.latest))
    default: .null
    }
  }

  private func day(_ day: Day) -> String {
    let end = day <= .distantPast ? dialect.openStart : dialect.openEnd
    return (day.isDistant ? end : day).text
  }

  /// The rows of the table of a table's other names; nil if it has none.
  func aliasRows(ofTable index: Int) -> [[Database.Cell]]? {
    guard let column = casebook.schema.tables[index].aliasColumn else { return nil }
    let table = casebook.tables[index]
    return (0..<table.rowCount).flatMap { row -> [[Database.Cell]] in
      guard case .text(let text) = table.columns[column].value(at: row) else { return [] }
      return text.split(separator: ";").map { part in
        let alias = part.trimmingPrefix { $0 == " " }.reversed().trimmingPrefix { $0 == " " }
        let name = String(alias.reversed())
        return [
          .integer(row + 1), .text(name), .text(folded(name)), .text(StoredColumn.words(of: name)),
        ]
      }
    }
  }

  /// Every stored table: how it is made, its name and its rows.
  var tables: [(definition: String, name: String, rows: [[Database.Cell]])] {
    casebook.schema.tables.indices.flatMap { index in
      let table = casebook.schema.tables[index]
      let rows = (dialect.definition(of: table), table.name, rows(ofTable: index))
      guard let definition = dialect.definitionOfAliases(of: table),
        let name = StoredAliases.name(of: table), let aliases = aliasRows(ofTable: index)
      else { return [rows] }
      return [rows, (definition, name, aliases)]
    }
  }

  /// A database that holds the dataset.
  func database() throws -> Database {
    let database = try Database()
    for table in tables {
      try database.rows(of: table.definition)
      for row in table.rows {
        let places = row.map { _ in "?" }.joined(separator: ", ")
        try database.rows(of: "INSERT INTO \"\(table.name)\" VALUES (\(places))", binding: row)
      }
    }
    return database
  }
}
