import ArgumentParser
import Shell

/// `casebook run SCRIPT [DATASET…]`
struct Run: ParsableCommand, AskedCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run a script: exact, silent, the same bytes each time.")

  @OptionGroup var asked: ScriptArguments

  @OptionGroup var options: ScriptOptions

  func answer() -> ExitStatus {
    ScriptRun(options.settings, datasets: asked.datasets, console: Console()).run(
      file: asked.script)
  }
}

/// `casebook check SCRIPT [DATASET…]`
struct Check: ParsableCommand, AskedCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tell what is wrong with a script, without running it.")

  @OptionGroup var asked: ScriptArguments

  @OptionGroup var options: ScriptOptions

  func answer() -> ExitStatus {
    ScriptRun(options.settings, datasets: asked.datasets, console: Console()).check(
      file: asked.script)
  }
}
