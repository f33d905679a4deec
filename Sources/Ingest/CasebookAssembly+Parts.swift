import Model
import Store

// Tables made of other tables' columns, and what is checked of values.
extension CasebookAssembly {
  /// Makes the tables of lists and slots that the descriptor asks for.
  mutating func addParts() throws(LoadError) {
    guard let package else { return }
    for table in tables {
      guard let key = key(table) else { continue }
      for part in key.parts {
        guard !tables.contains(where: { $0.name == part.name.name }) else {
          throw LoadError(
            file: package.file, at: part.name.place, message: "there is a table of this name")
        }
        let keys = resource(table)?.primaryKey ?? []
        let maker = try PartsTable(
          of: table, singular: key.singular ?? singular(ofTable: table.name),
          keyColumn: keys.count == 1 ? table.columnIndex(keys[0].name) : nil, part,
          descriptor: package.file)
        tables.append(maker.read())
      }
    }
  }

  /// Links each part to its row.
  mutating func linkParts() {
    for (index, table) in tables.enumerated() {
      guard let parent = table.partOf,
        let target = tables.firstIndex(where: { $0.name == parent.table })
      else { continue }
      shapes[index].links[0] = LinkSchema(table: target, keyColumn: parent.keyColumn)
    }
  }

  /// Checks what the descriptor demands of values; a key must be in each row.
  mutating func checkValues() throws(LoadError) {
    for index in tables.indices {
      for mention in resource(tables[index])?.primaryKey ?? [] {
        guard let column = tables[index].columnIndex(mention.name) else { continue }
        tables[index].plans[column].constraints.isRequired = true
      }
      noteRepeatedKeys(index)
      try ConstraintCheck.check(
        &tables[index], descriptor: package?.file ?? tables[index].file)
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
