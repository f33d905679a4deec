package import Model
package import Plan

/// A statement, and where its columns stand.
package struct SQLStatement: Hashable, Sendable {
  /// The text, without a `;`.
  package let text: String
  /// The answer's columns, in order.
  package let columns: [Column]

  /// A column of the answer: one column of the statement or several.
  package struct Column: Hashable, Sendable {
    /// The heading.
    package let name: String
    /// What it holds. A date or a number of days stands as its first and last value; a period of
    /// the calendar as its text.
    package let type: ValueType
    /// Its parts, as the statement has them.
    package let parts: [StoredColumn.Part]
  }
}

/// Writes a logical plan as one statement with the same rows, for tables stored as ``StoredColumn``
/// says.
///
/// The rows come in the answer's order. Three things are the database's own: whole numbers that
/// overflow, digits of fractions past the fifteenth, and distances from an open end, which are
/// counted from the dialect's first or last day.
package struct SQLWriter {
  let schema: Schema
  private let kept: Kept
  var dialect: SQLDialect { kept.dialect }
  /// The forms of texts that are carried along.
  let carried: TextForms
  /// The forms that tests have read.
  var used: TextForms = []
  /// The tables that the statement makes first, each after those that it reads.
  var commonTables: [CommonTable] = []
  /// Which of them has what.
  var commonPlaces: [CommonTable.Content: Int] = [:]
  /// The last number of each kind of name.
  var commonCounts: [String: Int] = [:]
  /// The bytes of them all.
  var commonBytes = 0
  /// True while derived rows that may belong to the answer are carried along.
  var carriesUnsure = false
  private var aliasCount = 0

  // A dialect is long, and copies of a writer lie on the stack, one for each level of what nests.
  private indirect enum Kept: Sendable {
    case dialect(SQLDialect)

    var dialect: SQLDialect {
      switch self {
      case .dialect(let dialect): dialect
      }
    }
  }

  private init(schema: Schema, dialect: SQLDialect, carried: TextForms) {
    self.schema = schema
    kept = .dialect(dialect)
    self.carried = carried
  }

  /// The statement that gives a plan's rows.
  ///
  /// - Throws: what the plan uses that cannot be said exactly.
  package static func statement(
    for plan: LogicalPlan, schema: Schema, dialect: SQLDialect
  ) throws(SQLRefusal) -> SQLStatement {
    var writer = SQLWriter(schema: schema, dialect: dialect, carried: .all)
    try writer.checkNames()
    var select = try writer.select(plan)
    if writer.used != .all {
      writer = SQLWriter(schema: schema, dialect: dialect, carried: writer.used)
      select = try writer.select(plan)
    }
    // Computed periods get columns first, for their texts name each of them many times.
    if !select.isPlain, select.columns.contains(where: { $0.type.isPeriod }) {
      select = try writer.closed(select)
    }
    return try writer.finished(select)
  }

  func refuse(_ construct: String, _ remedy: String? = nil) -> SQLRefusal {
    SQLRefusal(construct: construct, dialect: dialect.name, remedy: remedy)
  }

  mutating func nextAlias() -> String {
    aliasCount += 1
    return "t\(aliasCount)"
  }

  // Databases take names that differ in case for one.
  private func checkNames() throws(SQLRefusal) {
    var tables: Set<String> = []
    for name in schema.tables.flatMap({
      [$0.name] + [StoredAliases.name(of: $0)].compactMap(\.self)
    })
    where !tables.insert(name.lowercased()).inserted {
      throw refuse("A second stored table '\(name)'", "Rename a table.")
    }
    for table in schema.tables {
      var names: Set<String> = []
      for stored in StoredColumn.all(of: table)
      where !names.insert(stored.name.lowercased()).inserted {
        throw refuse(
          "A second stored column '\(stored.name)' of \(table.name)", "Rename a column.")
      }
    }
  }

  // MARK: - The answer

  private func finished(_ select: Select) throws(SQLRefusal) -> SQLStatement {
    var names = UniqueNames()
    var items: [SelectItem] = []
    var columns: [SQLStatement.Column] = []
    for (name, value) in zip(select.names, select.columns) {
      let parts = try shownParts(of: value)
      items += parts.map { part in
        SelectItem(
          expression: part.expression, name: names.take(StoredColumn.name(of: name, part.part)))
      }
      columns.append(
        SQLStatement.Column(name: name, type: value.type, parts: parts.map(\.part)))
    }
    var text = withCommonTables(select.text(items, ordered: true, dialect: dialect))
    if !dialect.settings.isEmpty { text += "\n" + dialect.settings }
    if text.utf8.count > SQLWriter.bytesMax { throw refuse("A query of this length") }
    return SQLStatement(text: text, columns: columns)
  }

  private func shownParts(
    of value: SQLValue
  ) throws(SQLRefusal) -> [(part: StoredColumn.Part, expression: String)] {
    var parts: [(part: StoredColumn.Part, expression: String)]
    switch value.type {
    case .period(let unit): parts = [(.value, label(of: value, unit))]
    case .weekday: parts = [(.value, weekdayText(value.first))]
    case .date, .days: parts = [(.first, value.first), (.last, value.last)]
    default: parts = [(.value, value.first)]
    }
    if let none = value.none { parts.append((.none, none.value)) }
    return parts
  }

  /// Bytes that a statement, or one expression of it, may have.
  static let bytesMax = 1_000_000

  func checkLength(_ texts: String...) throws(SQLRefusal) {
    if texts.contains(where: { $0.utf8.count > SQLWriter.bytesMax }) {
      throw refuse("A condition of this length")
    }
  }
}

/// Names that differ even where case does not count.
struct UniqueNames {
  private var taken: Set<String> = []

  /// The name, with a number after it if it is taken.
  mutating func take(_ name: String) -> String {
    var result = name
    var number = 2
    while !taken.insert(result.lowercased()).inserted {
      result = name + "_\(number)"
      number += 1
    }
    return result
  }
}
