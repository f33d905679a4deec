import Language
import Model
import Plan

// Related rows whose condition also reads the row that they lead to, where none of their own links
// leads back: pairs of both are counted for each row.
extension SQLWriter {
  /// A table with how many related rows satisfy a predicate, and may, for each row.
  mutating func pairedTable(
    _ relation: ChildRelation, _ inner: Predicate, of owner: Select
  ) throws(SQLRefusal) -> CommonTable {
    // Else a value is read that other brackets brought along.
    guard let table = owner.table,
      !relation.outer.contains(where: {
        $0.value.readsColumn(from: schema.tables[table].columns.count)
      })
    else {
      throw refuse("A row outside brackets within brackets, reached by a path,")
    }
    let content = CommonTable.Content.paired(owner: table, relation, inner)
    return try commonTable(content) { writer throws(SQLRefusal) in
      try writer.countsByRow(relation, inner, of: table)
    }
  }

  private mutating func countsByRow(
    _ relation: ChildRelation, _ inner: Predicate, of table: Int
  ) throws(SQLRefusal) -> CommonTable.Body {
    var outside = try select(.scan(table: table))
    let key = try value(.column(relation.key), in: &outside)
    var values: [SQLValue] = []
    for value in relation.outer { values.append(try self.value(value.value, in: &outside)) }
    let related = try select(.scan(table: relation.table))
    let link = stored(
      relation.linkColumn, of: relation.table, as: related.alias, isOptional: false
    ).first
    let source =
      ([outside.source] + outside.joins.map(\.clause)
      + ["JOIN \(related.source) ON \(link) = \(key.first)"]).joined(separator: "\n")
    var pairs = Select(
      alias: related.alias, source: source, table: relation.table,
      names: related.names + relation.outer.map(\.name), columns: related.columns + values,
      order: [])
    let verdict = try verdict(inner, in: &pairs)
    return counts(by: rowOrder(outside.alias).expression, verdict, pairs)
  }
}
