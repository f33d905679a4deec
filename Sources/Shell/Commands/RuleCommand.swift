import Language
import Output
import Plan

extension Command {
  /// `.rules` · `.rules NAME [on|off]` · `.rules on` · `.rules off`
  static let rules = Command(
    name: ".rules", argument: "[NAME]",
    summary: "what makes queries cheaper; switch one off or on, or all"
  ) { session, argument in
    let words = argument.lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
    guard let name = words.first else { return .lines(session.listedRules) }
    if words == ["on"] {
      session.settings.disabledRules = []
      return .confirmation("Every rule is on.")
    }
    if words == ["off"] {
      session.settings.disabledRules = Set(Optimizer.switches)
      return .confirmation("Every rule is off.")
    }
    guard Optimizer.switches.contains(name) else {
      let near = nearest(to: name, among: Optimizer.switches).first
      let remedy = near.map { "Did you mean \($0)?" } ?? "`.rules` lists them."
      return .lines(["There is no rule '\(name.sanitized)'. \(remedy)"])
    }
    let isOn = !session.settings.disabledRules.contains(name)
    switch words.dropFirst() {
    case [], [isOn ? "off" : "on"]:
      session.settings.disabledRules.formSymmetricDifference([name])
    case [isOn ? "on" : "off"]: break
    default:
      return .lines(["`.rules` takes a name, and on or off; without a name, these are for all."])
    }
    return .confirmation(
      "\(name) is \(session.settings.disabledRules.contains(name) ? "off" : "on").")
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
