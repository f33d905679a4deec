import Language
import Model

// Where rows come from, and the selectors right after it.
extension Interpreter {
  mutating func run(_ query: QuerySyntax) throws(ReferenceRefusal) -> Stage {
    var stage = try run(query.first)
    for combined in query.rest {
      stage = try combine(combined.setOperator, stage, try run(combined.pipeline))
    }
    return stage
  }

  private mutating func run(_ pipeline: PipelineSyntax) throws(ReferenceRefusal) -> Stage {
    var stage = try source(pipeline.source)
    for clause in pipeline.clauses { try apply(clause, to: &stage) }
    return stage
  }

  private mutating func source(_ source: SourceSyntax) throws(ReferenceRefusal) -> Stage {
    var stage: Stage
    switch source.kind {
    case .missing: throw .meaningless("a source is missing")
    case .aliased(let name, let alias):
      stage = try named(name.text, [])
      stage.scope.alias = alias.text
    case .nested(let query): stage = try run(query)
    case .named(let name, let arguments):
      if let state = state(named: name.text), environment.queries[name.text] == nil,
        tableIndex(name.text) == nil, event(named: name.text) == nil
      {
        return try stateSource(state.state, of: state.table, source.selectors)
      }
      stage = try named(name.text, arguments ?? [])
      // What is hedged is that it happened then: `possibly released since 2024` has the rows of
      // which it is not known when.
      if case .time(_, .some) = source.selectors.first?.kind, isEvent(name.text) {
        stage.pending = []
      }
    }
    for selector in source.selectors { try select(selector, from: &stage) }
    return stage
  }

  mutating func named(
    _ name: String, _ arguments: [ExpressionSyntax]
  ) throws(ReferenceRefusal) -> Stage {
    if environment.queries[name] != nil { return try expanded(name, arguments) }
    guard arguments.isEmpty else { throw .meaningless("'\(name)' takes no values") }
    if name == "_" {
      guard let previous = environment.previous else { throw .meaningless("nothing before") }
      return try run(previous)
    }
    if let table = tableIndex(name) { return rows(of: table, axis: timeAxis(of: table)) }
    guard let (table, column) = event(named: name) else {
      throw .meaningless("no table, event or state '\(name)'")
    }
    let date = quantity(of: column, in: table, links: [])
    var stage = rows(of: table, axis: date)
    stage.pending.append(
      .day(
        DayTest(
          subject: date.subject, date: date.value, holds: { _ in true }, holdsOfNone: false,
          boundaries: [])))
    return stage
  }

  private func rows(of table: Int, axis: Quantity?) -> Stage {
    let candidates = casebook.tables[table].enumerated().map { index, cells in
      Candidate(row: Row(index: index, cells: cells), truth: .yes)
    }
    return Stage(scope: Scope(shape: .table(table), axis: axis), candidates: candidates)
  }

  /// True for an event verb that is no other source.
  private func isEvent(_ name: String) -> Bool {
    environment.queries[name] == nil && tableIndex(name) == nil && event(named: name) != nil
  }

  private func event(named name: String) -> (table: Int, column: Int)? {
    for (table, schema) in schema.tables.enumerated() {
      if let event = schema.events.first(where: { isNamed($0.verb, name) }) {
        return (table, event.column)
      }
    }
    return nil
  }

  private func state(named name: String) -> (state: StateSchema, table: Int)? {
    for (table, schema) in schema.tables.enumerated() {
      if let state = schema.states.first(where: { isNamed($0.name, name) }) {
        return (state, table)
      }
    }
    return nil
  }

  // The first time among the selectors is the state's, without one it is open at the as-of day;
  // others are on the axis, the day on which it began.
  private mutating func stateSource(
    _ state: StateSchema, of table: Int, _ selectors: [SelectorSyntax]
  ) throws(ReferenceRefusal) -> Stage {
    var stage = rows(of: table, axis: quantity(of: state.fromColumn, in: table, links: []))
    var rest = selectors
    let time = rest.firstIndex { if case .time = $0.kind { true } else { false } }
    if let time, case .time(let test, let hedge) = rest.remove(at: time).kind {
      let condition = try stateTest(state, of: table, links: [], test)
      stage.pending.append(hedged(condition, hedge))
    } else {
      let today = schema.asOf
      stage.pending.append(inState(state, table, [], begunBy: today, lastingAfter: today))
    }
    for selector in rest { try select(selector, from: &stage) }
    return stage
  }

  private mutating func expanded(
    _ name: String, _ arguments: [ExpressionSyntax]
  ) throws(ReferenceRefusal) -> Stage {
    guard let named = environment.queries[name], !expanding.contains(name) else {
      throw .meaningless("'\(name)' is defined by itself")
    }
    guard named.parameters.count == arguments.count else {
      throw .meaningless("'\(name)' takes \(named.parameters.count) values")
    }
    let outer = environment
    expanding.append(name)
    defer {
      environment = outer
      expanding.removeLast()
    }
    for (parameter, argument) in zip(named.parameters, arguments) {
      environment.parameters[parameter] = try argumentValue(argument)
    }
    return try run(named.query)
  }

  func argumentValue(
    _ expression: ExpressionSyntax
  ) throws(ReferenceRefusal) -> ReferenceParameter {
    switch expression.kind {
    case .string(let text): return .text(text)
    case .parameter(let name): return try parameter(name)
    case .path(let path) where path.names.count == 1:
      return readBoolean(path.text).map(ReferenceParameter.boolean) ?? .text(path.text)
    case .number(let text):
      if let integer = Int(text) { return .integer(integer) }
      if let number = Double(text) { return .number(number) }
    case .negative(let inner):
      switch try argumentValue(inner) {
      case .integer(let integer): return .integer(-integer)
      case .number(let number): return .number(-number)
      default: break
      }
    case .date, .ago, .relativePeriod: return .date(try period(expression))
    default: break
    }
    throw .meaningless("a value is needed")
  }

  // MARK: Selectors

  private mutating func select(
    _ selector: SelectorSyntax, from stage: inout Stage
  ) throws(ReferenceRefusal) {
    switch selector.kind {
    case .time(let test, let hedge):
      guard let axis = stage.scope.axis else { throw .meaningless("no time axis") }
      stage.pending.append(hedged(try timeTest(axis, test, in: stage.scope), hedge))
    case .actor(let value):
      let column = try role(\.actor, of: stage.scope)
      let text = try text(of: value)
      stage.pending.append(keyTest(column, storedActor(text, of: column)))
    case .topics(let values):
      let column = try role(\.topic, of: stage.scope)
      var typed: [String] = []
      for value in values { typed.append(try text(of: value)) }
      stage.pending.append(try valueTest(column, typed))
    case .mentioning(let words, _):
      let column = try role(\.text, of: stage.scope)
      let language = stage.scope.table.flatMap { schema.tables[$0].language }
      guard let mention = Mention(words, language: language) else {
        throw .meaningless("the words cannot be read")
      }
      stage.pending.append(
        oneValueTest(column) { value in
          guard case .text(let text) = value else { return .unsure }
          return Truth(mention.isIn(text))
        })
    }
  }

  /// A condition as it stands, or hedged.
  func hedged(_ condition: Condition, _ hedge: Hedge?) -> Condition {
    hedge.map { condition.hedged(isPossibly: $0 == .possibly) } ?? condition
  }

  private func role(
    _ role: KeyPath<TableRoles, Int?>, of scope: Scope
  ) throws(ReferenceRefusal) -> Quantity {
    guard let table = scope.table, let column = schema.tables[table].roles[keyPath: role] else {
      throw .meaningless("these rows have no such column")
    }
    return quantity(of: column, in: table, links: [])
  }

  private func text(of value: ValueSyntax) throws(ReferenceRefusal) -> String {
    switch value.kind {
    case .text(let text): return text
    case .parameter(let name): return text(of: try parameter(name))
    }
  }
}
