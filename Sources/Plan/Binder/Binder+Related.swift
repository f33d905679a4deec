import Language
import Model

// Rows of other tables that lead to a row: `any statements (date after case.released)`. Inside the
// brackets the rows are those of the other table, and the row outside is at the end of their link.
extension Binder {
  mutating func bindQuantified(
    _ quantifier: Quantifier, _ path: Path, _ inner: ExpressionSyntax?, in relation: Relation
  ) -> Predicate? {
    guard let (children, predicate) = bindRelated(path, inner, in: relation) else { return nil }
    func atLeast(_ count: Int) -> Predicate {
      .related(atLeast: count, children, predicate)
    }
    switch quantifier {
    case .any: return atLeast(1)
    case .no: return .not(atLeast(1))
    case .atLeast(let count): return atLeast(count)
    // No table has so many rows, so that one more makes no difference.
    case .atMost(let count): return .not(atLeast(count == .max ? count : count + 1))
    case .every: return .not(.related(atLeast: 1, children, .not(predicate)))
    }
  }

  mutating func bindNumberOf(
    _ path: Path, _ inner: ExpressionSyntax?, in relation: Relation
  ) -> Scalar? {
    guard let (children, predicate) = bindRelated(path, inner, in: relation) else { return nil }
    return .numberOf(children, predicate)
  }

  // A window's rows are those of a clause, and in brackets there is none.
  private mutating func bindRelated(
    _ path: Path, _ condition: ExpressionSyntax?, in relation: Relation
  ) -> (children: ChildRelation, condition: Predicate)? {
    guard let (children, inside) = related(path, in: relation) else { return nil }
    guard let condition else { return (children, .constant(.yes)) }
    let outer = windowPlace
    windowPlace = nil
    valuesOutside.append([])
    let predicate = bindCondition(condition, in: inside)
    windowPlace = outer
    let read = valuesOutside.removeLast()
    return predicate.map { (children.reading(read), $0) }
  }

  /// The related rows that a path names: links to follow first, a table that leads there, and where
  /// several of its links do, the one that is meant: `statements.speaker`.
  mutating func related(
    _ typed: Path, in relation: Relation
  ) -> (children: ChildRelation, inside: Relation)? {
    guard case .table(let start) = relation.shape else {
      return fail(
        Diagnostic(
          .notAvailableHere, "Only rows of a table have related rows.", at: typed.range,
          remedy: "Test them first, then count, show or combine."))
    }
    let names = local(typed, in: relation).names
    let isLinkNamed =
      names.count > 1 && names.last.flatMap { tableIndex($0.text) } == nil
      && tableIndex(names[names.count - 2].text) != nil
    let path = Path(isLinkNamed ? Array(names.dropLast()) : names)
    guard let last = path.names.last, let end = follow(path, from: start) else {
      return unknownName(Path(Array(path.names.dropLast())), in: relation)
    }
    guard let table = tableIndex(last.text) else { return unknownChild(last, of: end.table) }
    let via = isLinkNamed ? names.last : nil
    guard let column = linkColumn(of: table, to: end.table, via, at: last) else { return nil }
    guard let link = schema.tables[table].columns[column].link else { return nil }
    let key = reference(link.keyColumn, of: end.table, links: end.links, prefix: end.prefix)
    var inside = Relation(
      plan: .scan(table: table), shape: .table(table), axis: timeAxis(of: table),
      subject: schema.tables[table].name)
    inside.outer = [
      OuterRow(
        relation: relation,
        step: end.links.isEmpty ? LinkStep(column: column, table: end.table) : nil,
        prefix: linkName(column, of: table) + ".", level: valuesOutside.count)
    ]
    return (ChildRelation(key: key, table: table, linkColumn: column), inside)
  }

  private mutating func linkColumn(
    of table: Int, to owner: Int, _ via: Name?, at name: Name
  ) -> Int? {
    let child = schema.tables[table]
    let leading = child.columns.indices.filter { child.columns[$0].link?.table == owner }
    if let via {
      if let column = link(named: via.text, of: table), leading.contains(column) { return column }
      return fail(
        Diagnostic(
          .notALink,
          "'\(via.text)' does not lead from \(child.name) to \(schema.tables[owner].name).",
          at: via.range,
          remedy: leading.isEmpty
            ? nil : "What leads there is \(enumerated(leading.map { linkName($0, of: table) })).",
          fix: leading.first.map { .init(replace: via.range, with: linkName($0, of: table)) }))
    }
    if leading.count == 1 { return leading[0] }
    if leading.isEmpty { return unrelated(table, owner, at: name) }
    let choices = leading.map { child.name + "." + linkName($0, of: table) }
    return fail(
      Diagnostic(
        .notALink, "\(child.name) leads to \(schema.tables[owner].name) by several links.",
        at: name.range, remedy: "Say by which: \(choices.joined(separator: " or "))",
        fix: .init(replace: name.range, with: choices[0])))
  }

  /// A link as it stands in a path.
  func linkName(_ column: Int, of table: Int) -> String {
    let name = schema.tables[table].columns[column].name
    return name.hasSuffix("_id") ? String(name.dropLast(3)) : name
  }

  // MARK: The row outside

  /// What a path means that begins with the singular of the rows outside: a value of the row at the
  /// end of the related row's link.
  mutating func findOutside(_ path: Path, in relation: Relation) -> ResolvedName? {
    guard path.names.count > 1, let outer = relation.outer.first, let first = path.names.first
    else { return nil }
    let before = diagnostics.count
    var found: ResolvedName?
    if isSingular(first, of: outer.relation) {
      found = find(Path(Array(path.names.dropFirst())), in: outer.relation)
    }
    found = found ?? findOutside(path, in: outer.relation)
    guard let found, diagnostics.count == before else { return nil }
    let isMade = readsMadeColumn(found.scalar, in: outer.relation)
    guard let step = outer.step, !isMade else {
      // Rows within brackets have no windows: what was made there is of the brackets around them.
      guard outer.level > 0 || !isMade else {
        return fail(
          Diagnostic(
            .notAvailableHere,
            "'\(path.text)' is computed of several rows, and is not read from inside brackets.",
            at: path.range, remedy: "Compare it outside the brackets, with number of … (…)."))
      }
      return ResolvedName(
        valueOutside(found.scalar, path.text, in: relation, outer.level), origin: found.origin)
    }
    let scalar = found.scalar.replacingColumns {
      .column(
        ColumnReference(
          links: [step] + $0.links, column: $0.column, type: $0.type, name: outer.prefix + $0.name))
    }
    return scalar.map { ResolvedName($0, origin: found.origin) }
  }

  /// True if a column is read that windows made, or that brackets brought along.
  func readsMadeColumn(_ scalar: Scalar, in relation: Relation) -> Bool {
    scalar.readsColumn(from: ownColumnCount(of: relation.shape))
  }

  /// A value of the row outside as a column after those of the related rows.
  private mutating func valueOutside(
    _ value: Scalar, _ name: String, in relation: Relation, _ level: Int
  ) -> Scalar {
    guard valuesOutside.indices.contains(level) else { return value }
    var values = valuesOutside[level]
    let place = values.firstIndex { $0.value == value } ?? values.count
    if place == values.count { values.append(NamedScalar(name: name, value: value)) }
    valuesOutside[level] = values
    return .column(
      ColumnReference(
        column: ownColumnCount(of: relation.shape) + place, type: value.type,
        name: values[place].name))
  }

  /// True for the word by which the rows outside brackets go inside them.
  func isSingular(_ name: Name, of relation: Relation) -> Bool {
    guard case .table(let table) = relation.shape else { return false }
    if relation.aliases.contains(where: { matches($0, name.text) }) { return true }
    return matches(schema.tables[table].singular, name.text)
  }

  // MARK: Mistakes

  private func referring(to owner: Int) -> [String] {
    schema.tables.filter { $0.columns.contains { $0.link?.table == owner } }.map(\.name)
  }

  private mutating func unknownChild<Result>(_ name: Name, of owner: Int) -> Result? {
    let near = nearest(to: name.text, among: referring(to: owner))
    return fail(
      Diagnostic(
        .unknownSource, "There is no table '\(name.text)'.", at: name.range,
        remedy: near.isEmpty ? tablesReferring(to: owner) : didYouMean(near),
        fix: near.first.map { .init(replace: name.range, with: spelled($0)) }))
  }

  private mutating func unrelated<Result>(_ table: Int, _ owner: Int, at name: Name) -> Result? {
    fail(
      Diagnostic(
        .notALink,
        "\(schema.tables[table].name) does not refer to \(schema.tables[owner].name).",
        at: name.range, remedy: tablesReferring(to: owner)))
  }

  private func tablesReferring(to owner: Int) -> String {
    let tables = referring(to: owner)
    return tables.isEmpty
      ? "No table refers to \(schema.tables[owner].name)."
      : "What refers to \(schema.tables[owner].name): \(enumerated(tables))."
  }

  /// What to say of a name inside brackets that means something outside them.
  mutating func outerName(
    _ path: Path, _ outer: Relation, in relation: Relation
  ) -> Diagnostic? {
    guard case .table(let table) = relation.shape, case .table(let outside) = outer.shape,
      let first = path.names.first
    else { return nil }
    let name = schema.tables[table].name
    let singular = schema.tables[outside].singular
    if path.names.count == 1 {
      guard find(path, in: outer) != nil else { return nil }
      let whole = "\(spelled(singular)).\(path.text)"
      return Diagnostic(
        .unknownColumn, "\(name) has no column '\(path.text)'.", at: path.range,
        remedy: "The row outside the brackets has it: \(whole)",
        fix: .init(replace: path.range, with: whole))
    }
    guard link(named: first.text, of: table) == nil, columnIndex(first.text, of: table) == nil,
      matches(schema.tables[outside].name, first.text)
        || !nearest(to: first.text, among: [singular]).isEmpty
    else { return nil }
    return Diagnostic(
      .unknownColumn, "\(name) has no column '\(first.text)'.", at: first.range,
      remedy: "The row outside the brackets goes by \(singular).",
      fix: .init(replace: first.range, with: spelled(singular)))
  }
}
