import Language
import Model

// Paths: a computed name, a column, a column at the end of links, a part of a date, a calendar unit
// of the time axis, or a column of a row outside the brackets.
extension Interpreter {
  mutating func resolve(
    _ path: Path, in scope: Scope
  ) throws(ReferenceRefusal) -> Quantity {
    guard let found = try find(path, in: scope) else {
      throw .meaningless("no column '\(path.text)'")
    }
    return found
  }

  /// What a path means; nil if it means nothing.
  mutating func find(_ path: Path, in scope: Scope) throws(ReferenceRefusal) -> Quantity? {
    if path.names.count == 1 { return try findName(path.names[0].text, in: scope) }
    let first = path.names[0].text
    let rest = Path(Array(path.names.dropFirst()))
    if first.lowercased() == "this" { return try find(rest, in: scope) }
    if case .made(let columns, true) = scope.shape,
      let column = columns.first(where: { isNamed($0.name, path.text) })
    {
      return column.quantity
    }
    if let last = path.names.last, last.text.lowercased() == "weekday",
      let date = try find(Path(Array(path.names.dropLast())), in: scope), date.type.isDate
    {
      return weekday(of: date)
    }
    if let last = path.names.last, let unit = CalendarUnit(rawValue: last.text.lowercased()),
      let date = try find(Path(Array(path.names.dropLast())), in: scope), date.type.isDate
    {
      return calendarPeriod(unit, of: date)
    }
    if let join = scope.joins.first(where: { $0.alias == first }) { return find(rest, of: join) }
    if scope.alias == first { return try find(rest, in: scope) }
    // Inside the brackets the outer row goes by its table's singular, before any link of that name.
    if let outside = try findOutside(first, rest, in: scope) { return outside }
    guard let table = scope.table else { return nil }
    if let column = walk(path, from: table) { return column }
    if isNamed(schema.tables[table].singular, first), link(named: first, of: table) == nil {
      return try find(rest, in: scope)
    }
    return state(path, in: scope).map { openState($0.state, $0.table, $0.links) }
  }

  private mutating func findName(
    _ name: String, in scope: Scope
  ) throws(ReferenceRefusal) -> Quantity? {
    if let computed = scope.computed.last(where: { $0.name == name }) { return computed.quantity }
    switch scope.shape {
    case .table(let table):
      if let column = column(named: name, of: table) {
        return quantity(of: column, in: table, links: [])
      }
    case .made(let columns, let isNameable):
      if isNameable, let column = columns.first(where: { isNamed($0.name, name) }) {
        return column.quantity
      }
    }
    if let defined = try defined(name, [], in: scope) { return defined }
    if let unit = CalendarUnit(rawValue: name.lowercased()), let axis = scope.axis {
      return calendarPeriod(unit, of: axis)
    }
    if name.lowercased() == "today" { return dateConstant(Period(schema.asOf)) }
    let path = Path([Name(name, SourceRange(0, 0))])
    return state(path, in: scope).map { openState($0.state, $0.table, $0.links) }
  }

  // A state's name alone asks whether it is open at the as-of day.
  private mutating func openState(
    _ state: StateSchema, _ table: Int, _ links: [Origin]
  ) -> Quantity {
    boolean(
      inState(state, table, links, begunBy: schema.asOf, lastingAfter: schema.asOf))
  }

  // `case.released` inside the brackets of `any statements (…)`.
  private mutating func findOutside(
    _ singular: String, _ rest: Path, in scope: Scope
  ) throws(ReferenceRefusal) -> Quantity? {
    for (level, outside) in scope.outer.enumerated() {
      let isMeant = outside.table.map { isNamed(schema.tables[$0].singular, singular) } ?? false
      guard isMeant || outside.alias == singular,
        let found = try find(rest, in: outside)
      else { continue }
      let value = found.value
      return Quantity(
        type: found.type, subject: .outer(level, found.subject), value: { value($0.outer[level]) },
        origin: found.origin, isColumn: found.isColumn, isNamed: found.isNamed,
        bucketed: found.bucketed.map { date in { date($0.outer[level]) } })
    }
    return nil
  }

  // MARK: Columns and links

  private func walk(_ path: Path, from start: Int) -> Quantity? {
    guard let (links, table) = follow(path.names.dropLast().map(\.text), from: start),
      let last = path.names.last, let column = column(named: last.text, of: table)
    else { return nil }
    return quantity(of: column, in: table, links: links)
  }

  /// The link columns that names stand for, and the table they lead to; nil if one is no link.
  func follow(_ names: some Sequence<String>, from start: Int) -> (links: [Origin], table: Int)? {
    var links: [Origin] = []
    var table = start
    for name in names {
      guard let column = link(named: name, of: table),
        let target = schema.tables[table].columns[column].link?.table
      else { return nil }
      links.append(Origin(table: table, column: column))
      table = target
    }
    return (links, table)
  }

  /// A column read from a row at the start of some links.
  func quantity(of column: Int, in table: Int, links: [Origin]) -> Quantity {
    let origin = Origin(table: table, column: column)
    let schema = casebook.column(origin)
    let casebook = casebook
    return Quantity(
      type: schema.type, subject: .column(links: links.map(\.column), column),
      value: { row in
        var cells = row.cells
        for step in links {
          guard let link = casebook.column(step).link else { return .unknown }
          let key = cells[step.column]
          guard let target = casebook.target(of: key, link) else {
            return key == .none ? .none : .unknown
          }
          cells = target
        }
        return cells[column]
      }, origin: origin, isColumn: true, isNamed: schema.link != nil)
  }

  /// The column with this name, or the date of this event verb.
  func column(named name: String, of table: Int) -> Int? {
    let schema = schema.tables[table]
    return schema.columns.firstIndex { $0.name == name }
      ?? schema.columns.firstIndex { isNamed($0.name, name) }
      ?? schema.events.first { isNamed($0.verb, name) }?.column
  }

  /// The link column that a name stands for: itself, with `_id`, or the only one that leads to a
  /// table of this singular.
  func link(named name: String, of table: Int) -> Int? {
    let columns = schema.tables[table].columns
    let links = columns.indices.filter { columns[$0].link != nil }
    if let column = links.first(where: { isNamed(columns[$0].name, name) }) { return column }
    if let column = links.first(where: { isNamed(columns[$0].name, name + "_id") }) {
      return column
    }
    let leading = links.filter { column in
      columns[column].link.map { isNamed(schema.tables[$0.table].singular, name) } ?? false
    }
    return leading.count == 1 ? leading[0] : nil
  }

  func tableIndex(_ name: String) -> Int? {
    schema.tables.firstIndex { $0.name == name }
      ?? schema.tables.firstIndex { isNamed($0.name, name) }
  }

  /// The date that a table's time words refer to: the one the package names, or the only one there
  /// is.
  func timeAxis(of table: Int) -> Quantity? {
    let columns = schema.tables[table].columns
    let dates = columns.indices.filter { columns[$0].type.isDate }
    let axis = schema.tables[table].roles.time ?? (dates.count == 1 ? dates[0] : nil)
    return axis.map { quantity(of: $0, in: table, links: []) }
  }

  /// The day of the week of a date, from 1 for Monday; unknown of a date that can be several days.
  private func weekday(of date: Quantity) -> Quantity {
    let value = date.value
    return Quantity(
      type: .weekday, subject: .weekday(date.subject),
      value: { row in
        let value = value(row)
        guard case .date(let date, _) = value else { return value }
        guard date.isExact else { return .unknown }
        return .integer(CivilCalendar.gregorian.weekday(date.numbers.lowerBound))
      }, bucketed: value)
  }

  /// The period that holds a date.
  func calendarPeriod(_ unit: CalendarUnit, of date: Quantity) -> Quantity {
    let value = date.value
    return Quantity(
      type: .period(unit), subject: .bucket(unit, date.subject),
      value: { bucket(unit, of: value($0)) }, bucketed: value)
  }
}
