import ArgumentParser
import Engine
import Ingest
import Language
import Shell

/// `casebook bench SCRIPT [DATASET…]`
struct Bench: ParsableCommand, AskedCommand {
  static let configuration = CommandConfiguration(
    abstract: "Time the queries of a script.",
    discussion: """
      For each query the median and the shortest time from its text to its answer in memory, the \
      number of rows, and a digest that is the same for the same rows. Each runs once unmeasured \
      before. Reading files and printing are not timed. A comment of one word behind a query, \
      -- q01, names it; otherwise its number does.
      """)

  @Argument(help: "The script, a .cq file.")
  var script: String

  @Argument(help: "Folders and files, @belarus (the default) or @classroom.")
  var datasets: [String] = []

  @Option(
    name: .customLong("repeat"), help: ArgumentHelp("Measured runs of each query.", valueName: "n"))
  var repetitions = 7

  @Flag(help: "Write the figures as JSON.")
  var json = false

  @OptionGroup var reading: ReadingOptions

  func validate() throws {
    guard (1...10_000).contains(repetitions) else {
      throw ValidationError("--repeat takes a number from 1 to 10000.")
    }
  }

  func answer() -> ExitStatus {
    let console = Console()
    do {
      let source = SourceText(bytes: try readFile(script), name: script)
      let interrupt = InterruptFlag.install()
      let settings = RunSettings(reading: reading.settings)
      let dataset = try openWatched(datasets, settings, interrupt: interrupt)
      return Benchmark(source: source, repetitions: repetitions, writesJSON: json).run(
        on: dataset, cancellation: Cancellation { interrupt?.isRaised ?? false }, console: console)
    } catch let error as FileError {
      return console.report(error)
    } catch let error as LoadError {
      return console.report(error)
    } catch {
      return console.report("\(error)")
    }
  }
}
