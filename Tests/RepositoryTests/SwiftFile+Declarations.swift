/// A declaration that other modules see.
struct SwiftDeclaration: Equatable {
  let keyword: String
  let name: String
  let line: Int
  let isDocumented: Bool
}

extension SwiftFile {
  /// Everything declared `package`, `public` or `open`, and the cases of such enumerations if they
  /// are not texts.
  var exposedDeclarations: [SwiftDeclaration] {
    tokens.indices.flatMap { index -> [SwiftDeclaration] in
      guard let keyword = exposedKeyword(from: index) else { return [] }
      let own = declaration(at: keyword, line: tokens[index].line)
      return [own] + (text(keyword) == "enum" ? cases(ofEnumAt: keyword) : [])
    }
  }

  /// Names of the types declared, wherever they are seen.
  var typeNames: [(name: String, line: Int)] {
    tokens.indices.compactMap { index in
      guard isFree(index), SwiftFile.typeKeywords.contains(text(index)),
        text(index - 1) != "import",
        tokens.indices.contains(index + 1), tokens[index + 1].isWord,
        !["func", "var", "let"].contains(text(index + 1))
      else { return nil }
      return (text(index + 1), tokens[index].line)
    }
  }

  /// The module that each import names, with its line.
  var imports: [(module: String, line: Int)] {
    tokens.indices.compactMap { index in
      guard text(index) == "import", isFree(index), tokens.indices.contains(index + 1) else {
        return nil
      }
      let isKinded = SwiftFile.importKinds.contains(text(index + 1)) && text(index + 3) == "."
      return (text(isKinded ? index + 2 : index + 1), tokens[index].line)
    }
  }

  /// The index of the keyword of the declaration that an access level at an index belongs to.
  private func exposedKeyword(from index: Int) -> Int? {
    guard ["package", "public", "open"].contains(text(index)), beginsDeclaration(index) else {
      return nil
    }
    var next = index + 1
    while tokens.indices.contains(next), tokens[next].line == tokens[index].line {
      let word = text(next)
      // `class func` is a function.
      if word == "class", ["func", "var", "subscript"].contains(text(next + 1)) {
        next += 1
      } else if SwiftFile.declarationKeywords.contains(word) {
        return next
      } else if SwiftFile.modifiers.contains(word) {
        next = text(next + 1) == "(" ? (closings[next + 1] ?? next) + 1 : next + 1
      } else {
        return nil
      }
    }
    return nil
  }

  /// Whether only modifiers and attributes stand before a token on its line.
  private func beginsDeclaration(_ index: Int) -> Bool {
    var before = index - 1
    while before >= 0, tokens[before].line == tokens[index].line {
      let word = text(before)
      let isPart =
        SwiftFile.modifiers.contains(word) || text(before - 1) == "@" || word == "@"
        || word == "{" || word == ")" || word == ";"
      guard isPart else { return false }
      if ["{", ")", ";"].contains(word) { return true }
      before -= 1
    }
    return true
  }

  private func declaration(at keyword: Int, line: Int) -> SwiftDeclaration {
    SwiftDeclaration(
      keyword: text(keyword), name: text(keyword + 1), line: line,
      isDocumented: isDocumented(line))
  }

  /// The cases of an enumeration, unless each is a word that stands for itself.
  private func cases(ofEnumAt keyword: Int) -> [SwiftDeclaration] {
    guard text(keyword + 2) != ":" || text(keyword + 3) != "String",
      let open = tokens[keyword...].firstIndex(where: { $0.text == "{" }),
      let close = closings[open]
    else { return [] }
    var found: [SwiftDeclaration] = []
    var index = open + 1
    while index < close {
      if text(index) == "case" { found.append(declaration(at: index, line: tokens[index].line)) }
      index = (closings[index] ?? index) + 1
    }
    return found
  }

  /// Whether a documentation comment ends above a line and the attributes before it.
  private func isDocumented(_ line: Int) -> Bool {
    var above = line - 1
    while above > 0, lines[above - 1].drop(while: \.isWhitespace).hasPrefix("@") { above -= 1 }
    return documentationLines.contains(above)
  }

  private static let typeKeywords: Set<String> = [
    "struct", "enum", "class", "protocol", "actor", "typealias",
  ]
  private static let importKinds = typeKeywords.union(["func", "var", "let"])
  private static let declarationKeywords = typeKeywords.union([
    "func", "var", "let", "init", "subscript", "associatedtype", "case", "macro",
  ])
  private static let modifiers: Set<String> = [
    "static", "final", "private", "fileprivate", "internal", "package", "public", "open",
    "mutating", "nonmutating", "consuming", "borrowing", "indirect", "lazy", "weak", "unowned",
    "override", "required", "convenience", "nonisolated", "dynamic", "prefix", "postfix", "infix",
  ]
}
