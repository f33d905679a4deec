import Language
import Model

// `stock by month` and `flow by month`: how many rows are in a state, come into it and leave it.
extension Binder {
  /// How many are in the state at each period's start.
  mutating func bindStock(
    by items: [ItemSyntax], at range: SourceRange, on relation: inout Relation
  ) {
    guard let base = bindSeries("stock", by: items, at: range, in: relation) else { return }
    var taken = base.taken
    let name = free(base.state.name, &taken)
    let possible = free("possibly_" + base.state.name, &taken)
    let series = base.series.counting([
      StateFigure(name: name, counted: .start, isPossible: false),
      StateFigure(name: possible, counted: .start, isPossible: true),
    ])
    become(.series(series, relation.plan), series.columns, &relation)
  }

  /// How many come and go in each period, and how many are in the state at its end.
  mutating func bindFlow(
    by items: [ItemSyntax], at range: SourceRange, on relation: inout Relation
  ) {
    guard let base = bindSeries("flow", by: items, at: range, in: relation) else { return }
    var taken = base.taken
    let kinds: [(name: String, counted: StateFigure.Counted)] = [
      ("entered", .entered), ("left", .left), (base.state.name + "_at_end", .end),
    ]
    let names = ["entered", "left", "net", base.state.name + "_at_end", "ratio"]
      .map { free($0, &taken) }
    let certain = zip([names[0], names[1], names[3]], kinds).map { name, kind in
      StateFigure(name: name, counted: kind.counted, isPossible: false)
    }
    let possible = kinds.map { kind in
      StateFigure(
        name: free("possibly_" + kind.name, &taken), counted: kind.counted, isPossible: true)
    }
    let series = base.series.counting(certain + possible)
    let columns = series.columns
    let own = columns.indices.map {
      NamedScalar(name: columns[$0].name, value: madeColumn($0, columns))
    }
    let keyCount = columns.count - series.figures.count
    let (entered, left) = (own[keyCount].value, own[keyCount + 1].value)
    let net = NamedScalar(
      name: names[2], value: .arithmetic(.subtract, entered, left, .integer))
    let ratio = NamedScalar(name: names[4], value: .arithmetic(.divide, entered, left, .number))
    let shown =
      own[..<(keyCount + 2)] + [net, own[keyCount + 2], ratio] + own[(keyCount + 3)...]
    become(
      .project(Array(shown), .series(series, relation.plan)),
      shown.map { ShapeColumn(name: $0.name, type: $0.value.type) }, &relation)
  }

  // Every row is seen, in any order, as groups are made.
  private func become(
    _ plan: LogicalPlan, _ columns: [ShapeColumn], _ relation: inout Relation
  ) {
    relation = Relation(
      plan: plan, shape: .columns(columns), axis: nil, isSorted: true, subject: "rows",
      sourceSubject: relation.sourceSubject ?? relation.subject)
  }

  /// The series without figures, its state, and the names of its keys.
  private mutating func bindSeries(
    _ word: String, by items: [ItemSyntax], at range: SourceRange, in relation: Relation
  ) -> (series: StateSeries, state: StateSchema, taken: Set<String>)? {
    guard let (state, table) = countedState(word, at: range, in: relation),
      let (unit, place) = seriesUnit(word, items)
    else { return nil }
    var taken: Set<String> = []
    var keys: [NamedScalar] = []
    for (index, item) in items.enumerated() {
      let name: String
      if index == place {
        name = item.alias?.text ?? itemName(item.value).lowercased()
      } else {
        guard let key = bindKey(item, in: relation) else { return nil }
        keys.append(key)
        name = key.name
      }
      guard taken.insert(name).inserted else {
        duplicate(
          name, at: item.alias?.range ?? item.value.range, remedy: "Name one of them with `as`.")
        return nil
      }
    }
    let series = StateSeries(
      unit: unit, from: columnScalar(state.fromColumn, of: table),
      to: state.toColumns.map { columnScalar($0, of: table) }, asOf: schema.asOf,
      periodName: items[place].alias?.text ?? unit.rawValue, periodPlace: place, keys: keys,
      figures: [])
    return (series, state, taken)
  }

  /// The unit of the calendar among the keys, and its place.
  private mutating func seriesUnit(
    _ word: String, _ items: [ItemSyntax]
  ) -> (CalendarUnit, Int)? {
    for (index, item) in items.enumerated() {
      if let path = item.value.path, path.names.count == 1, !path.names[0].isQuoted,
        let unit = CalendarUnit(rawValue: path.text.lowercased())
      {
        return (unit, index)
      }
    }
    let dotted = items.first { item in
      item.value.path?.names.last.flatMap { CalendarUnit(rawValue: $0.text.lowercased()) } != nil
    }
    let unit = dotted?.value.path?.names.last?.text.lowercased() ?? "month"
    return fail(
      Diagnostic(
        .unknownUnit, "`\(word)` needs periods of the calendar to count by.",
        at: dotted?.value.range ?? items.first?.value.range ?? SourceRange(0, 0),
        remedy: "Both dates of a row are counted, so that the unit stands alone, as in by month.",
        fix: (dotted ?? items.first).map { item in
          let text = SyntaxPrinter.text(of: item.value)
          return .init(
            replace: item.value.range, with: dotted == nil ? "\(unit), \(text)" : unit)
        }))
  }

  /// The state that begins with the rows' own event, or the only one of their table.
  private mutating func countedState(
    _ word: String, at range: SourceRange, in relation: Relation
  ) -> (StateSchema, Int)? {
    guard case .table(let table) = relation.shape else {
      return fail(
        Diagnostic(
          .notAvailableHere, "`\(word)` counts rows of a table, and these are made of them.",
          at: range, remedy: "Put it before what makes groups."))
    }
    let states = schema.tables[table].states
    let begun = states.filter { columnScalar($0.fromColumn, of: table) == relation.axis }
    if begun.count == 1 { return (begun[0], table) }
    if states.count == 1 { return (states[0], table) }
    let name = schema.tables[table].name
    guard let first = states.first else {
      let others = schema.tables.filter { !$0.states.isEmpty }.map(\.name)
      return fail(
        Diagnostic(
          .noRole, "\(name) has no state that `\(word)` could count.", at: range,
          remedy: others.isEmpty
            ? "A data package names states under casebook.tables."
            : "A state is of \(others.joined(separator: ", "))."))
    }
    let beginning = schema.tables[table].columns[first.fromColumn].name
    return fail(
      Diagnostic(
        .noRole, "\(name) has several states: \(enumerated(states.map(\.name))).", at: range,
        remedy: "Begin with the event that begins one, as in \(beginning)."))
  }
}
