import Model

/// A query that means something on this schema.
package struct BoundQuery: Sendable, Hashable {
  /// What to compute, as written; the optimizer takes it from here.
  package let plan: LogicalPlan
  /// The answer's columns. Those that `across` adds are not among them: the data decides.
  package let columns: [ShapeColumn]
  /// What the rows are, in the plural: `cases`, `groups`.
  package let subject: String
  /// What the rows are that groups were made of, or the subject itself.
  package let sourceSubject: String
  /// What was understood otherwise than it was typed, to tell beside the answer.
  package let notes: [String]

  /// Makes a bound query.
  package init(
    plan: LogicalPlan, columns: [ShapeColumn], subject: String, sourceSubject: String? = nil,
    notes: [String]
  ) {
    self.plan = plan
    self.columns = columns
    self.subject = subject
    self.sourceSubject = sourceSubject ?? subject
    self.notes = notes
  }
}
