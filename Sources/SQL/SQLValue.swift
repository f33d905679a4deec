import Model

/// A scalar in SQL: one expression, or two for what is known within bounds.
///
/// Both are NULL where the value is unknown or none.
struct SQLValue: Hashable, Sendable {
  let type: ValueType
  /// The value, or the least that it can be.
  let first: String
  /// The most that it can be; the same expression for types without bounds.
  let last: String
  /// True where there is none; nil if there always is one or it is unknown.
  var none: Condition?
  /// The folded text, where it is stored.
  var folded: String?
  /// The words of the folded text, where they are stored.
  var words: String?
  /// The texts that it can only be; nil if that is not known.
  var texts: Set<String>?
  /// The stored column whose values these are, for tests that ask whether a value is stored at all.
  var origin: Origin?

  /// A column of a table, by position.
  struct Origin: Hashable, Sendable {
    let table: Int
    let column: Int
  }

  init(_ type: ValueType, _ first: String, _ last: String? = nil, none: Condition? = nil) {
    self.type = type
    self.first = first
    self.last = last ?? first
    self.none = none == .no ? nil : none
  }

  /// The expressions that rows with the same value share.
  var parts: [String] {
    (first == last ? [first] : [first, last]) + (none.map { [$0.value] } ?? [])
      + [folded, words].compactMap(\.self)
  }

  /// True for what is written out, and so the same for all rows.
  var isLiteral: Bool {
    parts.allSatisfy { part in
      let quote = UInt8(ascii: "'")
      let isText =
        part.utf8.first == quote && !part.utf8.dropFirst().dropLast().contains(quote)
      return ["TRUE", "FALSE", "NULL"].contains(part) || Double(part) != nil || isText
    }
  }

  /// The two values' none: there is none if either has none.
  func eitherNone(_ other: SQLValue) -> Condition? {
    let parts = [none, other.none].compactMap(\.self)
    return parts.isEmpty ? nil : .any(parts)
  }

  /// True where a condition holds or there is none.
  func orNone(_ condition: Condition) -> Condition {
    none.map { .any([condition, $0]) } ?? condition
  }

  /// True where there is a value.
  var known: Condition { Condition("\(first) IS NOT NULL", mayBeNull: false) }

  /// A test of it: no where it is not yes, unsure where the value is unknown.
  func test(_ yes: Condition) -> Verdict {
    Verdict(yes: yes, no: orNone(.all([known, yes.negated])))
  }

  /// True where the value is not known.
  var unknown: Condition {
    let empty = Condition("\(first) IS NULL", mayBeNull: false)
    return none.map { .all([empty, $0.negated]) } ?? empty
  }
}

extension ValueType {
  /// True for periods of the calendar.
  var isPeriod: Bool {
    if case .period = self { return true }
    return false
  }

  /// True for what is known within bounds.
  var hasBounds: Bool { isDate || self == .days }
}
