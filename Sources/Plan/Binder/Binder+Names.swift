import Language
import Model

/// A name that means something: the value, and the schema's column where it is one.
struct ResolvedName {
  /// The value.
  let scalar: Scalar
  /// The table and column of the schema that the value is read from, if it is one.
  let origin: Origin?

  struct Origin {
    let table: Int
    let column: Int
  }
}

extension Binder {
  /// Gives a path its meaning: a computed name, a column, a column at the end of links, a part of a date,
  /// or a calendar unit of the time axis.
  mutating func resolve(_ path: Path, in relation: Relation) -> ResolvedName? {
    if let found = find(path, in: relation) { return found }
    return unknownColumn(path, in: relation)
  }

  /// As `resolve`, but silent: nil if the path means nothing.
  mutating func find(_ path: Path, in relation: Relation) -> ResolvedName? {
    let names = path.names.map(\.text)
    if names.count == 1 { return findName(path.names[0], in: relation) }
    if names.first?.lowercased() == "this" {
      return find(Path(Array(path.names.dropFirst())), in: relation)
    }
    if case .columns(let columns) = relation.shape,
      let index = columns.firstIndex(where: { matches($0.name, path.text) })
    {
      return ResolvedName(scalar: madeColumn(index, columns), origin: nil)
    }
    if let last = names.last, let unit = CalendarUnit(rawValue: last.lowercased()),
      let date = find(Path(Array(path.names.dropLast())), in: relation), date.scalar.type.isDate
    {
      return ResolvedName(scalar: .calendarPeriod(unit, date.scalar), origin: nil)
    }
    guard case .table(let table) = relation.shape else { return nil }
    if names.count > 1, matches(schema.tables[table].singular, names[0]),
      link(named: names[0], of: table) == nil
    {
      return find(Path(Array(path.names.dropFirst())), in: relation)
    }
    return walk(path, from: table)
  }

  private mutating func findName(_ name: Name, in relation: Relation) -> ResolvedName? {
    if let computed = relation.computed.last(where: { $0.name == name.text }) {
      return ResolvedName(scalar: computed.value, origin: nil)
    }
    switch relation.shape {
    case .columns(let columns):
      if let index = columns.firstIndex(where: { matches($0.name, name.text) }) {
        return ResolvedName(scalar: madeColumn(index, columns), origin: nil)
      }
    case .table(let table):
      if let column = columnIndex(name.text, of: table) {
        return ResolvedName(
          scalar: columnScalar(column, of: table), origin: .init(table: table, column: column))
      }
    }
    if let definition = environment.definitions[name.text] {
      return expanded(definition, name: name, in: relation)
    }
    if let unit = CalendarUnit(rawValue: name.text.lowercased()), let axis = relation.axis {
      return ResolvedName(scalar: .calendarPeriod(unit, axis), origin: nil)
    }
    return nil
  }

  private mutating func expanded(
    _ definition: Environment.NamedExpression, name: Name, in relation: Relation
  ) -> ResolvedName? {
    guard !expanding.contains(name.text) else {
      return fail(
        Diagnostic(.recursiveDefinition, "'\(name.text)' is defined by itself.", at: name.range))
    }
    expanding.append(name.text)
    defer { expanding.removeLast() }
    // The definition's own text is elsewhere: a mistake in it is shown at the name that uses it.
    let before = diagnostics.count
    let scalar = bindScalar(definition.expression, in: relation)
    for index in diagnostics.indices.dropFirst(before) {
      let original = diagnostics[index]
      diagnostics[index] = Diagnostic(
        original.code, "In '\(name.text)': \(original.message)", at: name.range,
        remedy: original.remedy)
    }
    return scalar.map { ResolvedName(scalar: $0, origin: nil) }
  }

  private func walk(_ path: Path, from start: Int) -> ResolvedName? {
    var table = start
    var links: [LinkStep] = []
    for name in path.names.dropLast() {
      guard let column = link(named: name.text, of: table),
        let target = schema.tables[table].columns[column].link?.table
      else { return nil }
      links.append(LinkStep(column: column, table: target))
      table = target
    }
    guard let last = path.names.last, let column = columnIndex(last.text, of: table) else {
      return nil
    }
    let type = schema.tables[table].columns[column].type
    return ResolvedName(
      scalar: .column(
        ColumnReference(links: links, column: column, type: type, name: path.text)),
      origin: .init(table: table, column: column))
  }

  /// The link column that a name in a path stands for: the column itself, the column without `_id`, or the
  /// singular of the only table it can lead to.
  func link(named name: String, of table: Int) -> Int? {
    let columns = schema.tables[table].columns
    if let column = columns.firstIndex(where: { $0.link != nil && matches($0.name, name) }) {
      return column
    }
    if let column = columns.firstIndex(where: { $0.link != nil && matches($0.name, name + "_id") })
    {
      return column
    }
    let leading = columns.indices.filter { index in
      columns[index].link.map { matches(schema.tables[$0.table].singular, name) } ?? false
    }
    return leading.count == 1 ? leading[0] : nil
  }

  /// The column with this name, or the date column of this event verb.
  func columnIndex(_ name: String, of table: Int) -> Int? {
    let schema = schema.tables[table]
    return schema.columnIndex(named: name)
      ?? schema.columns.firstIndex { matches($0.name, name) }
      ?? schema.events.first { matches($0.verb, name) }?.column
  }

  func reference(_ column: Int, of table: Int) -> ColumnReference {
    let schema = schema.tables[table].columns[column]
    return ColumnReference(column: column, type: schema.type, name: schema.name)
  }

  func columnScalar(_ column: Int, of table: Int) -> Scalar {
    .column(reference(column, of: table))
  }

  private func madeColumn(_ index: Int, _ columns: [ShapeColumn]) -> Scalar {
    .column(ColumnReference(column: index, type: columns[index].type, name: columns[index].name))
  }

  /// The date that a table's time words refer to: the one the package names, or the only one there is.
  func timeAxis(of table: Int) -> Scalar? {
    if let time = schema.tables[table].roles.time { return columnScalar(time, of: table) }
    let dates = schema.tables[table].columns.indices.filter {
      schema.tables[table].columns[$0].type.isDate
    }
    return dates.count == 1 ? columnScalar(dates[0], of: table) : nil
  }

  /// The values that the schema lists for a column, empty where it lists none.
  func categories(of scalar: Scalar, in shape: Shape) -> [ColumnStatistics.CategoryCount] {
    guard case .column(let reference) = scalar, reference.type == .category else { return [] }
    switch shape {
    case .columns(let columns): return columns[reference.column].categories
    case .table(let table):
      let last = reference.links.last?.table ?? table
      return schema.tables[last].columns[reference.column].statistics.categories
    }
  }

  // MARK: Names that mean nothing

  private mutating func unknownColumn(_ path: Path, in relation: Relation) -> ResolvedName? {
    guard diagnostics.isEmpty || !diagnostics.contains(where: { $0.range == path.range }) else {
      return nil
    }
    let (wrong, owner, known) = blame(path, in: relation)
    let near = nearest(to: wrong.text, among: known)
    let remedy =
      near.isEmpty
      ? (known.count <= 12 ? "It has \(known.joined(separator: ", "))." : nil) : didYouMean(near)
    return fail(
      Diagnostic(
        .unknownColumn, "\(owner) no column '\(wrong.text)'.", at: wrong.range, remedy: remedy,
        fix: near.first.map { .init(replace: wrong.range, with: spelled($0)) }))
  }

  /// The first name of a path that means nothing, what it was looked up in, and the names known there.
  private func blame(_ path: Path, in relation: Relation) -> (Name, String, [String]) {
    switch relation.shape {
    case .columns(let columns):
      return (path.names[0], "These rows have", columns.map(\.name))
    case .table(let start):
      var table = start
      for name in path.names.dropLast() {
        guard let column = link(named: name.text, of: table),
          let target = schema.tables[table].columns[column].link?.table
        else {
          if columnIndex(name.text, of: table) != nil {
            return (
              path.names.last ?? name, "'\(name.text)' leads to no other table and has", []
            )
          }
          return (name, "\(schema.tables[table].name) has", columnNames(of: table, relation))
        }
        table = target
      }
      let last = path.names.last ?? path.names[0]
      return (last, "\(schema.tables[table].name) has", columnNames(of: table, relation))
    }
  }

  private func columnNames(of table: Int, _ relation: Relation) -> [String] {
    let units = relation.axis == nil ? [] : CalendarUnit.allCases.map(\.rawValue)
    return schema.tables[table].columns.map(\.name)
      + (relation.shape == .table(table)
        ? relation.computed.map(\.name) + environment.definitions.keys.sorted() + units : [])
  }
}

// MARK: - Wording

/// "Did you mean faction?" of one or more near names.
func didYouMean(_ names: [String]) -> String {
  "Did you mean \(names.prefix(3).joined(separator: " or "))?"
}

/// `1 value`, `3 values`
func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)\(count == 1 ? "" : "s")"
}

/// A name as it must be typed: in backquotes if it is not a plain word.
func spelled(_ name: String) -> String {
  let isPlain = name.unicodeScalars.allSatisfy {
    $0.properties.isAlphabetic || $0 == "_" || $0 == "." || ("0"..."9").contains($0)
  }
  return isPlain ? name : "`\(name)`"
}
