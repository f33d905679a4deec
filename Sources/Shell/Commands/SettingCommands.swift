import Language
import Model
import Output

extension Command {
  /// `.back`
  static let back = Command(
    name: ".back", argument: "", summary: "undo the last query or refinement"
  ) { session, _ in
    guard session.back() else { return .lines(["There is no query to take back."]) }
    return .confirmation(session.previousQuery.map { "= " + $0 } ?? "Back at the start.")
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
    return .confirmation("Answers come as \(format.rawValue).")
  }

  /// `.rows [N|all]`
  static let rows = Command(
    name: ".rows", argument: "[N|all]",
    summary: "how many rows of a table are shown; at first a screenful"
  ) { session, argument in
    switch argument.lowercased() {
    case "all": session.settings.rowLimit = .all
    case "": session.settings.rowLimit = .screenful
    default:
      guard let count = Int(argument), count > 0 else {
        return .lines(["`.rows` takes a number or all; alone, it shows a screenful."])
      }
      session.settings.rowLimit = .count(count)
    }
    return .confirmation(session.settings.rowLimit.description)
  }

  /// `.timer [on|off]`
  static let timer = Command(
    name: ".timer", argument: "[on|off]", summary: "whether the footer tells the time"
  ) { session, argument in
    switch argument.lowercased() {
    case "on": session.settings.showsTime = true
    case "off": session.settings.showsTime = false
    case "": session.settings.showsTime.toggle()
    default: return .lines(["`.timer` takes on or off."])
    }
    return .confirmation("The timer is \(session.settings.showsTime ? "on" : "off").")
  }

  /// `.limits`
  static let limits = Command(
    name: ".limits", argument: "", summary: "the limits of the language and the engine"
  ) { session, _ in
    let memory = [
      "memory", String(session.settings.memory.bytes), "bytes of one query, set by .memory",
    ]
    let limits = Limits.table.map { [$0.name, String($0.count), $0.unit] }
    return .lines(aligned(limits + [memory], rightAligned: [1]))
  }

  /// `.memory [SIZE]`
  static let memory = Command(
    name: ".memory", argument: "[SIZE]",
    summary: "what one query may take of the machine's memory, as 512M or 2G"
  ) { session, argument in
    if !argument.isEmpty {
      guard let size = MemorySize(argument) else {
        return .lines(["`.memory` takes a size, as 512M or 2G."])
      }
      session.settings.memory = size
    }
    return .confirmation("A query may take \(session.settings.memory.shown) of memory.")
  }

  /// `.quit`
  static let quit = Command(
    name: ".quit", argument: "", summary: "leave; so does Ctrl-D"
  ) { _, _ in
    .quit
  }
}

extension RowLimit: CustomStringConvertible {
  /// What is shown, as a sentence.
  package var description: String {
    switch self {
    case .screenful: "Tables show a screenful of rows."
    case .count(let count): "Tables show \(count) \(count == 1 ? "row" : "rows")."
    case .all: "Tables show all rows."
    }
  }
}

extension Session {
  /// The forms that `.mode` takes.
  static var formatNames: [String] { OutputFormat.allCases.map(\.rawValue) }
}
