/// A message about a source text: what is wrong, where, and what to write instead.
package struct Diagnostic: Hashable, Sendable {
  /// The stable code, as `E0104`.
  package let code: DiagnosticCode
  /// One sentence that names the cause.
  package let message: String
  /// The guilty bytes.
  package let range: SourceRange
  /// What to do, in words: "Did you mean faction?".
  package let remedy: String?
  /// An edit that mends the text: this range replaced by this text. Applied, the text parses and
  /// binds.
  package let fix: Fix?

  /// Makes a diagnostic.
  package init(
    _ code: DiagnosticCode, _ message: String, at range: SourceRange, remedy: String? = nil,
    fix: Fix? = nil
  ) {
    self.code = code
    self.message = message
    self.range = range
    self.remedy = remedy
    self.fix = fix
  }

  /// A replacement of some bytes of the text.
  package struct Fix: Hashable, Sendable {
    /// The bytes to replace; empty to insert.
    package let range: SourceRange
    /// What to put there.
    package let replacement: String

    /// Makes a fix.
    package init(replace range: SourceRange, with replacement: String) {
      self.range = range
      self.replacement = replacement
    }
  }
}
