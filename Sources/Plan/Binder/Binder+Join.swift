import Language
import Model

// `join (query) as r on E`: pairs of rows for which a condition is yes. The left rows' columns keep
// their names, those of the right are reached by its name, and so is what the links of either lead
// to, one step far. A joined row is of no table, so it has no states and no related rows.
extension Binder {
  mutating func bindJoin(
    _ joined: JoinedSyntax, as alias: Name, on condition: ExpressionSyntax, range: SourceRange,
    to relation: inout Relation
  ) {
    guard let right = bindJoined(joined) else { return }
    guard !names(relation, contain: alias) else {
      let _: Void? = fail(
        Diagnostic(
          .duplicateName, "'\(alias.text)' already names something of the rows on the left.",
          at: alias.range, remedy: "Call the rows on the right otherwise."))
      return
    }
    guard !hasColumnsOfData(relation.plan), !hasColumnsOfData(right.plan) else {
      let _: Void? = fail(
        Diagnostic(
          .notAvailableHere, "Columns that `across` makes cannot be joined.", at: range,
          remedy: "Join first, then count."))
      return
    }
    let left = joinSide(relation, prefix: "")
    let other = joinSide(right, prefix: alias.text + ".")
    guard left.visible.count + other.visible.count <= Limits.columnsMax else {
      diagnostics.append(
        Diagnostic(
          .tooManyColumns, "An answer may have \(Limits.columnsMax) columns; this has more.",
          at: range))
      return
    }
    let columns = left.columns + other.columns
    var result = Relation(
      plan: relation.plan, shape: .columns(columns), isSorted: true, subject: "pairs")
    result.aliases = relation.aliases
    if let table = relation.shape.table {
      result.aliases.append(schema.tables[table].singular)
    }
    guard let predicate = bindCondition(condition, in: result) else { return }
    result.plan = .join(left.plan, other.plan, on: predicate)
    let shown = left.visible + other.visible.map { $0 + left.columns.count }
    result.shown = shown.map {
      NamedScalar(name: columns[$0].name, value: madeColumn($0, columns))
    }
    result.axis = left.axis.map { madeColumn($0, columns) }
    relation = result
  }

  private mutating func bindJoined(_ joined: JoinedSyntax) -> Relation? {
    switch joined {
    case .query(let query): bindQuery(query)
    case .named(let name):
      bindPipeline(
        PipelineSyntax(
          source: SourceSyntax(
            kind: .named(name, arguments: nil), selectors: [], range: name.range),
          clauses: [], range: name.range))
    }
  }

  // Whether a path that begins with the name of the right would already mean something.
  private func names(_ relation: Relation, contain alias: Name) -> Bool {
    if relation.aliases.contains(where: { matches($0, alias.text) }) { return true }
    switch relation.shape {
    case .table(let table), .widened(let table, _):
      return matches(schema.tables[table].singular, alias.text)
    case .columns(let columns):
      let prefix = alias.text.lowercased() + "."
      return columns.contains { $0.name.lowercased().hasPrefix(prefix) }
    }
  }

  /// One side of a join.
  private struct JoinSide {
    /// The rows, with every column that can be named.
    let plan: LogicalPlan
    let columns: [ShapeColumn]
    /// Those that the answer has unless others are asked for.
    let visible: [Int]
    /// The time axis.
    let axis: Int?
  }

  private func joinSide(_ relation: Relation, prefix: String) -> JoinSide {
    let ordered = ordered(relation)
    var values = outputColumns(of: relation)
    let visible = Array(values.indices)
    let hidden = hiddenColumns(of: relation)
    if !hidden.isEmpty {
      var names = Set(values.map { $0.name.lowercased() })
      values += hidden.filter { names.insert($0.name.lowercased()).inserted }
    }
    let made = shapeColumns(values, in: relation).map {
      ShapeColumn(name: prefix + $0.name, type: $0.type, categories: $0.categories)
    }
    let named = zip(made, values).map { NamedScalar(name: $0.name, value: $1.value) }
    return JoinSide(
      plan: .project(named, ordered.plan), columns: made, visible: visible,
      axis: relation.axis.flatMap { axis in values.firstIndex { $0.value == axis } })
  }

  /// What can be named though the answer may not have it.
  private func hiddenColumns(of relation: Relation) -> [NamedScalar] {
    switch relation.shape {
    case .table(let table), .widened(let table, _):
      return relation.computed + reachable(from: table)
    case .columns(let columns):
      if relation.shown == nil, relation.computed.isEmpty { return [] }
      return relation.computed
        + columns.indices.map {
          NamedScalar(name: columns[$0].name, value: madeColumn($0, columns))
        }
    }
  }

  // The columns of a table and of what its links lead to.
  private func reachable(from table: Int) -> [NamedScalar] {
    let columns = schema.tables[table].columns
    let own = columns.indices.map {
      NamedScalar(name: columns[$0].name, value: columnScalar($0, of: table))
    }
    let linked = columns.indices.flatMap { column -> [NamedScalar] in
      guard let target = columns[column].link?.table else { return [] }
      let prefix = linkName(column, of: table) + "."
      return schema.tables[target].columns.indices.map {
        let scalar = columnScalar(
          $0, of: target, links: [LinkStep(column: column, table: target)], prefix: prefix)
        return NamedScalar(name: prefix + schema.tables[target].columns[$0].name, value: scalar)
      }
    }
    return own + linked
  }
}
