import Glibc
import Shell

/// Answers the command line on a stack that holds the deepest text.
func run() -> Int32 {
  let arguments = Array(CommandLine.arguments.dropFirst())
  return withDeepStack { Arguments.run(arguments).rawValue }
}

StandardOutput.prepareProcess()
exit(run())
