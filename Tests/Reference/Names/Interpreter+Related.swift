import Language
import Model

// To-many links: `any statements (date after case.released)`. The related rows are those whose link
// is known to lead here; a row that may lead here is not one of them.
extension Interpreter {
  mutating func quantified(
    _ quantifier: Quantifier, _ path: Path, _ inner: ExpressionSyntax?, in scope: Scope
  ) throws(ReferenceRefusal) -> Condition {
    let related = try relatedRows(path, inner, in: scope)
    return .test { row in
      guard let truths = related(row) else { return .unsure }
      let certain = truths.count { $0 == .yes }
      let possible = truths.count { $0 != .no }
      func atLeast(_ count: Int) -> Truth {
        certain >= count ? .yes : possible < count ? .no : .unsure
      }
      switch quantifier {
      case .any: return atLeast(1)
      case .no: return !atLeast(1)
      case .atLeast(let count): return atLeast(count)
      case .atMost(let count): return count == Int.max ? .yes : !atLeast(count + 1)
      case .every: return truths.reduce(.yes, &&)
      }
    }
  }

  mutating func numberOf(
    _ path: Path, _ inner: ExpressionSyntax?, in scope: Scope
  ) throws(ReferenceRefusal) -> Quantity {
    let related = try relatedRows(path, inner, in: scope)
    return Quantity(
      type: .integer, subject: .other(nextNumber()),
      value: { row in
        guard let truths = related(row), !truths.contains(.unsure) else { return .unknown }
        return .integer(truths.count { $0 == .yes })
      })
  }

  /// For each row what the condition says of the rows related to it; nil if these are not known.
  private mutating func relatedRows(
    _ path: Path, _ inner: ExpressionSyntax?, in scope: Scope
  ) throws(ReferenceRefusal) -> (Row) -> [Truth]? {
    guard let start = scope.table else { throw .meaningless("groups have no related rows") }
    // `statements.speaker` says by which of several links.
    var names = path.names.map(\.text)
    var via: String?
    if names.count > 1, tableIndex(names[names.count - 1]) == nil,
      tableIndex(names[names.count - 2]) != nil
    {
      via = names.removeLast()
    }
    guard let last = names.last, let target = tableIndex(last) else {
      throw .meaningless("no table '\(path.text)'")
    }
    guard let (links, owner) = follow(names.dropLast(), from: start) else {
      throw .meaningless("'\(path.text)' does not follow links")
    }
    let columns = schema.tables[target].columns
    let named = via.map { link(named: $0, of: target) }
    let leading = columns.indices.filter {
      columns[$0].link?.table == owner && (named == nil || named == $0)
    }
    guard !leading.isEmpty else { throw .meaningless("'\(path.text)' leads to no such rows") }
    guard leading.count == 1, let back = columns[leading[0]].link else {
      throw .notCovered("'\(path.text)' is related by \(leading.count) links")
    }
    var inside = Scope(shape: .table(target), axis: timeAxis(of: target))
    inside.outer = [scope] + scope.outer
    let condition = try inner.map { inner throws(ReferenceRefusal) in
      try self.condition(inner, in: inside)
    }
    let key = quantity(of: back.keyColumn, in: owner, links: links)
    let rows = casebook.tables[target]
    return { row in
      let here = key.value(row)
      if here == .none { return [] }
      if here == .unknown { return links.isEmpty ? [] : nil }
      return rows.enumerated().filter { $0.element[leading[0]] == here }.map { index, cells in
        condition?.truth(of: Row(index: index, cells: cells, outer: [row] + row.outer)) ?? .yes
      }
    }
  }
}
