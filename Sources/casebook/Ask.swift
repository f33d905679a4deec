import ArgumentParser
import Shell

/// `casebook [DATASET]`, `casebook -c QUERY [DATASET]`, queries on standard input, and a script
/// whose first line is `#!/usr/bin/env casebook`.
struct Ask: ParsableCommand, AskedCommand {
  static let configuration = CommandConfiguration(
    commandName: "ask", abstract: "Open the shell, or answer a query.", shouldDisplay: false)

  @Option(name: [.customShort("c"), .customLong("command")], help: "Answer this query and end.")
  var query: String?

  @OptionGroup var options: ScriptOptions

  @Argument(
    help: "Folders and files, @belarus or @classroom; or a script, then its datasets.")
  var datasets: [String] = []

  func answer() -> ExitStatus {
    Question(query: query, datasets: datasets, settings: options.settings).answer()
  }
}
