import ArgumentParser
import Language
import Model
import SQL
import Shell

/// `casebook sql --dialect duckdb QUERY [DATASET…]`
struct WriteSQL: ParsableCommand, AskedCommand {
  static let configuration = CommandConfiguration(
    commandName: "sql", abstract: "Write a query as one SQL statement with the same meaning.",
    discussion: """
      The tables are stored so: a date c as c_lo and c_hi, the first and the last day that it can \
      be; a text c as c, folded as c_fold, and the folded words as c_words, each with a blank \
      before and after it; unknown as NULL; none, \
      where the dataset has it, as true in c_none; and _row, \
      the place in the file. Other names of a table's rows stand one a row in TABLE_aliases. What \
      the dialect cannot say exactly is refused by name.
      """)

  @Option(help: "The database: \(DialectName.all).")
  var dialect = DialectName(.all[0])

  @Flag(help: "First write the statements that make the tables.")
  var tables = false

  @Option(
    name: .customLong("param"), parsing: .singleValue,
    help: ArgumentHelp("A value for $name in the query.", valueName: "name=value"))
  var parameters: [Parameter] = []

  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp(
      "The day that relative dates and states count from, in place of the record's.",
      valueName: "date"))
  var asOf: AsOfDay?

  @Argument(help: "The query.")
  var query: String

  @OptionGroup var reading: ReadingOptions

  @Argument(help: "Folders and files, @belarus (the default) or @classroom.")
  var datasets: [String] = []

  func answer() -> ExitStatus {
    let console = Console()
    do {
      let script = SQLScript(
        source: SourceText(query), dialect: dialect.dialect,
        parameters: parameters.map { ($0.name, $0.text) }, writesTables: tables)
      let settings = RunSettings(asOf: asOf?.day, reading: reading.settings)
      let dataset = try openWatched(datasets, settings, interrupt: InterruptFlag.install())
      return script.write(on: dataset, console: console)
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
