import Language
import Model

// Names inside the brackets of related rows, and what may stand before them.
extension NameScope {
  /// Rows that lead to these, and links beyond whose end others may.
  package struct Related: Sendable {
    /// What is typed: `statements`, `statements.speaker`, `person`.
    package let name: String
    /// The table of the related rows; nil for a link, after which a dot follows.
    package let table: String?
  }

  /// What may follow `any`, after some names and a dot; in whole where none are typed.
  package func related(after names: [String]) -> [Related] {
    guard let last = names.last else { return related(atEndOf: []) }
    let links = related(atEndOf: Array(names.dropLast())).compactMap { related -> Related? in
      guard related.name.hasPrefix(last + ".") else { return nil }
      return Related(
        name: String(related.name.dropFirst(last.utf8.count + 1)), table: related.table)
    }
    return links + related(atEndOf: names)
  }

  private func related(atEndOf links: [String]) -> [Related] {
    guard case .table(let start) = relation.shape,
      let end = binder.follow(path(links + [""]), from: start)
    else { return [] }
    let schema = binder.schema
    let children = schema.tables.indices.flatMap { table -> [Related] in
      let columns = schema.tables[table].columns
      let leading = columns.indices.filter { columns[$0].link?.table == end.table }
      let name = schema.tables[table].name
      return leading.map { column in
        Related(
          name: leading.count == 1 ? name : name + "." + binder.linkName(column, of: table),
          table: name)
      }
    }
    let onward = schema.tables[end.table].columns.indices.filter {
      schema.tables[end.table].columns[$0].link != nil
    }
    return children
      + onward.map { Related(name: binder.linkName($0, of: end.table), table: nil) }
  }

  /// The names inside the brackets after a path of related rows; nil if it leads to none.
  func inside(_ path: Path) -> NameScope? {
    var binder = binder
    let bracketed = binder.related(path, in: relation)
    binder.diagnostics = []
    binder.valuesOutside.append([])
    return bracketed.map { NameScope(binder: binder, relation: $0.inside) }
  }

  /// The singulars by which rows outside the brackets go.
  var outsideColumns: [Column] {
    guard let outer = relation.outer.first?.relation, case .table(let table) = outer.shape else {
      return []
    }
    let schema = binder.schema.tables[table]
    return [Column(name: schema.singular, type: .text, leadsTo: schema.name)]
      + NameScope(binder: binder, relation: outer).outsideColumns
  }

  /// The columns of a row outside, where a path begins with its singular.
  func columnsOutside(_ links: [String]) -> [Column]? {
    guard let outer = relation.outer.first?.relation, let first = links.first else { return nil }
    let scope = NameScope(binder: binder, relation: outer)
    guard binder.isSingular(Name(first, SourceRange(0, 0)), of: outer) else {
      return scope.columnsOutside(links)
    }
    return scope.columns(after: Array(links.dropFirst()), named: false)
  }

  private func path(_ names: [String]) -> Path {
    Path(names.map { Name($0, SourceRange(0, 0)) })
  }
}
