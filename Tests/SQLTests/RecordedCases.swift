import Foundation
import Model
import SQL

/// Datasets, statements and the rows that they must give, as JSON for a database that the tests do
/// not link.
///
/// With `CASEBOOK_SQL_CASES` set to a file, the differential test writes them there, a dataset a
/// line; a script such as `Tests/SQLTests/on_database.py` runs them.
struct RecordedCases {
  let dialect: SQLDialect
  private(set) var lines: [String] = []

  /// What is recorded of one dataset.
  struct Dataset {
    let definitions: [String]
    let tables: [(name: String, rows: [[Database.Cell]])]
    var queries: [[String: Any]] = []
  }

  init(dialect: SQLDialect) { self.dialect = dialect }

  mutating func add(_ dataset: Dataset) throws {
    let object: [String: Any] = [
      "definitions": dataset.definitions,
      "tables": dataset.tables.map { table in
        ["name": table.name, "rows": table.rows.map { $0.map(Self.json) }] as [String: Any]
      },
      "queries": dataset.queries,
    ]
    let data = try JSONSerialization.data(withJSONObject: object)
    lines.append(String(decoding: data, as: UTF8.self))
  }

  func write(to path: String) throws {
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(fileURLWithPath: path))
  }

  static func query(
    _ text: String, _ statement: SQLStatement, expected: [String]
  ) -> [String: Any] {
    let columns = statement.columns.map { column in
      ["type": column.type.name, "parts": column.parts.map(\.rawValue)] as [String: Any]
    }
    return ["query": text, "sql": statement.text, "columns": columns, "rows": expected]
  }

  private static func json(_ cell: Database.Cell) -> Any {
    switch cell {
    case .null: NSNull()
    case .integer(let value): value
    case .number(let value): value
    case .text(let value): value
    }
  }
}
