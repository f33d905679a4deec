package import Language

extension QuerySyntax {
  /// The query with each source `_` replaced by the previous query in brackets, so that it stands
  /// alone.
  package func replacingPrevious(with previous: QuerySyntax?) -> QuerySyntax {
    guard let previous else { return self }
    return QuerySyntax(
      first: first.replacingPrevious(with: previous),
      rest: rest.map { combined in
        Combined(
          setOperator: combined.setOperator, operatorRange: combined.operatorRange,
          pipeline: combined.pipeline.replacingPrevious(with: previous))
      }, range: range)
  }
}

extension PipelineSyntax {
  // A refinement of a plain pipeline simply continues it, which reads better than brackets.
  fileprivate func replacingPrevious(with previous: QuerySyntax) -> PipelineSyntax {
    switch source.kind {
    case .named(let name, nil) where name.text == "_" && !name.isQuoted:
      if previous.rest.isEmpty, source.selectors.isEmpty {
        return PipelineSyntax(
          source: previous.first.source, clauses: previous.first.clauses + clauses, range: range)
      }
      if previous.rest.isEmpty, previous.first.clauses.isEmpty {
        let before = previous.first.source
        return PipelineSyntax(
          source: SourceSyntax(
            kind: before.kind, selectors: before.selectors + source.selectors, range: range),
          clauses: clauses, range: range)
      }
      let nested = SourceSyntax(
        kind: .nested(previous), selectors: source.selectors, range: source.range)
      return PipelineSyntax(source: nested, clauses: clauses, range: range)
    case .nested(let query):
      let nested = SourceSyntax(
        kind: .nested(query.replacingPrevious(with: previous)), selectors: source.selectors,
        range: source.range)
      return PipelineSyntax(source: nested, clauses: clauses, range: range)
    default: return self
    }
  }
}
