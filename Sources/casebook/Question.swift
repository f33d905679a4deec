import Ingest
import Language
import Shell

/// What `casebook` without a subcommand is asked: to answer a query or a script, or to open the
/// shell.
struct Question {
  /// The query of `-c`.
  let query: String?
  /// Datasets; or a script, which its datasets follow.
  let datasets: [String]
  /// How scripts run.
  let settings: RunSettings

  func answer() -> ExitStatus {
    let console = Console()
    if let query {
      return ScriptRun(settings, datasets: datasets, console: console)
        .run(SourceText(query), tellsNotes: true)
    }
    if let script = datasets.first, isScript(script) {
      return ScriptRun(settings, datasets: Array(datasets.dropFirst()), console: console)
        .run(file: script)
    }
    guard isTerminal(0) else {
      return ScriptRun(settings, datasets: datasets, console: console).runStandardInput()
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
    guard let interrupt = InterruptFlag.install() else {
      return console.report("the terminal cannot be used", status: .dataError)
    }
    do {
      let opened = try openWatched(datasets, settings, interrupt: interrupt)
      guard
        var shell = Interactive(
          dataset: opened, memory: settings.memory, interrupt: interrupt)
      else {
        return console.report("the terminal cannot be used", status: .dataError)
      }
      return shell.run()
    } catch {
      return console.report(error)
    }
  }
}

/// Opens datasets; shows how far it is, and stops at Ctrl-C.
func openWatched(
  _ datasets: [String], _ settings: RunSettings, interrupt: InterruptFlag?
) throws(LoadError) -> LoadedDataset {
  let bar = LoadBar(interrupt: interrupt)
  defer { bar.finish() }
  var options = settings.reading
  options.monitor = bar.monitor
  return try openDataset(datasets, asOf: settings.asOf, options: options)
}

extension Question {
  /// Reads the plainest command lines: `casebook`, `casebook DATASET…`, `casebook -c QUERY`,
  /// `casebook -c QUERY DATASET…`; nil for all others.
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
    guard !rest.contains(where: { $0.hasPrefix("-") }) else { return nil }
    if query == nil, let first = rest.first, subcommands.contains(first) { return nil }
    self.init(query: query, datasets: Array(rest), settings: RunSettings())
  }
}
