/// The smallest piece of a text that means something.
package struct Token: Hashable, Sendable {
  /// What kind of piece it is.
  package let kind: Kind
  /// The word it may be, where the grammar can take one; none for a name in backquotes.
  package let keyword: Keyword?
  /// Where it stands.
  package let range: SourceRange
  /// True when a blank line, one with nothing on it, stands before it.
  package let isAfterBlankLine: Bool

  /// Makes a token.
  package init(
    _ kind: Kind, _ range: SourceRange, keyword: Keyword? = nil, isAfterBlankLine: Bool = false
  ) {
    self.kind = kind
    self.keyword = keyword
    self.range = range
    self.isAfterBlankLine = isAfterBlankLine
  }

  /// The kinds of token.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// `faction`, `minsk-city`, `where`
    case name
    /// `` `first` ``
    case quotedName
    /// `"minsk city"`
    case string
    /// `12`
    case integer
    /// `12.5`
    case decimal
    /// `2024-07`, `2021~`, `202X`
    case date
    /// `/re/`, only right after `matches`
    case regex
    /// `$since`
    case parameter
    case comma = ","
    case semicolon = ";"
    case openBracket = "("
    case closeBracket = ")"
    case dot = "."
    case range = ".."
    case colon = ":"
    case equal = "="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case plus = "+"
    case minus = "-"
    case star = "*"
    case slash = "/"
    case percent = "%"
    /// Bytes that are no token; a diagnostic says why.
    case error
    /// The end of the text or of the statement.
    case end
  }

  /// True for both kinds of name.
  package var isName: Bool { kind == .name || kind == .quotedName }
}

/// A comment, from `#` or `--` to the end of its line.
package struct Comment: Hashable, Sendable {
  /// Where it stands, without the line break.
  package let range: SourceRange
  /// True when nothing but blanks stands before it on its line.
  package let standsAlone: Bool
  /// True when a blank line stands before it.
  package let isAfterBlankLine: Bool
}

/// What the lexer makes of a text.
package struct LexedText: Hashable, Sendable {
  /// The tokens in order; the last is `.end`.
  package let tokens: [Token]
  /// The comments in order.
  package let comments: [Comment]
  /// What could not be read, and foreign spellings.
  package let diagnostics: [Diagnostic]
  /// Where tokens begin that a diagnostic calls unreadable.
  package let unreadable: Set<Int>
  /// True when the text ends inside quotes.
  package let endsInsideQuotes: Bool
}
