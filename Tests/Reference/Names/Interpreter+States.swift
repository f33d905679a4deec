import Language
import Model

// States: intervals between dates. `held on D` is yes iff it began by D and has not ended by D
// (language.md, 1.5); the first of several ends counts, so none of them may have come.
extension Interpreter {
  /// The state that a path names, with the links that lead to it; nil if it names none.
  func state(
    _ path: Path, in scope: Scope
  ) -> (state: StateSchema, table: Int, links: [Origin])? {
    guard let start = scope.table, let last = path.names.last?.text,
      let (links, table) = follow(path.names.dropLast().map(\.text), from: start),
      column(named: last, of: table) == nil,
      let state = schema.tables[table].states.first(where: { isNamed($0.name, last) })
    else { return nil }
    return (state, table, links)
  }

  mutating func stateTest(
    _ state: StateSchema, of table: Int, links: [Origin], _ test: TimeTestSyntax
  ) throws(ReferenceRefusal) -> Condition {
    switch test.kind {
    case .on(let time), .within(.single(let time)), .during(.single(let time)):
      let period = try period(time)
      return inState(state, table, links, begunBy: period.last, lastingAfter: period.first)
    case .within(.range(let first, let last)), .during(.range(let first, let last)),
      .between(let first, let last):
      let span = try checkOrder(first, last)
      return inState(state, table, links, begunBy: span.last, lastingAfter: span.first)
    case .since(let time):
      let start = try period(time).first
      return inState(
        state, table, links, begunBy: max(start, schema.asOf), lastingAfter: start)
    case .until(let time):
      return inState(
        state, table, links, begunBy: try period(time).last, lastingAfter: .distantPast)
    case .throughout(.single(let time)):
      let period = try period(time)
      return inState(state, table, links, begunBy: period.first, lastingAfter: period.last)
    case .throughout(.range(let first, let last)):
      let span = try checkOrder(first, last)
      return inState(state, table, links, begunBy: span.first, lastingAfter: span.last)
    case .before, .after, .near:
      throw .meaningless("a state takes on, during, throughout, since or until")
    }
  }

  /// Rows whose interval began on a day or before it, and had not ended on another day.
  func inState(
    _ state: StateSchema, _ table: Int, _ links: [Origin], begunBy: Day, lastingAfter: Day
  ) -> Condition {
    let began = quantity(of: state.fromColumn, in: table, links: links)
    let tests = [
      DayTest(
        subject: began.subject, date: began.value, holds: { $0 <= begunBy }, holdsOfNone: false,
        boundaries: [begunBy])
    ]
    // `held until 2024` asks nothing of the end.
    if lastingAfter.isDistant { return .all(tests.map(Condition.day)) }
    let ends = state.toColumns.map { column in
      let ended = quantity(of: column, in: table, links: links)
      return DayTest(
        subject: ended.subject, date: ended.value, holds: { $0 > lastingAfter },
        holdsOfNone: true, boundaries: [lastingAfter])
    }
    return .all((tests + ends).map(Condition.day))
  }
}
