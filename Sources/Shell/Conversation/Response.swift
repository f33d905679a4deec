package import Engine
package import Language
import Plan

/// What a session says to one input.
package enum Response: Sendable {
  /// Rows.
  case answer(AnsweredQuery)
  /// Lines of text: help, a plan, a description.
  case lines([String])
  /// Something was named or set; the line says what it is now.
  case confirmation(String)
  /// The input means nothing; the diagnostics say why.
  case failure(Failure)
  /// The input is the beginning of something: more lines are needed.
  case incomplete
  /// Nothing to say.
  case nothing
  /// The user wants to leave.
  case quit
}

/// A query's answer with what is told beside it.
package struct AnsweredQuery: Sendable {
  /// The rows.
  package let answer: Answer
  /// The query in full, where the input only refined it.
  package let refinedQuery: String?
  /// The query's plan as it was written.
  let plan: LogicalPlan
  /// Microseconds from text to answer, rows not yet made into text.
  package let elapsedMicroseconds: Int

  /// Columns that the query tests or sorts by, which a narrow table keeps.
  package var testedColumns: Set<String> { plan.testedColumns }
}

/// Diagnostics and the text that they point into.
package struct Failure: Error, Sendable {
  /// The text.
  package let source: SourceText
  /// Why, in the order of the text.
  package let diagnostics: [Diagnostic]

  /// Whether nothing is wrong but that the query was stopped.
  var isInterruption: Bool { diagnostics.allSatisfy { $0.code == .interrupted } }
}
