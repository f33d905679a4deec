/// A condition in SQL. Where it is NULL it counts as false, so that it can stand in `WHERE` and
/// `CASE`, and under `AND` and `OR`, as it is; negation makes it two-valued first.
struct Condition: Hashable, Sendable {
  let sql: String
  private let form: Form
  private let mayBeNull: Bool

  private enum Form { case single, conjunction, disjunction }

  private init(sql: String, form: Form, mayBeNull: Bool) {
    self.sql = sql
    self.form = form
    self.mayBeNull = mayBeNull
  }

  /// A single test; it may be NULL unless it cannot.
  init(_ sql: String, mayBeNull: Bool = true) {
    self.init(sql: sql, form: .single, mayBeNull: mayBeNull)
  }

  static let yes = Condition("TRUE", mayBeNull: false)
  static let no = Condition("FALSE", mayBeNull: false)

  static func all(_ parts: [Condition]) -> Condition {
    if parts.contains(.no) { return .no }
    return joined(parts.filter { $0 != .yes }, .conjunction, " AND ") ?? .yes
  }

  static func any(_ parts: [Condition]) -> Condition {
    if parts.contains(.yes) { return .yes }
    return joined(parts.filter { $0 != .no }, .disjunction, " OR ") ?? .no
  }

  private static func joined(
    _ parts: [Condition], _ form: Form, _ separator: String
  ) -> Condition? {
    var seen: Set<Condition> = []
    let parts = parts.filter { seen.insert($0).inserted }
    guard parts.count > 1 else { return parts.first }
    let texts = parts.map { $0.form == .single || $0.form == form ? $0.sql : "(\($0.sql))" }
    return Condition(
      sql: texts.joined(separator: separator), form: form,
      mayBeNull: parts.contains(where: \.mayBeNull))
  }

  /// True where this is false or NULL.
  var negated: Condition {
    if self == .yes { return .no }
    if self == .no { return .yes }
    return Condition("NOT " + (mayBeNull ? value : "(\(sql))"), mayBeNull: false)
  }

  /// The condition as a value that is never NULL.
  var value: String { mayBeNull ? "COALESCE(\(sql), FALSE)" : isName ? sql : "(\(sql))" }

  private var isName: Bool { !sql.contains(" ") }
}

/// What a predicate is of a row, as two conditions that are never both true; where neither is, it
/// is unsure.
struct Verdict: Hashable, Sendable {
  let yes: Condition
  let no: Condition
  /// True if the predicate is never unsure.
  let isCertain: Bool

  init(yes: Condition, no: Condition, isCertain: Bool = false) {
    self.yes = yes
    self.no = no
    self.isCertain = isCertain
  }

  /// A test that is never unsure.
  init(certain yes: Condition) { self.init(yes: yes, no: yes.negated, isCertain: true) }

  static func all(_ parts: [Verdict]) -> Verdict {
    Verdict(
      yes: .all(parts.map(\.yes)), no: .any(parts.map(\.no)),
      isCertain: parts.allSatisfy(\.isCertain))
  }

  static func any(_ parts: [Verdict]) -> Verdict { all(parts.map(\.negated)).negated }

  var negated: Verdict { Verdict(yes: no, no: yes, isCertain: isCertain) }
  /// True where the predicate is yes or unsure.
  var possible: Condition { isCertain ? yes : no.negated }
  /// True where it is unsure.
  var unsure: Condition { isCertain ? .no : .all([yes.negated, no.negated]) }
}
