import Model
import Store

/// Finds the columns of text whose cells are lists, by all of their cells, where nothing is
/// declared of them.
///
/// Where it is clear, a table of the elements is made as if it were declared; where it only looks
/// so, the report says how to declare it.
struct ListInference {
  /// The lists, in the order of tables and columns.
  private(set) var lists: [DataPackage.FoundList] = []
  private var found: [Found] = []

  /// A column of lists.
  private struct Found {
    let table: Int
    let column: String
    let separator: String
    /// What the table of its elements is called, if nothing else is.
    let name: String
  }

  /// Looks at tables that no descriptor declares, and tells their reports what was found.
  init(_ tables: inout [ReadTable], keys: KeyInference, stated: [SourceTable]) {
    for index in tables.indices {
      let links = keys.links.filter { $0.table == index }.map(\.column)
      for column in tables[index].plans.indices
      where keys.keys[index] != column && !links.contains(column) {
        // A format that says what its columns are has no lists.
        look(at: column, of: index, in: &tables, stated[index].key == nil ? stated[index] : nil)
      }
    }
    for list in found { add(list, in: &tables) }
  }

  /// Says which columns of a table that a descriptor names look like lists, but for those declared.
  static func offer(_ table: inout ReadTable, declared key: DataPackage.TableKey?) {
    let declared = (key?.parts ?? []).flatMap { $0.columns.flatMap(\.sources) }.map(\.name)
    for column in table.plans.indices where !declared.contains(table.plans[column].name) {
      let evidence = Self.evidence(of: column, in: table)
      if let likely = evidence.first(where: \.isLikely) { offer(likely, column, in: &table) }
    }
  }

  private mutating func look(
    at column: Int, of index: Int, in tables: inout [ReadTable], _ stated: SourceTable?
  ) {
    let name = tables[index].plans[column].name
    if let separator = stated?.source.columns.first(where: { $0.name == name })?.separator {
      note(name, of: index, partedBy: separator)
      return
    }
    let evidence = Self.evidence(of: column, in: tables[index])
    if stated != nil, let clear = evidence.first(where: \.isClear) {
      note(name, of: index, partedBy: clear.mark.text)
    } else if let likely = evidence.first(where: \.isLikely) {
      Self.offer(likely, column, in: &tables[index])
    }
  }

  private mutating func note(_ column: String, of table: Int, partedBy separator: String) {
    // The parts of a name with dots stand for nested objects, and are all of it.
    let name = tableName(ofFile: String(column.map { $0 == "." || $0 == "/" ? "_" : $0 }))
    found.append(Found(table: table, column: column, separator: separator, name: name))
  }

  private static func offer(_ evidence: ListEvidence, _ column: Int, in table: inout ReadTable) {
    table.plans[column] = table.plans[column].adding(
      evidence: "its cells look like lists parted by '\(evidence.mark.text)'; \"lists\" in the "
        + "package makes a table of them")
  }

  // MARK: - Evidence

  /// What a column's different texts say of each mark that stands in them.
  private static func evidence(of column: Int, in table: ReadTable) -> [ListEvidence] {
    let plan = table.plans[column]
    guard plan.isInferred, plan.reading == .undeclaredText, !plan.isDays else { return [] }
    switch table.columns[column].column.storage {
    case .codes8(_, let dictionary), .codes16(_, let dictionary), .codes32(_, let dictionary):
      return evidence(dictionary.arena, areDifferent: true)
    case .text(let arena): return evidence(arena, areDifferent: false)
    default: return []
    }
  }

  private static func evidence(_ texts: TextArena, areDifferent: Bool) -> [ListEvidence] {
    var evidence = ListMark.allCases.filter { texts.bytes.contains($0.byte) }.map(ListEvidence.init)
    var seen: Set<UInt64> = []
    for row in 0..<texts.count where !evidence.isEmpty {
      let text = texts.slice(at: row)
      if text.isEmpty { continue }
      if !areDifferent {
        let hash = ByteScan.hash(text.span, 0, text.count, seed: 0)
        guard seen.insert(hash).inserted else { continue }
      }
      for index in evidence.indices { evidence[index].look(at: text) }
      evidence.removeAll(where: \.isRefuted)
    }
    return evidence
  }

  // MARK: - Tables of elements

  private mutating func add(_ list: Found, in tables: inout [ReadTable]) {
    let mention = DataPackage.Mention(name(of: list, in: tables))
    let key = DataPackage.PartsKey(
      list: mention, of: DataPackage.Mention(list.column), separator: list.separator)
    lists.append(DataPackage.FoundList(table: tables[list.table].name, key: key))
    tables[list.table].notes.append(
      "\(list.column): cells are lists parted by '\(list.separator)', so the table \(mention.name) "
        + "has a row for each element; if they are no lists, delete \"\(mention.name)\" under "
        + "\"lists\" in what casebook describe writes")
  }

  /// The column's name, or with the table's before it if that is taken or means something else.
  private func name(of list: Found, in tables: [ReadTable]) -> String {
    let parent = tables[list.table].name
    let dates = tables.flatMap(\.plans).filter { $0.reading.type == .date }.map(\.name)
    let others = found.filter { $0.table != list.table || $0.column != list.column }.map(\.name)
    var taken = Set(tables.map(\.name) + dates + lists.map(\.key.name.name) + ["problems"])
    taken = Set(taken.map { $0.lowercased() })
    let shared = Set(others.map { $0.lowercased() })
    let columns = ["position", singular(ofTable: parent).lowercased()]
    var name = list.name
    if shared.contains(name.lowercased()) || taken.contains(name.lowercased())
      || columns.contains(singular(ofTable: name).lowercased())
    {
      name = parent + "_" + name
    }
    while taken.contains(name.lowercased()) { name += "_list" }
    return name
  }
}
