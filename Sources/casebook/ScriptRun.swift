import Engine
import Ingest
import Language
import Output
import Shell

/// Opens what a script needs and runs it.
struct ScriptRun {
  private let settings: RunSettings
  private let datasets: [String]
  private let console: Console

  init(_ settings: RunSettings, datasets: [String], console: Console) {
    self.settings = settings
    self.datasets = datasets
    self.console = console
  }

  /// Runs a script file.
  func run(file path: String) -> ExitStatus {
    withText(of: path) { run($0, tellsNotes: settings.tellsNotes) }
  }

  /// Runs what comes on standard input.
  func runStandardInput() -> ExitStatus {
    do {
      return run(
        SourceText(bytes: try readStandardInput(), name: "<stdin>"), tellsNotes: settings.tellsNotes
      )
    } catch {
      return console.report(error)
    }
  }

  /// Runs a text.
  func run(_ text: SourceText, tellsNotes: Bool) -> ExitStatus {
    let fromName = settings.output.flatMap { AnswerFormat(fileName: $0) }
    let script = Script(
      source: text, parameters: settings.parameters,
      format: settings.format ?? fromName?.format ?? .table, outputPath: settings.output,
      tellsNotes: tellsNotes, memory: settings.memory)
    let interrupt = InterruptFlag.install()
    let cancellation = Cancellation { interrupt?.isRaised ?? false }
    return withDataset(interrupt) {
      script.run(on: $0, cancellation: cancellation, console: console)
    }
  }

  /// Parses and binds a script file.
  func check(file path: String) -> ExitStatus {
    withText(of: path) { text in
      let script = Script(
        source: text, parameters: settings.parameters)
      return withDataset(InterruptFlag.install()) { script.check(on: $0, console: console) }
    }
  }

  /// Times the queries of a script file.
  func bench(
    file path: String, repetitions: Int, threads: Int?, writesJSON: Bool
  ) -> ExitStatus {
    withText(of: path) { text in
      let benchmark = Benchmark(
        source: text, parameters: settings.parameters, repetitions: repetitions,
        threads: threads, memory: settings.memory, writesJSON: writesJSON)
      let interrupt = InterruptFlag.install()
      let cancellation = Cancellation { interrupt?.isRaised ?? false }
      return withDataset(interrupt) {
        benchmark.run(on: $0, cancellation: cancellation, console: console)
      }
    }
  }

  private func withDataset(
    _ interrupt: InterruptFlag?, _ body: (LoadedDataset) -> ExitStatus
  ) -> ExitStatus {
    do {
      return body(try openWatched(datasets, settings, interrupt: interrupt))
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
