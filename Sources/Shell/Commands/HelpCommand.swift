import Language

extension Command {
  /// `.help` · `.help E0104`
  static let help = Command(
    name: ".help", argument: "[CODE]", summary: "this page, or what an error's code means"
  ) { _, argument in
    guard !argument.isEmpty else { return .lines(overview) }
    guard let explanation = DiagnosticCatalogue.explanation(named: argument) else {
      return .lines(["There is no code \(argument). Codes stand before errors: E0104."])
    }
    return .lines(
      explanation.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
  }

  private static var overview: [String] {
    let queries = """
      A query is a source, then clauses, left to right:

        released                                         an event: rows with that date
        released since 2024-07                           … on or after 1 July 2024
        released since 2024-07 where faction = engagement
        released since 2024-07 where faction = engagement count by month

      A line that begins with a clause word goes on from the last query:

        where region = minsk      count by month      sort count desc      first 10

      Enter runs a complete query; an incomplete one goes on. Tab completes. Ctrl-C cancels.

      """
    let commands = Command.all.map { [$0.name + " " + $0.argument, $0.summary] }
    return queries.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      + aligned(commands)
  }
}
