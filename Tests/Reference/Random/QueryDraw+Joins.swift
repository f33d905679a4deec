import Model

// Joins: pairs of rows, then whatever is asked of them.
extension QueryDraw {
  /// A join of the rows so far with others; the scope then has the columns of both.
  mutating func join(_ scope: inout QueryScope) -> String {
    joinCount += 1
    let alias = joinCount == 1 ? "r" : "r\(joinCount)"
    let table = random.number(0...(vocabulary.schema.tables.count - 1))
    let own = QueryScope(table: table, columns: vocabulary.columns[table], isRelated: true)
    let name = vocabulary.schema.tables[table].name
    var text = name
    var columns = own.columns
    switch random.number(1...4) {
    case 1: break
    case 2: text = "(\(name) where \(condition(own, depth: 1)))"
    case 3: text = "(\(name) sort id desc first \(random.number(1...6)))"
    default:
      let key = random.pick(own.columns) ?? own.columns[0]
      text = "(\(name) count as n by \(key.path) as k)"
      var keyColumn = key
      keyColumn.path = "k"
      columns = [keyColumn, QueryColumn(path: "n", type: .integer)]
    }
    let others = columns.map { column in
      var column = column
      column.path = alias + "." + column.path
      column.isLink = false
      column.isComputed = true
      return column
    }
    let pairs = QueryScope(table: nil, columns: scope.columns.map(\.afterJoin) + others)
    let test = pairTest(scope, others) ?? condition(pairs, depth: 1)
    let more = random.once(in: 3) ? " and " + condition(pairs, depth: 0) : ""
    scope = pairs
    return " join \(text) as \(alias) on \(test)\(more)"
  }

  /// A condition on a column of each side.
  private mutating func pairTest(_ scope: QueryScope, _ others: [QueryColumn]) -> String? {
    guard let column = random.pick(scope.columns) else { return nil }
    let alike = others.filter {
      column.type.isText
        ? $0.type.isText
        : column.type.isNumeric
          ? $0.type.isNumeric
          : false
            || $0.type == column.type
    }
    guard let other = random.pick(alike) else { return nil }
    switch column.type {
    case .date:
      let test = random.word("before", "after", "on", "since", "within 40 days of")
      return "\(column.path) \(test) \(other.path)"
    case .boolean: return "\(column.path) = \(other.path)"
    default: return "\(column.path) \(random.word("=", "=", "=", "<")) \(other.path)"
    }
  }

  /// A table with a name of its own, joined to itself.
  mutating func named(_ table: Int) -> String {
    let name = vocabulary.schema.tables[table].name
    let columns = vocabulary.columns[table]
    let other = columns.map { column in
      var column = column
      column.path = "d." + column.path
      column.isLink = false
      column.isComputed = true
      return column
    }
    let left = columns.map { column in
      var column = column.afterJoin
      if random.once(in: 2) { column.path = "c." + column.path }
      return column
    }
    let test = pairTest(QueryScope(table: nil, columns: left), other) ?? "c.id = d.id"
    let order = random.word(" and c.id < d.id", " and c.id != d.id", "")
    let rows = QueryScope(table: nil, columns: left + other)
    let more = random.once(in: 2) ? " where " + condition(rows, depth: 1) : ""
    return "\(name) as c join \(name) as d on \(test)\(order)\(more)" + finish(rows)
  }
}

extension QueryColumn {
  /// The column of a row to which another was joined, which is a row of no table.
  var afterJoin: QueryColumn {
    var column = self
    column.isLink = false
    column.isComputed = true
    return column
  }
}
