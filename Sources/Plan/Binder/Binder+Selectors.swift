import Language
import Model

// What stands right after a source: a time on its axis, the actor, the topics.
extension Binder {
  mutating func bindSelectors(
    _ selectors: [SelectorSyntax], of source: SourceSyntax, on relation: Relation
  ) -> Relation {
    var result = relation
    for selector in selectors { bindSelector(selector, of: source, on: &result) }
    return result
  }

  private mutating func bindSelector(
    _ selector: SelectorSyntax, of source: SourceSyntax, on relation: inout Relation
  ) {
    switch selector.kind {
    case .time(let test, let hedge):
      guard let axis = relation.axis else { return noTimeAxis(test, source, relation) }
      guard let predicate = timeTest(axis, test, in: relation) else { return }
      relation.filter(hedge, predicate)
    case .actor(let value):
      guard let column = role(\.actor, "from", "an actor", selector.range, relation),
        let text = textValue(value)
      else { return }
      relation.filter(nil, .values(column, ValueMatch(values: [text], mode: .actor)))
    case .topics(let values):
      guard let column = role(\.topic, "about", "a topic", selector.range, relation) else { return }
      let typed = values.compactMap { value in textValue(value).map { ($0, value.range) } }
      guard typed.count == values.count,
        let predicate = valuesTest(column, typed, in: relation)
      else { return }
      relation.filter(nil, predicate)
    case .mentioning(let words, let range):
      guard let predicate = mention(words, range, selector.range, relation) else { return }
      relation.filter(nil, predicate)
    }
  }

  mutating func role(
    _ role: KeyPath<TableRoles, Int?>, _ word: String, _ what: String, _ range: SourceRange,
    _ relation: Relation
  ) -> ColumnReference? {
    guard case .table(let index) = relation.shape else {
      return fail(
        Diagnostic(
          .noRole, "`\(word)` needs rows of a table, and these are \(relation.subject).", at: range)
      )
    }
    let table = schema.tables[index]
    if let column = table.roles[keyPath: role] { return reference(column, of: index) }
    let others = schema.tables.filter { $0.roles[keyPath: role] != nil }.map(\.name)
    return fail(
      Diagnostic(
        .noRole, "`\(word)` needs \(what), and \(table.name) names none.", at: range,
        remedy: others.isEmpty ? nil : "\(enumerated(others).capitalizedFirst) can take it."))
  }

  private mutating func noTimeAxis(
    _ test: TimeTestSyntax, _ source: SourceSyntax, _ relation: Relation
  ) {
    guard case .table(let index) = relation.shape else {
      diagnostics.append(
        Diagnostic(
          .noTimeAxis, "These rows have no date of their own to test.", at: test.range,
          remedy: "Test a column of theirs in a `where`."))
      return
    }
    let table = schema.tables[index]
    let dates = table.columns.filter(\.type.isDate).map(\.name)
    guard let name = table.events.first?.verb ?? dates.first else {
      diagnostics.append(
        Diagnostic(
          .noTimeAxis, "\(table.name) has no date that the time could be about.", at: test.range))
      return
    }
    diagnostics.append(
      Diagnostic(
        .noTimeAxis, "\(table.name) has several dates: \(dates.joined(separator: ", ")).",
        at: test.range, remedy: "Say which one: \(name) …",
        fix: axisFix(name, test, source)))
  }

  // A table's name gives way to the verb; after another source the verb begins a clause, where
  // nothing but clauses may follow.
  private func axisFix(
    _ name: String, _ test: TimeTestSyntax, _ source: SourceSyntax
  ) -> Diagnostic.Fix? {
    guard case .named(let word, _) = source.kind else { return nil }
    let isVerb = schema.tables.contains { $0.events.contains { $0.verb == name } }
    if isVerb, environment.queries[word.text] == nil, tableIndex(word.text) != nil {
      return .init(replace: word.range, with: spelled(name))
    }
    guard source.selectors.count == 1, test.range.lower > word.range.upper else { return nil }
    let start = test.range.lower
    return .init(replace: SourceRange(start, start), with: spelled(name) + " ")
  }
}
