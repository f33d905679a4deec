import Model

// `stock by month` and `flow by region, year`.
extension QueryDraw {
  /// Figures of the only state of a table, and what is asked of them; nil where there is none.
  mutating func series(_ scope: QueryScope) -> String? {
    guard let table = scope.table, let state = vocabulary.schema.tables[table].states.first else {
      return nil
    }
    let isFlow = random.once(in: 2)
    let unit = random.word("month", "quarter", "year", "year", "decade", "week")
    var keys = [unit + random.word("", "", " as " + newName())]
    while keys.count < 3, random.once(in: 3) {
      keys.insert("\(key(scope)) as \(newName())", at: random.number(0...keys.count))
    }
    let text = " \(isFlow ? "flow" : "stock") by " + keys.joined(separator: ", ")
    let names =
      isFlow
      ? ["entered", "left", "net", "possibly_left", "\(state.name)_at_end"]
      : [state.name, "possibly_\(state.name)"]
    let made = QueryScope(
      table: nil,
      columns: names.map { QueryColumn(path: $0, type: .integer, isComputed: true) })
    switch random.number(1...5) {
    case 1: return text + " where " + condition(made, depth: 1)
    case 2: return text + " show " + items(made, 1...2)
    case 3: return text + limit(made)
    case 4: return text + " \(random.word("sum", "greatest")) \(names[0])"
    default: return text
    }
  }
}
