import Model
import Store

/// The problems of a dataset as a table of it, so that they can be asked for like anything else.
enum ProblemsTable {
  /// The table's name; a table of the data that has it comes first.
  static let name = "problems"

  /// The table; nil if there are no problems.
  static func make(_ problems: [LoadProblem], unlessNamed names: [String]) -> (
    schema: TableSchema, table: Table
  )? {
    guard !problems.isEmpty, !names.contains(where: { $0.lowercased() == name }) else { return nil }
    let columns: [(String, String, CellReading, (LoadProblem) -> String?)] = [
      ("kind", "what kind of problem", .undeclaredText, { $0.kind.name }),
      ("file", "the file", .undeclaredText, { $0.file }),
      ("line", "its line", .integer, { $0.line.map { String($0) } }),
      (
        "column", "the place in the line, in characters", .integer,
        {
          $0.column.map { String($0) }
        }
      ),
      ("table", "the table", .undeclaredText, { $0.table }),
      ("field", "the table's column", .undeclaredText, { $0.field }),
      ("message", "what is wrong", .text, { $0.message }),
      ("cell", "the cell as it stands in the file", .text, { $0.cell }),
    ]
    var table = ReadTable(
      name: name, file: "", plans: [], columns: [], rowCount: problems.count, lines: RowLines(),
      unit: .line, log: ProblemLog(), notes: [])
    for (name, description, reading, text) in columns {
      table.add(name, reading, problems.map(text), description: description)
    }
    let schema = TableSchema(
      name: name, singular: "problem", description: "What does not fit in the data",
      columns: zip(table.plans, table.columns).map { plan, built in
        ColumnSchema(
          name: plan.name, type: built.column.type, description: plan.description,
          statistics: built.statistics)
      }, rowCount: problems.count)
    return (schema, Table(columns: table.columns.map(\.column), rowCount: problems.count))
  }
}
