import Glibc
import Shell

StandardOutput.prepareProcess()
let arguments = Array(CommandLine.arguments.dropFirst())
exit(withDeepStack { Arguments.run(arguments).rawValue })
