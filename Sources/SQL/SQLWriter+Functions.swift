import Language
import Model
import Plan

// Choices between values, and functions of one.
extension SQLWriter {
  func truth(_ verdict: Verdict) -> String {
    if verdict.isCertain { return verdict.yes.value }
    return "CASE WHEN \(verdict.yes.sql) THEN TRUE WHEN \(verdict.no.sql) THEN FALSE END"
  }

  func chosen(
    _ verdict: Verdict, _ one: SQLValue, _ other: SQLValue, _ type: ValueType
  ) throws(SQLRefusal) -> SQLValue {
    guard one.type.hasBounds == other.type.hasBounds else {
      throw refuse("`if` with days in one branch and a number in the other")
    }
    // Some databases take no whole number and fraction for values of one type.
    func widened(_ value: SQLValue) -> SQLValue {
      guard type == .number, value.type == .integer else { return value }
      return SQLValue(
        .number, "CAST(\(value.first) AS \(dialect.types.number))", none: value.none)
    }
    let (one, other) = (widened(one), widened(other))
    func choice(_ one: String, _ other: String) -> String {
      if one == other && verdict.isCertain { return one }
      let ways = [(verdict.yes, one), (verdict.no, other)].filter { $0.0 != .no }
      if let way = ways.first, way.0 == .yes { return way.1 }
      if ways.isEmpty { return "NULL" }
      return "CASE " + ways.map { "WHEN \($0.0.sql) THEN \($0.1) " }.joined() + "END"
    }
    let none = [(verdict.yes, one.none), (verdict.no, other.none)].compactMap { chosen, none in
      none.map { Condition.all([chosen, $0]) }
    }
    var result = SQLValue(
      type, choice(one.first, other.first), choice(one.last, other.last),
      none: none.isEmpty ? nil : .any(none))
    if let first = one.folded, let second = other.folded { result.folded = choice(first, second) }
    if let first = one.texts, let second = other.texts { result.texts = first.union(second) }
    if let first = one.words, let second = other.words { result.words = choice(first, second) }
    return result
  }

  func applied(
    _ function: ScalarFunction, _ value: SQLValue
  ) throws(SQLRefusal) -> SQLValue {
    switch function {
    case .abs where value.type == .days: return magnitude(value)
    case .abs:
      return SQLValue(value.type, "ABS(\(value.first))", none: value.none)
    case .round where value.type == .integer: return value
    case .round where value.type == .number:
      let rounded = filled(dialect.numbers.rounded, value.first)
      let whole = "CAST(\(rounded) AS \(dialect.types.integer))"
      // What no whole number holds is unknown.
      return SQLValue(
        .integer, "CASE WHEN ABS(\(value.first)) < 9.2e18 THEN \(whole) END", none: value.none)
    case .length:
      guard let template = dialect.text.length else {
        throw refuse("`length`, which counts characters as a reader does,")
      }
      return SQLValue(.integer, filled(template, value.first), none: value.none)
    case .lower:
      guard let template = dialect.text.lower else {
        throw refuse("`lower`, which knows no letters beyond ASCII,")
      }
      var lowered = SQLValue(.text, filled(template, value.first), none: value.none)
      // To fold a text is to lower it too.
      (lowered.folded, lowered.words) = (value.folded, value.words)
      return lowered
    case .upper:
      guard let template = dialect.text.upper else {
        throw refuse("`upper`, which knows no letters beyond ASCII,")
      }
      return SQLValue(.text, filled(template, value.first), none: value.none)
    case .words:
      throw refuse(
        "`words`, which tells letters and digits of all scripts from other signs,",
        "Test for words with `has`.")
    case .round: throw refuse("`round` of what is no number")
    }
  }

  // The bounds of what is at most so far from zero.
  private func magnitude(_ days: SQLValue) -> SQLValue {
    if days.first == days.last { return SQLValue(.days, "ABS(\(days.first))", none: days.none) }
    let (least, most) = (days.first, days.last)
    return SQLValue(
      .days,
      "CASE WHEN \(least) <= 0 AND \(most) >= 0 THEN 0 WHEN \(least) > 0 THEN \(least) "
        + "ELSE -\(most) END",
      "CASE WHEN -\(least) > \(most) THEN -\(least) ELSE \(most) END", none: days.none)
  }
}
