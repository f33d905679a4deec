import Model
import Plan

/// A table that a statement makes before it reads from it: `WITH name AS (…)`.
///
/// What is asked of other tables than a row's own is put into one: related rows counted by the row
/// that they lead to, the values of a query within. So each is written once, however many tests
/// read it, and is nowhere a subquery that refers to the rows around it, which not every
/// database knows.
struct CommonTable: Hashable, Sendable {
  let name: String
  let body: Body

  /// The query that gives a table's rows, and what of them is known beforehand.
  struct Body: Hashable, Sendable {
    let text: String
    /// True if the rows say nothing that may be otherwise.
    var isCertain = true
    /// What the values are that are looked up.
    var type = ValueType.text
  }

  /// What is in a table.
  enum Content: Hashable, Sendable {
    /// For each row how many related rows satisfy a predicate.
    case related(table: Int, linkColumn: Int, Predicate)
    /// The same where the predicate also reads the row.
    case paired(owner: Int, ChildRelation, Predicate)
    /// The values that a plan of one column gives.
    case members(LogicalPlan)
    /// The stored values that a name may stand for.
    case candidates(SQLValue.Origin, ValueMatch.Mode, String)
    /// Those that it does stand for.
    case named(SQLValue.Origin, ValueMatch)
  }
}

extension CommonTable.Content {
  fileprivate var prefix: String {
    switch self {
    case .related, .paired: "_related"
    case .members: "_members"
    case .candidates: "_candidates"
    case .named: "_named"
    }
  }
}

extension SQLWriter {
  /// The table with some content, which is written if it is not there yet.
  mutating func commonTable(
    _ content: CommonTable.Content,
    _ write: (inout SQLWriter) throws(SQLRefusal) -> CommonTable.Body
  ) throws(SQLRefusal) -> CommonTable {
    if let place = commonPlaces[content] { return commonTables[place] }
    let body = try write(&self)
    commonBytes += body.text.utf8.count
    if commonBytes > SQLWriter.bytesMax { throw refuse("A query of this length") }
    let table = CommonTable(name: freeName(content.prefix), body: body)
    commonPlaces[content] = commonTables.count
    commonTables.append(table)
    return table
  }

  private mutating func freeName(_ prefix: String) -> String {
    let taken = Set(schema.tables.map { $0.name.lowercased() })
    var number = (commonCounts[prefix] ?? 0) + 1
    while taken.contains(prefix + String(number)) { number += 1 }
    commonCounts[prefix] = number
    return prefix + String(number)
  }

  /// A statement after the tables that it reads.
  func withCommonTables(_ statement: String) -> String {
    guard !commonTables.isEmpty else { return statement }
    let tables = commonTables.map { "\(dialect.name($0.name)) AS \(bracketed($0.body.text))" }
    return "WITH \(tables.joined(separator: ", "))\n\(statement)"
  }

  /// The alias under which a select reads a table beside its own rows, at most one of it for each.
  mutating func joined(
    _ table: CommonTable, on column: String, as type: String? = nil, equals value: String,
    in select: inout Select
  ) -> String {
    let source = Join.Source.common(table.name, value)
    if let join = select.joins.first(where: { $0.source == source }) { return join.alias }
    let alias = nextAlias()
    let key = "\(alias).\(dialect.name(column))"
    let match = "\(type.map { "CAST(\(key) AS \($0))" } ?? key) = \(value)"
    select.joins.append(
      Join(
        source: source, alias: alias,
        clause: "LEFT JOIN \(dialect.name(table.name)) AS \(alias) ON \(match)"))
    return alias
  }
}

/// Forms of a text that are stored beside it.
struct TextForms: OptionSet, Sendable {
  let rawValue: Int

  static let folded = TextForms(rawValue: 1)
  static let words = TextForms(rawValue: 2)
  static let all: TextForms = [.folded, .words]
}
