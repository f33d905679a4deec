import Engine
import Ingest
import Language
import Output
import Shell

/// Opens what a script needs and runs it.
struct ScriptRun {
  private let options: ScriptOptions
  private let dataset: String?
  private let console: Console

  init(_ options: ScriptOptions, dataset: String?, console: Console) {
    self.options = options
    self.dataset = dataset
    self.console = console
  }

  /// Runs a script file.
  func run(file path: String) -> ExitStatus {
    withText(of: path) { run($0, tellsNotes: options.notes) }
  }

  /// Runs what comes on standard input.
  func runStandardInput() -> ExitStatus {
    do {
      return run(
        SourceText(bytes: try readStandardInput(), name: "<stdin>"), tellsNotes: options.notes)
    } catch {
      return console.report(error)
    }
  }

  /// Runs a text.
  func run(_ text: SourceText, tellsNotes: Bool) -> ExitStatus {
    let fromName = options.output.flatMap { AnswerFormat(fileName: $0) }
    let script = Script(
      source: text, parameters: options.parameters.map { ($0.name, $0.text) },
      format: (options.format ?? fromName)?.format ?? .table, outputPath: options.output,
      tellsNotes: tellsNotes)
    let interrupt = InterruptFlag.install()
    let cancellation = Cancellation { interrupt?.isRaised ?? false }
    return withDataset { script.run(on: $0, cancellation: cancellation, console: console) }
  }

  /// Parses and binds a script file.
  func check(file path: String) -> ExitStatus {
    withText(of: path) { text in
      let script = Script(
        source: text, parameters: options.parameters.map { ($0.name, $0.text) })
      return withDataset { script.check(on: $0, console: console) }
    }
  }

  private func withDataset(_ body: (LoadedDataset) -> ExitStatus) -> ExitStatus {
    do {
      return body(try openDataset(dataset, asOf: options.asOf?.day))
    } catch {
      return console.report(error)
    }
  }

  private func withText(of path: String, _ body: (SourceText) -> ExitStatus) -> ExitStatus {
    do {
      return body(SourceText(bytes: try readFile(path), name: path))
    } catch {
      return console.report(error)
    }
  }
}
