import Language
import Model

// Where rows come from: tables, event verbs, states, `let` names, `_` and nested queries.
extension Binder {
  mutating func bindSource(_ source: SourceSyntax) -> Relation? {
    switch source.kind {
    case .missing: return nil
    case .aliased(let name, let alias):
      var relation = bindNamed(name, arguments: nil, source: source)
      relation?.aliases = [alias.text]
      return relation
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
      guard let relation = expandedQuery(query, name: name, arguments: arguments ?? []) else {
        return nil
      }
      return bindSelectors(source.selectors, of: source, on: relation)
    }
    if let arguments, !arguments.isEmpty {
      let near = nearest(to: name.text, among: environment.queries.keys.sorted())
      return fail(
        Diagnostic(
          .unknownSource, "There is no query '\(name.text)' that takes values.", at: name.range,
          remedy: near.isEmpty ? "Name one: let \(name.text)(x) = …" : didYouMean(near),
          fix: near.first.map { .init(replace: name.range, with: spelled($0)) }))
    }
    if name.text == "_" {
      guard let relation = previousQuery(name) else { return nil }
      return bindSelectors(source.selectors, of: source, on: relation)
    }
    if let table = tableIndex(name.text) {
      let relation = Relation(
        plan: .scan(table: table), shape: .table(table), axis: timeAxis(of: table),
        subject: schema.tables[table].name)
      return bindSelectors(source.selectors, of: source, on: relation)
    }
    for index in schema.tables.indices {
      let events = schema.tables[index].events
      if let event = events.first(where: { matches($0.verb, name.text) }) {
        return bindEvent(event, table: index, source: source)
      }
      let states = schema.tables[index].states
      if let state = states.first(where: { matches($0.name, name.text) }) {
        return bindState(state, table: index, source: source)
      }
    }
    return unknownSource(name, source)
  }

  private mutating func unknownSource(_ name: Name, _ source: SourceSyntax) -> Relation? {
    if let command = Binder.commands[name.text.lowercased()] {
      return fail(
        Diagnostic(
          .unknownSource, "There is no table, event or state '\(name.text)'.", at: name.range,
          remedy: "In the shell, \(command) is a command."))
    }
    let near = nearest(to: name.text, among: sourceNames)
    let tables = schema.tables.map(\.name)
    let owners = schema.tables.indices.filter { columnIndex(name.text, of: $0) != nil }
    let isEvent = source.selectors.contains { selector in
      if case .time = selector.kind { true } else { false }
    }
    let verbs = schema.tables.flatMap { $0.events.map(\.verb) + $0.states.map(\.name) }
    let sources =
      isEvent && !verbs.isEmpty
      ? "What has a time is \(enumerated(verbs))." : "The tables are \(enumerated(tables))."
    let known =
      owners.isEmpty
      ? sources
      : "It is a column of \(enumerated(owners.map { tables[$0] }))."
    return fail(
      Diagnostic(
        .unknownSource, "There is no table, event or state '\(shortened(name.text))'.",
        at: name.range,
        remedy: near.isEmpty ? known : didYouMean(near),
        fix: near.first.map { .init(replace: name.range, with: spelled($0)) }))
  }

  // What people ask a shell for without its dot.
  private static let commands = [
    "help": ".help", "quit": ".quit", "exit": ".quit", "bye": ".quit", "limits": ".limits",
  ]

  /// Everything that can stand at the start of a query.
  package var sourceNames: [String] {
    schema.tables.flatMap { table in
      [table.name] + table.events.map(\.verb) + table.states.map(\.name)
    } + environment.queries.keys.sorted()
  }

  func tableIndex(_ name: String) -> Int? {
    // By their places, for a schema of a table is copied when it is asked itself.
    let tables = schema.tables
    return tables.indices.first { tables[$0].name == name }
      ?? tables.indices.first { matches(tables[$0].name, name) }
  }

  private mutating func bindEvent(
    _ event: EventSchema, table: Int, source: SourceSyntax
  ) -> Relation? {
    let axis = columnScalar(event.column, of: table)
    var relation = Relation(
      plan: .scan(table: table), shape: .table(table), axis: axis,
      subject: schema.tables[table].name)
    // `possibly released since 2024` hedges that it happened, too: a row whose date is unknown is
    // possible.
    if case .time(_, .some) = source.selectors.first?.kind {
      return bindSelectors(source.selectors, of: source, on: relation)
    }
    relation.filter(nil, .days(axis, DaySet(.all)))
    return bindSelectors(source.selectors, of: source, on: relation)
  }

  private mutating func bindState(
    _ state: StateSchema, table: Int, source: SourceSyntax
  ) -> Relation? {
    let place = StatePlace(state: state, table: table)
    var relation = Relation(
      plan: .scan(table: table), shape: .table(table),
      axis: columnScalar(state.fromColumn, of: table), subject: schema.tables[table].name)
    // Only the first time is the state's; what follows it is about the date at which it began.
    var rest = source.selectors[...]
    if case .time(let test, let hedge) = rest.first?.kind {
      rest.removeFirst()
      if let predicate = stateTest(place, test) { relation.filter(hedge, predicate) }
    } else {
      relation.filter(nil, holds(place))
    }
    return bindSelectors(Array(rest), of: source, on: relation)
  }
}
