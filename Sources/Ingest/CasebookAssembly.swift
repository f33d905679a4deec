import Model
import Store
import Threading

/// Puts read tables together: shapes, tightened bounds, links, and at last the schema.
struct CasebookAssembly {
  private let name: String
  let package: DataPackage?
  var tables: [ReadTable]
  var shapes: [TableShape] = []
  private var notes: [String] = []
  /// Threads that great tables are put together by.
  private let threads: Int

  init(name: String, package: DataPackage?, tables: [ReadTable], threads: Int) {
    self.threads = threads
    self.name = name
    self.package = package
    self.tables = tables
  }

  /// The finished dataset; throws where the descriptor mentions what is not there.
  consuming func assemble() throws(LoadError) -> LoadedDataset {
    try addParts()
    for (index, table) in tables.enumerated() {
      shapes.append(
        try TableShape(
          table, index: index, in: tables, package: package, resource: resource(table),
          key: key(table)))
    }
    linkParts()
    try checkTableNames()
    try checkWords()
    settleVerbs()
    let asOf = asOfDay()
    for index in tables.indices {
      try refineDates(index)
      BoundsTightening.tighten(
        &tables[index], events: shapes[index].boundColumns, states: shapes[index].states,
        orders: shapes[index].orders, asOf: asOf)
      if let column = shapes[index].keyColumn {
        LinkResolution.noteRepeatedKeys(&tables[index], column: column)
      }
    }
    try checkValues()
    let links = resolveLinks()
    let found = ProblemsTable.make(
      tables.flatMap(\.log.problems), unlessNamed: tables.map(\.name))
    let schema = Schema(
      name: name, title: package?.title ?? "", description: package?.description ?? "",
      isSynthetic: package?.casebook?.isSynthetic ?? false, asOf: asOf,
      tables: tables.indices.map(tableSchema) + [found?.schema].compactMap(\.self))
    var stored = tables.indices.map { index in
      Table(
        columns: tables[index].columns.map(\.column), rowCount: tables[index].rowCount,
        links: links[index])
    }
    if let found { stored.append(found.table) }
    var report = LoadReport(of: tables, notes: notes)
    report.memory = MemoryUse(of: stored)
    return LoadedDataset(casebook: Casebook(schema: schema, tables: stored), report: report)
  }

  func resource(_ table: ReadTable) -> DataPackage.Resource? {
    package?.resources.first { $0.name == table.name }
  }

  func key(_ table: ReadTable) -> DataPackage.TableKey? {
    package?.casebook?.tables.first { $0.table.name == table.name }?.key
  }

  private func checkTableNames() throws(LoadError) {
    guard let package else { return }
    for (mention, _) in package.casebook?.tables ?? []
    where !tables.contains(where: { $0.name == mention.name }) {
      throw LoadError(
        file: package.file, at: mention.place, message: "there is no table '\(mention.name)'")
    }
  }

  /// A word at a query's start names one thing: a table, an event or a state.
  private func checkWords() throws(LoadError) {
    guard let package, let casebook = package.casebook else { return }
    var taken = Set(tables.map(\.name))
    for (_, key) in casebook.tables {
      var words = (key.events ?? []) + key.states.map(\.name)
      if let verb = key.verb, !words.contains(where: { $0.name == verb.name }) {
        words.append(verb)
      }
      for word in words where !taken.insert(word.name).inserted {
        throw LoadError(
          file: package.file, at: word.place,
          message: "'\(word.name)' is already a table, an event or a state; choose another word")
      }
    }
  }

  /// A verb stands for one column of one table. Where nobody declared the verbs, a date column
  /// whose name another table's has too, or which is a table's name, is not one.
  private mutating func settleVerbs() {
    guard package?.casebook == nil || package?.isInferred == true else { return }
    let verbs = shapes.flatMap { $0.events.map(\.verb) }
    let tableNames = tables.map(\.name)
    for index in shapes.indices where key(tables[index]) == nil {
      shapes[index].events.removeAll { event in
        verbs.count { $0 == event.verb } > 1 || tableNames.contains(event.verb)
      }
    }
  }

  /// The declared day, else the latest day in the data, else today.
  private mutating func asOfDay() -> Day {
    if let day = package?.casebook?.asOf { return day }
    var latest: Day?
    for table in tables {
      for column in table.columns {
        if let day = latestDay(of: column.column) { latest = max(latest ?? day, day) }
      }
    }
    if let latest {
      notes.append("the as-of day is the latest date in the data, \(latest.text)")
      return latest
    }
    notes.append("there is no date in the data; the as-of day is today")
    return Clock.today()
  }

  /// The links of each table by column; each is found by one thread.
  private mutating func resolveLinks() -> [[Int: LinkIndex]] {
    let jobs = shapes.indices.flatMap { table in
      shapes[table].links.sorted { $0.key < $1.key }.map { (table: table, column: $0, to: $1) }
    }
    let columns = jobs.map { job in
      (
        from: tables[job.table].columns[job.column].column,
        to: tables[job.to.table].columns[job.to.keyColumn].column
      )
    }
    let isGreat = columns.contains { $0.from.count > 1 << 16 }
    // The greatest come first, so that no thread waits for one alone.
    let sizes = columns.map { $0.from.count + $0.to.count }
    let order = Array(sizes.indices).sorted { sizes[$0] > sizes[$1] }
    let found = Threads.map(order.count, threads: isGreat ? threads : 1) { place in
      LinkResolution.link(from: columns[order[place]].from, to: columns[order[place]].to)
    }
    var links = [[Int: LinkIndex]](repeating: [:], count: tables.count)
    for place in Array(order.indices).sorted(by: { order[$0] < order[$1] }) {
      let (job, ends, link) = (jobs[order[place]], columns[order[place]], found[place])
      LinkResolution.noteDanglingLinks(
        &tables[job.table], column: job.column, link, to: tables[job.to.table].name)
      links[job.table][job.column] = link
      if let shared = LinkResolution.sharing(link, of: ends.from, to: ends.to) {
        tables[job.table].columns[job.column].column = shared
      }
    }
    return links
  }

  /// Precision and coarser dates from other columns, as the descriptor says.
  private mutating func refineDates(_ index: Int) throws(LoadError) {
    tables[index].notes += DateOffers(tables[index], declared: key(tables[index])).notes
    guard let key = key(tables[index]) else { return }
    let resolver = ColumnResolver(
      table: tables[index], descriptor: package?.file ?? tables[index].file)
    for entry in key.precision {
      DateRefinement.applyPrecision(
        &tables[index], date: try resolver.date(entry.date),
        precision: try resolver.column(entry.column), codes: entry.codes)
    }
    for (date, coarser) in key.coarser {
      DateRefinement.applyCoarser(
        &tables[index], date: try resolver.date(date), coarser: try resolver.date(coarser))
    }
    for (column, _) in key.yearless { _ = try resolver.date(column) }
  }

  private func tableSchema(_ index: Int) -> TableSchema {
    let table = tables[index]
    let shape = shapes[index]
    let columns = table.plans.indices.map { column in
      ColumnSchema(
        name: table.plans[column].name, type: table.columns[column].column.type,
        description: table.plans[column].description, link: shape.links[column],
        emptyIsNone: table.plans[column].emptyIsNone,
        statistics: table.columns[column].statistics)
    }
    return TableSchema(
      name: table.name, singular: key(table)?.singular ?? singular(ofTable: table.name),
      description: resource(table)?.description ?? "", columns: columns,
      keyColumn: shape.keyColumn, labelColumn: shape.labelColumn, aliasColumn: shape.aliasColumn,
      events: shape.events, states: shape.states, roles: shape.roles,
      language: key(table)?.language, rowCount: table.rowCount)
  }

}

extension TableShape {
  /// The columns that hold what has happened, so nothing in them comes after the as-of day.
  fileprivate var boundColumns: [Int] {
    events.map(\.column) + states.flatMap { [$0.fromColumn] + $0.toColumns }
      + orders.flatMap(\.self)
  }
}

/// The latest day that a date column's values can fall on, open ends aside; nil if it has none.
private func latestDay(of column: Column) -> Day? {
  guard let latest = column.dayBounds?.latest else { return nil }
  let unknown = column.unknown?.words ?? []
  let none = column.none?.words ?? []
  var greatest: Int32?
  for (row, day) in latest.enumerated() where !Day(day).isDistant {
    let bit: UInt64 = 1 << UInt64(row & 63)
    if !unknown.isEmpty && unknown[row >> 6] & bit != 0 { continue }
    if !none.isEmpty && none[row >> 6] & bit != 0 { continue }
    greatest = max(greatest ?? day, day)
  }
  return greatest.map { Day($0) }
}
