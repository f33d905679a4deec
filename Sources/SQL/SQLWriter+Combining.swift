import Language
import Model
import Plan

// Set operators: of a table's rows by what is said of each, of other rows by their values. Joins.
extension SQLWriter {
  /// Pairs of rows of which a predicate over the columns of both is yes.
  mutating func join(
    _ left: Select, _ right: Select, on predicate: Predicate
  ) throws(SQLRefusal) -> Select {
    let one = try closed(left)
    let other = try closed(right)
    var pairs = Select(
      alias: one.alias, source: "\(one.source)\nCROSS JOIN \(other.source)",
      names: one.names + other.names, columns: one.columns + other.columns,
      order: one.order + other.order)
    let verdict = try verdict(predicate, in: &pairs)
    pairs.keeps = .all([one.keeps, other.keeps, verdict])
    return pairs
  }

  mutating func combine(
    _ operation: SetOperator, _ left: LogicalPlan, _ right: LogicalPlan, sharing scope: Select?
  ) throws(SQLRefusal) -> Select {
    if let table = left.tableOfRows, table == right.tableOfRows {
      let first = try settled(try select(left, sharing: scope))
      let second = try settled(try select(right, sharing: first))
      return combinedRows(operation, first, second)
    }
    if let table = left.tableBelowWindows, table == right.tableBelowWindows {
      throw refuse("`\(operation.rawValue)` of rows that a window has sorted")
    }
    return try certainly { writer throws(SQLRefusal) in
      try writer.combinedValues(operation, try writer.select(left), try writer.select(right))
    }
  }

  private func combinedRows(
    _ operation: SetOperator, _ left: Select, _ right: Select
  ) -> Select {
    // The right side began with the left's joins and may have added some.
    var result = right
    result.keeps =
      switch operation {
      case .union: .any([left.keeps, right.keeps])
      case .intersect: .all([left.keeps, right.keeps])
      case .except: .all([left.keeps, right.keeps.negated])
      }
    result.isSorted = left.isSorted || right.isSorted
    result.order = result.isSorted ? order(left, right) : left.order
    return result
  }

  // The left's rows in their order, then those that the right adds in theirs.
  private func order(_ left: Select, _ right: Select) -> [OrderTerm] {
    let isLeft = left.keeps.yes
    if isLeft == .yes { return left.order }
    let ofLeft = left.order.map { term in
      OrderTerm(
        expression: "CASE WHEN \(isLeft.sql) THEN \(term.expression) END",
        isDescending: term.isDescending, missingLast: term.missingLast ?? true)
    }
    return [
      OrderTerm(expression: "CASE WHEN \(isLeft.sql) THEN 0 ELSE 1 END", missingLast: nil)
    ] + ofLeft + right.order
  }

  private mutating func combinedValues(
    _ operation: SetOperator, _ left: Select, _ right: Select
  ) throws(SQLRefusal) -> Select {
    // Both sides must have the same columns: `_none` if either has it, folds if both do.
    let pairs = Array(zip(left.columns, right.columns))
    let sides = [left, right].map { side in
      var side = side
      side.columns = zip(side.columns, pairs).map { value, pair in
        value.alike(pair.0, pair.1, keepsOrigin: operation != .union)
      }
      return side
    }
    var texts: [String] = []
    var shape: Select?
    for (place, side) in sides.enumerated() {
      var side = side
      if side.order.isEmpty { side.order = [OrderTerm(expression: "1", missingLast: nil)] }
      if side.groups != nil || side.limit != nil { side = try closed(side) }
      side.names = left.names
      let closed = try closed(
        side, extra: [SelectItem(expression: String(place), name: "_side")])
      texts.append(closed.source)
      shape = shape ?? closed
    }
    guard let shape, let left = texts.first, let right = texts.last else { return left }
    let alias = nextAlias()
    return try chosen(
      operation, shape.moved(to: alias, source: union(left, right, as: alias)))
  }

  private func union(_ left: String, _ right: String, as alias: String) -> String {
    bracketed("SELECT * FROM \(left)\nUNION ALL\nSELECT * FROM \(right)") + " AS \(alias)"
  }

  // Each different row once, where it first stands; for the others by whether the right has it.
  private mutating func chosen(
    _ operation: SetOperator, _ both: Select
  ) throws(SQLRefusal) -> Select {
    let keys = both.columns.flatMap(\.parts)
    let side = "\(both.alias).\(dialect.name("_side"))"
    var select = both
    select.order = [OrderTerm(expression: side, missingLast: nil), rowOrder(both.alias)]
    let partition = keys.isEmpty ? "" : "PARTITION BY \(keys.joined(separator: ", "))"
    let extra = [
      SelectItem(
        expression: select.rowNumber(within: keys, reversed: false), name: "_nth"),
      SelectItem(expression: side, name: "_side"),
      SelectItem(expression: "MAX(\(side)) OVER (\(partition))", name: "_last"),
    ]
    var result = try closed(select, extra: extra)
    func test(_ name: String, _ value: Int) -> Condition {
      Condition("\(result.alias).\(dialect.name(name)) = \(value)", mayBeNull: false)
    }
    let tests =
      switch operation {
      case .union: [test("_nth", 1)]
      case .intersect: [test("_nth", 1), test("_side", 0), test("_last", 1)]
      case .except: [test("_nth", 1), test("_side", 0), test("_last", 0)]
      }
    result.keeps = Verdict(certain: .all(tests))
    return result
  }
}

extension Select {
  /// The same columns read from another source that has them.
  fileprivate func moved(to alias: String, source: String) -> Select {
    // Each expression is a column of the old source.
    func moved(_ text: String) -> String { alias + text.dropFirst(self.alias.count) }
    return Select(
      alias: alias, source: source, names: names,
      columns: columns.map { value in
        var result = SQLValue(
          value.type, moved(value.first), moved(value.last),
          none: value.none.map { Condition(moved($0.sql), mayBeNull: false) })
        result.folded = value.folded.map(moved)
        result.words = value.words.map(moved)
        result.texts = value.texts
        result.origin = value.origin
        return result
      }, order: [])
  }
}

extension SQLValue {
  /// One side's value with the parts that both sides' values have.
  fileprivate func alike(
    _ left: SQLValue, _ right: SQLValue, keepsOrigin: Bool
  ) -> SQLValue {
    let mayBeNone = left.none != nil || right.none != nil
    var result = SQLValue(type, first, last, none: mayBeNone ? none ?? .never : nil)
    if left.folded != nil && right.folded != nil { result.folded = folded }
    if left.words != nil && right.words != nil { result.words = words }
    if let texts = left.texts, let others = right.texts { result.texts = texts.union(others) }
    // Rows of the left alone keep what is known of their column.
    if keepsOrigin { result.origin = left.origin }
    return result
  }
}

extension LogicalPlan {
  /// The table whose rows a plan gives, windows' columns beside theirs.
  fileprivate var tableBelowWindows: Int? {
    switch self {
    case .scan(let table): return table
    case .filter(_, let input), .sort(_, let input), .limit(_, let input), .window(_, let input),
      .top(_, _, let input), .shared(let input):
      return input.tableBelowWindows
    case .combine(_, let left, let right):
      guard let table = left.tableBelowWindows, table == right.tableBelowWindows else { return nil }
      return table
    case .project, .aggregate, .series, .distinct, .join: return nil
    }
  }
}

extension Condition {
  /// False as a stored value, which is not a condition to leave out.
  fileprivate static let never = Condition("(FALSE)", mayBeNull: false)
}
