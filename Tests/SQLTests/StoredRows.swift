import Model
import SQL
import Store

/// A dataset's rows as `StoredColumn` says that they are stored.
struct StoredRows {
  let casebook: Casebook

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
    day <= .distantPast ? "0001-01-01" : day >= .distantFuture ? "9999-12-31" : day.text
  }

  /// A database that holds the dataset.
  func database() throws -> Database {
    let database = try Database()
    for (index, table) in casebook.schema.tables.enumerated() {
      try database.rows(of: SQLDialect.sqlite.definition(of: table))
      let places = StoredColumn.all(of: table).map { _ in "?" }.joined(separator: ", ")
      for row in rows(ofTable: index) {
        try database.rows(of: "INSERT INTO \"\(table.name)\" VALUES (\(places))", binding: row)
      }
    }
    return database
  }
}
