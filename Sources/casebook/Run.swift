import ArgumentParser
import Shell

/// `casebook run SCRIPT [DATASET]`
struct Run: ParsableCommand, AskedCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run a script: exact, silent, the same bytes each time.")

  @Argument(help: "The script, a .cq file.")
  var script: String

  @Argument(help: "A folder, a file, @belarus (the default) or @classroom.")
  var dataset: String?

  @OptionGroup var options: ScriptOptions

  func answer() -> ExitStatus {
    ScriptRun(options.settings, dataset: dataset, console: Console()).run(file: script)
  }
}

/// `casebook check SCRIPT [DATASET]`
struct Check: ParsableCommand, AskedCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tell what is wrong with a script, without running it.")

  @Argument(help: "The script, a .cq file.")
  var script: String

  @Argument(help: "A folder, a file, @belarus (the default) or @classroom.")
  var dataset: String?

  @OptionGroup var options: ScriptOptions

  func answer() -> ExitStatus {
    ScriptRun(options.settings, dataset: dataset, console: Console()).check(file: script)
  }
}
