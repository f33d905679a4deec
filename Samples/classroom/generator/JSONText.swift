/// A value of JSON that keeps the order of its members, and its text.
enum JSONText: Sendable {
  case text(String)
  case truth(Bool)
  case list([JSONText])
  case object([(String, JSONText)])

  /// A list of strings.
  static func texts(_ values: [String]) -> JSONText {
    .list(values.map { .text($0) })
  }

  /// The value over several lines, indented; a list of strings stays on one.
  func written(indent: String = "") -> String {
    let deeper = indent + "  "
    switch self {
    case .text(let text):
      return quoted(text)
    case .truth(let truth):
      return truth ? "true" : "false"
    case .list(let values):
      if values.allSatisfy(\.isText) {
        return "[" + values.map { $0.written() }.joined(separator: ", ") + "]"
      }
      let items = values.map { deeper + $0.written(indent: deeper) }
      return "[\n" + items.joined(separator: ",\n") + "\n\(indent)]"
    case .object(let members):
      let items = members.map { name, value in
        "\(deeper)\(quoted(name)): \(value.written(indent: deeper))"
      }
      return "{\n" + items.joined(separator: ",\n") + "\n\(indent)}"
    }
  }

  private var isText: Bool {
    if case .text = self { return true }
    return false
  }

  /// The string in quotes; the descriptor has no control characters to escape.
  private func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" || scalar == "\\" {
        result += "\\"
      }
      result.unicodeScalars.append(scalar)
    }
    return result + "\""
  }
}
