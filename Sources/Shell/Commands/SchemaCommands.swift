import Language
import Model
import Store

extension Command {
  /// `.tables`
  static let tables = Command(
    name: ".tables", argument: "", summary: "the tables, with their verbs and states"
  ) { session, _ in
    .lines(session.tableLines())
  }

  /// `.schema [table]`
  static let schema = Command(
    name: ".schema", argument: "[TABLE]", summary: "the columns of a table, or of all"
  ) { session, argument in
    let tables = session.casebook.schema.tables
    if argument.isEmpty {
      var lines: [String] = []
      for index in tables.indices {
        if index > 0 { lines.append("") }
        lines +=
          ["\(tables[index].name)"] + session.columnLines(of: index, indent: 2).map { "  " + $0 }
      }
      return .lines(lines)
    }
    return session.respond(toStatement: "describe " + argument)
  }

  /// `.describe [path]`
  static let describe = Command(
    name: ".describe", argument: "[PATH]", summary: "the dataset, a table, or a column in full"
  ) { session, argument in
    session.respond(toStatement: "describe " + argument)
  }

  /// `.explain [query]`
  static let explain = Command(
    name: ".explain", argument: "[QUERY]",
    summary: "how a query runs; the last one if none is given"
  ) { session, argument in
    let query = argument.isEmpty ? session.previousQuery : argument
    guard let query else { return .lines(["There is no query yet to explain."]) }
    return session.respond(toStatement: "explain " + query)
  }
}

extension Session {
  /// Runs a statement that a command is short for.
  mutating func respond(toStatement text: String) -> Response {
    let source = SourceText(text)
    let parsed = parseStatement(source)
    guard parsed.diagnostics.isEmpty, parsed.completeness == .complete else {
      return .failure(Failure(source: source, diagnostics: parsed.diagnostics))
    }
    do {
      return try run(parsed.syntax, in: source)
    } catch {
      return .failure(error)
    }
  }
}
