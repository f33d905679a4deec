package import Language

/// A query that means nothing here; at least one diagnostic, at most `Limits.diagnosticsMax`.
package struct BindingFailure: Error, Sendable, Hashable {
  /// Why, in the order of the text.
  package let diagnostics: [Diagnostic]

  /// Makes a failure.
  package init(diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }

  /// The same failure with fixes that are proven: each makes a text that parses and binds.
  ///
  /// - Parameter text: what the query was read from; its ranges are the diagnostics'.
  /// - Parameter read: gives what is wrong with a text when it is parsed and bound.
  package func proven(
    in text: SourceText, _ read: (SourceText) -> [Diagnostic]
  ) -> BindingFailure {
    BindingFailure(diagnostics: provingFixes(of: diagnostics, in: text, read))
  }
}
