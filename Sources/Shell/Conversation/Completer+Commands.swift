import Language
import Model
import Plan
import Store

// Completion of the dot commands and of what follows them.
extension Completer {
  /// The candidates at the end of a line that begins with a dot.
  func command(_ prefix: String) -> Completion {
    guard let blank = prefix.firstIndex(of: " ") else {
      let names = Command.all.filter { $0.name.hasPrefix(prefix.lowercased()) }
      let isOnly = names.count == 1
      return Completion(
        replaceFrom: 0,
        candidates: names.map { command in
          let takesMore = isOnly && !command.argument.isEmpty
          return Completion.Candidate(
            command.name + (takesMore ? " " : ""), display: command.name, detail: command.summary)
        })
    }
    let word = prefix[..<blank].lowercased()
    let argument = String(prefix[prefix.index(after: blank)...])
    if word == ".explain" || word == ".describe" {
      return statement(word, argument, prefix)
    }
    let all = Command.all.first { $0.name == word }?.arguments(casebook.schema, typed: argument)
    return Completion(
      replaceFrom: prefix.utf8.count - argument.utf8.count,
      candidates: (all ?? []).filter { $0.text.lowercased().hasPrefix(argument.lowercased()) })
  }

  /// What follows `.explain` and `.describe` is completed as behind the statements of these names.
  private func statement(_ word: String, _ argument: String, _ prefix: String) -> Completion {
    let line = word.dropFirst() + " " + argument
    let found = complete(String(line), line.utf8.count)
    return Completion(
      replaceFrom: found.replaceFrom + prefix.utf8.count - line.utf8.count,
      candidates: found.candidates)
  }
}

extension Command {
  /// What may follow the command's word.
  fileprivate func arguments(_ schema: Schema, typed: String) -> [Completion.Candidate] {
    switch name {
    case ".schema":
      return schema.tables.map {
        Completion.Candidate($0.name, detail: count($0.rowCount, "row", "rows"))
      }
    case ".mode": return Session.formatNames.map { Completion.Candidate($0) }
    case ".timer": return ["on", "off"].map { Completion.Candidate($0) }
    case ".memory": return ["512M", "2G", "8G"].map { Completion.Candidate($0) }
    case ".rules":
      return ["off", "on"].map { Completion.Candidate($0) }
        + Optimizer.switches.flatMap { name in
          ["off", "on"].map { Completion.Candidate(name + " " + $0) }
        }
    case ".rows": return [Completion.Candidate("all")]
    case ".help":
      if typed.lowercased().hasPrefix("e0") {
        return DiagnosticCode.allCases.map { Completion.Candidate($0.rawValue) }
      }
      return WordHelp.all.flatMap(\.words).map { Completion.Candidate($0) }
    default: return []
    }
  }
}
