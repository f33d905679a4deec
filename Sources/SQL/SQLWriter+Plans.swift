import Language
import Model
import Plan

// Plan nodes: each changes the statement below it, or puts it in brackets and reads from it.
extension SQLWriter {
  mutating func select(_ plan: LogicalPlan, sharing scope: Select? = nil) throws(SQLRefusal)
    -> Select
  {
    switch plan {
    case .scan(let table): return scope.map { fresh($0) } ?? scan(table)
    case .filter(let predicate, let input):
      return try filter(predicate, try self.select(input, sharing: scope))
    case .series(let series, _):
      let isStock = series.figures.contains { $0.counted == .start }
      throw refuse(isStock ? "`stock`" : "`flow`")
    case .project(let columns, let input):
      return try project(columns, try self.select(input, sharing: scope))
    case .distinct(let keys, let input):
      return try certainly { writer throws(SQLRefusal) in
        try writer.distinct(keys, try writer.settled(try writer.select(input)))
      }
    case .sort(let keys, let input):
      return try sort(keys, try self.select(input, sharing: scope))
    case .limit(let limit, let input):
      return try self.limit(limit, try self.select(input, sharing: scope))
    case .top(let count, let keys, let input):
      let first = Limit(kind: .first, count: count)
      return try self.limit(first, try sort(keys, try self.select(input, sharing: scope)))
    case .shared(let input): return try self.select(input, sharing: scope)
    case .window(let columns, let input): return try window(columns, try self.select(input))
    case .combine(let operation, let left, let right):
      return try combine(operation, left, right, sharing: scope)
    case .join(let left, let right, on: let predicate):
      return try join(try select(left), try select(right), on: predicate)
    case .aggregate(let aggregation, let input):
      return try aggregate(aggregation, of: input)
    }
  }

  private mutating func filter(
    _ predicate: Predicate, _ input: Select
  ) throws(SQLRefusal) -> Select {
    var select = try settled(input)
    if select.groups != nil { select = try closed(select) }
    let verdict = try verdict(predicate, in: &select)
    select.keeps = .all([select.keeps, verdict])
    return select
  }

  private mutating func sort(_ keys: [SortKey], _ input: Select) throws(SQLRefusal) -> Select {
    var select = try settled(input)
    // What is computed of groups may need tables that are joined to them.
    if select.groups != nil, !keys.allSatisfy(\.value.isColumn) { select = try closed(select) }
    var terms: [OrderTerm] = []
    for key in keys {
      let value = try value(key.value, in: &select)
      // What is the same for all rows sorts nothing; some databases refuse it, and `1` would be the
      // first column.
      if value.isLiteral { continue }
      terms += order(of: value, isDescending: key.isDescending)
    }
    select.order = terms + select.order
    select.isSorted = true
    return select
  }

  /// What is written without rows that only may belong to the answer.
  mutating func certainly<Result>(
    _ write: (inout SQLWriter) throws(SQLRefusal) -> Result
  ) throws(SQLRefusal) -> Result {
    let outer = carriesUnsure
    carriesUnsure = false
    defer { carriesUnsure = outer }
    return try write(&self)
  }

  private mutating func scan(_ index: Int) -> Select {
    let alias = nextAlias()
    let table = schema.tables[index]
    return Select(
      alias: alias, source: "\(dialect.name(table.name)) AS \(alias)", table: index,
      names: table.columns.map(\.name),
      columns: table.columns.indices.map { stored($0, of: index, as: alias, isOptional: false) },
      order: [rowOrder(alias)])
  }

  // The other side of a set operator, over the same rows.
  private func fresh(_ scope: Select) -> Select {
    var select = scope
    select.keeps = Verdict(certain: .yes)
    select.order = [rowOrder(scope.alias)]
    select.isSorted = false
    return select
  }

  private mutating func project(
    _ items: [NamedScalar], _ input: Select
  ) throws(SQLRefusal) -> Select {
    var select = input
    // Twice computed, a column would be written out as often as it is read.
    if select.groups != nil || !select.isPlain { select = try closed(select) }
    var values: [SQLValue] = []
    for item in items { values.append(try value(item.value, in: &select)) }
    select.names = items.map(\.name)
    select.columns = values
    select.table = nil
    select.isPlain = false
    return select
  }

  private mutating func distinct(
    _ keys: [NamedScalar], _ input: Select
  ) throws(SQLRefusal) -> Select {
    let select = try project(keys, input)
    var parts: [String] = []
    for value in select.columns { parts += try grouped(value).parts }
    return try numbered(select, .first, count: 1, within: parts)
  }

  // MARK: - Brackets

  /// The rows of a statement as a table to read from; `extra` columns have names of their own.
  mutating func closed(
    _ select: Select, ordered: Bool = true, extra: [SelectItem] = []
  ) throws(SQLRefusal) -> Select {
    var names = UniqueNames()
    let isOrdered = ordered && !select.order.isEmpty
    var inner = select
    var items = extra
    let carriesUnsure = carriesUnsure && !select.keeps.isCertain && select.groups == nil
    if carriesUnsure {
      items += sureness(of: select)
      inner.keeps = Verdict(certain: select.keeps.possible)
      inner.limit = nil
    }
    items +=
      isOrdered ? [SelectItem(expression: select.rowNumber, name: StoredColumn.rowName)] : []
    for item in items { _ = names.take(item.name) }
    let alias = nextAlias()
    func add(_ expression: String, _ name: String) -> String {
      let name = names.take(name)
      items.append(SelectItem(expression: expression, name: name))
      return "\(alias).\(dialect.name(name))"
    }
    var columns: [SQLValue] = []
    for (name, value) in zip(select.names, select.columns) {
      let parts = value.type.hasBounds
      let first = add(value.first, StoredColumn.name(of: name, parts ? .first : .value))
      let last = parts ? add(value.last, StoredColumn.name(of: name, .last)) : first
      let none = value.none.map { none in
        Condition(add(none.value, StoredColumn.name(of: name, .none)), mayBeNull: false)
      }
      var column = SQLValue(value.type, first, last, none: none)
      column.folded = value.folded.map { add($0, StoredColumn.name(of: name, .folded)) }
      column.words = value.words.map { add($0, StoredColumn.name(of: name, .words)) }
      column.origin = value.origin
      column.texts = value.texts
      columns.append(column)
    }
    let text = inner.text(items, ordered: false, dialect: dialect)
    try checkLength(text)
    var result = Select(
      alias: alias, source: "\(bracketed(text)) AS \(alias)", names: select.names,
      columns: columns, order: isOrdered ? [rowOrder(alias)] : [])
    if carriesUnsure { result.keeps = keeps(alias, upTo: select.limit) }
    return result
  }

  private static let sure = "_sure"
  private static let place = "_place"

  // Whether a row is certainly there, and where it stands among those that are.
  private func sureness(of select: Select) -> [SelectItem] {
    let isSure = select.keeps.yes.value
    let items = [SelectItem(expression: isSure, name: SQLWriter.sure)]
    guard select.limit != nil else { return items }
    let place = select.rowNumber(within: [isSure], reversed: false)
    return items + [SelectItem(expression: place, name: SQLWriter.place)]
  }

  private func keeps(_ alias: String, upTo limit: Int?) -> Verdict {
    let isSure = Condition("\(alias).\(dialect.name(SQLWriter.sure))", mayBeNull: false)
    guard let limit else { return Verdict(yes: isSure, no: .no) }
    let isWithin = Condition(
      "\(alias).\(dialect.name(SQLWriter.place)) <= \(limit)", mayBeNull: false)
    return Verdict(yes: .all([isSure, isWithin]), no: .all([isSure, isWithin.negated]))
  }

  /// The statement without a limit that still waits, so that rows can be tested or put in another
  /// order.
  mutating func settled(_ select: Select) throws(SQLRefusal) -> Select {
    guard select.limit != nil else { return select }
    guard select.table != nil else { return try closed(select) }
    let rows = select.text(
      [SelectItem(expression: rowOrder(select.alias).expression, name: StoredColumn.rowName)],
      ordered: true, dialect: dialect)
    return try keeping(rows, of: select)
  }

  // Rows of a table that a statement chose; rows that were unsure before stay so. They are joined
  // to the table, so that what is asked of them later stays short.
  private mutating func keeping(_ rows: String, of select: Select) throws(SQLRefusal) -> Select {
    try checkLength(rows)
    let alias = nextAlias()
    let row = rowOrder(alias).expression
    let chosen = Condition("\(row) IS NOT NULL", mayBeNull: false)
    var result = select
    result.limit = nil
    result.joins.append(
      Join(
        source: .kept, alias: alias,
        clause: "LEFT JOIN \(bracketed(rows)) AS \(alias) ON "
          + "\(row) = \(rowOrder(select.alias).expression)"))
    result.keeps = Verdict(
      yes: chosen,
      no: .all([
        Condition("\(row) IS NULL", mayBeNull: false),
        .any([select.keeps.yes, select.keeps.no]),
      ]), isCertain: select.keeps.isCertain)
    return result
  }

  func rowOrder(_ alias: String) -> OrderTerm {
    OrderTerm(expression: "\(alias).\(dialect.name(StoredColumn.rowName))", missingLast: nil)
  }

  // MARK: - Order

  /// Values, by their bounds; then unknown, then none, in either direction.
  func order(of value: SQLValue, isDescending: Bool = false) -> [OrderTerm] {
    var terms = [
      OrderTerm(
        expression: dialect.collated(value.first, value.type), isDescending: isDescending)
    ]
    if value.last != value.first {
      terms.append(OrderTerm(expression: value.last, isDescending: isDescending))
    }
    if let none = value.none {
      terms.append(OrderTerm(expression: none.value, missingLast: nil))
    }
    return terms
  }

  // MARK: - Limits

  private mutating func limit(_ limit: Limit, _ input: Select) throws(SQLRefusal) -> Select {
    guard limit.kind != .sample else {
      throw refuse("`sample`, which draws the same rows each time,", "Take the `first` rows.")
    }
    var select = input
    if limit.kind == .first, limit.per.isEmpty {
      select.limit = min(limit.count, select.limit ?? .max)
      return select
    }
    select = try settled(select)
    if select.groups != nil { select = try closed(select) }
    var keys: [String] = []
    for key in limit.per { keys += try grouped(try value(key, in: &select)).parts }
    return try numbered(select, limit.kind, count: limit.count, within: keys)
  }

  /// The first or last rows of each group.
  private mutating func numbered(
    _ select: Select, _ kind: LimitKind, count: Int, within keys: [String]
  ) throws(SQLRefusal) -> Select {
    let isCarried = carriesUnsure && !select.keeps.isCertain && select.table == nil
    let groups = keys + (isCarried ? [select.keeps.yes.value] : [])
    let number = SelectItem(
      expression: select.rowNumber(within: groups, reversed: kind == .last), name: "_nth")
    guard select.table != nil else {
      var result = try closed(select, extra: [number])
      let isChosen = Condition(
        "\(result.alias).\(dialect.name("_nth")) <= \(count)", mayBeNull: false)
      result.keeps = Verdict(
        yes: .all([result.keeps.yes, isChosen]),
        no: .all([result.keeps.yes, isChosen.negated]), isCertain: result.keeps.isCertain)
      return result
    }
    let row = SelectItem(
      expression: rowOrder(select.alias).expression, name: StoredColumn.rowName)
    let all = select.text([row, number], ordered: false, dialect: dialect)
    let alias = nextAlias()
    let rows = """
      SELECT \(rowOrder(alias).expression)
      FROM \(bracketed(all)) AS \(alias)
      WHERE \(alias).\(dialect.name("_nth")) <= \(count)
      """
    return try keeping(rows, of: select)
  }
}

extension LogicalPlan {
  /// The table whose rows a plan gives untouched; nil for derived rows.
  var tableOfRows: Int? {
    switch self {
    case .scan(let table): return table
    case .filter(_, let input), .sort(_, let input), .limit(_, let input), .top(_, _, let input),
      .shared(let input):
      return input.tableOfRows
    case .combine(_, let left, let right):
      guard let table = left.tableOfRows, table == right.tableOfRows else { return nil }
      return table
    case .project, .aggregate, .series, .distinct, .join, .window: return nil
    }
  }
}
