/// Every limit of the language and the engine, in one place; `.limits` prints them.
package enum Limits {
  /// Bytes of one script or query text.
  package static let queryBytesMax = 1_048_576
  /// Tokens of one script: enough for a list of the greatest length.
  package static let tokensMax = 250_000
  /// Brackets, `not`s and nested queries one inside the other.
  package static let nestingMax = 500
  /// Names of one path, as in `person.faction`.
  package static let pathMax = 100
  /// Sources, clauses and set operators of one query, those that its names stand for included.
  package static let stepsMax = 1_000
  /// Parts of the expressions that the names of one query stand for.
  package static let expansionMax = 250_000
  /// Members of one `in (…)` list.
  package static let listMax = 100_000
  /// Rows of one grouped answer.
  package static let groupsMax = 10_000_000
  /// Pairs of rows that one join makes, those that only may be among them.
  package static let pairsMax = 10_000_000
  /// Columns of one answer, those made by `across` included.
  package static let columnsMax = 4_096
  /// Files that one script includes, those included by others among them.
  package static let filesMax = 100
  /// Queries that `.back` can take back.
  package static let historyMax = 1_000
  /// Errors shown for one text.
  package static let diagnosticsMax = 3
  /// Bytes of one pattern's text.
  package static let patternBytesMax = 1_000
  /// The greatest count in `{n,m}`.
  package static let patternRepetitionMax = 1_000
  /// Instructions of one compiled pattern, after counts are unfolded.
  package static let patternStepsMax = 20_000
  /// Groups of a pattern one inside the other.
  package static let patternNestingMax = 100

  /// A limit as `.limits` prints it.
  package struct Line: Sendable {
    /// What is limited.
    package let name: String
    /// How many there may be.
    package let count: Int
    /// Of what.
    package let unit: String
  }

  /// All limits, those of a query's text first.
  package static let table = [
    Line(name: "query", count: queryBytesMax, unit: "bytes of one query or script"),
    Line(name: "tokens", count: tokensMax, unit: "words and signs of one query or script"),
    Line(name: "nesting", count: nestingMax, unit: "brackets one inside the other"),
    Line(name: "path", count: pathMax, unit: "names of one path, as in person.faction"),
    Line(name: "steps", count: stepsMax, unit: "sources, clauses and set operators of one query"),
    Line(name: "expansion", count: expansionMax, unit: "parts that defined names stand for"),
    Line(name: "list", count: listMax, unit: "members of one list, as in (…)"),
    Line(name: "groups", count: groupsMax, unit: "rows of one grouped answer"),
    Line(name: "pairs", count: pairsMax, unit: "pairs of rows that one join makes"),
    Line(name: "columns", count: columnsMax, unit: "columns of one answer"),
    Line(name: "files", count: filesMax, unit: "files that one script includes"),
    Line(name: "history", count: historyMax, unit: "queries that .back can take back"),
    Line(name: "errors", count: diagnosticsMax, unit: "errors shown for one text"),
    Line(name: "pattern", count: patternBytesMax, unit: "bytes of one pattern"),
    Line(name: "repetition", count: patternRepetitionMax, unit: "the greatest count in {n,m}"),
    Line(name: "unfolding", count: patternStepsMax, unit: "steps of one pattern, counts unfolded"),
    Line(name: "groupings", count: patternNestingMax, unit: "brackets of a pattern in one another"),
  ]
}
