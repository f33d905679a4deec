import ArgumentParser
import Shell

/// `casebook run SCRIPT [DATASET…]`
struct Run: ParsableCommand, AskedCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run a script: exact, silent, the same bytes each time.")

  @Argument(help: "The script, a .cq file.")
  var script: String

  @Argument(help: "Folders and files, @belarus (the default) or @classroom.")
  var datasets: [String] = []

  @OptionGroup var options: ScriptOptions

  func answer() -> ExitStatus {
    ScriptRun(options.settings, datasets: datasets, console: Console()).run(file: script)
  }
}

/// `casebook check SCRIPT [DATASET…]`
struct Check: ParsableCommand, AskedCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tell what is wrong with a script, without running it.")

  @Argument(help: "The script, a .cq file.")
  var script: String

  @Argument(help: "Folders and files, @belarus (the default) or @classroom.")
  var datasets: [String] = []

  @OptionGroup var options: ScriptOptions

  func answer() -> ExitStatus {
    ScriptRun(options.settings, datasets: datasets, console: Console()).check(file: script)
  }
}
