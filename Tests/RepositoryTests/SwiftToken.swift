/// A piece of Swift code: a word, a number or one character of punctuation.
///
/// Comments, blanks and the text of string literals are no tokens; code interpolated into a
/// string is.
struct SwiftToken: Equatable {
  let text: String
  /// From 1.
  let line: Int
  /// Whether it follows the token before it without a blank.
  let isAdjacent: Bool

  var isWord: Bool { text.first.map { $0 == "_" || $0.isLetter } ?? false }
}

/// One comment, or one line of a longer one.
struct SwiftComment: Equatable {
  let text: String
  /// From 1.
  let line: Int

  var isDocumentation: Bool { text.hasPrefix("///") || text.hasPrefix("/**") }
}

/// A Swift file taken apart.
struct SwiftFile {
  /// Relative to the repository, for messages.
  let path: String
  let lines: [Substring]
  let tokens: [SwiftToken]
  let comments: [SwiftComment]
  /// Lines that begin inside a string literal of several lines.
  let stringLines: Set<Int>
  /// Lines that a documentation comment covers.
  let documentationLines: Set<Int>
  /// For each opening bracket's index the index of its closing one.
  let closings: [Int: Int]

  init(_ text: String, path: String = "Bad.swift") {
    self.path = path
    var all = text.split(separator: "\n", omittingEmptySubsequences: false)
    if all.last?.isEmpty == true { all.removeLast() }
    lines = all
    var lexer = SwiftLexer(text)
    lexer.lexAll()
    tokens = lexer.tokens
    comments = lexer.comments
    stringLines = lexer.stringLines
    documentationLines = Self.documentation(lexer.comments)
    closings = Self.matchBrackets(lexer.tokens)
  }

  private static func documentation(_ comments: [SwiftComment]) -> Set<Int> {
    var lines: Set<Int> = []
    for (index, comment) in comments.enumerated() {
      let continues =
        index > 0 && lines.contains(comment.line - 1) && !comment.text.hasPrefix("//")
        && !comments[index - 1].text.hasSuffix("*/")
      if comment.isDocumentation || continues { lines.insert(comment.line) }
    }
    return lines
  }

  private static func matchBrackets(_ tokens: [SwiftToken]) -> [Int: Int] {
    let pairs = ["(": ")", "[": "]", "{": "}"]
    var open: [Int] = []
    var closings: [Int: Int] = [:]
    for (index, token) in tokens.enumerated() {
      if pairs[token.text] != nil { open.append(index) }
      if let last = open.last, pairs[tokens[last].text] == token.text {
        closings[last] = index
        open.removeLast()
      }
    }
    return closings
  }

  /// The token at an index, or an empty text past either end.
  func text(_ index: Int) -> String { tokens.indices.contains(index) ? tokens[index].text : "" }

  /// Whether a token stands where a declaration may begin: it is no member's name.
  func isFree(_ index: Int) -> Bool { text(index - 1) != "." }

  /// A complaint about a line, in the form in which compilers make them.
  func complaint(_ line: Int, _ what: String) -> String { "\(path):\(line): \(what)" }
}
