/// One table of a JSON text.
struct JSONTable: RecordSource {
  let file: String
  let columns: [SourceColumn]
  let notes: [String]
  let unit = RecordUnit.line
  let bytes: [UInt8]
  let layout: JSONLayout
  /// The member of the text's object that holds the records; empty if they are not in one.
  let member: String
  /// The keys on the way to each column; empty for one that is made up.
  let paths: [[String]]
  /// What parts the elements of each column's lists.
  let separators: [String]
  /// The names that the first list gives to the elements of all; nil for objects.
  var header: [String]?
  /// The keys on the way to the lists of objects that are the rows; nil for the records themselves.
  var childPath: [String]?
  /// The keys on the way to what identifies the record of a child's row; nil for its number.
  var parentKey: [String]?
  /// The column that numbers the records; nil if none does.
  var numberColumn: Int?

  var hasHeader: Bool { header != nil }

  func records() -> any RecordReading { JSONTableReader(self) }
}

/// Makes tables of a JSON text.
struct JSONTables {
  private let bytes: [UInt8]
  private let file: String
  private let layout: JSONLayout
  private var tables: [SourceTable] = []

  /// Reads a text once from end to end; throws with line and column where it is no JSON, or holds
  /// no records.
  static func read(
    _ bytes: [UInt8], file: String, name: String, origin: TableOrigin, notes: [String]
  ) throws(LoadError) -> [SourceTable] {
    var notes = notes
    var layout = try JSONLayout(of: bytes, file: file, notes: &notes)
    if layout != .array && origin.format == "jsonl" { (layout, notes) = (.lines, []) }
    var reader = JSONTables(bytes: bytes, file: file, layout: layout)
    guard case .members(let members) = layout else {
      try reader.add(name, origin: origin, member: "", notes: notes)
      return reader.tables
    }
    for member in members {
      let isAlone = members.count == 1
      try reader.add(
        isAlone ? name : tableName(ofFile: member), origin: origin, member: member, notes: notes)
      notes = []
    }
    return reader.tables
  }

  private init(bytes: [UInt8], file: String, layout: JSONLayout) {
    self.bytes = bytes
    self.file = file
    self.layout = layout
  }

  private mutating func add(
    _ name: String, origin: TableOrigin, member: String, notes: [String]
  ) throws(LoadError) {
    var shape = JSONShape(file: file)
    var records = JSONRecords(bytes, file: file, layout: layout, member: member)
    while let record = try records.next() { try shape.look(at: record) }
    let children = shape.children.filter { child in
      shape.columns.contains { $0.path == child.path && $0.isChild }
    }
    let columns = shape.columns.filter { !$0.isChild }
    guard shape.count > 0 else {
      throw LoadError(file: file, line: 1, message: "there are no records in it")
    }
    let key = try children.isEmpty ? nil : keyColumn(columns, name, member)
    var numberName: String?
    if !children.isEmpty && key == nil {
      numberName = free("row", among: columns.map(\.name))
    }
    guard numberName != nil || !columns.isEmpty else {
      throw LoadError(file: file, line: 1, message: "its records have no values")
    }
    var table = table(columns, after: numberName, notes: notes, member)
    table.header = shape.header
    table.numberColumn = numberName.map { _ in 0 }
    let keyName =
      key.flatMap { table.paths.firstIndex(of: $0) }.map { table.columns[$0].name } ?? numberName
    tables.append(
      SourceTable(name: name, source: table, primaryKey: keyName, origin: origin.of(member)))
    for child in children {
      try add(child, of: name, key: key, keyName: keyName ?? "row", origin, member)
    }
  }

  // MARK: - Children

  private mutating func add(
    _ child: JSONChild, of parent: String, key: [String]?, keyName: String, _ origin: TableOrigin,
    _ member: String
  ) throws(LoadError) {
    var shape = JSONShape(file: file, hasChildren: false)
    var records = JSONRecords(bytes, file: file, layout: layout, member: member)
    while let record = try records.next() {
      var value = record.value
      for step in child.path { value = value[step] ?? JSONValue(kind: .null, place: value.place) }
      guard case .array(let elements) = value.kind, JSONShape.areObjects(elements) else { continue }
      for element in elements { try shape.look(at: JSONRecord(key: nil, value: element)) }
    }
    let name = parent + "_" + tableName(ofFile: child.path.joined(separator: "_"))
    let link = free(
      singular(ofTable: parent) + "_" + tableName(ofFile: keyName),
      among: shape.columns.map(\.name))
    let note =
      "the lists of objects in \(child.name) of \(parent); \(link) names the \(keyName) of the row "
      + "that each belongs to"
    var table = table(shape.columns, after: link, notes: [note], member)
    table.childPath = child.path
    table.parentKey = key
    tables.append(
      SourceTable(
        name: name, source: table,
        links: [SourceTable.Link(column: table.columns[0].name, table: parent, key: keyName)],
        origin: origin.of(member, child: child.name)))
  }

  /// A table of columns, behind one that is made up if there is its name.
  private func table(
    _ columns: [JSONColumn], after first: String?, notes: [String], _ member: String
  ) -> JSONTable {
    let madeUp = first.map { [$0] } ?? []
    let repaired = ColumnNames(madeUp + columns.map(\.name))
    let lists = madeUp.map { _ in nil } + columns.map(\.listSeparator)
    return JSONTable(
      file: file,
      columns: zip(repaired.names, lists).map { SourceColumn(name: $0, separator: $1) },
      notes: notes + repaired.notes + columns.compactMap(\.note), bytes: bytes, layout: layout,
      member: member, paths: madeUp.map { _ in [] } + columns.map(\.path),
      separators: madeUp.map { _ in JSONCell.usualSeparator } + columns.map(\.separator))
  }

  /// The column that identifies a record, by its name and by all of its values: `id` and the like.
  private func keyColumn(
    _ columns: [JSONColumn], _ table: String, _ member: String
  ) throws(LoadError) -> [String]? {
    let wanted = KeyNames.ofKeys(in: table)
    for column in columns
    where column.joined == 0 && wanted.contains(column.name.lowercased()) {
      var records = JSONRecords(bytes, file: file, layout: layout, member: member)
      var seen: Set<String> = []
      var isKey = true
      while let record = try records.next() {
        var text = ""
        if column.path == ["key"], let key = record.key {
          text = key.text
        } else {
          var value = record.value
          for step in column.path {
            value = value[step] ?? JSONValue(kind: .null, place: value.place)
          }
          text = JSONCell(value).text()
        }
        if text.isEmpty || !seen.insert(text).inserted { isKey = false }
      }
      if isKey { return column.path }
    }
    return nil
  }

  private func free(_ name: String, among names: [String]) -> String {
    let taken = Set(names.map { $0.lowercased() })
    var name = name
    while taken.contains(name.lowercased()) { name = "_" + name }
    return name
  }
}

extension TableOrigin {
  /// The same file, and the member or the lists in it that hold the rows.
  fileprivate func of(_ member: String, child: String? = nil) -> TableOrigin {
    var origin = self
    if !member.isEmpty { origin.dialect.append(("property", .string(member))) }
    if let child { origin.dialect.append(("lists", .string(child))) }
    return origin
  }
}
