import Model
import Store

@testable import Ingest

/// One table in memory, with what a descriptor says of it, read as a dataset.
struct DirtyTable {
  let dataset: LoadedDataset

  /// Reads CSV as the table `rows`; `fields` and `casebook` are JSON, empty for nothing.
  init(
    _ csv: String, fields: String = "", schema: String = "", casebook: String = "",
    options: LoadOptions = LoadOptions()
  ) throws(LoadError) {
    var parts: [String] = []
    if !fields.isEmpty { parts.append("\"fields\": [\(fields)]") }
    if !schema.isEmpty { parts.append(schema) }
    let key = casebook.isEmpty ? "" : ", \"casebook\": { \(casebook) }"
    let descriptor = """
      { "resources": [ { "name": "rows", "path": "rows.csv",
          "schema": { \(parts.joined(separator: ", ")) } } ]\(key) }
      """
    dataset = try load(
      .embedded(
        name: "dirty",
        files: [("datapackage.json", Array(descriptor.utf8)), ("rows.csv", Array(csv.utf8))]),
      options: options)
  }

  var report: LoadReport { dataset.report }
  var schema: Schema { dataset.casebook.schema }

  /// A column's cells: as written where that says it, dates with their bounds.
  func cells(_ column: String, of table: String = "rows") -> [String] {
    guard let index = schema.tableIndex(named: table),
      let place = schema.tables[index].columnIndex(named: column)
    else { return ["no such column"] }
    let stored = dataset.casebook.tables[index]
    return (0..<stored.rowCount).map { row in
      switch stored.columns[place].value(at: row) {
      case .unknown: return "unknown"
      case .none: return "none"
      case .text(let text): return text
      case .integer(let number): return String(number)
      case .number(let number): return String(number)
      case .boolean(let isTrue): return isTrue ? "yes" : "no"
      case .date(let date, let notation):
        if date.isExact && date.earliest.text == notation { return notation }
        let last = date.isExact ? "" : "…" + date.latest.text
        return notation + " = " + date.earliest.text + last
      case .days(let least, let most): return "\(least)…\(most)"
      }
    }
  }

  /// The problems: kind, line, column, field, message, cell.
  var problems: [String] {
    report.problems.map { problem in
      let place = [problem.line, problem.column].map { $0.map { String($0) } ?? "-" }
      return problem.kind.name + " " + place.joined(separator: ":") + " " + (problem.field ?? "-")
        + ": " + problem.message + (problem.cell.map { " [\($0)]" } ?? "")
    }
  }

  /// The changes: column, what was done, cells, where the first stands.
  var repairs: [String] {
    report.tables[0].repairs.map { repair in
      "\(repair.column): \(repair.message), \(repair.count), \(repair.first.text)"
    }
  }
}
