package import Language

/// Why a plan cannot be written: what it uses, and where that cannot be said exactly.
package struct SQLRefusal: Error, Hashable, Sendable {
  /// What it uses, as the start of a sentence: "`sample`".
  package let construct: String
  /// The dialect's name.
  package let dialect: String
  /// What to do; nil if there is nothing.
  package let remedy: String?

  /// The refusal as a message about a text.
  package func diagnostic(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .notSayableInSQL, "\(construct) cannot be said exactly in the SQL of \(dialect).",
      at: range, remedy: remedy)
  }
}
