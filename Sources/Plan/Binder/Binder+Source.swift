import Language
import Model

// Where rows come from: tables, event verbs, states, `let` names, `_`, nested queries, and the selectors
// right after them.
extension Binder {
  mutating func bindSource(_ source: SourceSyntax) -> Relation? {
    switch source.kind {
    case .missing: return nil
    case .aliased(_, let alias): return later("`as` after a source", at: alias.range)
    case .nested(let query):
      guard let relation = bindQuery(query) else { return nil }
      return bindSelectors(source.selectors, of: source, on: relation)
    case .named(let name, let arguments):
      return bindNamed(name, arguments: arguments, source: source)
    }
  }

  private mutating func bindNamed(
    _ name: Name, arguments: [ExpressionSyntax]?, source: SourceSyntax
  ) -> Relation? {
    if let query = environment.queries[name.text] {
      return expandedQuery(query, name: name, arguments: arguments ?? [], source: source)
    }
    if let arguments, let first = arguments.first {
      return fail(
        Diagnostic(
          .unknownSource, "There is no query '\(name.text)' that takes values.",
          at: name.range.joined(with: first.range)))
    }
    if name.text == "_" {
      guard let previous = environment.previous else {
        return fail(
          Diagnostic(
            .noPreviousQuery, "There is no previous query for `_` to stand for.", at: name.range,
            remedy: "Ask a query first."))
      }
      guard let relation = bindQuery(previous) else { return nil }
      return bindSelectors(source.selectors, of: source, on: relation)
    }
    if let table = tableIndex(name.text) {
      let relation = Relation(
        plan: .scan(table: table), shape: .table(table), axis: timeAxis(of: table),
        subject: schema.tables[table].name)
      return bindSelectors(source.selectors, of: source, on: relation)
    }
    for (index, table) in schema.tables.enumerated() {
      if let event = table.events.first(where: { matches($0.verb, name.text) }) {
        return bindEvent(event, table: index, source: source)
      }
      if let state = table.states.first(where: { matches($0.name, name.text) }) {
        return bindState(state, table: index, source: source)
      }
    }
    return unknownSource(name)
  }

  private mutating func unknownSource(_ name: Name) -> Relation? {
    let known = sourceNames
    let near = nearest(to: name.text, among: known)
    let tables = schema.tables.map(\.name).joined(separator: ", ")
    return fail(
      Diagnostic(
        .unknownSource, "There is no table, event or state '\(name.text)'.", at: name.range,
        remedy: near.isEmpty ? "The tables are \(tables)." : didYouMean(near),
        fix: near.first.map { .init(replace: name.range, with: spelled($0)) }))
  }

  /// Everything that can stand at the start of a query, without `let` names.
  package var sourceNames: [String] {
    schema.tables.flatMap { table in
      [table.name] + table.events.map(\.verb) + table.states.map(\.name)
    } + environment.queries.keys.sorted()
  }

  func tableIndex(_ name: String) -> Int? {
    schema.tableIndex(named: name) ?? schema.tables.firstIndex { matches($0.name, name) }
  }

  /// Names are found exactly or, failing that, in any case.
  func matches(_ known: String, _ typed: String) -> Bool {
    known == typed || known.lowercased() == typed.lowercased()
  }

  private mutating func bindEvent(
    _ event: EventSchema, table: Int, source: SourceSyntax
  ) -> Relation? {
    let axis = columnScalar(event.column, of: table)
    let happened = Predicate.days(axis, DaySet(.all))
    let relation = Relation(
      plan: .filter(happened, .scan(table: table)), shape: .table(table), axis: axis,
      subject: schema.tables[table].name)
    return bindSelectors(source.selectors, of: source, on: relation)
  }

  private mutating func bindState(
    _ state: StateSchema, table: Int, source: SourceSyntax
  ) -> Relation? {
    let scan = LogicalPlan.scan(table: table)
    var relation = Relation(
      plan: scan, shape: .table(table), axis: columnScalar(state.fromColumn, of: table),
      subject: schema.tables[table].name)
    var rest = source.selectors
    let test: TimeTestSyntax?
    if case .time(let time, let hedge) = rest.first?.kind {
      test = time
      rest.removeFirst()
      guard let predicate = stateTest(state, of: table, time) else { return nil }
      relation.plan = .filter(hedge.map { .hedged($0, predicate) } ?? predicate, scan)
    } else {
      test = nil
      relation.plan = .filter(
        inState(state, of: table, from: schema.asOf, until: schema.asOf), scan)
    }
    _ = test
    return bindSelectors(rest, of: source, on: relation)
  }

  private mutating func expandedQuery(
    _ named: Environment.NamedQuery, name: Name, arguments: [ExpressionSyntax],
    source: SourceSyntax
  ) -> Relation? {
    guard !expanding.contains(name.text) else {
      return fail(
        Diagnostic(
          .recursiveDefinition, "'\(name.text)' is defined by itself.", at: name.range))
    }
    guard named.parameters.count == arguments.count else {
      return fail(
        Diagnostic(
          .wrongArguments,
          "'\(name.text)' takes \(counted(named.parameters.count, "value")), not "
            + "\(arguments.count).", at: name.range))
    }
    let outer = environment
    expanding.append(name.text)
    defer {
      environment = outer
      expanding.removeLast()
    }
    for (parameter, argument) in zip(named.parameters, arguments) {
      guard let value = parameterValue(argument) else { return nil }
      environment.parameters[parameter] = value
    }
    guard let relation = bindQuery(named.query) else { return nil }
    environment = outer
    return bindSelectors(source.selectors, of: source, on: relation)
  }
}

// MARK: - Selectors

extension Binder {
  private mutating func bindSelectors(
    _ selectors: [SelectorSyntax], of source: SourceSyntax, on relation: Relation
  ) -> Relation? {
    var result = relation
    for selector in selectors {
      guard let predicate = bindSelector(selector, of: source, on: result) else { continue }
      result.plan = .filter(predicate, result.plan)
    }
    return result
  }

  private mutating func bindSelector(
    _ selector: SelectorSyntax, of source: SourceSyntax, on relation: Relation
  ) -> Predicate? {
    switch selector.kind {
    case .time(let test, let hedge):
      guard let axis = relation.axis else { return noTimeAxis(test, source: source, relation) }
      guard let predicate = timeTest(axis, test, in: relation) else { return nil }
      return hedge.map { .hedged($0, predicate) } ?? predicate
    case .actor(let value):
      guard let column = role(\.actor, "from", "an actor", selector.range, relation) else {
        return nil
      }
      guard let text = textValue(value) else { return nil }
      return .values(column, ValueMatch(values: [text], mode: .actor))
    case .topics(let values):
      guard let column = role(\.topic, "about", "a topic", selector.range, relation) else {
        return nil
      }
      var typed: [(String, SourceRange)] = []
      for value in values {
        guard let text = textValue(value) else { return nil }
        typed.append((text, value.range))
      }
      return valuesTest(column, typed, in: relation)
    case .mentioning(_, let range): return later("mentioning", at: range)
    }
  }

  private mutating func role(
    _ role: KeyPath<TableRoles, Int?>, _ word: String, _ what: String, _ range: SourceRange,
    _ relation: Relation
  ) -> ColumnReference? {
    if case .table(let table) = relation.shape {
      if let column = schema.tables[table].roles[keyPath: role] {
        return reference(column, of: table)
      }
      return fail(
        Diagnostic(
          .noRole, "`\(word)` needs \(what), and \(schema.tables[table].name) names none.",
          at: range))
    }
    return fail(
      Diagnostic(.noRole, "`\(word)` needs rows of a table, not groups.", at: range))
  }

  private mutating func noTimeAxis(
    _ test: TimeTestSyntax, source: SourceSyntax, _ relation: Relation
  ) -> Predicate? {
    guard case .table(let index) = relation.shape else {
      return fail(
        Diagnostic(
          .noTimeAxis, "These rows have no date of their own to test.", at: test.range,
          remedy: "Name a column: where month since 2024."))
    }
    let table = schema.tables[index]
    let dates = table.columns.filter(\.type.isDate).map(\.name)
    guard let first = table.events.first?.verb, case .named(let name, _) = source.kind else {
      return fail(
        Diagnostic(
          .noTimeAxis, "\(table.name) has no date to which the time could refer.", at: test.range))
    }
    return fail(
      Diagnostic(
        .noTimeAxis, "\(table.name) has several dates: \(dates.joined(separator: ", ")).",
        at: test.range, remedy: "Say which one by its verb.",
        fix: .init(replace: name.range, with: spelled(first))))
  }
}
