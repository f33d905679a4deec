import Language
import Model
import Plan

// Values as typed. Which stored ones they stand for is asked of the database, since a plan knows
// none of them.
extension SQLWriter {
  mutating func values(
    _ match: ValueMatch, of value: SQLValue, in select: inout Select
  ) throws(SQLRefusal) -> Verdict {
    if match.values.isEmpty { return Verdict(yes: .no, no: value.orNone(value.known)) }
    switch match.mode {
    case .exact: return try exactTest(match.values, of: value)
    case .named, .actor:
      if let origin = value.origin,
        let link = schema.tables[origin.table]
          .columns[origin.column].link
      {
        return try namedTest(match, of: value, from: origin, link, in: &select)
      }
      fallthrough
    case .folding:
      var tests: [Verdict] = []
      for typed in match.values { tests.append(try foldingTest(typed, of: value)) }
      return .any(tests)
    }
  }

  private func exactTest(
    _ values: [String], of value: SQLValue
  ) throws(SQLRefusal) -> Verdict {
    var literals: [String] = []
    for typed in values { literals.append(try literal(typed)) }
    let list = literals.joined(separator: ", ")
    let isOne = literals.count == 1
    return Verdict(
      yes: Condition(isOne ? "\(value.first) = \(list)" : "\(value.first) IN (\(list))"),
      no: value.orNone(
        Condition(isOne ? "\(value.first) <> \(list)" : "\(value.first) NOT IN (\(list))")))
  }

  /// A text literal. Databases end texts at a zero byte or refuse it.
  func literal(_ text: String) throws(SQLRefusal) -> String {
    guard !text.utf8.contains(0) else { throw refuse("A text with a zero byte") }
    return dialect.literal(text)
  }

  // Exactly the value if it is stored anywhere in the column, else any that folds to the same.
  private mutating func foldingTest(
    _ typed: String, of value: SQLValue
  ) throws(SQLRefusal) -> Verdict {
    let exactly = try literal(typed)
    guard let fold = value.folded, value.origin != nil || value.hasDifferentFolds else {
      throw refuse("A value test of a computed text", "Use `contains`, or test the column itself.")
    }
    used.insert(.folded)
    let isAlike = Condition("\(fold) = \(try literal(folded(typed)))")
    guard let origin = value.origin else { return value.test(isAlike) }
    let table = schema.tables[origin.table]
    let column = dialect.name(table.columns[origin.column].name)
    let isStored =
      "EXISTS (SELECT 1 FROM \(dialect.name(table.name)) AS s WHERE s.\(column) = \(exactly))"
    return value.test(
      .any([
        Condition("\(value.first) = \(exactly)"),
        .all([isAlike, Condition("NOT \(isStored)", mayBeNull: false)]),
      ]))
  }

  // MARK: - Names of linked rows

  private mutating func namedTest(
    _ match: ValueMatch, of value: SQLValue, from origin: SQLValue.Origin, _ link: LinkSchema,
    in select: inout Select
  ) throws(SQLRefusal) -> Verdict {
    let table = try commonTable(.named(origin, match)) { writer throws(SQLRefusal) in
      var parts: [String] = []
      for typed in match.values {
        let content = CommonTable.Content.candidates(origin, match.mode, typed)
        let candidates = try writer.commonTable(content) { writer throws(SQLRefusal) in
          CommonTable.Body(text: try writer.candidates(typed, match.mode, origin, link))
        }
        parts.append(writer.chosen(from: candidates.name))
      }
      guard parts.count > 1 else { return CommonTable.Body(text: parts.joined()) }
      let all = bracketed(parts.joined(separator: "\nUNION ALL\n"))
      return CommonTable.Body(
        text: "SELECT DISTINCT u.\(writer.valueName) AS \(writer.valueName)\nFROM \(all) AS u")
    }
    let alias = joined(table, on: SQLWriter.value, equals: value.first, in: &select)
    return value.test(Condition("\(alias).\(valueName) IS NOT NULL", mayBeNull: false))
  }

  private var valueName: String { dialect.name(SQLWriter.value) }
  private var levelName: String { dialect.name("_level") }

  // The best way in which a name is found decides; it must be one row's, unless it is the stored
  // value itself (0) or others that fold to the same (8).
  private func chosen(from candidates: String) -> String {
    let table = dialect.name(candidates)
    let best = "(SELECT MIN(s.\(levelName)) FROM \(table) AS s)"
    return """
      SELECT c.\(valueName) AS \(valueName)
      FROM \(table) AS c
      WHERE c.\(levelName) = \(best) AND (c.\(levelName) IN (0, 8) OR \
      (SELECT COUNT(*) FROM \(table) AS r WHERE r.\(levelName) = \(best)) = 1)
      """
  }

  /// The values of a link's column that a name may stand for, each with how it was found: as it is
  /// stored, by the names of the row that it leads to, or alike.
  private mutating func candidates(
    _ typed: String, _ mode: ValueMatch.Mode, _ origin: SQLValue.Origin, _ link: LinkSchema
  ) throws(SQLRefusal) -> String {
    used.insert(.folded)
    let wanted = mode == .actor ? words(of: folded(typed)).map { " \($0) " } : []
    if !wanted.isEmpty { used.insert(.words) }
    let name = TypedName(
      exact: try literal(typed), folded: try literal(folded(typed)),
      words: wanted.map(dialect.literal))
    let table = schema.tables[origin.table]
    let column = NameColumn(table.columns[origin.column], "s", dialect)
    func stored(_ level: Int, _ test: String) -> String {
      """
      SELECT DISTINCT \(level) AS \(levelName), \(column.value) AS \(valueName)
      FROM \(dialect.name(table.name)) AS s
      WHERE \(test)
      """
    }
    guard column.isText else { return rows(named: name, link) }
    var parts = [
      stored(0, "\(column.value) = \(name.exact)"), rows(named: name, link),
      stored(8, "\(column.folded) = \(name.folded)"),
    ]
    if !name.words.isEmpty { parts.append(stored(9, holds(column.words, name.words).sql)) }
    return parts.joined(separator: "\nUNION ALL\n")
  }

  /// The keys of the rows that a name may stand for.
  private func rows(named name: TypedName, _ link: LinkSchema) -> String {
    let target = schema.tables[link.table]
    let key = NameColumn(target.columns[link.keyColumn], "n", dialect)
    let label = target.labelColumn.map { NameColumn(target.columns[$0], "n", dialect) }
    let alias = StoredAliases.name(of: target).map { _ in NameColumn(aliasOf: "a", dialect) }
    var levels: [(level: Int, test: Condition)] = []
    for (first, column) in [(1, key), (2, label), (3, alias)] {
      guard let column else { continue }
      levels.append((first, Condition("\(column.text) = \(name.exact)")))
      levels.append((first + 3, Condition("\(column.folded) = \(name.folded)")))
    }
    if !name.words.isEmpty {
      let shown = label.map { "COALESCE(\($0.words), \(key.words))" } ?? key.words
      let tests = [holds(shown, name.words)] + (alias.map { [holds($0.words, name.words)] } ?? [])
      levels.append((7, .any(tests)))
    }
    let cases = levels.sorted { $0.level < $1.level }.map { "WHEN \($0.test.sql) THEN \($0.level)" }
    let level = "MIN(CASE \(cases.joined(separator: " ")) END)"
    let row = rowOrder("n").expression
    var lines = [
      "SELECT \(level) AS \(levelName), \(key.value) AS \(valueName)",
      "FROM \(dialect.name(target.name)) AS n",
    ]
    if let aliases = StoredAliases.name(of: target) {
      lines.append(
        "LEFT JOIN \(dialect.name(aliases)) AS a ON \(rowOrder("a").expression) = \(row)")
    }
    lines += [
      "WHERE \(key.value) IS NOT NULL", "GROUP BY \(row), \(key.value)",
      "HAVING \(level) IS NOT NULL",
    ]
    return lines.joined(separator: "\n")
  }

  private func holds(_ words: String, _ wanted: [String]) -> Condition {
    .all(wanted.map { Condition(filled(dialect.text.contains, words, $0)) })
  }
}

/// A name as literals: as typed, folded, and its words, each between blanks.
private struct TypedName {
  let exact: String
  let folded: String
  let words: [String]
}

/// A column that rows go by, and its stored forms; of a number, its digits.
private struct NameColumn {
  let value: String
  let text: String
  let folded: String
  let words: String
  let isText: Bool

  init(_ column: ColumnSchema, _ alias: String, _ dialect: SQLDialect) {
    func part(_ part: StoredColumn.Part) -> String {
      "\(alias).\(dialect.name(StoredColumn.name(of: column.name, part)))"
    }
    value = part(.value)
    isText = column.type.isText
    text = isText ? value : "CAST(\(value) AS \(dialect.types.text))"
    folded = isText ? part(.folded) : text
    words = isText ? part(.words) : "' ' || \(text) || ' '"
  }

  init(aliasOf alias: String, _ dialect: SQLDialect) {
    text = "\(alias).\(dialect.name(StoredAliases.column))"
    folded = "\(alias).\(dialect.name(StoredAliases.folded))"
    words = "\(alias).\(dialect.name(StoredAliases.words))"
    value = text
    isText = true
  }
}

extension SQLValue {
  /// True if the texts that it can be are known and no two of them fold to the same.
  fileprivate var hasDifferentFolds: Bool {
    texts.map { Set($0.map(Model.folded)).count == $0.count } ?? false
  }
}
