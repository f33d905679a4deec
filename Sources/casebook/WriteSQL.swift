import ArgumentParser
import Language
import SQL
import Shell

/// `casebook sql --dialect duckdb QUERY [DATASET]`
struct WriteSQL: ParsableCommand, AskedCommand {
  static let configuration = CommandConfiguration(
    commandName: "sql", abstract: "Write a query as one SQL statement with the same meaning.",
    discussion: """
      The tables are stored so: a date c as c_lo and c_hi, the first and the last day that it can \
      be; a text c as c and, folded, c_fold; unknown as NULL; none, where the dataset has it, as \
      true in c_none; and _row, the place in the file. What the dialect cannot say exactly is \
      refused by name.
      """)

  @Option(help: "The database: \(DialectName.all).")
  var dialect = DialectName(.all[0])

  @Flag(help: "First write the statements that make the tables.")
  var tables = false

  @Argument(help: "The query.")
  var query: String

  @Argument(help: "A folder, a file, @belarus (the default) or @classroom.")
  var dataset: String?

  func answer() -> ExitStatus {
    let console = Console()
    do {
      return SQLScript(source: SourceText(query), dialect: dialect.dialect, writesTables: tables)
        .write(on: try openDataset(dataset), console: console)
    } catch {
      return console.report(error)
    }
  }
}

/// A database as named on the command line.
struct DialectName: ExpressibleByArgument, CustomStringConvertible {
  static let all = allValueStrings.joined(separator: ", ")

  let dialect: SQLDialect

  init(_ dialect: SQLDialect) { self.dialect = dialect }

  init?(argument: String) {
    guard let dialect = SQLDialect(named: argument) else { return nil }
    self.dialect = dialect
  }

  static var allValueStrings: [String] { SQLDialect.all.map(\.name) }

  var description: String { dialect.name }
  var defaultValueDescription: String { dialect.name }
}
