import Glibc
import Shell

/// Answers the command line on a stack that holds the deepest text, and ends there: to wake the
/// first thread would only be for it to end.
func run() -> Int32 {
  let arguments = Array(CommandLine.arguments.dropFirst())
  return withDeepStack { exit(Arguments.run(arguments).rawValue) }
}

StandardOutput.prepareProcess()
exit(run())
