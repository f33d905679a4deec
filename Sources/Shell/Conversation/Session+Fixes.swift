import Language
import Plan
import Store

// A fix that is shown must be one that helps: the text it makes is read and bound before it is
// offered.
extension Session {
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
