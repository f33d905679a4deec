import Engine
import Language
import Output

// `expect QUERY gives …`: a script that checks itself.
extension Session {
  /// Compares an answer with what is expected of it.
  ///
  /// - Throws: ``Failure`` that shows both, where they differ.
  func compare(
    _ query: QuerySyntax, _ expectation: StatementSyntax.Expectation, at range: SourceRange,
    in source: SourceText
  ) throws(Failure) {
    let answer = try execute(try bind(query, in: source), in: source, at: range)
    let message: String
    switch expectation {
    case .rowCount(let count):
      if answer.rowCount == count { return }
      message = "Expected \(count) rows, and the answer has \(answer.rowCount)."
    case .text(let text):
      let given = firstColumn(of: answer)
      if given == text { return }
      message = "Expected \"\(text)\", and the answer is \"\(given)\"."
    }
    throw Failure(
      source: source,
      diagnostics: [
        Diagnostic(
          .expectationFailed, message, at: SourceRange(query.range.upper, range.upper))
      ])
  }

  private func firstColumn(of answer: Answer) -> String {
    guard let column = answer.columns.first else { return "" }
    return column.values(0..<answer.rowCount).map { $0.exported ?? "" }.joined(separator: ", ")
  }
}
