import Language
import Output
import Plan

extension Command {
  /// `.rules [NAME on|off]`
  static let rules = Command(
    name: ".rules", argument: "[NAME on|off]",
    summary: "what the optimizer does and the engine chooses, to be switched off one by one"
  ) { session, argument in
    let words = argument.lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
    switch (words.first, words.dropFirst().first, words.count) {
    case (nil, _, _): return .lines(session.listedRules)
    case ("on", _, 1):
      session.settings.disabledRules = []
      return .confirmation("Every rule is on.")
    case (let name?, "on", 2), (let name?, "off", 2):
      guard Optimizer.switches.contains(name) else {
        let near = nearest(to: name, among: Optimizer.switches).first
        let remedy = near.map { "Did you mean \($0)?" } ?? "`.rules` lists them."
        return .lines(["There is no rule '\(name.sanitized)'. \(remedy)"])
      }
      if words[1] == "on" {
        session.settings.disabledRules.remove(name)
      } else {
        session.settings.disabledRules.insert(name)
      }
      return .confirmation("\(name) is \(words[1]).")
    default:
      return .lines(["`.rules` takes the name of a rule and on or off; `.rules on` takes all."])
    }
  }
}

extension Session {
  /// The rules and the choices of the engine, whether they are on, and what they do.
  fileprivate var listedRules: [String] {
    let all =
      Optimizer.rules.map { ($0.name, $0.summary) }
      + Choice.allCases.map { ($0.rawValue, $0.summary) }
    return aligned(
      all.map { name, summary in
        [name, settings.disabledRules.contains(name) ? "off" : "on", summary]
      }, width: settings.lineWidth ?? 100)
  }
}
