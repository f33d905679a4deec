import Language
import Model

// Queries and pipelines: one relation goes from the source through the clauses, two are combined,
// and at the end the columns of the answer are chosen.
extension Binder {
  mutating func bindQuery(_ query: QuerySyntax) -> Relation? {
    guard enter(at: query.range) else { return nil }
    // What stands in this query is computed of its own rows.
    let outer = windowPlace
    windowPlace = nil
    defer {
      leave()
      windowPlace = outer
    }
    var result = bindPipeline(query.first)
    for combined in query.rest {
      guard takeStep(at: combined.operatorRange) else { return nil }
      let right = bindPipeline(combined.pipeline)
      guard let left = result, let right else {
        result = nil
        continue
      }
      result = combine(left, combined, right)
    }
    return result
  }

  mutating func bindPipeline(_ pipeline: PipelineSyntax) -> Relation? {
    guard takeStep(at: pipeline.source.range) else { return nil }
    if let mistake = verbFirst(pipeline) { return fail(mistake) }
    guard var relation = bindSource(pipeline.source) else { return nil }
    for (index, clause) in pipeline.clauses.enumerated() {
      guard takeStep(at: clause.range) else { return nil }
      // After a mistake the rows' shape is as if the clause were not there; later clauses that need
      // what it would have made would only repeat the mistake.
      let before = diagnostics.count
      bind(clause, on: &relation)
      guard diagnostics.count > before else { continue }
      if changesShape(clause) { return nil }
      offerFilterFirst(pipeline.clauses[...index], of: relation, since: before)
    }
    return relation
  }

  // `count released since 2024` and `count from cases`, where no table is called so.
  private func verbFirst(_ pipeline: PipelineSyntax) -> Diagnostic? {
    guard case .named(let name, nil) = pipeline.source.kind, expanding.isEmpty,
      ["count", "show", "list", "find", "get", "from"].contains(name.text.lowercased()),
      tableIndex(name.text) == nil, environment.queries[name.text] == nil,
      let source = sourceAfterVerb(pipeline)
    else { return nil }
    let clauses = pipeline.clauses.map { SyntaxPrinter.text(of: $0) }
    let rest = (source + clauses).joined(separator: " ")
    let meant = name.text.lowercased() == "count" ? rest + " count" : rest
    return Diagnostic(
      .expected, "A query begins with its source, not with '\(name.text)'.", at: name.range,
      remedy: "Name the table, then say what is wanted of it.",
      fix: .init(replace: pipeline.range, with: meant))
  }

  // What stands before the clauses once the verb is taken away; nil where no source is named.
  private func sourceAfterVerb(_ pipeline: PipelineSyntax) -> [String]? {
    let selectors = pipeline.source.selectors
    if case .actor(let value)? = selectors.first?.kind, case .text(let name) = value.kind {
      guard selectors.count == 1, sourceNames.contains(name) else { return nil }
      return [name]
    }
    guard case .event(nil, let path, _)? = pipeline.clauses.first?.kind, path.names.count == 1,
      sourceNames.contains(path.text)
    else { return nil }
    return []
  }

  // `count by status where persons > 1`: the filter belongs before what is counted.
  private mutating func offerFilterFirst(
    _ clauses: ArraySlice<ClauseSyntax>, of relation: Relation, since count: Int
  ) {
    guard expanding.isEmpty, diagnostics.count == count + 1, let mistake = diagnostics.last,
      mistake.code == .unknownColumn, mistake.fix == nil, case .columns = relation.shape,
      let filter = clauses.last, case .filter = filter.kind
    else { return }
    let first = clauses.firstIndex { clause in
      if case .aggregate = clause.kind { true } else { false }
    }
    guard let first else { return }
    let range = clauses[first].range.joined(with: filter.range)
    let moved = [filter] + clauses[first...].dropLast()
    let meant = moved.map { SyntaxPrinter.text(of: $0) }.joined(separator: " ")
    diagnostics[count] = mistake.with(fix: .init(replace: range, with: meant))
  }

  private func changesShape(_ clause: ClauseSyntax) -> Bool {
    switch clause.kind {
    case .filter, .event, .sort, .limit, .top: false
    default: true
    }
  }

  func finished(_ relation: Relation) -> BoundQuery {
    let (plan, columns) = projected(relation)
    return BoundQuery(
      plan: plan.normalized(), columns: columns, subject: relation.subject,
      sourceSubject: relation.sourceSubject, notes: notes)
  }
}

// MARK: - Set operators

extension Binder {
  private mutating func combine(
    _ left: Relation, _ combined: QuerySyntax.Combined, _ right: Relation
  ) -> Relation? {
    if case .table = left.shape, left.shape == right.shape, left.shown == nil, right.shown == nil,
      left.computed == right.computed,
      !left.computed.contains(where: { readsMadeColumn($0.value, in: left) })
    {
      var result = left
      // Windows that only sorted the rows are of no use any more.
      result.windowColumns = []
      result.plan = .combine(combined.setOperator, left.plan, right.plan)
      // Rows that came by different verbs have no common date.
      if left.axis != right.axis { result.axis = nil }
      result.isSorted = false
      return result
    }
    let (leftPlan, leftColumns) = projected(left)
    let (rightPlan, rightColumns) = projected(right)
    guard leftColumns.map(\.type) == rightColumns.map(\.type) else {
      if case .table(let first) = left.shape, case .table(let second) = right.shape,
        first != second, left.shown == nil, right.shown == nil
      {
        let names = [schema.tables[first].name, schema.tables[second].name]
        return fail(
          Diagnostic(
            .incompatibleOperands,
            "`\(combined.setOperator.rawValue)` combines rows of one table, and these are "
              + "\(enumerated(names)).", at: combined.operatorRange,
            remedy: "Show columns of the same types on both sides, as in show id."))
      }
      return fail(
        Diagnostic(
          .incompatibleOperands,
          "`\(combined.setOperator.rawValue)` needs the same columns on both sides: "
            + "\(listed(leftColumns)) against \(listed(rightColumns)).",
          at: combined.operatorRange,
          remedy: "Show the same columns on both sides."))
    }
    return Relation(
      plan: .combine(combined.setOperator, leftPlan, rightPlan), shape: .columns(leftColumns),
      axis: nil, isSorted: true, subject: left.subject == right.subject ? left.subject : "rows")
  }

  private func listed(_ columns: [ShapeColumn]) -> String {
    let shown = columns.prefix(3).map { "\($0.name) (\($0.type.name))" }
    return shown.joined(separator: ", ")
      + (columns.count > shown.count ? ", … (\(columns.count) columns)" : "")
  }
}

// MARK: - The answer's columns

extension Binder {
  /// The relation's plan with its output columns as its shape.
  func projected(_ relation: Relation) -> (LogicalPlan, [ShapeColumn]) {
    let plan = ordered(relation).plan
    let outputs = outputColumns(of: relation)
    let columns = shapeColumns(outputs, in: relation)
    if case .columns = relation.shape, relation.shown == nil, relation.computed.isEmpty,
      relation.windowColumns.isEmpty
    {
      return (plan, columns)
    }
    return (.project(outputs, plan), columns)
  }

  /// The columns that named values make.
  func shapeColumns(_ values: [NamedScalar], in relation: Relation) -> [ShapeColumn] {
    values.map {
      ShapeColumn(
        name: $0.name, type: $0.value.type, categories: categories(of: $0.value, in: relation))
    }
  }

  /// The relation in its axis' order, unless another order was asked for.
  func ordered(_ relation: Relation) -> Relation {
    guard !relation.isSorted, let axis = relation.axis, case .table = relation.shape else {
      return relation
    }
    var result = relation
    result.plan = .sort([SortKey(value: axis, isDescending: false)], relation.plan)
    result.isSorted = true
    return result
  }

  // A computed value with a column's name stands in its place.
  func outputColumns(of relation: Relation) -> [NamedScalar] {
    if let shown = relation.shown { return shown }
    let own: [NamedScalar]
    switch relation.shape {
    case .table(let table), .widened(let table, _):
      own = schema.tables[table].columns.indices.map {
        NamedScalar(name: schema.tables[table].columns[$0].name, value: columnScalar($0, of: table))
      }
    case .columns(let columns):
      own = columns.indices.map {
        NamedScalar(name: columns[$0].name, value: madeColumn($0, columns))
      }
    }
    guard !relation.computed.isEmpty else { return own }
    let names = Set(own.map(\.name))
    let replaced = own.map { column in
      relation.computed.first { $0.name == column.name } ?? column
    }
    return replaced + relation.computed.filter { !names.contains($0.name) }
  }
}
