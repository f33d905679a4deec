import ArgumentParser
import Shell

/// `casebook bench SCRIPT [DATASET…]`
struct Bench: ParsableCommand, AskedCommand {
  static let configuration = CommandConfiguration(
    abstract: "Time the queries of a script.",
    discussion: """
      For each query the median and the shortest time from its text to its answer in memory, the \
      number of rows, and a digest that is the same for the same rows. Each runs once unmeasured \
      before. Reading files and printing are not timed. A comment of one word behind a query, \
      -- q01 or # q01, names it; otherwise its number does. Names may repeat. A query that cannot \
      be read, means nothing or fails is told and left out; the others are timed, and the exit \
      code is 1.
      """)

  @OptionGroup var asked: ScriptArguments

  @Option(
    name: .customLong("repeat"), help: ArgumentHelp("Measured runs of each query.", valueName: "n"))
  var repetitions = 7

  @Option(
    help: ArgumentHelp(
      "Threads that go through many rows at once; as many as there are processors, but four at "
        + "most, by default.", valueName: "n"))
  var threads: Int?

  @Flag(help: "Write the figures as JSON.")
  var json = false

  @OptionGroup var queries: QueryOptions

  func validate() throws {
    guard (1...10_000).contains(repetitions) else {
      throw ValidationError("--repeat takes a number from 1 to 10000.")
    }
    guard threads.map((1...64).contains) ?? true else {
      throw ValidationError("--threads takes a number from 1 to 64.")
    }
  }

  func answer() -> ExitStatus {
    ScriptRun(queries.settings, datasets: asked.datasets, console: Console())
      .bench(file: asked.script, repetitions: repetitions, threads: threads, writesJSON: json)
  }
}
