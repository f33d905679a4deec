import ArgumentParser
import Shell

/// `casebook fmt SCRIPT`
struct Format: ParsableCommand, AskedCommand {
  static let configuration = CommandConfiguration(
    commandName: "fmt", abstract: "Write a script in the one layout; comments stay.")

  @Argument(help: "The script, a .cq file; - for standard input.")
  var script: String

  @Flag(name: [.customShort("i"), .customLong("in-place")], help: "Rewrite the file itself.")
  var inPlace = false

  @Flag(help: "Write nothing; exit 1 if the script is laid out otherwise.")
  var check = false

  func answer() -> ExitStatus {
    let console = Console()
    let formatter = ScriptFormatter(console: console)
    if check { return formatter.check(script) }
    return formatter.format(script, inPlace: inPlace)
  }
}
