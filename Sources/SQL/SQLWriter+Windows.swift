import Model
import Plan

// Columns computed from several rows.
extension SQLWriter {
  /// The same rows with columns that windows compute. Windows see the rows that are in; of a row
  /// that only may be, what they would say is unknown.
  mutating func window(
    _ columns: [WindowColumn], _ input: Select
  ) throws(SQLRefusal) -> Select {
    var select = try settled(input)
    let isTable = select.table != nil
    if select.groups != nil || !isTable && !select.isPlain { select = try closed(select) }
    let isSure =
      carriesUnsure && !isTable && !select.keeps.isCertain ? select.keeps.yes : nil
    var values: [SQLValue] = []
    for column in columns { values.append(try value(of: column, isSure, in: &select)) }
    let names = columns.map(\.name)
    if isTable { return try widened(select, names, values) }
    select.names += names
    select.columns += values
    select.isPlain = false
    return try closed(select)
  }

  // Rows of a table stay its rows, so that their links can be followed; the columns are joined to
  // them.
  private mutating func widened(
    _ input: Select, _ names: [String], _ values: [SQLValue]
  ) throws(SQLRefusal) -> Select {
    var rows = input
    rows.names = names
    rows.columns = values
    let row = SelectItem(
      expression: rowOrder(input.alias).expression, name: StoredColumn.rowName)
    let closed = try certainly { writer throws(SQLRefusal) in
      try writer.closed(rows, ordered: false, extra: [row])
    }
    var result = input
    let match = "\(rowOrder(closed.alias).expression) = \(row.expression)"
    result.joins.append(
      Join(
        source: .windows, alias: closed.alias, clause: "LEFT JOIN \(closed.source) ON \(match)"))
    result.names += names
    result.columns += closed.columns.map { value in
      var value = value
      value.none = value.none.map { Condition($0.sql) }
      return value
    }
    return result
  }

  private mutating func value(
    of column: WindowColumn, _ isSure: Condition?, in select: inout Select
  ) throws(SQLRefusal) -> SQLValue {
    var groups = isSure.map { [$0.value] } ?? []
    for key in column.window.keys { groups += try grouped(try value(key, in: &select)).parts }
    var terms: [OrderTerm] = []
    for key in column.window.order {
      terms += order(of: try value(key.value, in: &select), isDescending: key.isDescending)
    }
    let rows = terms + select.order
    let arranged = arrangement(
      groups, rows.isEmpty ? [OrderTerm(expression: "1", missingLast: nil)] : rows)
    let result: SQLValue
    switch column.function {
    case .prior(let scalar):
      result = neighbour(try value(scalar, in: &select), dialect.windows.prior, arranged)
    case .next(let scalar):
      result = neighbour(try value(scalar, in: &select), dialect.windows.next, arranged)
    case .total(let scalar):
      let value = try value(scalar, in: &select)
      result = SQLValue(
        value.type,
        "SUM(\(exact(value))) OVER (\(arranged) ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)")
    case .rank:
      // Without an order all rows tie.
      result = SQLValue(
        .integer, terms.isEmpty ? "1" : "RANK() OVER (\(arrangement(groups, terms)))")
    }
    return isSure.map { result.only(where: $0) } ?? result
  }

  private func arrangement(_ groups: [String], _ order: [OrderTerm]) -> String {
    let partition = groups.isEmpty ? "" : "PARTITION BY \(groups.joined(separator: ", ")) "
    return partition + "ORDER BY " + order.map(\.sql).joined(separator: ", ")
  }

  // None where there is no such row.
  private func neighbour(_ value: SQLValue, _ template: String, _ window: String) -> SQLValue {
    func moved(_ expression: String) -> String { filled(template, expression, window) }
    let none =
      value.none.map { "COALESCE(\(moved($0.value)), TRUE)" } ?? "\(moved("1")) IS NULL"
    let first = moved(value.first)
    var result = SQLValue(
      value.type, first, value.first == value.last ? first : moved(value.last),
      none: Condition(none, mayBeNull: false))
    result.folded = value.folded.map(moved)
    result.words = value.words.map(moved)
    result.texts = value.texts
    result.origin = value.origin
    return result
  }
}

extension SQLValue {
  /// The value where a condition holds; elsewhere unknown.
  fileprivate func only(where condition: Condition) -> SQLValue {
    func only(_ expression: String) -> String {
      "CASE WHEN \(condition.sql) THEN \(expression) END"
    }
    var result = SQLValue(
      type, only(first), only(last), none: none.map { .all([condition, $0]) })
    result.folded = folded.map(only)
    result.words = words.map(only)
    result.texts = texts
    result.origin = origin
    return result
  }
}
