import Language
import Plan
import Store

// A fix that is shown must be one that helps: the text it makes is read and bound before it is
// offered.
extension Session {
  /// The diagnostics of a text that could not be read, each with a fix only if what it makes is
  /// also bound.
  func proven(_ diagnostics: [Diagnostic], in text: SourceText) -> [Diagnostic] {
    provingFixes(of: diagnostics, in: text) { mistakes(in: $0) }
  }

  /// What is wrong with a text from here on: of its statements, with the first that is wrong.
  private func mistakes(in text: SourceText) -> [Diagnostic] {
    let parsed = statements(in: text)
    guard parsed.diagnostics.isEmpty else { return parsed.diagnostics }
    var session = self
    for statement in parsed.statements {
      do throws(Failure) {
        try session.check(statement, in: text)
      } catch {
        return error.diagnostics
      }
    }
    return []
  }

  /// What is wrong with a text that stands in the place of the one from which `query` was read.
  func mistakes(in text: SourceText, insteadOf query: QuerySyntax) -> [Diagnostic] {
    let parsed = statements(in: text)
    guard parsed.diagnostics.isEmpty else { return parsed.diagnostics }
    // What stands before the query is unchanged, and so it begins where it began.
    let statement = parsed.statements.last { $0.range.lower <= query.range.lower }
    guard let changed = statement?.query else { return [] }
    do throws(BindingFailure) {
      _ = try Binder.bind(changed, schema: casebook.schema, environment: environment)
      return []
    } catch {
      return error.diagnostics
    }
  }

  private func statements(
    in text: SourceText
  ) -> (statements: [StatementSyntax], diagnostics: [Diagnostic]) {
    if beginsWithClause(text) {
      let parsed = parseRefinement(text)
      return ([parsed.syntax], parsed.diagnostics)
    }
    let parsed = parseScript(text)
    return (parsed.syntax.statements, parsed.diagnostics)
  }
}

extension StatementSyntax {
  fileprivate var query: QuerySyntax? {
    switch kind {
    case .query(let query), .letQuery(_, _, let query), .explain(_, let query),
      .expect(let query, _):
      query
    default: nil
    }
  }
}
