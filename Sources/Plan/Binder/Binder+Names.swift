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

  init(_ scalar: Scalar, origin: Origin? = nil) {
    self.scalar = scalar
    self.origin = origin
  }
}

extension Binder {
  /// Gives a path its meaning: a computed name, a column, a column at the end of links, a part of a
  /// date, a state, or a calendar unit of the time axis.
  mutating func resolve(_ path: Path, in relation: Relation) -> ResolvedName? {
    let before = diagnostics.count
    if let found = find(path, in: relation) { return found }
    return diagnostics.count > before ? nil : unknownName(path, in: relation)
  }

  /// As `resolve`, but silent: nil if the path means nothing. What is reported all the same is a
  /// mistake in a definition that the path names.
  mutating func find(_ typed: Path, in relation: Relation) -> ResolvedName? {
    let path = local(typed, in: relation)
    guard path.names.count > 1, let last = path.names.last else {
      return path.names.first.flatMap { findName($0, in: relation) }
    }
    if case .columns(let columns) = relation.shape, let index = place(of: path.text, in: columns) {
      return ResolvedName(madeColumn(index, columns))
    }
    if Binder.dateParts.contains(last.text.lowercased()),
      let date = find(Path(Array(path.names.dropLast())), in: relation), date.scalar.type.isDate,
      let part = datePart(last.text, of: date.scalar)
    {
      return ResolvedName(part)
    }
    guard case .table = relation.shape else { return nil }
    // The row outside brackets comes before a link of the related rows of that name.
    let before = diagnostics.count
    if let found = findOutside(path, in: relation) { return found }
    guard diagnostics.count == before else { return nil }
    if let found = walk(path, in: relation) { return found }
    return state(at: path, in: relation).map { ResolvedName(.truth(holds($0))) }
  }

  private mutating func findName(_ name: Name, in relation: Relation) -> ResolvedName? {
    if let computed = relation.computed.last(where: { $0.name == name.text }) {
      return ResolvedName(computed.value)
    }
    switch relation.shape {
    case .columns(let columns):
      if let index = place(of: name.text, in: columns) {
        return ResolvedName(madeColumn(index, columns))
      }
    case .table(let table), .widened(let table, _):
      if let column = columnIndex(name.text, of: table) {
        return ResolvedName(
          columnScalar(column, of: table), origin: .init(table: table, column: column))
      }
    }
    if let definition = environment.definitions[name.text] {
      return expandedDefinition(definition, name: name, in: relation).map { ResolvedName($0) }
    }
    let word = name.text.lowercased()
    if let axis = relation.axis, let part = datePart(word, of: axis) {
      return ResolvedName(part)
    }
    if word == "today" { return ResolvedName(dateConstant(Period(schema.asOf))) }
    return state(at: Path([name]), in: relation).map { ResolvedName(.truth(holds($0))) }
  }

  private func place(of name: String, in columns: [ShapeColumn]) -> Int? {
    columns.indices.first { columns[$0].name == name }
      ?? columns.indices.first { matches(columns[$0].name, name) }
  }

  /// The path without `this` and without the singular of the rows' own table; inside brackets that
  /// is a row outside, where one is of the same table.
  func local(_ path: Path, in relation: Relation) -> Path {
    guard path.names.count > 1, let first = path.names.first else { return path }
    let isOwn: Bool
    if relation.aliases.contains(where: { matches($0, first.text) }) {
      isOwn = true
    } else if case .table(let table) = relation.shape {
      isOwn =
        matches(schema.tables[table].singular, first.text)
        && link(named: first.text, of: table) == nil && !isOutside(first, of: relation)
    } else {
      isOwn = false
    }
    guard isOwn || first.text.lowercased() == "this" else { return path }
    return local(Path(Array(path.names.dropFirst())), in: relation)
  }

  private func isOutside(_ singular: Name, of relation: Relation) -> Bool {
    guard let outer = relation.outer.first?.relation else { return false }
    return isSingular(singular, of: outer) || isOutside(singular, of: outer)
  }

  /// The table that all names of a path but its last lead to; nil where one of them is no link.
  func follow(
    _ path: Path, from start: Int
  ) -> (table: Int, links: [LinkStep], prefix: String)? {
    var table = start
    var links: [LinkStep] = []
    var prefix = ""
    for name in path.names.dropLast() {
      guard let column = link(named: name.text, of: table),
        let target = schema.tables[table].columns[column].link?.table
      else { return nil }
      links.append(LinkStep(column: column, table: target))
      // Two spellings of one link are one column, so that tests of it can be joined.
      let link = schema.tables[table].columns[column].name
      prefix += (link.hasSuffix("_id") ? String(link.dropLast(3)) : link) + "."
      table = target
    }
    return (table, links, prefix)
  }

  private func walk(_ path: Path, in relation: Relation) -> ResolvedName? {
    guard case .table(let start) = relation.shape else { return nil }
    // Nested records are columns with dots in their names: the last names may be one column's.
    for count in (0..<path.names.count).reversed() {
      let ahead = Path(Array(path.names.prefix(count + 1)))
      let name = path.names.dropFirst(count).map(\.text).joined(separator: ".")
      if let end = follow(ahead, from: start), let column = columnIndex(name, of: end.table) {
        return ResolvedName(
          columnScalar(column, of: end.table, links: end.links, prefix: end.prefix),
          origin: .init(table: end.table, column: column))
      }
    }
    return nil
  }

  /// The link column that a name in a path stands for: the column itself, the column without `_id`,
  /// or the singular of the only table it can lead to.
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
    // Its columns alone, for a schema of a table is copied when it is asked itself.
    let columns = schema.tables[table].columns
    return columns.firstIndex { $0.name == name }
      ?? columns.firstIndex { matches($0.name, name) }
      ?? schema.tables[table].events.first { matches($0.verb, name) }?.column
  }

  func reference(
    _ column: Int, of table: Int, links: [LinkStep] = [], prefix: String = ""
  ) -> ColumnReference {
    let schema = schema.tables[table].columns[column]
    return ColumnReference(
      links: links, column: column, type: schema.type, name: prefix + schema.name)
  }

  func columnScalar(
    _ column: Int, of table: Int, links: [LinkStep] = [], prefix: String = ""
  ) -> Scalar {
    .column(reference(column, of: table, links: links, prefix: prefix))
  }

  func madeColumn(_ index: Int, _ columns: [ShapeColumn]) -> Scalar {
    .column(ColumnReference(column: index, type: columns[index].type, name: columns[index].name))
  }

  /// The date that a table's time words refer to: the one the package names, or the only one there
  /// is.
  func timeAxis(of table: Int) -> Scalar? {
    if let time = schema.tables[table].roles.time { return columnScalar(time, of: table) }
    let dates = schema.tables[table].columns.indices.filter {
      schema.tables[table].columns[$0].type.isDate
    }
    return dates.count == 1 ? columnScalar(dates[0], of: table) : nil
  }

  /// The values that the schema lists for a column, empty where it lists none.
  func categories(
    of scalar: Scalar, in relation: Relation
  ) -> [ColumnStatistics.CategoryCount] {
    guard case .column(let reference) = scalar, reference.type == .category else { return [] }
    let place = reference.column - ownColumnCount(of: relation.shape)
    if reference.links.isEmpty, place >= 0 {
      if let outer = relation.outer.first {
        guard valuesOutside.indices.contains(outer.level),
          valuesOutside[outer.level].indices.contains(place)
        else { return [] }
        return categories(of: valuesOutside[outer.level][place].value, in: outer.relation)
      }
      let columns = relation.windowColumns
      return columns.indices.contains(place) ? columns[place].categories : []
    }
    switch relation.shape {
    case .columns(let columns): return columns[reference.column].categories
    case .table(let table), .widened(let table, _):
      let last = reference.links.last?.table ?? table
      return schema.tables[last].columns[reference.column].statistics.categories
    }
  }

  /// Names are found exactly or, failing that, in any case.
  func matches(_ known: String, _ typed: String) -> Bool {
    // Letters without marks need no new string, and most names differ in their first.
    var others = typed.utf8.makeIterator()
    for byte in known.utf8 {
      guard byte < 0x80 else { return known.lowercased() == typed.lowercased() }
      let other = others.next() ?? 0
      if lowercaseASCII(byte) == lowercaseASCII(other) { continue }
      return other >= 0x80 && !known.utf8.allSatisfy { $0 < 0x80 }
        && known.lowercased() == typed.lowercased()
    }
    return others.next() == nil
  }

  private func lowercaseASCII(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
}
