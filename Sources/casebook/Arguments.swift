import ArgumentParser
import Shell

/// The command line: which part of the shell is asked for, with what.
enum Arguments {
  /// Runs what the arguments ask for; an argument that means nothing is told, with how it is used.
  static func run(_ arguments: [String]) -> ExitStatus {
    if let question = Question(plain: arguments, subcommands: Root.subcommandNames) {
      return question.answer()
    }
    do {
      var command = try Root.parseAsRoot(arguments)
      guard let asked = command as? any AskedCommand else {
        try command.run()
        return .success
      }
      return asked.answer()
    } catch {
      let text = Root.fullMessage(for: error)
      guard Root.exitCode(for: error) == .success else {
        Console().tell(text)
        return .usage
      }
      var output = StandardOutput()
      output.write(text + "\n")
      return output.finish().map { Console().report($0) } ?? .success
    }
  }
}

/// A command that says itself how the program ends.
protocol AskedCommand {
  /// Does what was asked.
  func answer() -> ExitStatus
}

/// `casebook …`
struct Root: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "casebook",
    abstract: "Ask cases and statements questions, and get honest answers.",
    usage: """
      casebook [DATASET…] [-c QUERY] [--param name=value]… [--format FORMAT] [-o FILE]
      casebook <subcommand>
      """,
    discussion: """
      Without arguments, opens a shell on the embedded dataset @belarus. A DATASET is a data \
      package (its folder), a file of tables (CSV or TSV, JSON, JSON Lines, SQLite, Discourse \
      Network Analyzer; gzip too) or a folder of them, a snapshot of them (.casebook), @belarus \
      or @classroom; several make one casebook. Queries also come from standard input. Exit \
      codes: 0 fine, 1 a query means nothing, 2 usage, 3 a file cannot be read or written, 130 \
      interrupted.
      """,
    version: "0.1.0",
    subcommands: [
      Ask.self, Run.self, Check.self, Format.self, WriteSQL.self, Describe.self, Index.self,
      Bench.self,
    ],
    defaultSubcommand: Ask.self)

  /// The words that begin a subcommand; a test runs each.
  static let subcommandNames = [
    "run", "check", "fmt", "sql", "describe", "index", "bench", "ask", "help",
  ]
}
