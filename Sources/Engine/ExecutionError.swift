package import Store

/// Why a query gave no answer.
package enum ExecutionError: Error, Hashable, Sendable {
  /// The user asked to stop.
  case interrupted
  /// The answer would have more groups than the limit.
  case tooManyGroups(limit: Int)
  /// `across` would make more columns than the limit.
  case tooManyColumns(limit: Int)
  /// A join would pair more rows than the limit; with a column that must be equal and is unknown of
  /// rows that may so be a pair with any.
  case tooManyPairs(limit: Int, unknown: String?)
  /// What the query makes would take more bytes than it may.
  case tooMuchMemory(needed: Int, limit: Int, MemoryPurpose)
  /// The engine does not have this operation yet; its name as typed.
  case unsupported(String)
  /// The plan names what its input lacks: a fault of the program, not of the query.
  case malformedPlan(String)
  /// The dataset's file is damaged where the query read it, or was found to be before.
  case damaged(DatasetFault)
}
