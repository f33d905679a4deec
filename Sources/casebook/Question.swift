import Ingest
import Language
import Shell

/// What `casebook` without a subcommand is asked: to answer a query or a script, or to open the
/// shell.
struct Question {
  /// The query of `-c`.
  let query: String?
  /// A dataset; or a script, which its dataset follows.
  let dataset: String?
  /// The dataset of a script.
  let scriptDataset: String?
  /// How scripts run.
  let settings: RunSettings

  func answer() -> ExitStatus {
    let console = Console()
    if let query {
      guard scriptDataset == nil else {
        return console.report("-c takes one dataset", status: .usage)
      }
      return ScriptRun(settings, dataset: dataset, console: console)
        .run(SourceText(query), tellsNotes: true)
    }
    if let dataset, isScript(dataset) {
      return ScriptRun(settings, dataset: scriptDataset, console: console).run(file: dataset)
    }
    guard scriptDataset == nil else {
      return console.report("one dataset can be opened at a time", status: .usage)
    }
    guard isTerminal(0) else {
      return ScriptRun(settings, dataset: dataset, console: console).runStandardInput()
    }
    return openShell(console)
  }

  // A dataset is never called `.cq`; any other file is a script if it says so in its first two
  // bytes.
  private func isScript(_ path: String) -> Bool {
    if path.hasPrefix("@") { return false }
    return path.hasSuffix(".cq") || startsWithHashBang(path)
  }

  private func openShell(_ console: Console) -> ExitStatus {
    do {
      let opened = try openDataset(dataset, asOf: settings.asOf)
      guard let interrupt = InterruptFlag.install(),
        var shell = Interactive(dataset: opened, interrupt: interrupt)
      else { return console.report("the terminal cannot be used", status: .dataError) }
      return shell.run()
    } catch {
      return console.report(error)
    }
  }
}

extension Question {
  /// Reads the plainest command lines: `casebook`, `casebook DATASET`, `casebook -c QUERY`,
  /// `casebook -c QUERY DATASET`; nil for all others.
  ///
  /// The argument parser reads them too. It takes two milliseconds, as long as all the rest of an
  /// answer from an embedded dataset.
  init?(plain arguments: [String], subcommands: [String]) {
    var rest = arguments[...]
    var query: String?
    if rest.first == "-c" {
      rest = rest.dropFirst()
      guard let text = rest.popFirst(), !text.hasPrefix("-") else { return nil }
      query = text
    }
    let dataset = rest.popFirst()
    guard rest.isEmpty, dataset?.hasPrefix("-") != true else { return nil }
    if query == nil, let dataset, subcommands.contains(dataset) { return nil }
    self.init(query: query, dataset: dataset, scriptDataset: nil, settings: RunSettings())
  }
}
