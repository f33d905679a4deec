import Glibc
import Shell

StandardOutput.prepareProcess()
exit(Arguments.run(Array(CommandLine.arguments.dropFirst())).rawValue)
