import Language
import Model

// Comparisons and `in`: the left side's type decides how the right side is read.
extension Binder {
  mutating func bindComparison(
    _ comparison: ComparisonOperator, _ left: ExpressionSyntax, _ right: ExpressionSyntax,
    at range: SourceRange, in relation: Relation
  ) -> Predicate? {
    if let mistake = misplacedQuotes(comparison, left, right, at: range, in: relation) {
      return fail(mistake)
    }
    if isConstant(left, in: relation), !isConstant(right, in: relation) {
      return bindComparison(comparison.turned, right, left, at: range, in: relation)
    }
    if let mistake = valueOnTheLeft(comparison, left, right, at: range, in: relation) {
      return fail(mistake)
    }
    guard let value = bindScalar(left, in: relation) else { return nil }
    return compare(comparison, value, right, in: relation)
  }

  private mutating func compare(
    _ comparison: ComparisonOperator, _ value: Scalar, _ right: ExpressionSyntax,
    in relation: Relation
  ) -> Predicate? {
    if value.type.isText { return compareText(comparison, value, right, in: relation) }
    if value.type.isDate { return moment(value, comparison, right, in: relation) }
    guard let other = bindOperand(right, like: value, in: relation) else { return nil }
    return compared(comparison, value, other)
  }

  private mutating func compareText(
    _ comparison: ComparisonOperator, _ value: Scalar, _ right: ExpressionSyntax,
    in relation: Relation
  ) -> Predicate? {
    guard isValue(right) else {
      guard let other = bindScalar(right, in: relation) else { return nil }
      guard other.type.isText else { return mismatch(value.type, other.type, at: right.range) }
      return compared(comparison, value, other)
    }
    guard let text = literalText(right) else { return nil }
    guard case .column(let column) = value, comparison == .equal || comparison == .notEqual else {
      return compared(comparison, value, .constant(.text(text), .text))
    }
    guard let test = valuesTest(column, [(text, right.range)], in: relation) else { return nil }
    return comparison == .equal ? test : .not(test)
  }

  /// The right side of a comparison with a number, a number of days or a boolean.
  mutating func bindOperand(
    _ expression: ExpressionSyntax, like value: Scalar, in relation: Relation
  ) -> Scalar? {
    if value.type == .boolean, case .path(let path) = expression.kind {
      if let boolean = readBoolean(path.text) { return .constant(.boolean(boolean), .boolean) }
      if path.names.count == 1, find(path, in: relation) == nil {
        return fail(
          Diagnostic(
            .unknownValue, "This is yes or no, never '\(path.text)'.", at: path.range,
            remedy: "Compare it with yes or no."))
      }
    }
    if value.type == .weekday { return weekdayOperand(expression, in: relation) }
    if let mistake = misfit(expression, with: value, in: relation) { return fail(mistake) }
    guard let other = bindScalar(expression, in: relation) else { return nil }
    let isCount = { (type: ValueType) in type.isNumeric || type == .days }
    guard value.type == other.type || isCount(value.type) && isCount(other.type) else {
      return mismatch(value.type, other.type, at: expression.range)
    }
    return other
  }

  mutating func mismatch<Result>(
    _ left: ValueType, _ right: ValueType, at range: SourceRange
  ) -> Result? {
    fail(
      Diagnostic(
        .typeMismatch,
        "\(article(left).capitalizedFirst) cannot be compared with \(article(right)).", at: range))
  }

  // MARK: Turning round

  /// True for what is a constant whatever the rows are: a literal, a parameter, `yes`, `today`.
  private mutating func isConstant(_ expression: ExpressionSyntax, in relation: Relation) -> Bool {
    switch expression.kind {
    case .string, .number, .date, .parameter, .duration, .ago, .relativePeriod: true
    case .negative(let inner):
      if case .number = inner.kind { true } else { false }
    case .path(let path):
      // The length first, for most names are longer.
      path.names.count == 1 && path.text.utf8.count <= 5
        && (readBoolean(path.text) != nil || path.text.lowercased() == "today")
        && column(path, in: relation) == nil
    default: false
    }
  }

  // `minsk = region`: a bare word is a value right of the sign only.
  private mutating func valueOnTheLeft(
    _ comparison: ComparisonOperator, _ left: ExpressionSyntax, _ right: ExpressionSyntax,
    at range: SourceRange, in relation: Relation
  ) -> Diagnostic? {
    guard let word = left.path, word.names.count == 1, let path = right.path,
      case .table(let table) = relation.shape, environment.definitions[word.text] == nil,
      find(word, in: relation) == nil, column(path, in: relation)?.type.isText == true,
      nearest(
        to: word.text, among: schema.tables[table].columns.filter(\.type.isText).map(\.name)
      ).isEmpty
    else { return nil }
    let turned = "\(path.text) \(comparison.turned.rawValue) \(spelledValue(word.text))"
    return Diagnostic(
      .unknownColumn, "\(schema.tables[table].name) has no column '\(word.text)'.",
      at: word.range, remedy: "A value stands on the right: \(turned)",
      fix: .init(replace: range, with: turned))
  }

  private mutating func column(_ path: Path, in relation: Relation) -> ColumnReference? {
    guard environment.definitions[path.text] == nil,
      case .column(let reference) = find(path, in: relation)?.scalar
    else { return nil }
    return reference
  }

  // MARK: Membership

  mutating func bindMembership(
    _ value: ExpressionSyntax, _ set: MemberSetSyntax, in relation: Relation
  ) -> Predicate? {
    switch set {
    case .query(let query): return bindMembership(value, in: query, relation)
    case .values(let members): return bindMembers(value, members, in: relation)
    case .period(.single(let member)):
      if let path = value.path, let place = state(at: path, in: relation) {
        return stateTest(place, TimeTestSyntax(.on(member), member.range))
      }
      return bindMembers(value, [member], in: relation)
    case .period(.range(let first, let last)):
      let range = first.range.joined(with: last.range)
      let test = TimeTestSyntax(.between(first, last), range)
      if let path = value.path, let place = state(at: path, in: relation) {
        return stateTest(place, test)
      }
      guard let scalar = bindScalar(value, in: relation) else { return nil }
      return timeTest(scalar, test, in: relation)
    }
  }

  private mutating func bindMembers(
    _ value: ExpressionSyntax, _ members: [ExpressionSyntax], in relation: Relation
  ) -> Predicate? {
    guard enter(at: value.range, parts: members.count) else { return nil }
    defer { leave() }
    guard let scalar = bindScalar(value, in: relation) else { return nil }
    if scalar.type.isText, case .column(let column) = scalar {
      return bindValues(column, members, in: relation)
    }
    var tests: [Predicate] = []
    tests.reserveCapacity(members.count)
    for member in members {
      guard let test = compare(.equal, scalar, member, in: relation) else { return nil }
      tests.append(test)
    }
    return tests.count == 1 ? tests[0] : .or(tests)
  }

  private mutating func bindValues(
    _ column: ColumnReference, _ members: [ExpressionSyntax], in relation: Relation
  ) -> Predicate? {
    var typed: [(String, SourceRange)] = []
    typed.reserveCapacity(members.count)
    for member in members {
      guard isValue(member) else {
        return fail(
          Diagnostic(
            .notAValue, "A list holds values: words, texts in quotes, numbers or parameters.",
            at: member.range))
      }
      guard let text = literalText(member) else { return nil }
      typed.append((text, member.range))
    }
    return valuesTest(column, typed, in: relation)
  }
}

extension ComparisonOperator {
  /// The operator that says the same with the sides changed.
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

/// A comparison of two values; `!=` is the negation of `=`, so that it is yes where there is none.
/// Of a date's weekday with a day's name it is a test of the date, which may be several days.
func compared(_ comparison: ComparisonOperator, _ left: Scalar, _ right: Scalar) -> Predicate {
  if comparison == .notEqual { return .not(compared(.equal, left, right)) }
  guard case .weekday(let date) = left, case .constant(.integer(let number), .weekday) = right
  else {
    return .compare(comparison, left, right)
  }
  return .days(date, .weekdays { comparison.holds($0.rawValue, number) })
}

extension ComparisonOperator {
  fileprivate func holds(_ left: Int, _ right: Int) -> Bool {
    switch self {
    case .equal: left == right
    case .notEqual: left != right
    case .less: left < right
    case .lessOrEqual: left <= right
    case .greater: left > right
    case .greaterOrEqual: left >= right
    }
  }
}
