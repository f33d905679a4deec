import Language
import Model
import Output
import Plan
import Store

// `describe`: what the dataset, a table or a column holds, from the schema and its statistics
// alone.
extension Session {
  func describe(_ path: Path?, in source: SourceText) throws(Failure) -> [String] {
    guard let path, let first = path.names.first else { return describeDataset() }
    let schema = casebook.schema
    guard let table = schema.tables.firstIndex(where: { same($0.name, first.text) }) else {
      throw unknown(
        first, among: schema.tables.map(\.name), "There is no table", .unknownSource, source)
    }
    guard path.names.count > 1 else { return describeTable(table) }
    let name = path.names[1]
    let columns = schema.tables[table].columns
    guard let column = columns.firstIndex(where: { same($0.name, name.text) }) else {
      throw unknown(
        name, among: columns.map(\.name), "\(schema.tables[table].name) has no column",
        .unknownColumn, source)
    }
    return describeColumn(column, of: table)
  }

  private func same(_ known: String, _ typed: String) -> Bool {
    known.lowercased() == typed.lowercased()
  }

  private func unknown(
    _ name: Name, among known: [String], _ what: String, _ code: DiagnosticCode,
    _ source: SourceText
  ) -> Failure {
    let near = nearest(to: name.text, among: known)
    let remedy =
      near.isEmpty
      ? "There are \(known.joined(separator: ", "))."
      : "Did you mean \(near.prefix(3).joined(separator: " or "))?"
    return Failure(
      source: source,
      diagnostics: [
        Diagnostic(
          code, "\(what) '\(name.text)'.", at: name.range, remedy: remedy,
          fix: near.first.map { .init(replace: name.range, with: $0) })
      ])
  }
}

// MARK: - The dataset

extension Session {
  /// The dataset's title, what it is, and its tables.
  func describeDataset() -> [String] {
    let schema = casebook.schema
    let title = schema.title.isEmpty ? schema.name : schema.title
    var lines = wrapped(title, width: settings.lineWidth ?? 88) + [""]
    if !schema.description.isEmpty {
      lines += wrapped(schema.description, width: settings.lineWidth ?? 88) + [""]
    }
    if schema.isSynthetic { lines += ["Synthetic: it describes nobody.", ""] }
    lines += ["As of \(schema.asOf.text).", ""]
    return lines + tableLines()
  }

  /// A line a table: name, rows, verbs and states, description.
  func tableLines() -> [String] {
    let rows = casebook.schema.tables.map { table in
      let verbs = table.events.map(\.verb) + table.states.map(\.name)
      return [
        table.name, String(table.rowCount), verbs.joined(separator: " "), table.description,
      ]
    }
    return aligned(
      [["table", "rows", "verbs", "what it holds"]] + rows, rightAligned: [1],
      width: settings.lineWidth ?? .max)
  }
}

// MARK: - A table

extension Session {
  /// A table's description and a line a column.
  func describeTable(_ index: Int) -> [String] {
    let table = casebook.schema.tables[index]
    var lines = [
      "\(table.name) · \(count(table.rowCount, "row", "rows")), each a \(table.singular)", "",
    ]
    if !table.description.isEmpty {
      lines += wrapped(table.description, width: settings.lineWidth ?? 88) + [""]
    }
    for event in table.events {
      lines.append("\(event.verb): the rows with a \(table.columns[event.column].name) date")
    }
    for state in table.states {
      let ends = state.toColumns.map { table.columns[$0].name }.joined(separator: " or ")
      lines.append("\(state.name): from \(table.columns[state.fromColumn].name) to \(ends)")
    }
    if !(table.events.isEmpty && table.states.isEmpty) { lines.append("") }
    return lines + columnLines(of: index)
  }

  /// A line a column: name, type, unknown, description.
  func columnLines(of index: Int, indent: Int = 0) -> [String] {
    let rows = casebook.schema.tables[index].columns.map { column in
      let unknown = column.statistics.unknownCount
      return [
        column.name, typeText(column), unknown == 0 ? "" : String(unknown), column.description,
      ]
    }
    return aligned(
      [["column", "type", "unknown", "what it means"]] + rows, rightAligned: [2],
      width: (settings.lineWidth ?? .max) - indent)
  }

  private func typeText(_ column: ColumnSchema) -> String {
    guard let link = column.link else { return column.type.name }
    return column.type.name + " → " + casebook.schema.tables[link.table].name
  }
}

// MARK: - A column

extension Session {
  private func describeColumn(_ index: Int, of table: Int) -> [String] {
    let owner = casebook.schema.tables[table]
    let column = owner.columns[index]
    let counts = column.statistics
    var lines = ["\(owner.name).\(column.name) · \(typeText(column))", ""]
    if !column.description.isEmpty {
      lines += wrapped(column.description, width: settings.lineWidth ?? 88) + [""]
    }
    let known = owner.rowCount - counts.unknownCount - counts.noneCount
    var facts = [
      count(owner.rowCount, "row", "rows"), "\(known) known", "\(counts.unknownCount) unknown",
    ]
    if column.emptyIsNone || counts.noneCount > 0 { facts.append("\(counts.noneCount) none") }
    if column.type.isDate { facts.append("\(counts.impreciseCount) imprecise") }
    facts.append("\(counts.distinctCount) different")
    lines.append(facts.joined(separator: " · "))
    lines.append(
      column.emptyIsNone
        ? "An empty cell says that there is none." : "An empty cell says that it is not known.")
    if let extremes = counts.extremes {
      lines.append("From \(extremes.least.sanitized) to \(extremes.greatest.sanitized).")
    }
    if !counts.categories.isEmpty {
      lines += [""]
      lines += aligned(
        counts.categories.prefix(12).map { [$0.value, String($0.count)] }, rightAligned: [1])
      if counts.categories.count > 12 {
        lines.append("… \(counts.categories.count - 12) more values")
      }
    }
    return lines + ["", "try:   " + example(column, of: owner)]
  }

  private func example(_ column: ColumnSchema, of table: TableSchema) -> String {
    let name = table.name
    switch column.type {
    case .category:
      guard let value = column.statistics.categories.first?.value else { break }
      return "\(name) where \(column.name) = \(SyntaxPrinter.text(ofValue: value)) count"
    case .integer, .number, .days: return "\(name) mean \(column.name), median \(column.name)"
    case .date:
      if let event = table.events.first(where: { table.columns[$0.column].name == column.name }) {
        return "\(event.verb) count by year"
      }
      return "\(name) count by \(column.name).year"
    case .boolean: return "\(name) where \(column.name) count"
    default: break
    }
    return "\(name) count by \(column.name) first 10"
  }
}
