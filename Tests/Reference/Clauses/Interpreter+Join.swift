import Language
import Model

// `join (query) as r on E`: the pairs of a row so far and a row of the query for which E is yes, in
// the order of the rows so far, then of the query's. What the rows so far have keeps its name; what
// the query's have is `r.name`.
extension Interpreter {
  mutating func join(
    _ joined: JoinedSyntax, _ alias: String, _ test: ExpressionSyntax, _ stage: inout Stage
  ) throws(ReferenceRefusal) {
    if case .made(_, isNameable: false) = stage.scope.shape {
      throw .notCovered("`join` after `across`")
    }
    var right: Stage
    switch joined {
    case .named(let name): right = try named(name.text, [])
    case .query(let query): right = try run(query)
    }
    settle(&stage)
    order(&stage)
    settle(&right)
    order(&right)
    let columns = outputs(of: right)
    guard stage.scope.alias != alias, !stage.scope.joins.contains(where: { $0.alias == alias })
    else { throw .meaningless("'\(alias)' is taken") }
    let place = stage.scope.joins.count
    stage.scope.joins.append(
      Scope.Join(
        alias: alias, columns: columns, inside: right.shown == nil ? right.scope.table : nil,
        place: place))
    // What was computed before was computed of the rows before.
    stage.scope.computed = stage.scope.computed.map(ofRowBefore)
    stage.shown = stage.shown?.map(ofRowBefore)
    let condition = try condition(test, in: stage.scope)
    var pairs: [Candidate] = []
    for left in stage.candidates {
      for other in right.candidates {
        let row = Row(
          index: pairs.count, cells: left.row.cells, outer: left.row.outer,
          joined: left.row.joined + [other.row], before: [left.row])
        let truth = left.truth && other.truth && condition.truth(of: row)
        if truth != .no { pairs.append(Candidate(row: row, truth: truth)) }
      }
    }
    stage.candidates = pairs
    stage.isSorted = true
    stage.isFileOrder = false
  }

  private func ofRowBefore(_ named: NamedQuantity) -> NamedQuantity {
    var quantity = named.quantity
    let value = quantity.value
    quantity.value = { row in value(row.before.first ?? row) }
    quantity.condition = nil
    quantity.within = nil
    if let date = quantity.bucketed { quantity.bucketed = { row in date(row.before.first ?? row) } }
    return NamedQuantity(name: named.name, quantity: quantity)
  }

  /// A column of a joined row.
  func find(_ rest: Path, of join: Scope.Join) -> Quantity? {
    var found = join.columns.first { isNamed($0.name, rest.text) }?.quantity
    if found == nil, let table = join.inside,
      let (links, end) = follow(rest.names.dropLast().map(\.text), from: table),
      let last = rest.names.last, let column = column(named: last.text, of: end)
    {
      found = quantity(of: column, in: end, links: links)
    }
    guard let found else { return nil }
    let value = found.value
    let place = join.place
    return Quantity(
      type: found.type, subject: .joined(place, found.subject),
      value: { value($0.joined[place]) }, origin: found.origin, isColumn: found.isColumn,
      isNamed: found.isNamed, cells: found.cells,
      bucketed: found.bucketed.map { date in { date($0.joined[place]) } })
  }
}
