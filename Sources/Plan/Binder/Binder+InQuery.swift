import Language
import Model

// `speaker in (from statements count by speaker first 3 show speaker)`: the values of another
// query.
extension Binder {
  mutating func bindMembership(
    _ value: ExpressionSyntax, in query: QuerySyntax, _ relation: Relation
  ) -> Predicate? {
    let scalar = bindScalar(value, in: relation)
    guard let inner = bindQuery(query), let scalar else { return nil }
    guard let (plan, column) = members(inner, of: query, like: scalar.type) else { return nil }
    let isAlike =
      scalar.type == column.type || scalar.type.isText && column.type.isText
      || scalar.type.isNumeric && column.type.isNumeric
    guard isAlike else { return mismatch(scalar.type, column.type, at: query.range) }
    guard scalar.type.isText || scalar.type.isNumeric || scalar.type == .boolean else {
      return fail(
        Diagnostic(
          .typeMismatch,
          "`in (from …)` takes texts and numbers, and this is "
            + "\(article(scalar.type)).", at: value.range,
          remedy: "Compare dates with the dates of related rows: any … (…)"))
    }
    return .inQuery(scalar, plan.normalized())
  }

  /// A query's one column; of rows of a table as they are, the key.
  private mutating func members(
    _ relation: Relation, of query: QuerySyntax, like type: ValueType
  ) -> (LogicalPlan, ShapeColumn)? {
    if relation.shown == nil, case .table(let table) = relation.shape,
      let key = schema.tables[table].keyColumn
    {
      let column = schema.tables[table].columns[key]
      let named = NamedScalar(name: column.name, value: columnScalar(key, of: table))
      return (
        .project([named], relation.plan), ShapeColumn(name: column.name, type: column.type)
      )
    }
    let (plan, columns) = projected(relation)
    if columns.count == 1, let column = columns.first { return (plan, column) }
    let names = columns.filter { $0.type == type || $0.type.isText && type.isText }.map(\.name)
    var end = SourceRange(query.range.upper, query.range.upper)
    var show = names.first.map { " show " + spelled($0) }
    if query.rest.isEmpty, let last = query.first.clauses.last, case .show = last.kind {
      end = last.range
      show = show.map { String($0.dropFirst()) }
    }
    return fail(
      Diagnostic(
        .incompatibleOperands,
        "`in (from …)` needs one column, and this query has "
          + "\(counted(columns.count, "column")).", at: query.range,
        remedy: "Say which at its end:\(names.first.map { " show " + spelled($0) } ?? " show …")",
        fix: show.map { .init(replace: end, with: $0) }))
  }
}
