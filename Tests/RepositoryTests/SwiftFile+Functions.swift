/// A function, initializer, subscript or computed property with a body.
struct SwiftFunction: Equatable {
  let name: String
  /// Where it begins, from 1.
  let line: Int
  /// Lines from its keyword to its closing brace.
  let length: Int
}

extension SwiftFile {
  /// Every function with a body, nested ones too, in the order in which they begin.
  var functions: [SwiftFunction] {
    tokens.indices.compactMap { index in
      guard let (name, signature) = functionHead(at: index),
        let open = bodyStart(from: signature), let close = closings[open],
        !isRequirement(from: open, to: close)
      else { return nil }
      let line = tokens[index].line
      return SwiftFunction(name: name, line: line, length: tokens[close].line - line + 1)
    }
  }

  /// The name of the function whose keyword stands at an index, and where its signature goes on.
  private func functionHead(at index: Int) -> (name: String, signature: Int)? {
    guard isFree(index) else { return nil }
    let next = text(index + 1)
    switch text(index) {
    case "func":
      // An operator's name is several tokens, up to the first parenthesis.
      let end = tokens[(index + 1)...].firstIndex { $0.text == "(" || $0.text == "<" && $0.isWord }
      guard let end else { return nil }
      let isOperator = !tokens[index + 1].isWord && !next.hasPrefix("`")
      let name = isOperator ? tokens[(index + 1)..<end].map(\.text).joined() : next
      return (name, isOperator ? end : index + 2)
    case "init" where ["(", "?", "<"].contains(next): return ("init", index + 1)
    case "deinit" where next == "{": return ("deinit", index + 1)
    case "subscript" where ["(", "<"].contains(next): return ("subscript", index + 1)
    case "var" where text(index + 2) == ":" && isComputed(from: index + 3):
      return (next, index + 3)
    default: return nil
    }
  }

  /// Whether a property's type is followed by a brace and not by a value.
  private func isComputed(from index: Int) -> Bool {
    guard let open = bodyStart(from: index) else { return false }
    return !tokens[index..<open].contains { $0.text == "=" }
  }

  /// The brace that opens the body of the declaration whose signature goes on at an index.
  private func bodyStart(from start: Int) -> Int? {
    var index = start
    while index < tokens.count {
      switch tokens[index].text {
      case "{": return index
      case "(", "[": index = closings[index] ?? tokens.count
      case "}", ")", "]", ";", "#": return nil
      case let word where isFree(index) && index > start && SwiftFile.openers.contains(word):
        return nil
      default: break
      }
      index += 1
    }
    return nil
  }

  /// `{ get set }`
  private func isRequirement(from open: Int, to close: Int) -> Bool {
    let words = Set(tokens[(open + 1)..<close].map(\.text))
    return !words.isEmpty
      && words.isSubset(of: ["get", "set", "async", "throws", "mutating", "nonmutating"])
  }

  /// Words that begin the next declaration or statement, so that a signature has ended before them.
  private static let openers: Set<String> = [
    "func", "var", "let", "init", "deinit", "subscript", "case", "struct", "enum", "class", "actor",
    "protocol", "extension", "typealias", "associatedtype", "import", "static", "mutating",
    "private", "fileprivate", "internal", "package", "public", "open", "final", "return", "if",
    "guard", "for", "while", "switch", "do", "defer", "override", "indirect",
  ]
}
