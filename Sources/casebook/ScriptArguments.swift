import ArgumentParser

/// The script that a subcommand takes, and what it is asked of.
struct ScriptArguments: ParsableArguments {
  @Argument(help: "The script, a .cq file.")
  var script: String

  @Argument(help: "Folders and files, @belarus (the default) or @classroom.")
  var datasets: [String] = []
}
