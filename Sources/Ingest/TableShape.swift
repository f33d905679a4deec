import Model

/// What a table's columns are to each other, with names resolved to places: events, states, roles,
/// links.
struct TableShape {
  var events: [EventSchema] = []
  var states: [StateSchema] = []
  /// Date columns that come in this order.
  var orders: [[Int]] = []
  var roles = TableRoles()
  var keyColumn: Int?
  var labelColumn: Int?
  var aliasColumn: Int?
  var links: [Int: LinkSchema] = [:]

  /// Resolves what a descriptor says of a table; throws at the first name that names nothing
  /// fitting.
  init(
    _ table: ReadTable, index: Int, in tables: [ReadTable], package: DataPackage?,
    resource: DataPackage.Resource?, key: DataPackage.TableKey?
  ) throws(LoadError) {
    let resolver = ColumnResolver(table: table, descriptor: package?.file ?? table.file)
    if let mention = resource?.primaryKey.first, resource?.primaryKey.count == 1 {
      keyColumn = try resolver.column(mention)
    }
    if let resource {
      for link in resource.foreignKeys {
        let column = try resolver.column(link.field)
        links[column] = try Self.link(link, from: table, column, index, in: tables, resolver)
      }
    }
    if let key { try apply(key, table, resolver) }
    let isUndeclared = package?.casebook == nil || package?.isInferred == true && key == nil
    if key?.events == nil && key?.time == nil && isUndeclared {
      for (column, plan) in table.plans.enumerated() where plan.reading.type == .date {
        events.append(EventSchema(verb: plan.name, column: column))
      }
    }
    // A table of one date has no other time axis.
    let dates = table.plans.indices.filter { table.plans[$0].reading.type == .date }
    if roles.time == nil && dates.count == 1 {
      roles = TableRoles(
        time: dates[0], actor: roles.actor, topic: roles.topic, stance: roles.stance,
        text: roles.text)
    }
  }

  private mutating func apply(
    _ key: DataPackage.TableKey, _ table: ReadTable, _ resolver: ColumnResolver
  ) throws(LoadError) {
    labelColumn = try resolver.column(key.label)
    aliasColumn = try resolver.column(key.aliases)
    for mention in key.events ?? [] {
      events.append(EventSchema(verb: mention.name, column: try resolver.date(mention)))
    }
    for state in key.states {
      var ends: [Int] = []
      for mention in state.to { ends.append(try resolver.date(mention)) }
      states.append(
        StateSchema(
          name: state.name.name, fromColumn: try resolver.date(state.from), toColumns: ends))
    }
    for order in key.orders {
      var columns: [Int] = []
      for mention in order { columns.append(try resolver.date(mention)) }
      orders.append(columns)
    }
    for mention in key.emptyIsNone { _ = try resolver.column(mention) }
    roles = TableRoles(
      time: try resolver.date(key.time), actor: try resolver.column(key.actor),
      topic: try resolver.column(key.topic), stance: try resolver.column(key.stance),
      text: try resolver.column(key.text))
    if let verb = key.verb, let time = roles.time, !events.contains(where: { $0.verb == verb.name })
    {
      events.append(EventSchema(verb: verb.name, column: time))
    }
  }

  private static func link(
    _ link: DataPackage.ForeignKey, from table: ReadTable, _ column: Int, _ index: Int,
    in tables: [ReadTable], _ resolver: ColumnResolver
  ) throws(LoadError) -> LinkSchema {
    var targetIndex = index
    if let resource = link.resource {
      guard let found = tables.firstIndex(where: { $0.name == resource.name }) else {
        throw resolver.fault(resource, "there is no table of this name")
      }
      targetIndex = found
    }
    let target = tables[targetIndex]
    guard let key = target.columnIndex(link.key.name) else {
      throw resolver.fault(link.key, "\(target.name) has no column of this name")
    }
    let type = table.plans[column].reading.type
    let keyType = target.plans[key].reading.type
    let isFitting = type == .integer && keyType == .integer || type.isText && keyType.isText
    guard isFitting else {
      throw resolver.fault(
        link.field,
        "a link needs two columns of text or two of integers, not \(type.name) and \(keyType.name)")
    }
    return LinkSchema(table: targetIndex, keyColumn: key)
  }
}

/// Finds the columns that a descriptor mentions.
struct ColumnResolver {
  let table: ReadTable
  let descriptor: String

  func column(_ mention: DataPackage.Mention) throws(LoadError) -> Int {
    guard let column = table.columnIndex(mention.name) else {
      throw fault(mention, "\(table.name) has no column '\(mention.name)'")
    }
    return column
  }

  func date(_ mention: DataPackage.Mention) throws(LoadError) -> Int {
    let column = try column(mention)
    let type = table.plans[column].reading.type
    guard type == .date else {
      throw fault(mention, "'\(mention.name)' is \(type.name); a date column should be here")
    }
    return column
  }

  func column(_ mention: DataPackage.Mention?) throws(LoadError) -> Int? {
    guard let mention else { return nil }
    return try column(mention) as Int
  }

  func date(_ mention: DataPackage.Mention?) throws(LoadError) -> Int? {
    guard let mention else { return nil }
    return try date(mention) as Int
  }

  func fault(_ mention: DataPackage.Mention, _ message: String) -> LoadError {
    LoadError(file: descriptor, at: mention.place, message: message)
  }
}
