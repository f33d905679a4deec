package import Ingest
package import Language
import Model
import Plan
package import SQL
import Store

/// Queries to write as SQL, with the declarations that they need.
package struct SQLScript: Sendable {
  /// The text.
  let source: SourceText
  /// The database that the statements are for.
  let dialect: SQLDialect
  /// Values of `--param name=text`.
  let parameters: [(name: String, text: String)]
  /// Whether the statements that make the tables come first.
  let writesTables: Bool

  /// Makes a script.
  package init(
    source: SourceText, dialect: SQLDialect, parameters: [(name: String, text: String)] = [],
    writesTables: Bool = false
  ) {
    self.source = source
    self.dialect = dialect
    self.parameters = parameters
    self.writesTables = writesTables
  }

  /// Writes each query to standard output, ended by `;`; nothing if one of them means nothing or
  /// cannot be said.
  package func write(on dataset: LoadedDataset, console: Console) -> ExitStatus {
    let parsed = parseScript(source)
    guard parsed.diagnostics.isEmpty else {
      return console.report(Failure(source: source, diagnostics: parsed.diagnostics))
    }
    var session = Session(casebook: dataset.casebook)
    session.give(parameters, to: parsed.syntax)
    let schema = dataset.casebook.schema
    var statements = writesTables ? schema.tables.flatMap(dialect.definitions) : []
    for statement in parsed.syntax.statements {
      do {
        if case .query(let query) = statement.kind {
          statements.append(try session.sql(query, dialect: dialect, in: source))
        }
        try session.check(statement, in: source)
      } catch {
        return console.report(error)
      }
    }
    var output = StandardOutput()
    for statement in statements { output.write(statement + ";\n") }
    return output.finish().map { console.report($0) } ?? .success
  }
}

extension Session {
  /// A query as a statement of a database.
  ///
  /// - Throws: ``Failure`` if the query means nothing, or cannot be said there.
  func sql(
    _ query: QuerySyntax, dialect: SQLDialect, in source: SourceText
  ) throws(Failure) -> String {
    let bound = try bind(query, in: source)
    do {
      return try SQLWriter.statement(for: bound.plan, schema: casebook.schema, dialect: dialect)
        .text
    } catch {
      throw Failure(source: source, diagnostics: [error.diagnostic(at: query.range)])
    }
  }
}
