import Model
import Store

// Tables made of other tables' columns, and what is checked of values.
extension CasebookAssembly {
  /// Makes the tables of lists and slots that the descriptor asks for, and of lists found.
  mutating func addParts() throws(LoadError) {
    guard let package else { return }
    for index in tables.indices {
      let name = tables[index].name
      let found = package.lists.filter { $0.table == name }.map(\.key)
      for part in (key(tables[index])?.parts ?? []) + found {
        guard !tables.contains(where: { $0.name == part.name.name }) else {
          throw LoadError(
            file: package.file, at: part.name.place, message: "there is a table of this name")
        }
        let keyColumn = try keyOfParts(index)
        let maker = try PartsTable(
          of: tables[index], singular: key(tables[index])?.singular ?? singular(ofTable: name),
          keyColumn: keyColumn, part, descriptor: package.file)
        tables.append(maker.read())
      }
    }
  }

  /// The column that names a table's rows to their parts: its key, else one that numbers them.
  private mutating func keyOfParts(_ index: Int) throws(LoadError) -> Int {
    if let column = tables[index].numberColumn { return column }
    let keys = resource(tables[index])?.primaryKey ?? []
    if keys.count == 1 {
      return try ColumnResolver(table: tables[index], descriptor: package?.file ?? "")
        .column(keys[0])
    }
    let names = tables[index].plans.map { $0.name.lowercased() }
    var name = "row"
    while names.contains(name) { name = "_" + name }
    let column = tables[index].plans.count
    tables[index].add(
      name, integers: (0..<tables[index].rowCount).map { Int64($0 + 1) },
      description: "the number of the row, to which its parts point", isKey: true)
    tables[index].numberColumn = column
    tables[index].notes.append(
      "\(name) numbers the rows for their parts to name, as no column is the key")
    return column
  }

  /// Links each part to its row.
  mutating func linkParts() {
    for (index, table) in tables.enumerated() {
      guard let parent = table.partOf,
        let target = tables.firstIndex(where: { $0.name == parent.table })
      else { continue }
      shapes[index].links[0] = LinkSchema(table: target, keyColumn: parent.keyColumn)
      if shapes[target].keyColumn == nil { shapes[target].keyColumn = parent.keyColumn }
    }
  }

  /// Checks what the descriptor demands of values; a key must be in each row.
  mutating func checkValues() throws(LoadError) {
    for index in tables.indices {
      let keys = (resource(tables[index])?.primaryKey ?? []).compactMap {
        tables[index].columnIndex($0.name)
      }
      noteRepeatedKeys(index)
      try ConstraintCheck.check(
        &tables[index], keys: keys, descriptor: package?.file ?? tables[index].file)
    }
  }

  /// Notes the rows whose key of several columns an earlier row has.
  private mutating func noteRepeatedKeys(_ index: Int) {
    let table = tables[index]
    let columns = (resource(table)?.primaryKey ?? []).compactMap { table.columnIndex($0.name) }
    guard columns.count > 1 else { return }
    var seen: Set<[Value]> = []
    for row in 0..<table.rowCount {
      let key = columns.map { table.columns[$0].column.value(at: row) }
      if seen.insert(key).inserted { continue }
      tables[index].log.note(.repeatedKey) {
        table.problem(.repeatedKey, row: row, column: columns[0], "an earlier row has this key")
      }
    }
  }
}
