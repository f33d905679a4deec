import Language
import Model

/// A state of a table, and how to get there from the rows.
struct StatePlace {
  /// The state.
  let state: StateSchema
  /// The index of its table.
  let table: Int
  /// The links to follow first.
  var links: [LinkStep] = []
  /// The links' names, each with its dot.
  var prefix = ""
}

// States such as `held`: a test of one is a pair of tests of the dates at which it begins and ends.
extension Binder {
  /// The state that a path names; a column of that name comes first.
  func state(at typed: Path, in relation: Relation) -> StatePlace? {
    guard case .table(let start) = relation.shape else { return nil }
    let path = local(typed, in: relation)
    guard let end = follow(path, from: start), let last = path.names.last,
      columnIndex(last.text, of: end.table) == nil,
      let state = schema.tables[end.table].states.first(where: { matches($0.name, last.text) })
    else { return nil }
    return StatePlace(state: state, table: end.table, links: end.links, prefix: end.prefix)
  }

  /// `held on 2024-07-01` and its like.
  mutating func stateTest(_ place: StatePlace, _ test: TimeTestSyntax) -> Predicate? {
    switch test.kind {
    case .on(let time), .within(.single(let time)), .during(.single(let time)):
      return period(time).map { holds(place, from: $0.first, until: $0.last) }
    case .within(.range(let first, let last)), .during(.range(let first, let last)),
      .between(let first, let last):
      return span(first, last).map { holds(place, from: $0.first, until: $0.last) }
    case .since(let time):
      return period(time).map {
        holds(place, from: $0.first, until: max($0.first, schema.asOf))
      }
    case .until(let time):
      return period(time).map { holds(place, from: .distantPast, until: $0.last) }
    case .throughout(.single(let time)):
      return period(time).map { holds(place, from: $0.last, until: $0.first) }
    case .throughout(.range(let first, let last)):
      return span(first, last).map { holds(place, from: $0.last, until: $0.first) }
    case .before, .after, .near:
      return fail(
        Diagnostic(
          .typeMismatch,
          "`\(place.state.name)` lasts: it takes `on`, `during`, `throughout`, `since` or `until`.",
          at: test.range,
          remedy: "Or test the day it began: \(beginning(of: place)) …"))
    }
  }

  private func beginning(of place: StatePlace) -> String {
    schema.tables[place.table].columns[place.state.fromColumn].name
  }

  // From the first day of one period to the last of another that does not end before it.
  private mutating func span(_ first: ExpressionSyntax, _ last: ExpressionSyntax) -> Period? {
    guard let start = period(first), let end = period(last) else { return nil }
    guard start.first <= end.last else { return reversed(first, last) }
    return Period(start.first, end.last)
  }

  /// Rows that are in the state as of the record's day.
  func holds(_ place: StatePlace) -> Predicate {
    holds(place, from: schema.asOf, until: schema.asOf)
  }

  /// Rows whose interval began by `until` and had not ended by `from`: with `from` ≤ `until`, those
  /// in the state at some time between; the other way round, those in it all the time between.
  private func holds(_ place: StatePlace, from: Day, until: Day) -> Predicate {
    func date(_ column: Int) -> Scalar {
      columnScalar(column, of: place.table, links: place.links, prefix: place.prefix)
    }
    let began = Predicate.days(date(place.state.fromColumn), DaySet(.upTo(until)))
    guard !from.isDistant else { return began }
    let ends = place.state.toColumns.map { column in
      Predicate.days(date(column), DaySet(.from(from.advanced(by: 1)), includesNone: true))
    }
    return .and([began] + ends)
  }
}
