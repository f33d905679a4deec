import Language
import Model
import Plan

// Rows of other tables: those that lead to a row, and those of a query within. Both are gathered in
// a table of their own, which is joined to the rows.
extension SQLWriter {
  private static let certain = "_certain"
  private static let possible = "_possible"
  private static let key = "_key"
  static let value = "_value"

  // MARK: - Related rows

  /// How many related rows satisfy a predicate, and how many may; NULL for none.
  private struct RelatedCounts {
    let certain: String
    let possible: String
    /// What the links on the way to the row that they lead to must be.
    let reached: Condition
    /// True where those links are none.
    let none: Condition?

    var isCertain: Bool { certain == possible }
  }

  mutating func related(
    atLeast count: Int, _ relation: ChildRelation, _ inner: Predicate, in select: inout Select
  ) throws(SQLRefusal) -> Verdict {
    let table = try relatedTable(relation, inner, of: select)
    return try related(atLeast: count, relation, table, in: &select)
  }

  private mutating func related(
    atLeast count: Int, _ relation: ChildRelation, _ table: CommonTable, in select: inout Select
  ) throws(SQLRefusal) -> Verdict {
    let counts = try relatedCounts(relation, table, in: &select)
    let yes =
      count > 0
      ? Condition("\(counts.certain) >= \(count)")
      : Condition("COALESCE(\(counts.certain), 0) >= \(count)", mayBeNull: false)
    let no = Condition("COALESCE(\(counts.possible), 0) < \(count)", mayBeNull: false)
    return Verdict(
      yes: .all([counts.reached, yes]), no: .all([counts.reached, no]),
      isCertain: counts.isCertain && counts.reached == .yes)
  }

  mutating func numberOf(
    _ relation: ChildRelation, _ inner: Predicate, in select: inout Select
  ) throws(SQLRefusal) -> SQLValue {
    let table = try relatedTable(relation, inner, of: select)
    return try number(relation, table, in: &select)
  }

  private mutating func number(
    _ relation: ChildRelation, _ table: CommonTable, in select: inout Select
  ) throws(SQLRefusal) -> SQLValue {
    let counts = try relatedCounts(relation, table, in: &select)
    let count = "COALESCE(\(counts.certain), 0)"
    let isSure =
      counts.isCertain
      ? Condition.yes
      : Condition("\(count) = COALESCE(\(counts.possible), 0)", mayBeNull: false)
    let isKnown = Condition.all([counts.reached, isSure])
    return SQLValue(
      .integer, isKnown == .yes ? count : "CASE WHEN \(isKnown.sql) THEN \(count) END",
      none: counts.none)
  }

  // Written before anything else is, so that what nests takes little of the stack.
  private mutating func relatedTable(
    _ relation: ChildRelation, _ inner: Predicate, of owner: Select
  ) throws(SQLRefusal) -> CommonTable {
    guard relation.outer.isEmpty else { return try pairedTable(relation, inner, of: owner) }
    let content = CommonTable.Content.related(
      table: relation.table, linkColumn: relation.linkColumn, inner)
    return try commonTable(content) { writer throws(SQLRefusal) in
      try writer.countsByOwner(relation, inner)
    }
  }

  private mutating func relatedCounts(
    _ relation: ChildRelation, _ table: CommonTable, in select: inout Select
  ) throws(SQLRefusal) -> RelatedCounts {
    let key = try value(.column(relation.key), in: &select)
    let value = relation.outer.isEmpty ? key.first : rowOrder(select.alias).expression
    let alias = joined(table, on: SQLWriter.key, equals: value, in: &select)
    let certain = "\(alias).\(dialect.name(SQLWriter.certain))"
    var reached = Condition.yes
    if let owner = select.joins.first(where: { $0.source == .links(relation.key.links) }) {
      reached = Condition(
        "\(rowOrder(owner.alias).expression) IS NOT NULL", mayBeNull: false)
    }
    return RelatedCounts(
      certain: certain,
      possible: table.body.isCertain ? certain : "\(alias).\(dialect.name(SQLWriter.possible))",
      reached: reached, none: key.none)
  }

  // The row outside stands inside at the end of the related row's link, so that nothing in here
  // refers to what is around it.
  private mutating func countsByOwner(
    _ relation: ChildRelation, _ inner: Predicate
  ) throws(SQLRefusal) -> CommonTable.Body {
    var rows = try select(.scan(table: relation.table))
    let verdict = try verdict(inner, in: &rows)
    let link = stored(
      relation.linkColumn, of: relation.table, as: rows.alias, isOptional: false
    ).first
    return counts(by: link, verdict, rows)
  }

  /// How many rows satisfy a predicate, and may, for each value of a key.
  func counts(by key: String, _ verdict: Verdict, _ related: Select) -> CommonTable.Body {
    var rows = related
    func count(_ condition: Condition) -> String {
      condition == .yes ? "COUNT(*)" : "COUNT(CASE WHEN \(condition.sql) THEN 1 END)"
    }
    var items = [
      SelectItem(expression: key, name: SQLWriter.key),
      SelectItem(expression: count(verdict.yes), name: SQLWriter.certain),
    ]
    if !verdict.isCertain {
      items.append(SelectItem(expression: count(verdict.possible), name: SQLWriter.possible))
    }
    rows.groups = [key]
    return CommonTable.Body(
      text: rows.text(items, ordered: false, dialect: dialect), isCertain: verdict.isCertain)
  }

  // MARK: - Values of a query

  /// Whether a value is one of those that a plan gives. NULL among them is one that is unknown.
  mutating func isMember(
    _ scalar: Scalar, of plan: LogicalPlan, in select: inout Select
  ) throws(SQLRefusal) -> Verdict {
    let table = try commonTable(.members(plan)) { writer throws(SQLRefusal) in
      try writer.members(of: plan)
    }
    return try isMember(scalar, of: table, in: &select)
  }

  private mutating func isMember(
    _ scalar: Scalar, of table: CommonTable, in select: inout Select
  ) throws(SQLRefusal) -> Verdict {
    let value = try value(scalar, in: &select)
    // A whole number and a fraction are compared as fractions.
    let number = dialect.types.number
    let isWhole = value.type == .integer && table.body.type == .number
    let areWhole = value.type == .number && table.body.type == .integer
    let alias = joined(
      table, on: SQLWriter.value, as: areWhole ? number : nil,
      equals: isWhole ? "CAST(\(value.first) AS \(number))" : value.first, in: &select)
    let certain = "\(alias).\(dialect.name(SQLWriter.certain))"
    func lacks(_ test: String) -> Condition {
      Condition(
        "(SELECT COUNT(*) FROM \(dialect.name(table.name)) AS s\(test)) = 0", mayBeNull: false)
    }
    let isNowhere = Condition.all([
      value.known, Condition("\(certain) IS NULL", mayBeNull: false),
      lacks(" WHERE s.\(dialect.name(SQLWriter.value)) IS NULL"),
    ])
    return Verdict(
      yes: Condition("\(certain) = 1"), no: .any([value.none ?? .no, lacks(""), isNowhere]))
  }

  // Each value once, with whether a row has it that is certainly there. None is no value.
  private mutating func members(of plan: LogicalPlan) throws(SQLRefusal) -> CommonTable.Body {
    let outer = carriesUnsure
    carriesUnsure = true
    defer { carriesUnsure = outer }
    var rows = try select(plan)
    if rows.groups != nil || rows.limit != nil { rows = try closed(rows, ordered: false) }
    return try members(in: rows)
  }

  private func members(in related: Select) throws(SQLRefusal) -> CommonTable.Body {
    var rows = related
    guard let value = rows.columns.first else { throw refuse("A query without a column") }
    let isCertain = rows.keeps.isCertain
    let certain =
      isCertain ? "1" : "MAX(CASE WHEN \(rows.keeps.yes.sql) THEN 1 ELSE 0 END)"
    rows.keeps = Verdict(certain: .all([rows.keeps.possible, value.none?.negated ?? .yes]))
    rows.groups = [value.first]
    let items = [
      SelectItem(expression: value.first, name: SQLWriter.value),
      SelectItem(expression: certain, name: SQLWriter.certain),
    ]
    return CommonTable.Body(
      text: rows.text(items, ordered: false, dialect: dialect), type: value.type)
  }
}
