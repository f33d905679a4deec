import Language
import Model

// Comparisons and `in`: the left side's type decides how the right side is read.
extension Interpreter {
  mutating func comparison(
    _ comparison: ComparisonOperator, _ left: ExpressionSyntax, _ right: ExpressionSyntax,
    in scope: Scope
  ) throws(ReferenceRefusal) -> Condition {
    if isConstant(left), !isConstant(right) {
      return try self.comparison(comparison.turned, right, left, in: scope)
    }
    return try self.comparison(comparison, try quantity(left, in: scope), right, in: scope)
  }

  /// `!=` is the negation of `=`, so that none, which equals nothing, differs from everything.
  mutating func comparison(
    _ comparison: ComparisonOperator, _ left: Quantity, _ right: ExpressionSyntax, in scope: Scope
  ) throws(ReferenceRefusal) -> Condition {
    if comparison == .notEqual {
      return try self.comparison(.equal, left, right, in: scope).negated
    }
    if left.type.isDate { return try moment(left, comparison, right, in: scope) }
    if left.type.isText { return try textComparison(comparison, left, right, in: scope) }
    if left.type == .weekday { return try weekdayComparison(comparison, left, right, in: scope) }
    let other = try operand(right, like: left, in: scope)
    return twoValueTest(left, other) { compared(comparison, $0, $1) }
  }

  private mutating func textComparison(
    _ comparison: ComparisonOperator, _ left: Quantity, _ right: ExpressionSyntax,
    in scope: Scope
  ) throws(ReferenceRefusal) -> Condition {
    guard let text = try literalText(right) else {
      let other = try quantity(right, in: scope)
      guard other.type.isText else { throw .meaningless("text against \(other.type.name)") }
      return twoValueTest(left, other) { compared(comparison, $0, $1) }
    }
    if left.isColumn && comparison == .equal { return try valueTest(left, [text]) }
    return oneValueTest(left) { compared(comparison, $0, .text(text)) }
  }

  /// A text column against values as typed.
  mutating func valueTest(
    _ column: Quantity, _ typed: [String]
  ) throws(ReferenceRefusal) -> Condition {
    var wanted: Set<String> = []
    for text in typed { wanted.formUnion(try stored(text, of: column)) }
    return keyTest(column, wanted)
  }

  /// A column against stored values.
  func keyTest(_ column: Quantity, _ wanted: Set<String>) -> Condition {
    oneValueTest(column) { value in Truth(value.keyText.map(wanted.contains) ?? false) }
  }

  /// The right side of a comparison with a number, a number of days or a boolean.
  mutating func operand(
    _ expression: ExpressionSyntax, like left: Quantity, in scope: Scope
  ) throws(ReferenceRefusal) -> Quantity {
    if left.type == .boolean, case .path(let path) = expression.kind,
      let bit = readBoolean(path.text)
    {
      return constant(.boolean(bit), .boolean)
    }
    let other = try quantity(expression, in: scope)
    let isCountable = { (type: ValueType) in type.isNumeric || type == .days }
    guard left.type == other.type || isCountable(left.type) && isCountable(other.type) else {
      throw .meaningless("\(left.type.name) against \(other.type.name)")
    }
    return other
  }

  // MARK: in

  mutating func membership(
    _ value: ExpressionSyntax, _ set: MemberSetSyntax, in scope: Scope
  ) throws(ReferenceRefusal) -> Condition {
    if case .path(let path) = value.kind, case .period(let period) = set,
      let (state, table, links) = state(path, in: scope)
    {
      let test = TimeTestSyntax(.during(period), value.range)
      return try stateTest(state, of: table, links: links, test)
    }
    let left = try quantity(value, in: scope)
    switch set {
    case .values(let members): return try membership(left, members, in: scope)
    case .period(.single(let member)): return try membership(left, [member], in: scope)
    case .period(.range(let first, let last)):
      return try between(left, first, last, in: scope)
    case .query(let query): return try membership(left, query)
    }
  }

  private mutating func membership(
    _ left: Quantity, _ members: [ExpressionSyntax], in scope: Scope
  ) throws(ReferenceRefusal) -> Condition {
    if left.type.isText && left.isColumn {
      var typed: [String] = []
      for member in members {
        guard let text = try literalText(member) else { throw .meaningless("a list holds values") }
        typed.append(text)
      }
      return try valueTest(left, typed)
    }
    var tests: [Condition] = []
    for member in members {
      tests.append(try comparison(.equal, left, member, in: scope))
    }
    return .any(tests)
  }

  // One of the query's rows is a row of it and has the value.
  private mutating func membership(
    _ left: Quantity, _ query: QuerySyntax
  ) throws(ReferenceRefusal) -> Condition {
    // Rows that stay unsure here make the test unsure; they are no rows of the answer.
    let outer = departures
    var stage = try run(query)
    settle(&stage)
    departures = outer
    let columns = outputs(of: stage)
    var column = columns.count == 1 ? columns[0].quantity : nil
    if stage.shown == nil, let table = stage.scope.table, let key = schema.tables[table].keyColumn {
      column = quantity(of: key, in: table, links: [])
    }
    guard let column else { throw .meaningless("in (from …) needs one column") }
    let isAlike =
      left.type == column.type || left.type.isText && column.type.isText
      || left.type.isNumeric && column.type.isNumeric
    guard isAlike, !left.type.isDate else { throw .meaningless("in (from …) of another type") }
    let members = stage.candidates.map { (truth: $0.truth, value: column.value($0.row)) }
    return .test { row in
      let value = left.value(row)
      return members.reduce(Truth.no) { sofar, member in
        if value == .none || member.value == .none { return sofar }
        let isEqual =
          value == .unknown || member.value == .unknown
          ? Truth.unsure : compared(.equal, value, member.value)
        return sofar || (member.truth && isEqual)
      }
    }
  }
}

/// Compares two known values that are no dates; of numbers of days within bounds, by trying them.
func compared(_ comparison: ComparisonOperator, _ left: Value, _ right: Value) -> Truth {
  var tried: Set<Bool> = []
  for one in possibilities(left, beside: right) {
    for other in possibilities(right, beside: left) {
      tried.insert(comparison.holds(precedence(one, other)))
    }
  }
  return tried == [true] ? .yes : tried == [false] ? .no : .unsure
}

private func possibilities(_ value: Value, beside other: Value) -> [Value] {
  guard case .days(let least, let most) = value else { return [value] }
  let places: [Int]
  if case .days(let otherLeast, let otherMost) = other {
    places = [otherLeast, otherMost]
  } else {
    places = other.asDouble.flatMap { Int(exactly: $0.rounded(.down)) }.map { [$0] } ?? []
  }
  return candidates(in: least...most, near: places).map(Value.integer)
}

extension ComparisonOperator {
  /// Whether values in this order pass.
  func holds(_ order: Precedence) -> Bool {
    switch self {
    case .equal: order == .same
    case .notEqual: order != .same
    case .less: order == .before
    case .lessOrEqual: order != .after
    case .greater: order == .after
    case .greaterOrEqual: order != .before
    }
  }
}

extension ComparisonOperator {
  /// The operator that says the same with the sides changed: `12 < months` is `months > 12`.
  fileprivate var turned: ComparisonOperator {
    switch self {
    case .equal, .notEqual: self
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    }
  }
}

/// True for a literal.
private func isConstant(_ expression: ExpressionSyntax) -> Bool {
  switch expression.kind {
  case .string, .number, .date, .parameter, .duration, .ago, .relativePeriod: true
  case .negative(let inner): isConstant(inner)
  case .path(let path): path.names.count == 1 && readBoolean(path.text) != nil
  default: false
  }
}

/// Reads `yes`, `no`, `true`, `false` in any case.
func readBoolean(_ text: String) -> Bool? {
  ["yes": true, "true": true, "no": false, "false": false][text.lowercased()]
}
