import Language
import Model

// Comparisons and `in`, after language.md, 1.3 to 1.5. One side is a value of the row, the other is
// written or is another value of the row. For one row each side can be several things — a number
// within bounds any number within them, a date any day of its range — and the comparison is yes if
// it holds whatever they are, no if it holds of nothing that they can be, else unsure.
extension Interpreter {
  mutating func comparison(
    _ sign: ComparisonOperator, _ left: ExpressionSyntax, _ right: ExpressionSyntax,
    in scope: Scope
  ) throws(ReferenceRefusal) -> Condition {
    // `12 < months` says what `months > 12` says.
    if left.isWritten && !right.isWritten {
      let seen: [ComparisonOperator: ComparisonOperator] = [
        .less: .greater, .greater: .less, .lessOrEqual: .greaterOrEqual,
        .greaterOrEqual: .lessOrEqual,
      ]
      return try comparison(seen[sign] ?? sign, try quantity(right, in: scope), left, in: scope)
    }
    return try comparison(sign, try quantity(left, in: scope), right, in: scope)
  }

  mutating func comparison(
    _ sign: ComparisonOperator, _ value: Quantity, _ other: ExpressionSyntax, in scope: Scope
  ) throws(ReferenceRefusal) -> Condition {
    // What is none is no value, so that nothing equals it and everything differs from it.
    if sign == .notEqual { return try comparison(.equal, value, other, in: scope).negated }
    switch value.type {
    case .date, .period: return try moment(value, sign, other, in: scope)
    case .weekday: return try weekdayComparison(sign, value, other, in: scope)
    case .category, .text: return try texts(sign, value, other, in: scope)
    case .boolean: return try booleans(sign, value, other, in: scope)
    case .integer, .number, .days: return try numbers(sign, value, other, in: scope)
    }
  }

  // MARK: Texts

  // Right of a text a word is a value, whatever columns there are (1.3).
  private mutating func texts(
    _ sign: ComparisonOperator, _ value: Quantity, _ other: ExpressionSyntax, in scope: Scope
  ) throws(ReferenceRefusal) -> Condition {
    if let word = try literalText(other) {
      if sign == .equal, value.isColumn { return try valueTest(value, [word]) }
      return oneValueTest(value) { Truth(sign.holds(precedence($0, .text(word)))) }
    }
    let column = try quantity(other, in: scope)
    guard column.type.isText else { throw .meaningless("a text against \(column.type.name)") }
    return ofKnown(sign, value, column)
  }

  /// A text column against values as typed: any of what they stand for.
  mutating func valueTest(
    _ column: Quantity, _ typed: [String]
  ) throws(ReferenceRefusal) -> Condition {
    var meant: Set<String> = []
    for word in typed { try meant.formUnion(stored(word, of: column)) }
    return keyTest(column, meant)
  }

  /// A column against values as they are stored.
  func keyTest(_ column: Quantity, _ meant: Set<String>) -> Condition {
    oneValueTest(column) { cell in
      guard let key = cell.keyText else { return .no }
      return Truth(meant.contains(key))
    }
  }

  // MARK: Yes and no, numbers

  private mutating func booleans(
    _ sign: ComparisonOperator, _ value: Quantity, _ other: ExpressionSyntax, in scope: Scope
  ) throws(ReferenceRefusal) -> Condition {
    if case .path(let path) = other.kind, let bit = readBoolean(path.text) {
      return oneValueTest(value) { Truth(sign.holds(precedence($0, .boolean(bit)))) }
    }
    let column = try quantity(other, in: scope)
    guard column.type == .boolean else {
      throw .meaningless("yes or no against \(column.type.name)")
    }
    return ofKnown(sign, value, column)
  }

  private mutating func numbers(
    _ sign: ComparisonOperator, _ value: Quantity, _ other: ExpressionSyntax, in scope: Scope
  ) throws(ReferenceRefusal) -> Condition {
    let other = try quantity(other, in: scope)
    guard other.type.isCountable else { throw .meaningless("a number against \(other.type.name)") }
    return .test { row in
      let (left, right) = (value.value(row), other.value(row))
      if left == .none || right == .none { return .no }
      guard let one = value.numbers(row), let another = other.numbers(row) else { return .unsure }
      return tryingNumbers(one, another) { sign.holds(Precedence($0, $1)) }
    }
  }

  private func ofKnown(
    _ sign: ComparisonOperator, _ value: Quantity, _ other: Quantity
  ) -> Condition {
    twoValueTest(value, other) { Truth(sign.holds(precedence($0, $1))) }
  }

  // MARK: in

  mutating func membership(
    _ value: ExpressionSyntax, _ set: MemberSetSyntax, in scope: Scope
  ) throws(ReferenceRefusal) -> Condition {
    if case .period(let period) = set, case .path(let path) = value.kind,
      let (state, table, links) = state(path, in: scope)
    {
      // `held in 2024` asks when, as `held during 2024` does.
      let during = TimeTestSyntax(.during(period), value.range)
      return try stateTest(state, of: table, links: links, during)
    }
    let value = try quantity(value, in: scope)
    switch set {
    case .query(let query): return try membership(value, in: query)
    case .period(.range(let first, let last)): return try between(value, first, last, in: scope)
    case .period(.single(let member)): return try membership(value, [member], in: scope)
    case .values(let members): return try membership(value, members, in: scope)
    }
  }

  /// One of them is it.
  private mutating func membership(
    _ value: Quantity, _ members: [ExpressionSyntax], in scope: Scope
  ) throws(ReferenceRefusal) -> Condition {
    guard value.type.isText, value.isColumn else {
      var ways: [Condition] = []
      for member in members { ways.append(try comparison(.equal, value, member, in: scope)) }
      return .any(ways)
    }
    var words: [String] = []
    for member in members {
      guard let word = try literalText(member) else { throw .meaningless("a list holds values") }
      words.append(word)
    }
    return try valueTest(value, words)
  }

  /// A row of the query is one of its rows and has the value: Kleene's `or` over its rows.
  private mutating func membership(
    _ value: Quantity, in query: QuerySyntax
  ) throws(ReferenceRefusal) -> Condition {
    // What the query leaves behind is missing from no answer.
    let left = departures
    defer { departures = left }
    var stage = try run(query)
    settle(&stage)
    let member = try members(of: stage)
    let isOfOneKind =
      value.type == member.type || value.type.isText && member.type.isText
      || value.type.isNumeric && member.type.isNumeric
    guard isOfOneKind, !value.type.isDate else { throw .meaningless("values of another kind") }
    let rows = stage.candidates.map { (truth: $0.truth, cell: member.value($0.row)) }
    return .test { row in
      let cell = value.value(row)
      let ways = rows.map { truth, other -> Truth in
        if cell == .none || other == .none { return .no }
        if cell == .unknown || other == .unknown { return truth && .unsure }
        return truth && Truth(precedence(cell, other) == .same)
      }
      return ways.reduce(.no, ||)
    }
  }

  /// The only column that a query gives; of rows of a table their key.
  private func members(of stage: Stage) throws(ReferenceRefusal) -> Quantity {
    if let table = stage.scope.table, stage.shown == nil,
      let key = schema.tables[table].keyColumn
    {
      return quantity(of: key, in: table, links: [])
    }
    let columns = outputs(of: stage)
    guard let only = columns.first, columns.count == 1 else {
      throw .meaningless("in (from …) needs one column")
    }
    return only.quantity
  }
}

extension ComparisonOperator {
  /// Whether it holds of two values in this order.
  func holds(_ order: Precedence) -> Bool {
    switch (self, order) {
    case (.equal, .same), (.lessOrEqual, .same), (.greaterOrEqual, .same): true
    case (.less, .before), (.lessOrEqual, .before), (.notEqual, .before): true
    case (.greater, .after), (.greaterOrEqual, .after), (.notEqual, .after): true
    default: false
    }
  }
}

extension ExpressionSyntax {
  /// True for what is written out, whatever the rows are.
  fileprivate var isWritten: Bool {
    switch kind {
    case .string, .number, .date, .parameter, .duration, .ago, .relativePeriod: return true
    case .negative(let inner): return inner.isWritten
    case .path(let path): return path.names.count == 1 && readBoolean(path.text) != nil
    default: return false
    }
  }
}

/// Reads `yes`, `no`, `true`, `false` in any case.
func readBoolean(_ text: String) -> Bool? {
  switch text.lowercased() {
  case "yes", "true": true
  case "no", "false": false
  default: nil
  }
}
