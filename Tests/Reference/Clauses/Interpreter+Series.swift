import Language
import Model
import Store

// `stock by month` and `flow by month`: for each period, each row is asked anew whether it is in
// the state, came into it and left it.
extension Interpreter {
  /// What a clause counts of each period.
  private struct Figure {
    let name: String
    /// The test of a row and a period by its days.
    let test: (ClosedRange<Int>) -> Condition
    let isPossible: Bool
  }

  mutating func series(
    isFlow: Bool, by items: [ItemSyntax], _ stage: inout Stage
  ) throws(ReferenceRefusal) {
    let (state, table) = try countedState(stage.scope)
    guard
      let place = items.firstIndex(where: { item in
        item.value.path.map { $0.names.count == 1 && !$0.names[0].isQuoted } == true
          && unit(of: item) != nil
      }), let unit = unit(of: items[place])
    else { throw .meaningless("no unit of the calendar") }
    let others = items.indices.filter { $0 != place }.map { items[$0] }
    let keys = try keys(others, in: stage.scope)
    settle(&stage)
    depart(stage)
    let members = Members(
      certain: stage.certainRows,
      unsure: stage.candidates.filter { $0.truth == .unsure }.map(\.row))
    let groups = members.groups(by: keys).filter { !$0.members.all.isEmpty }
    let periods = periods(of: unit, for: members.all, state, table)
    let figures = figures(state, table, isFlow: isFlow)
    var rows: [[Value]] = []
    for group in groups {
      for period in periods {
        var cells = group.keys
        cells.insert(
          .date(
            UncertainDate(period.lowerBound, period.upperBound),
            notation: CivilCalendar.gregorian.label(unit, startingAt: period.lowerBound)),
          at: place)
        let counts = figures.map { count($0, group.members, period) }
        rows.append(cells + (isFlow ? flow(counts) : counts.map(Value.integer)))
      }
    }
    var columns = keys
    columns.insert(
      try made(items[place].alias?.text ?? unit.rawValue, .period(unit)), at: place)
    let names = figures.map(\.name)
    let headings =
      isFlow
      ? ["entered", "left", "net", names[2], "ratio"] + names[3...] : names
    for name in headings {
      columns.append(try made(name, name == "ratio" ? .number : .integer))
    }
    stage = self.stage(ofMade: columns, rows: sorted(rows, keys: items.count))
  }

  // The ratio of what came to what left; of nothing that left, none can be said.
  private func flow(_ counts: [Int]) -> [Value] {
    let ratio: Value =
      counts[1] == 0 ? .unknown : .number(Double(counts[0]) / Double(counts[1]))
    return [.integer(counts[0]), .integer(counts[1]), .integer(counts[0] - counts[1])]
      + [.integer(counts[2]), ratio] + counts[3...].map(Value.integer)
  }

  private func count(
    _ figure: Figure, _ members: Members, _ period: ClosedRange<Int>
  ) -> Int {
    let condition = figure.test(period)
    guard figure.isPossible else {
      return members.certain.count { condition.truth(of: $0) == .yes }
    }
    return members.all.count { condition.truth(of: $0) != .no }
  }

  private mutating func figures(
    _ state: StateSchema, _ table: Int, isFlow: Bool
  ) -> [Figure] {
    let start = quantity(of: state.fromColumn, in: table, links: [])
    let ends = state.toColumns.map { quantity(of: $0, in: table, links: []) }
    let inState = { (day: Int) -> Condition in
      .all(
        [Self.test(start, Day(Int32(day)), isAfter: false)]
          + ends.map { Self.test($0, Day(Int32(day)), isAfter: true) })
    }
    let came = { (period: ClosedRange<Int>) -> Condition in
      .all([
        Self.test(start, Day(Int32(period.lowerBound - 1)), isAfter: true, ofNone: false),
        Self.test(start, Day(Int32(period.upperBound)), isAfter: false),
      ])
    }
    // It has left at the first of its ends.
    let left = { (period: ClosedRange<Int>) -> Condition in
      .all(
        [.any(ends.map { Self.test($0, Day(Int32(period.upperBound)), isAfter: false) })]
          + ends.map { Self.test($0, Day(Int32(period.lowerBound - 1)), isAfter: true) })
    }
    let tests: [(String, (ClosedRange<Int>) -> Condition)] =
      isFlow
      ? [("entered", came), ("left", left), (state.name + "_at_end", { inState($0.upperBound) })]
      : [(state.name, { inState($0.lowerBound) })]
    return tests.map { Figure(name: $0.0, test: $0.1, isPossible: false) }
      + tests.map { Figure(name: "possibly_" + $0.0, test: $0.1, isPossible: true) }
  }

  private static func test(
    _ date: Quantity, _ day: Day, isAfter: Bool, ofNone: Bool? = nil
  ) -> Condition {
    .day(
      DayTest(
        subject: date.subject, date: date.value,
        holds: { isAfter ? $0 > day : $0 <= day }, holdsOfNone: ofNone ?? isAfter,
        boundaries: [day]))
  }

  private func unit(of item: ItemSyntax) -> CalendarUnit? {
    item.value.path.flatMap { CalendarUnit(rawValue: $0.text.lowercased()) }
  }

  private mutating func made(
    _ name: String, _ type: ValueType
  ) throws(ReferenceRefusal) -> NamedQuantity {
    NamedQuantity(name: name, quantity: constant(.unknown, type))
  }

  private func countedState(
    _ scope: Scope
  ) throws(ReferenceRefusal) -> (StateSchema, Int) {
    guard let table = scope.table else { throw .meaningless("rows of no table") }
    let states = schema.tables[table].states
    let begun = states.filter { state in
      guard let axis = scope.axis, case .column(links: let links, let column) = axis.subject
      else { return false }
      return links.isEmpty && column == state.fromColumn
    }
    if begun.count == 1 { return (begun[0], table) }
    guard states.count == 1 else { throw .meaningless("not one state") }
    return (states[0], table)
  }

  // From the first day that a date names to the as-of day.
  private func periods(
    of unit: CalendarUnit, for rows: [Row], _ state: StateSchema, _ table: Int
  ) -> [ClosedRange<Int>] {
    let dates = ([state.fromColumn] + state.toColumns).map {
      quantity(of: $0, in: table, links: [])
    }
    let days = rows.flatMap { row in
      dates.flatMap { date -> [Day] in
        guard case .date(let value, _) = date.value(row) else { return [] }
        return [value.earliest, value.latest].filter { !$0.isDistant }
      }
    }
    guard let first = days.min() else { return [] }
    var periods: [ClosedRange<Int>] = []
    var day = Int(first.number)
    while true {
      let period = CivilCalendar.gregorian.days(of: unit, holding: day)
      guard period.lowerBound <= Int(schema.asOf.number) else { return periods }
      periods.append(period)
      day = period.upperBound + 1
    }
  }

  private func sorted(_ rows: [[Value]], keys: Int) -> [[Value]] {
    rows.enumerated().sorted { left, right in
      for place in 0..<keys {
        switch precedence(left.element[place], right.element[place]) {
        case .before: return true
        case .after: return false
        case .same: continue
        }
      }
      return left.offset < right.offset
    }.map(\.element)
  }
}
