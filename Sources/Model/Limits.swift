/// Every limit of the language and the engine, in one place; `.limits` prints them.
package enum Limits {
  /// Bytes of one script or query text.
  package static let queryBytesMax = 1_048_576
  /// Tokens of one script: enough for a list of the greatest length.
  package static let tokensMax = 250_000
  /// Brackets, `not`s and nested queries one inside the other.
  package static let nestingMax = 500
  /// Members of one `in (…)` list.
  package static let listMax = 100_000
  /// Rows of one grouped answer.
  package static let groupsMax = 10_000_000
  /// Pairs of rows that one join makes, those that only may be among them.
  package static let pairsMax = 10_000_000
  /// Columns of one answer, those made by `across` included.
  package static let columnsMax = 4_096
  /// Sources, clauses and set operators of one query, those that its names stand for included.
  package static let stepsMax = 1_000
  /// Errors shown for one text.
  package static let diagnosticsMax = 3
}
