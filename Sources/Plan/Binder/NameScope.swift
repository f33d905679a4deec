package import Language
package import Model

/// The names that mean something after the clauses of a pipeline, for completion.
package struct NameScope: Sendable {
  let binder: Binder
  let relation: Relation

  /// Binds as much of a pipeline as means something, and goes into brackets of related rows; nil if
  /// its source or one of their paths means nothing.
  package init?(
    after pipeline: PipelineSyntax, inside brackets: [Path] = [], schema: Schema,
    environment: Environment
  ) {
    var binder = Binder(schema: schema, environment: environment)
    guard var relation = binder.bindSource(pipeline.source) else { return nil }
    for clause in pipeline.clauses { binder.bind(clause, on: &relation) }
    binder.diagnostics = []
    var scope = NameScope(binder: binder, relation: relation)
    for path in brackets {
      guard let inner = scope.inside(path) else { return nil }
      scope = inner
    }
    self = scope
  }

  init(binder: Binder, relation: Relation) {
    self.binder = binder
    self.relation = relation
  }

  /// A column in scope.
  package struct Column: Sendable {
    /// Its name.
    package let name: String
    /// What it holds.
    package let type: ValueType
    /// Where its links lead, if it is one.
    package let leadsTo: String?
  }

  /// The columns, and the date parts of the time axis, at the end of a path of links; of the rows
  /// themselves for an empty path.
  package func columns(after links: [String]) -> [Column] {
    columnsOutside(links) ?? columns(after: links, named: links.isEmpty)
  }

  /// The same of these rows alone; those with a meaning only at the start of a path are `named`.
  func columns(after links: [String], named: Bool) -> [Column] {
    guard case .table(var table) = relation.shape else {
      guard case .columns(let columns) = relation.shape else { return [] }
      // The columns of joined rows have dots in their names: `r.` is followed by the rest.
      let prefix = links.map { $0 + "." }.joined()
      return columns.filter { $0.name.hasPrefix(prefix) }.map {
        Column(name: String($0.name.dropFirst(prefix.count)), type: $0.type, leadsTo: nil)
      }
    }
    for name in links {
      guard let column = binder.link(named: name, of: table),
        let target = binder.schema.tables[table].columns[column].link?.table
      else { return dateParts(links, of: table) + nestedColumns(links, of: table) }
      table = target
    }
    let columns = binder.schema.tables[table].columns.map { column in
      Column(
        name: column.name, type: column.type,
        leadsTo: column.link.map { binder.schema.tables[$0.table].name })
    }
    guard named else { return columns }
    let computed = relation.computed.map {
      Column(name: $0.name, type: $0.value.type, leadsTo: nil)
    }
    let units = relation.axis == nil ? [] : calendarParts
    let defined = binder.environment.definitions.keys.sorted().map {
      Column(name: $0, type: .text, leadsTo: nil)
    }
    return columns + computed + defined + units + outsideColumns
  }

  private func dateParts(_ path: [String], of table: Int) -> [Column] {
    guard path.count == 1, let column = binder.columnIndex(path[0], of: table),
      binder.schema.tables[table].columns[column].type.isDate
    else { return [] }
    return calendarParts
  }

  // `who.name`, a column of a file of nested records.
  private func nestedColumns(_ path: [String], of table: Int) -> [Column] {
    let prefix = path.map { $0 + "." }.joined()
    return binder.schema.tables[table].columns.filter { $0.name.hasPrefix(prefix) }.map {
      Column(name: String($0.name.dropFirst(prefix.count)), type: $0.type, leadsTo: nil)
    }
  }

  private var calendarParts: [Column] {
    CalendarUnit.allCases.map { Column(name: $0.rawValue, type: .period($0), leadsTo: nil) }
      + [Column(name: ValueType.weekday.name, type: .weekday, leadsTo: nil)]
  }

  /// The table and column of the schema that a path reads, if it is one.
  package func origin(of path: Path) -> (table: Int, column: Int)? {
    var binder = binder
    guard let origin = binder.find(path, in: relation)?.origin else { return nil }
    return (origin.table, origin.column)
  }

  /// What a path holds, if it means something.
  package func type(of path: Path) -> ValueType? {
    var binder = binder
    return binder.find(path, in: relation)?.scalar.type
  }

  /// The columns of the table that a `describe` names.
  package static func columns(ofTable name: String, in schema: Schema) -> [Column] {
    guard let table = schema.tables.first(where: { $0.name.lowercased() == name.lowercased() })
    else { return [] }
    return table.columns.map { column in
      Column(
        name: column.name, type: column.type,
        leadsTo: column.link.map { schema.tables[$0.table].name })
    }
  }

  /// Whether time words after the source have a date to test.
  package var hasTimeAxis: Bool { relation.axis != nil }

  /// Whether the rows are of a table with a state, which `stock` and `flow` count.
  package var hasState: Bool {
    guard case .table(let index) = relation.shape else { return false }
    return !binder.schema.tables[index].states.isEmpty
  }

  /// Whether there is one text that `mentioning` searches.
  package var hasText: Bool {
    guard case .table(let index) = relation.shape else { return false }
    return binder.textColumns(of: index).count == 1
  }

  /// The column that `from` tests.
  package var actor: (table: Int, column: Int)? { role(\.actor) }
  /// The column that `about` tests.
  package var topic: (table: Int, column: Int)? { role(\.topic) }

  private func role(_ role: KeyPath<TableRoles, Int?>) -> (table: Int, column: Int)? {
    guard case .table(let table) = relation.shape else { return nil }
    return binder.schema.tables[table].roles[keyPath: role].map { (table, $0) }
  }
}
