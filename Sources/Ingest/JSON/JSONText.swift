/// JSON as it is written: what a descriptor is made of, and cells that hold more than a value.
indirect enum JSONText: Sendable {
  case string(String)
  /// A number or `true`, as written.
  case literal(String)
  case list([JSONText])
  case object([(key: String, value: JSONText)])

  /// The same value, written anew; null has no cell.
  init(_ value: JSONValue) {
    switch value.kind {
    case .null: self = .literal("null")
    case .boolean(let isTrue): self = .literal(isTrue ? "true" : "false")
    case .number(let text): self = .literal(text)
    case .string(let text): self = .string(text)
    case .array(let elements): self = .list(elements.map { JSONText($0) })
    case .object(let members):
      self = .object(members.map { ($0.key, JSONText($0.value)) })
    }
  }

  /// On one line, without blanks.
  var compact: String {
    switch self {
    case .string(let text): Self.quoted(text)
    case .literal(let text): text
    case .list(let elements): "[" + elements.map(\.compact).joined(separator: ",") + "]"
    case .object(let members):
      "{" + members.map { Self.quoted($0.key) + ":" + $0.value.compact }.joined(separator: ",")
        + "}"
    }
  }

  /// Laid out to be read and edited: what fits stays on one line.
  func laidOut(indent: Int = 0) -> String {
    let flat = onOneLine
    if flat.utf8.count + indent <= 98 { return flat }
    let inner = String(repeating: " ", count: indent + 2)
    let outer = String(repeating: " ", count: indent)
    switch self {
    case .string, .literal: return flat
    case .list(let elements):
      let lines = elements.map { inner + $0.laidOut(indent: indent + 2) }
      return "[\n" + lines.joined(separator: ",\n") + "\n" + outer + "]"
    case .object(let members):
      let lines = members.map { key, value in
        inner + Self.quoted(key) + ": " + value.laidOut(indent: indent + 2)
      }
      return "{\n" + lines.joined(separator: ",\n") + "\n" + outer + "}"
    }
  }

  private var onOneLine: String {
    switch self {
    case .string, .literal: compact
    case .list(let elements): "[" + elements.map(\.onOneLine).joined(separator: ", ") + "]"
    case .object(let members):
      "{ "
        + members.map { Self.quoted($0.key) + ": " + $0.value.onOneLine }.joined(separator: ", ")
        + " }"
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case ..<" ", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}", "\u{200E}"..."\u{200F}",
        "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
