/// Makes a casebook of a Discourse Network Analyzer file: its statements, each with its document's
/// date, and its documents, people, organizations and concepts, whatever its variables are.
///
/// Versions 2 and 3 of that program keep the same things under other names: `ATTRIBUTES` and times
/// in milliseconds there, `ENTITIES` and seconds here.
struct DNATables {
  private let database: SQLiteDatabase
  private let origin: TableOrigin
  private let schema: DNASchema
  private var tables: [SourceTable] = []

  /// True for a database that has that program's tables in a form that is known here.
  static func areIn(_ database: SQLiteDatabase) throws(LoadError) -> Bool {
    let wanted = ["DOCUMENTS", "STATEMENTS", "STATEMENTTYPES", "VARIABLES", "DATASHORTTEXT"]
    let found = try database.rows("SELECT upper(name) FROM sqlite_master WHERE type = 'table'")
    guard wanted.allSatisfy({ found.contains([$0]) }) else { return false }
    let columns = try database.rows("PRAGMA table_info(DATASHORTTEXT)").map { $0[1].lowercased() }
    return columns.contains("variableid")
  }

  static func read(
    _ database: SQLiteDatabase, origin: TableOrigin
  ) throws(LoadError) -> [SourceTable] {
    var reader = DNATables(
      database: database, origin: origin, schema: try DNASchema(database))
    return try reader.read()
  }

  private init(database: SQLiteDatabase, origin: TableOrigin, schema: DNASchema) {
    self.database = database
    self.origin = origin
    self.schema = schema
  }

  private mutating func read() throws(LoadError) -> [SourceTable] {
    try addDocuments()
    // The kind with the most statements is what the file is about.
    let kinds = try database.rows(
      """
      SELECT t.ID, t.\(schema.kindLabel), count(s.ID) FROM STATEMENTTYPES t
      JOIN STATEMENTS s ON s.StatementTypeId = t.ID GROUP BY t.ID ORDER BY 3 DESC, t.ID
      """)
    for (index, kind) in kinds.enumerated() {
      try addStatements(
        kind: kind[0], name: index == 0 ? "statements" : free(tableName(ofFile: kind[1])))
    }
    return tables
  }

  private func free(_ name: String) -> String {
    var name = name
    while tables.contains(where: { $0.name.lowercased() == name.lowercased() }) { name += "_2" }
    return name
  }

  private mutating func addDocuments() throws(LoadError) {
    var columns = ["id", "title", "date"]
    var expressions = ["d.ID", "d.Title", schema.date]
    for name in ["Author", "Source", "Section", "Type", "Notes", "Text"]
    where schema.documentColumns.contains(name.lowercased()) {
      columns.append(name.lowercased())
      expressions.append("d." + name)
    }
    try add(
      "documents", columns.map { SourceColumn(name: $0) }, expressions,
      "FROM DOCUMENTS d ORDER BY d.ID",
      primaryKey: "id", notes: schema.notes,
      key: DNAKey(
        singular: "document", label: "title", time: "date", verb: "published", text: "text"))
  }

  private mutating func addStatements(kind: String, name: String) throws(LoadError) {
    var columns = ["id", "document", "date"].map { SourceColumn(name: $0) }
    var expressions = ["s.ID", "s.DocumentId", schema.date]
    var links = [SourceTable.Link(column: "document", table: "documents", key: "id")]
    let variables = try database.rows(
      "SELECT ID, Variable, DataType FROM VARIABLES WHERE StatementTypeId = \(kind) ORDER BY ID")
    var roles = DNARoles()
    for variable in variables {
      let column = Self.columnName(variable[1], among: columns.map(\.name))
      let value = schema.value(ofVariable: variable[0], type: variable[2])
      expressions.append(value)
      let isBoolean = variable[2].lowercased() == "boolean"
      columns.append(SourceColumn(name: column, declared: isBoolean ? .boolean : nil))
      let filled = try database.rows(
        """
        SELECT count(*) FROM STATEMENTS s
        WHERE s.StatementTypeId = \(kind) AND \(value) IS NOT NULL
        """
      )
      roles.note(column, type: variable[2], filled: filled.first?.first.flatMap { Int($0) } ?? 0)
      if variable[2].lowercased() == "short text", schema.hasEntities {
        let table = try addEntities(of: variable[0], named: variable[1], expression: value)
        links.append(SourceTable.Link(column: column, table: table, key: "name"))
      }
    }
    for (column, expression) in [
      ("text", "substr(d.Text, s.Start + 1, s.Stop - s.Start)"), ("start", "s.Start"),
      ("stop", "s.Stop"), ("coder", schema.coder),
    ] {
      columns.append(
        SourceColumn(name: Self.columnName(column, among: columns.map(\.name))))
      expressions.append(expression)
    }
    try add(
      name, columns, expressions,
      """
      FROM STATEMENTS s LEFT JOIN DOCUMENTS d ON d.ID = s.DocumentId
      WHERE s.StatementTypeId = \(kind) ORDER BY s.ID
      """, primaryKey: "id", links: links, notes: roles.notes,
      key: DNAKey(
        singular: nil, label: nil, time: "date", verb: name == "statements" ? "said" : nil,
        actor: roles.actor, topic: roles.topic, stance: roles.stance, text: "text"))
  }

  /// The table of what a variable can be, with its attributes; gives its name.
  private mutating func addEntities(
    of variable: String, named name: String, expression: String
  ) throws(LoadError) -> String {
    let table = free(Self.plural(tableName(ofFile: name)))
    var columns = ["id", "name"]
    var expressions = ["e.ID", "e.Value"]
    for attribute in try schema.attributes(ofVariable: variable, database) {
      columns.append(Self.columnName(attribute.name, among: columns))
      expressions.append(attribute.expression)
    }
    try add(
      table, columns.map { SourceColumn(name: $0) }, expressions,
      "FROM \(schema.entities) e WHERE e.VariableId = \(variable) AND e.Value <> '' ORDER BY e.ID",
      primaryKey: "name", key: DNAKey(singular: tableName(ofFile: name), label: "name"))
    return table
  }

  private mutating func add(
    _ name: String, _ columns: [SourceColumn], _ expressions: [String], _ rest: String,
    primaryKey: String, links: [SourceTable.Link] = [], notes: [String] = [], key: DNAKey
  ) throws(LoadError) {
    let source = try SQLiteSource(
      database, table: name, columns: columns,
      sql: "SELECT " + expressions.joined(separator: ", ") + " " + rest, notes: notes)
    var table = SourceTable(
      name: name, source: source, primaryKey: primaryKey, links: links, origin: origin,
      key: key.tableKey)
    table.origin.dialect.append(("table", .string(name)))
    tables.append(table)
  }

  private static func columnName(_ name: String, among taken: [String]) -> String {
    var name = name.isEmpty ? "value" : name
    while taken.contains(where: { $0.lowercased() == name.lowercased() }) { name += "_2" }
    return name
  }

  private static func plural(_ name: String) -> String {
    let lower = name.lowercased()
    if lower == "person" { return "people" }
    if lower.hasSuffix("s") { return name }
    return lower.hasSuffix("y") ? String(name.dropLast()) + "ies" : name + "s"
  }
}

/// Which of a statement's variables says who, about what, and for or against.
private struct DNARoles {
  private var texts: [(name: String, filled: Int)] = []
  private var booleans: [String] = []

  mutating func note(_ column: String, type: String, filled: Int) {
    switch type.lowercased() {
    case "short text": texts.append((column, filled))
    case "boolean": booleans.append(column)
    default: break
    }
  }

  /// A person, if at least as many statements name one as name an organization.
  var actor: String? {
    let actors = texts.filter {
      ["person", "organization", "organisation", "actor"].contains($0.name.lowercased())
    }
    return (actors.isEmpty ? texts.prefix(1) : actors[...]).max { $0.filled < $1.filled }?.name
  }

  var topic: String? {
    let rest = texts.map(\.name).filter { $0 != actor }
    return rest.first { ["concept", "topic", "claim"].contains($0.lowercased()) } ?? rest.last
  }

  var stance: String? { booleans.first { $0.lowercased() == "agreement" } ?? booleans.first }

  var notes: [String] {
    let parts = [("speaks", actor), ("is the topic", topic), ("is the stance", stance)]
      .compactMap { role, name in name.map { "\($0) \(role)" } }
    return parts.isEmpty ? [] : [parts.joined(separator: ", ")]
  }
}

/// The roles of a table's columns, by name.
private struct DNAKey {
  let singular: String?
  let label: String?
  var time: String?
  var verb: String?
  var actor: String?
  var topic: String?
  var stance: String?
  var text: String?

  var tableKey: DataPackage.TableKey {
    func mention(_ name: String?) -> DataPackage.Mention? { name.map(DataPackage.Mention.init) }
    return DataPackage.TableKey(
      singular: singular, label: mention(label), aliases: nil, events: nil, states: [],
      emptyIsNone: [], time: mention(time), verb: mention(verb), actor: mention(actor),
      topic: mention(topic), stance: mention(stance), text: mention(text), language: nil)
  }
}

extension DataPackage.Mention {
  /// A name that stands in no descriptor.
  init(_ name: String) { self.init(name: name, place: TextPlace(line: 1, column: 1)) }
}
