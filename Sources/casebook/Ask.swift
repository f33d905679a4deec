import ArgumentParser
import Ingest
import Language
import Shell

/// `casebook [DATASET]`, `casebook -c QUERY [DATASET]`, queries on standard input, and a script whose first
/// line is `#!/usr/bin/env casebook`.
struct Ask: ParsableCommand, AskedCommand {
  static let configuration = CommandConfiguration(
    commandName: "ask", abstract: "Open the shell, or answer a query.", shouldDisplay: false)

  @Option(name: [.customShort("c"), .customLong("command")], help: "Answer this query and end.")
  var query: String?

  @OptionGroup var options: ScriptOptions

  @Argument(help: "A folder, a file, @belarus or @classroom; or a script, then its dataset.")
  var dataset: String?

  @Argument(help: .hidden)
  var scriptDataset: String?

  func answer() -> ExitStatus {
    let console = Console()
    if let query {
      guard scriptDataset == nil else {
        return console.report("-c takes one dataset", status: .usage)
      }
      return ScriptRun(options, dataset: dataset, console: console)
        .run(SourceText(query), tellsNotes: true)
    }
    if let dataset, isScript(dataset) {
      return ScriptRun(options, dataset: scriptDataset, console: console).run(file: dataset)
    }
    guard scriptDataset == nil else {
      return console.report("one dataset can be opened at a time", status: .usage)
    }
    guard isTerminal(0) else {
      return ScriptRun(options, dataset: dataset, console: console).runStandardInput()
    }
    return openShell(console)
  }

  // A dataset is never called `.cq`; any other file is a script if it says so in its first two bytes.
  private func isScript(_ path: String) -> Bool {
    if path.hasPrefix("@") { return false }
    return path.hasSuffix(".cq") || startsWithHashBang(path)
  }

  private func openShell(_ console: Console) -> ExitStatus {
    do {
      let opened = try openDataset(dataset, asOf: options.asOf?.day)
      guard let interrupt = InterruptFlag.install(),
        var shell = Interactive(dataset: opened, interrupt: interrupt)
      else { return console.report("the terminal cannot be used", status: .dataError) }
      return shell.run()
    } catch {
      return console.report(error)
    }
  }
}
