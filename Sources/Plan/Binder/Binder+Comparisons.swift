import Language
import Model

// Comparisons and `in`: the left side's type decides how the right side is read.
extension Binder {
  mutating func bindComparison(
    _ comparison: ComparisonOperator, _ left: ExpressionSyntax, _ right: ExpressionSyntax,
    in relation: Relation
  ) -> Predicate? {
    guard let value = bindScalar(left, in: relation) else { return nil }
    if value.type.isText {
      return compareText(comparison, value, right, in: relation)
    }
    if value.type.isDate { return moment(value, comparison, right, in: relation) }
    guard let other = bindOperand(right, like: value, in: relation) else { return nil }
    return .compare(comparison, value, other)
  }

  private mutating func compareText(
    _ comparison: ComparisonOperator, _ value: Scalar, _ right: ExpressionSyntax,
    in relation: Relation
  ) -> Predicate? {
    guard let text = literalText(right) else {
      guard diagnostics.isEmpty else { return nil }
      guard let other = bindScalar(right, in: relation) else { return nil }
      guard other.type.isText else { return mismatch(value.type, other.type, at: right.range) }
      return .compare(comparison, value, other)
    }
    guard case .column(let column) = value, comparison == .equal || comparison == .notEqual else {
      return .compare(comparison, value, .constant(.text(text), .text))
    }
    guard let test = valuesTest(column, [(text, right.range)], in: relation) else { return nil }
    return comparison == .equal ? test : .not(test)
  }

  /// The right side of a comparison with a number, a number of days or a boolean.
  mutating func bindOperand(
    _ expression: ExpressionSyntax, like value: Scalar, in relation: Relation
  ) -> Scalar? {
    switch (value.type, expression.kind) {
    case (.boolean, .path(let path)) where readBoolean(path.text) != nil:
      return readBoolean(path.text).map { .constant(.boolean($0), .boolean) }
    case (.days, .duration(let count, let unit)):
      return days(count, unit, at: expression.range)
    default:
      guard let other = bindScalar(expression, in: relation) else { return nil }
      let bothNumeric = value.type.isNumeric && other.type.isNumeric
      let bothDays =
        value.type == .days && (other.type.isNumeric || other.type == .days)
        || value.type.isNumeric && other.type == .days
      guard bothNumeric || bothDays || value.type == other.type else {
        return mismatch(value.type, other.type, at: expression.range)
      }
      return other
    }
  }

  mutating func days(_ count: Int, _ unit: TimeUnit, at range: SourceRange) -> Scalar? {
    guard unit == .day || unit == .week else {
      return fail(
        Diagnostic(
          .typeMismatch, "A number of days has no fixed number of \(unit.rawValue)s.", at: range,
          remedy: "Give the length in days or weeks."))
    }
    let (days, overflow) = count.multipliedReportingOverflow(by: unit == .week ? 7 : 1)
    guard !overflow, days <= 4_000_000 else {
      return fail(
        Diagnostic(.malformedLiteral, "\(count) \(unit.rawValue)s is out of range.", at: range))
    }
    return .constant(.days(least: days, most: days), .days)
  }

  mutating func mismatch<Result>(
    _ left: ValueType, _ right: ValueType, at range: SourceRange
  ) -> Result? {
    fail(
      Diagnostic(
        .typeMismatch,
        "\(article(left)) cannot be compared with \(article(right)).".capitalizedFirst,
        at: range))
  }

  mutating func bindMembership(
    _ value: ExpressionSyntax, _ set: MemberSetSyntax, in relation: Relation
  ) -> Predicate? {
    switch set {
    case .query: return later("`in (from …)`", at: value.range)
    case .values(let members): return bindMembers(value, members, in: relation)
    case .period(.single(let member)): return bindMembers(value, [member], in: relation)
    case .period(.range(let first, let last)):
      guard let scalar = bindScalar(value, in: relation) else { return nil }
      let test = TimeTestSyntax(.between(first, last), first.range.joined(with: last.range))
      return timeTest(scalar, test, in: relation)
    }
  }

  private mutating func bindMembers(
    _ value: ExpressionSyntax, _ members: [ExpressionSyntax], in relation: Relation
  ) -> Predicate? {
    guard let scalar = bindScalar(value, in: relation) else { return nil }
    guard members.count <= Limits.listMax else {
      return fail(
        Diagnostic(
          .listTooLong, "A list may have \(Limits.listMax) members; this has \(members.count).",
          at: value.range))
    }
    if scalar.type.isText, case .column(let column) = scalar {
      var typed: [(String, SourceRange)] = []
      for member in members {
        guard let text = literalText(member) else {
          return diagnostics.isEmpty
            ? fail(
              Diagnostic(
                .notAValue, "A list holds values: words, strings or parameters.",
                at: member.range)) : nil
        }
        typed.append((text, member.range))
      }
      return valuesTest(column, typed, in: relation)
    }
    var tests: [Predicate] = []
    for member in members {
      guard let test = bindComparison(.equal, value, member, in: relation) else { return nil }
      tests.append(test)
    }
    return tests.count == 1 ? tests[0] : folded(tests)
  }

  // A list of periods is one set of days, so that a range across two of them is still certain.
  private func folded(_ tests: [Predicate]) -> Predicate {
    var union: (Scalar, DaySet)?
    for test in tests {
      guard case .days(let scalar, let set) = test else { return .or(tests) }
      guard let (first, sofar) = union else {
        union = (scalar, set)
        continue
      }
      guard first == scalar else { return .or(tests) }
      union = (
        first,
        DaySet(
          sofar.periods.union(set.periods), includesNone: sofar.includesNone || set.includesNone)
      )
    }
    return union.map { .days($0.0, $0.1) } ?? .or(tests)
  }
}

extension String {
  /// The text with its first letter in upper case.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
