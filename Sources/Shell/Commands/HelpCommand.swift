import Language

extension Command {
  /// `.help` · `.help E0104` · `.help where`
  static let help = Command(
    name: ".help", argument: "[WORD]",
    summary: "this page; what a word of the language, a command or a code is"
  ) { session, argument in
    guard !argument.isEmpty else { return .lines(session.helpOverview) }
    let pages = WordHelp.explaining(argument).map {
      $0.lines(width: session.settings.lineWidth ?? 88)
    }
    if !pages.isEmpty { return .lines(Array(pages.joined(separator: [""]))) }
    if let code = DiagnosticCatalogue.explanation(named: argument) {
      return .lines(session.explanation(code))
    }
    let asked = argument.hasPrefix(".") ? argument : "." + argument
    if let command = Command.all.first(where: { $0.name == asked.lowercased() }) {
      return .lines([(command.name + " " + command.argument).trimmingEnd, "  " + command.summary])
    }
    let known = WordHelp.all.flatMap(\.words) + Command.all.map(\.name)
    let near = nearest(to: argument, among: known).prefix(3).joined(separator: " or ")
    let remedy =
      near.isEmpty
      ? "A word such as where, a command or a code has a page." : "Did you mean \(near)?"
    return .lines(["There is no page about '\(argument)'.  \(remedy)"])
  }
}

extension Session {
  fileprivate var helpOverview: [String] {
    let queries = """
      A query is a source, then clauses; each line goes on from the rows before:

        released since 2024-07         those with that date, from 1 July 2024 on
        where faction = engagement     a line that begins with a clause refines
        count by month                 … and again; .back takes the last one off

      Enter runs a whole query and goes on with an unfinished one. Tab completes.
      Ctrl-C drops the line or stops the query. Statements are parted by ;

      """
    let commands = Command.all.map { [$0.name + " " + $0.argument, $0.summary] }
    return queries.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      + aligned(commands)
  }

  fileprivate func explanation(_ code: DiagnosticExplanation) -> [String] {
    let text = code.explanation.split(separator: "\n").joined(separator: " ")
    return ["\(code.code.rawValue)  \(code.title)", ""]
      + wrapped(text, width: settings.lineWidth ?? 88)
      + ["", "not:     " + code.example, "but:     " + code.correction]
  }
}
