/// Makes tables of an SQLite file: its tables and views, their keys, and its foreign keys as links.
struct SQLiteTables {
  private let database: SQLiteDatabase
  private let origin: TableOrigin
  private var tables: [SourceTable] = []
  private var leftOut: [String] = []

  static func read(
    _ database: SQLiteDatabase, origin: TableOrigin
  ) throws(LoadError) -> [SourceTable] {
    var reader = SQLiteTables(database: database, origin: origin)
    return try reader.read()
  }

  private init(database: SQLiteDatabase, origin: TableOrigin) {
    self.database = database
    self.origin = origin
  }

  private mutating func read() throws(LoadError) -> [SourceTable] {
    let listed = try database.rows(
      """
      SELECT name, type, sql FROM sqlite_master
      WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY rowid
      """)
    let virtual = listed.filter { $0[2].uppercased().hasPrefix("CREATE VIRTUAL") }.map { $0[0] }
    for row in listed {
      let name = row[0]
      if virtual.contains(name) {
        leftOut.append("the virtual table \(name)")
      } else if !virtual.contains(where: { name.hasPrefix($0 + "_") }) {
        try add(name, isView: row[1] == "view")
      }
    }
    guard !tables.isEmpty else {
      throw LoadError(file: database.file, message: "the database holds no table with columns")
    }
    return tables
  }

  private mutating func add(_ name: String, isView: Bool) throws(LoadError) {
    let quoted = SQLiteDatabase.quoted(name)
    let described: [[String]]
    do throws(LoadError) {
      described = try database.rows("PRAGMA table_info(\(quoted))")
    } catch {
      // A view of tables that are gone cannot be read, and harms no other table.
      guard isView else { throw error }
      leftOut.append("the view \(name), which cannot be read")
      return
    }
    guard !described.isEmpty else { return }
    var notes: [String] = isView ? ["a view, read as it is now"] : []
    if !leftOut.isEmpty { notes.append("left out: " + leftOut.joined(separator: ", ")) }
    leftOut = []
    let links = try links(quoted, &notes)
    let names = ColumnNames(described.map { $0[1] })
    var columns: [SourceColumn] = []
    for (index, row) in described.enumerated() {
      columns.append(
        SourceColumn(name: names.names[index], declared: try declared(row[2], of: row[1], in: name))
      )
    }
    let keys = described.filter { $0[5] != "0" && !$0[5].isEmpty }
    var table = SourceTable(
      name: tableName(ofFile: name),
      source: try SQLiteSource(
        database, table: name, columns: columns,
        sql: "SELECT "
          + described.map { SQLiteDatabase.quoted($0[1]) }.joined(separator: ", ")
          + " FROM \(quoted)", notes: notes + names.notes),
      primaryKey: keys.count == 1 ? keys[0][1] : nil, origin: origin)
    table.origin.dialect.append(("table", .string(name)))
    table.links = links
    tables.append(table)
  }

  /// Foreign keys of one column: table pointed to, column here, column there.
  private func links(
    _ quoted: String, _ notes: inout [String]
  ) throws(LoadError) -> [SourceTable.Link] {
    let listed = try database.rows("PRAGMA foreign_key_list(\(quoted))")
    let several = Set(listed.filter { $0[1] != "0" }.map { $0[0] })
    if !several.isEmpty {
      notes.append("\(counted(several.count, "foreign key")) of several columns left out")
    }
    var links: [SourceTable.Link] = []
    for row in listed where !several.contains(row[0]) {
      var key = row[4]
      if key.isEmpty {
        // A foreign key without a column means the other table's primary key.
        let target = try database.rows("PRAGMA table_info(\(SQLiteDatabase.quoted(row[2])))")
        key = target.first { $0[5] == "1" }?[1] ?? ""
      }
      guard !key.isEmpty, !links.contains(where: { $0.column == row[3] }) else { continue }
      links.append(
        SourceTable.Link(column: row[3], table: tableName(ofFile: row[2]), key: key))
    }
    return links
  }

  private func declared(
    _ type: String, of column: String, in table: String
  ) throws(LoadError) -> SourceColumn.DeclaredType? {
    let type = type.uppercased()
    if type.contains("BOOL") {
      let name = SQLiteDatabase.quoted(column)
      let other = try? database.rows(
        "SELECT 1 FROM \(SQLiteDatabase.quoted(table)) WHERE \(name) NOT IN (0, 1) LIMIT 1")
      return other?.isEmpty == true ? .boolean : nil
    }
    if type.contains("DATETIME") || type.contains("TIMESTAMP") { return .dateTime }
    return type.contains("CHAR") || type.contains("TEXT") || type.contains("CLOB") ? .text : nil
  }
}
