import Language

/// A command of the shell: a dot, a word, and what follows.
struct Command: Sendable {
  /// The word with its dot.
  let name: String
  /// What may follow the word, for `.help`; empty for nothing.
  let argument: String
  /// What it does, in half a line.
  let summary: String
  /// Runs it with the text after the word, blanks trimmed.
  let run: @Sendable (inout Session, String) -> Response

  /// All commands, in the order in which `.help` lists them.
  static let all: [Command] = [
    help, tables, schema, describe, loadReport, problems, explain, back, mode, rows, timer,
    memory, rules, limits, quit,
  ]
}

extension Session {
  /// Runs a line that begins with a dot.
  mutating func runCommand(_ line: String) -> Response {
    let parts = line.split(maxSplits: 1, whereSeparator: \.isWhitespace).map(String.init)
    let word = parts.first ?? line
    guard let command = Command.all.first(where: { $0.name == word.lowercased() }) else {
      let near = nearest(to: word, among: Command.all.map(\.name))
      let remedy =
        near.first.map { "Did you mean \($0)?" } ?? "`.help` lists the commands."
      return .failure(
        Failure(
          source: SourceText(line),
          diagnostics: [
            Diagnostic(
              .unknownCommand, "There is no command '\(word)'.",
              at: SourceRange(0, word.utf8.count), remedy: remedy)
          ]))
    }
    let argument = parts.count > 1 ? parts[1].trimmingBlanks : ""
    guard argument.isEmpty || !command.argument.isEmpty else {
      return .lines(["`\(command.name)` takes nothing behind it."])
    }
    return command.run(&self, argument)
  }
}
