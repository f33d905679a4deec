import Language
import Model
import Pattern
import Plan

// Predicates: of each, what makes it yes and what makes it no.
extension SQLWriter {
  mutating func verdict(
    _ predicate: Predicate, in select: inout Select
  ) throws(SQLRefusal) -> Verdict {
    let verdict = try written(predicate, in: &select)
    try checkLength(verdict.yes.sql, verdict.no.sql)
    return verdict
  }

  private mutating func written(
    _ predicate: Predicate, in select: inout Select
  ) throws(SQLRefusal) -> Verdict {
    switch predicate {
    case .and(let parts): return .all(try verdicts(parts, in: &select))
    case .or(let parts): return .any(try verdicts(parts, in: &select))
    case .not(let inner): return try verdict(inner, in: &select).negated
    case .hedged(let hedge, let inner): return try hedged(hedge, inner, in: &select)
    case .compare(let comparison, let left, let right)
    where left.isWithinBounds || right.isWithinBounds:
      return try comparedWithinBounds(comparison, left, right, in: &select)
    case .compare(let comparison, let left, let right):
      return try compared(comparison, left, right, in: &select)
    case .truth(.truth(let inner)): return try verdict(inner, in: &select)
    case .related(let count, let relation, let inner):
      return try related(atLeast: count, relation, inner, in: &select)
    case .inQuery(let scalar, let plan): return try isMember(scalar, of: plan, in: &select)
    default: return try test(predicate, in: &select)
    }
  }

  // What nests is kept apart from what does not, so that each level takes little of the stack.
  private mutating func test(
    _ predicate: Predicate, in select: inout Select
  ) throws(SQLRefusal) -> Verdict {
    switch predicate {
    case .constant(let truth):
      return Verdict(
        yes: truth == .yes ? .yes : .no, no: truth == .no ? .yes : .no,
        isCertain: truth != .unsure)
    case .values(let column, let match):
      let value = try value(.column(column), in: &select)
      return try values(match, of: value, in: &select)
    case .days(let scalar, let set): return try days(try value(scalar, in: &select), set)
    case .near(let direction, let days, let left, let right):
      let one = try value(left, in: &select)
      let other = try value(right, in: &select)
      return near(direction, days, one, other)
    case .status(let scalar, let status): return self.status(try value(scalar, in: &select), status)
    case .text(let operation, let scalar, let text):
      return try textTest(operation, try value(scalar, in: &select), text)
    case .pattern(let scalar, let pattern):
      return try matches(try value(scalar, in: &select), pattern)
    case .mentions:
      throw refuse(
        "`mentioning`, which knows the forms of a language's words,", "Use `has` or `contains`.")
    case .truth(let scalar):
      let value = try value(scalar, in: &select)
      return Verdict(
        yes: Condition(value.first), no: value.orNone(Condition("NOT \(value.first)")))
    case .and, .or, .not, .hedged, .compare, .related, .inQuery:
      return try verdict(predicate, in: &select)
    }
  }

  private mutating func hedged(
    _ hedge: Hedge, _ inner: Predicate, in select: inout Select
  ) throws(SQLRefusal) -> Verdict {
    let inner = try verdict(inner, in: &select)
    return Verdict(certain: hedge == .possibly ? inner.possible : inner.unsure)
  }

  private mutating func compared(
    _ comparison: ComparisonOperator, _ left: Scalar, _ right: Scalar, in select: inout Select
  ) throws(SQLRefusal) -> Verdict {
    let one = try value(left, in: &select)
    let other = try value(right, in: &select)
    return compared(comparison, one, other)
  }

  private mutating func comparedWithinBounds(
    _ comparison: ComparisonOperator, _ left: Scalar, _ right: Scalar, in select: inout Select
  ) throws(SQLRefusal) -> Verdict {
    let one = try bounded(left, in: &select)
    let other = try bounded(right, in: &select)
    return compared(comparison, one, other)
  }

  private mutating func verdicts(
    _ parts: [Predicate], in select: inout Select
  ) throws(SQLRefusal) -> [Verdict] {
    var result: [Verdict] = []
    for part in parts { result.append(try verdict(part, in: &select)) }
    return result
  }

  // MARK: - Texts

  private mutating func textTest(
    _ operation: TextOperator, _ value: SQLValue, _ text: String
  ) throws(SQLRefusal) -> Verdict {
    let isWhole = operation == .has
    guard let form = isWhole ? value.words : value.folded else {
      throw refuse("`\(operation.rawValue)` of a computed text")
    }
    used.insert(isWhole ? .words : .folded)
    let key = isWhole ? StoredColumn.words(of: text) : folded(text)
    if key == (isWhole ? " " : "") { return Verdict(yes: value.known, no: value.none ?? .no) }
    let template =
      switch operation {
      case .contains, .has: dialect.text.contains
      case .starts: dialect.text.starts
      case .ends: dialect.text.ends
      case .matches, .resembles: throw refuse("`\(operation.rawValue)`", "Use `contains`.")
      }
    let test = filled(template, form, try literal(key), String(key.unicodeScalars.count))
    return Verdict(yes: Condition(test), no: value.orNone(Condition("NOT (\(test))")))
  }

  private func matches(_ value: SQLValue, _ pattern: Pattern) throws(SQLRefusal) -> Verdict {
    let remedy = "Use `contains`, `has`, `starts` or `ends`."
    guard let matches = dialect.text.matches else {
      throw refuse("`matches`, for which it has no regular expressions,", remedy)
    }
    guard let spelled = pattern.spelled(matches.spelling) else {
      throw refuse("A pattern with `\\b` in its midst or large counts", remedy)
    }
    let test = filled(matches.template, value.first, try literal(spelled))
    return Verdict(yes: Condition(test), no: value.orNone(Condition("NOT (\(test))")))
  }

  // MARK: - Dates

  // A date is in a set if all days that it can be are in one of its periods, and not in it if all
  // are in one of the periods between.
  private func days(_ value: SQLValue, _ set: DaySet) throws(SQLRefusal) -> Verdict {
    guard let periods = set.periods else {
      return Verdict(
        yes: try onWeekdays(set, value), no: try onWeekdays(set.complement, value))
    }
    return Verdict(
      yes: try within(periods, value, includesNone: set.includesNone),
      no: try within(periods.complement, value, includesNone: !set.includesNone))
  }

  private func within(
    _ set: PeriodSet, _ value: SQLValue, includesNone: Bool
  ) throws(SQLRefusal) -> Condition {
    var tests: [Condition] = []
    for period in set.periods {
      var ends: [Condition] = []
      if period.first > .distantPast {
        ends.append(Condition("\(value.first) >= \(try day(period.first))"))
      }
      if period.last < .distantFuture {
        ends.append(Condition("\(value.last) <= \(try day(period.last))"))
      }
      tests.append(ends.isEmpty ? value.known : .all(ends))
    }
    let test = Condition.any(tests)
    return includesNone ? value.orNone(test) : test
  }

  private func near(
    _ direction: NearDirection, _ days: Int, _ left: SQLValue, _ right: SQLValue
  ) -> Verdict {
    let width = max(0, days)
    let least = direction == .after ? 0 : -width
    let most = direction == .before ? 0 : width
    let smallest = daysBetween(left.first, right.last)
    let largest = daysBetween(left.last, right.first)
    let no = Condition.any([
      Condition("\(smallest) > \(most)"), Condition("\(largest) < \(least)"),
    ])
    return Verdict(
      yes: .all([Condition("\(smallest) >= \(least)"), Condition("\(largest) <= \(most)")]),
      no: left.eitherNone(right).map { .any([no, $0]) } ?? no)
  }

  // MARK: - Comparisons

  private func compared(
    _ comparison: ComparisonOperator, _ left: SQLValue, _ right: SQLValue
  ) -> Verdict {
    var (one, other) = (left, right)
    // A period is one value: it is compared by the day on which it begins.
    if case .period(let unit) = left.type, left.type == right.type {
      one = SQLValue(left.type, left.first, start(of: unit, left.last), none: left.none)
      other = SQLValue(right.type, right.first, start(of: unit, right.last), none: right.none)
    }
    func test(_ left: String, _ sign: String, _ right: String) -> Condition {
      Condition(
        "\(dialect.collated(left, one.type)) \(sign) \(dialect.collated(right, one.type))")
    }
    let isExact = one.first == one.last && other.first == other.last
    let yes: Condition
    let no: Condition
    switch comparison {
    case .less:
      (yes, no) = (test(one.last, "<", other.first), test(one.first, ">=", other.last))
    case .lessOrEqual:
      (yes, no) = (test(one.last, "<=", other.first), test(one.first, ">", other.last))
    case .greater:
      (yes, no) = (test(one.first, ">", other.last), test(one.last, "<=", other.first))
    case .greaterOrEqual:
      (yes, no) = (test(one.first, ">=", other.last), test(one.last, "<", other.first))
    case .equal where isExact, .notEqual where isExact:
      (yes, no) = (test(one.first, "=", other.first), test(one.first, "<>", other.first))
    case .equal, .notEqual:
      yes = .all([test(one.first, "=", other.last), test(one.last, "=", other.first)])
      no = .any([test(one.first, ">", other.last), test(one.last, "<", other.first)])
    }
    let verdict = comparison == .notEqual ? (yes: no, no: yes) : (yes: yes, no: no)
    return Verdict(
      yes: verdict.yes,
      no: left.eitherNone(right).map { .any([verdict.no, $0]) } ?? verdict.no)
  }

  private func status(_ value: SQLValue, _ status: Status) -> Verdict {
    let isExact: Condition
    if case .period(let unit) = value.type {
      isExact = Condition("\(value.last) = \(end(of: unit, value.first))")
    } else if value.first == value.last {
      isExact = value.known
    } else {
      isExact = Condition("\(value.first) = \(value.last)")
    }
    switch status {
    case .unknown:
      return Verdict(yes: value.unknown, no: value.orNone(value.known), isCertain: true)
    case .none: return Verdict(certain: value.none ?? .no)
    case .known:
      let isMissing = Condition("\(value.first) IS NULL", mayBeNull: false)
      return Verdict(yes: value.known, no: isMissing, isCertain: true)
    case .exact: return Verdict(certain: isExact)
    case .imprecise: return Verdict(certain: .all([value.known, isExact.negated]))
    }
  }
}
