import Glibc

exit(Program(console: .process()).run(Array(CommandLine.arguments.dropFirst())).rawValue)
