import Model
import Store

/// Finds the keys and links of tables that no descriptor declares: those that their files state,
/// and those that all cells bear out and whose names fit.
struct KeyInference {
  /// For each table its key column; nil if it has none.
  private(set) var keys: [Int?] = []
  /// The links: table, column, table pointed to.
  private(set) var links: [Link] = []
  /// What was inferred, for each table's report.
  private(set) var notes: [[String]]

  /// One column that names rows of a table by their key.
  struct Link {
    let table: Int
    let column: Int
    let target: Int
    let key: Int
  }

  init(_ tables: [ReadTable], stated: [SourceTable]) {
    notes = Array(repeating: [], count: tables.count)
    for index in tables.indices { keys.append(key(of: tables[index], stated[index], index)) }
    for index in tables.indices {
      addStated(stated[index], of: index, in: tables, stated)
      for column in tables[index].plans.indices { infer(column, of: index, in: tables) }
    }
  }

  // MARK: - Keys

  private mutating func key(of table: ReadTable, _ stated: SourceTable, _ index: Int) -> Int? {
    if let name = stated.primaryKey { return table.columnIndex(name) }
    for name in KeyNames.ofKeys(in: table.name) {
      guard let column = table.plans.firstIndex(where: { $0.name.lowercased() == name }),
        Self.isKey(table.columns[column], rowCount: table.rowCount)
      else { continue }
      notes[index].append(
        "column \(table.plans[column].name) is taken as the key: it is never empty and never "
          + "twice the same")
      return column
    }
    return nil
  }

  private static func isKey(_ built: BuiltColumn, rowCount: Int) -> Bool {
    let type = built.column.type
    guard rowCount > 0, type == .integer || type.isText else { return false }
    return built.statistics.unknownCount + built.statistics.noneCount == 0
      && built.statistics.distinctCount == rowCount
  }

  // MARK: - Links

  private mutating func addStated(
    _ stated: SourceTable, of index: Int, in tables: [ReadTable], _ all: [SourceTable]
  ) {
    for link in stated.links {
      guard let column = tables[index].columnIndex(link.column),
        let target = all.firstIndex(where: {
          $0.name == link.table && $0.origin.path == stated.origin.path
        }), let key = tables[target].columnIndex(link.key)
      else { continue }
      guard LinkResolution.canLink(tables[index].plans[column], tables[target].plans[key]) else {
        notes[index].append(
          "\(link.column) is said to name rows of \(link.table), but the two are read as different "
            + "types; it is no link")
        continue
      }
      links.append(Link(table: index, column: column, target: target, key: key))
    }
  }

  private mutating func infer(_ column: Int, of index: Int, in tables: [ReadTable]) {
    guard keys[index] != column,
      !links.contains(where: { $0.table == index && $0.column == column })
    else { return }
    let table = tables[index]
    let name = table.plans[column].name
    for target in tables.indices where target != index {
      guard let key = keys[target],
        KeyNames.fits(name, to: tables[target].name, key: tables[target].plans[key].name),
        LinkResolution.canLink(table.plans[column], tables[target].plans[key]),
        LinkResolution.findsAll(
          table.columns[column].column, in: tables[target].columns[key].column)
      else { continue }
      links.append(Link(table: index, column: column, target: target, key: key))
      notes[index].append(
        "\(name) is taken to name rows of \(tables[target].name): all its values stand in "
          + "\(tables[target].name).\(tables[target].plans[key].name)")
      return
    }
  }
}

extension KeyInference {
  /// A descriptor that says what was found.
  func package(_ tables: [ReadTable], stated: [SourceTable], name: String) -> DataPackage {
    let resources = tables.indices.map { index in
      DataPackage.Resource(
        inferred: tables[index].name, path: stated[index].origin.path,
        primaryKey: keys[index].map { [DataPackage.Mention(tables[index].plans[$0].name)] } ?? [],
        foreignKeys: links.filter { $0.table == index }.map { link in
          DataPackage.ForeignKey(
            field: DataPackage.Mention(tables[index].plans[link.column].name),
            resource: DataPackage.Mention(tables[link.target].name),
            key: DataPackage.Mention(tables[link.target].plans[link.key].name))
        })
    }
    let told = stated.compactMap { table in
      table.key.map { (table: DataPackage.Mention(table.name), key: $0) }
    }
    return DataPackage(
      inferred: name, resources: resources,
      casebook: told.isEmpty
        ? nil : DataPackage.CasebookKey(asOf: nil, isSynthetic: false, tables: told))
  }
}
