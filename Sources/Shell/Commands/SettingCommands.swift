import Language
import Model
import Output

extension Command {
  /// `.back`
  static let back = Command(
    name: ".back", argument: "", summary: "undo the last query or refinement"
  ) { session, _ in
    guard session.back() else { return .lines(["There is no query to take back."]) }
    return .lines([session.previousQuery ?? "Back at the start."])
  }

  /// `.mode [format]`
  static let mode = Command(
    name: ".mode", argument: "[FORMAT]",
    summary: "the form of answers: " + OutputFormat.allCases.map(\.rawValue).joined(separator: " ")
  ) { session, argument in
    guard !argument.isEmpty else { return .lines([session.settings.format.rawValue]) }
    guard let format = OutputFormat(rawValue: argument.lowercased()) else {
      let known = OutputFormat.allCases.map(\.rawValue).joined(separator: ", ")
      return .lines(["There is no form '\(argument.sanitized)'. There are \(known)."])
    }
    session.settings.format = format
    return .nothing
  }

  /// `.timer on|off`
  static let timer = Command(
    name: ".timer", argument: "on|off", summary: "whether the footer tells the time"
  ) { session, argument in
    switch argument.lowercased() {
    case "on": session.settings.showsTime = true
    case "off": session.settings.showsTime = false
    case "": return .lines([session.settings.showsTime ? "on" : "off"])
    default: return .lines(["`.timer` takes on or off."])
    }
    return .nothing
  }

  /// `.limits`
  static let limits = Command(
    name: ".limits", argument: "", summary: "the limits of the language and the engine"
  ) { _, _ in
    .lines(
      aligned(
        [
          ["query", String(Limits.queryBytesMax), "bytes"],
          ["tokens", String(Limits.tokensMax), "in one script"],
          ["nesting", String(Limits.nestingMax), "brackets one inside the other"],
          ["steps", String(Limits.stepsMax), "sources, clauses and set operators of one query"],
          ["list", String(Limits.listMax), "members of one in (…)"],
          ["groups", String(Limits.groupsMax), "rows of one grouped answer"],
          ["columns", String(Limits.columnsMax), "of one answer"],
          ["errors", String(Limits.diagnosticsMax), "shown for one text"],
        ], rightAligned: [1]))
  }

  /// `.quit`
  static let quit = Command(
    name: ".quit", argument: "", summary: "leave; so does Ctrl-D"
  ) { _, _ in
    .quit
  }
}

extension Session {
  /// The forms that `.mode` takes.
  static var formatNames: [String] { OutputFormat.allCases.map(\.rawValue) }
}
