package import Language
package import Model

/// Gives a syntax tree its meaning on a schema: which table, which column, which values, which days.
///
/// The binder looks at the schema alone. It reports every mistake it finds, up to the limit, and gives a
/// plan only if there was none.
package struct Binder {
  let schema: Schema
  var environment: Environment
  var diagnostics: [Diagnostic] = []
  var notes: [String] = []
  /// Names being expanded, so that a definition that needs itself is refused.
  var expanding: [String] = []

  init(schema: Schema, environment: Environment) {
    self.schema = schema
    self.environment = environment
  }

  /// Binds a query.
  ///
  /// - Throws: the diagnostics, if the query means nothing on this schema.
  package static func bind(
    _ query: QuerySyntax, schema: Schema, environment: Environment = Environment()
  ) throws(BindingFailure) -> BoundQuery {
    var binder = Binder(schema: schema, environment: environment)
    let relation = binder.bindQuery(query)
    guard let relation, binder.diagnostics.isEmpty else {
      throw BindingFailure(
        diagnostics: Array(binder.diagnostics.prefix(Limits.diagnosticsMax)))
    }
    return binder.finished(relation)
  }

  /// Reports a mistake and gives nil, so that callers can return it.
  mutating func fail<Result>(_ diagnostic: Diagnostic) -> Result? {
    diagnostics.append(diagnostic)
    return nil
  }

  /// Reports a part of the language that this version does not have yet.
  mutating func later<Result>(_ what: String, at range: SourceRange) -> Result? {
    fail(
      Diagnostic(
        .notYetAvailable, "\(what) is part of the language but not of this version.", at: range))
  }

  mutating func note(_ text: String) {
    if !notes.contains(text) { notes.append(text) }
  }
}

// MARK: - Queries and pipelines

extension Binder {
  mutating func bindQuery(_ query: QuerySyntax) -> Relation? {
    var result = bindPipeline(query.first)
    for combined in query.rest {
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
    guard var relation = bindSource(pipeline.source) else { return nil }
    for clause in pipeline.clauses {
      // After a mistake the rows' shape is as if the clause were not there; later clauses that need what it
      // would have made would only repeat the mistake.
      let before = diagnostics.count
      bind(clause, on: &relation)
      if diagnostics.count > before, changesShape(clause) { return nil }
    }
    return relation
  }

  private func changesShape(_ clause: ClauseSyntax) -> Bool {
    switch clause.kind {
    case .filter, .event, .sort, .limit, .top: false
    default: true
    }
  }

  private mutating func combine(
    _ left: Relation, _ combined: QuerySyntax.Combined, _ right: Relation
  ) -> Relation? {
    if case .table(let table) = left.shape, left.shape == right.shape, left.shown == nil,
      right.shown == nil
    {
      var result = left
      result.plan = .combine(combined.setOperator, left.plan, right.plan)
      result.subject = schema.tables[table].name
      result.isSorted = false
      return result
    }
    let (leftPlan, leftColumns) = projected(left)
    let (rightPlan, rightColumns) = projected(right)
    guard leftColumns.map(\.type) == rightColumns.map(\.type) else {
      let describe = { (columns: [ShapeColumn]) in columns.map(\.name).joined(separator: ", ") }
      return fail(
        Diagnostic(
          .incompatibleOperands,
          "\(combined.setOperator.rawValue) needs the same columns on both sides: "
            + "\(describe(leftColumns)) against \(describe(rightColumns)).",
          at: combined.operatorRange, remedy: "Show the same columns on both sides."))
    }
    return Relation(
      plan: .combine(combined.setOperator, leftPlan, rightPlan), shape: .columns(leftColumns),
      axis: nil, isSorted: true, subject: "rows")
  }

  /// The relation's plan with its output columns as its shape.
  func projected(_ relation: Relation) -> (LogicalPlan, [ShapeColumn]) {
    let plan = ordered(relation).plan
    let outputs = outputColumns(of: relation)
    let columns = outputs.map {
      ShapeColumn(
        name: $0.name, type: $0.value.type, categories: categories(of: $0.value, in: relation.shape)
      )
    }
    if case .columns = relation.shape, relation.shown == nil, relation.computed.isEmpty {
      return (plan, columns)
    }
    return (.project(outputs, plan), columns)
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

  func outputColumns(of relation: Relation) -> [NamedScalar] {
    if let shown = relation.shown { return shown }
    let own: [NamedScalar]
    switch relation.shape {
    case .table(let table):
      own = schema.tables[table].columns.enumerated().map { index, column in
        NamedScalar(
          name: column.name,
          value: .column(ColumnReference(column: index, type: column.type, name: column.name)))
      }
    case .columns(let columns):
      own = columns.enumerated().map { index, column in
        NamedScalar(
          name: column.name,
          value: .column(ColumnReference(column: index, type: column.type, name: column.name)))
      }
    }
    return own + relation.computed
  }

  func finished(_ relation: Relation) -> BoundQuery {
    let (plan, columns) = projected(relation)
    return BoundQuery(
      plan: plan.normalized(), columns: columns, subject: relation.subject, notes: notes)
  }
}
