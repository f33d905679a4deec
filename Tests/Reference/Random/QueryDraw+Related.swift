import Model

// Conditions that ask of other tables.
extension QueryDraw {
  mutating func relatedTest(_ scope: QueryScope, depth: Int) -> String? {
    guard let related = related(scope, depth: depth) else { return nil }
    return switch random.number(1...6) {
    case 1: "any \(related)"
    case 2: "every \(related)"
    case 3: "no \(related)"
    case 4: "at least \(random.number(0...3)) \(related)"
    case 5: "at most \(random.number(0...3)) \(related)"
    default: "number of \(related) > \(random.number(0...2))"
    }
  }

  mutating func numberOfRelated(_ scope: QueryScope, depth: Int) -> String? {
    related(scope, depth: depth).map { "number of \($0)" }
  }

  /// `statements (…)`, `person.statements (…)`, `statements.speaker (…)`.
  private mutating func related(_ scope: QueryScope, depth: Int) -> String? {
    guard features.relatedRows, let table = scope.table else { return nil }
    let schema = vocabulary.schema
    // The rows themselves, or those that a link of theirs leads to.
    var owners = [(table, "")]
    if features.isFull {
      owners += schema.tables[table].columns.compactMap { column in
        column.link.map { ($0.table, column.name + ".") }
      }
    }
    guard let (owner, path) = random.pick(owners) else { return nil }
    let targets = schema.tables.indices.filter { other in
      schema.tables[other].columns.contains { $0.link?.table == owner }
    }
    guard let target = random.pick(targets) else { return nil }
    var inside = QueryScope(
      table: target, columns: vocabulary.columns[target], isRelated: true)
    inside.outside = scope.outside + [schema.tables[table].singular]
    if !path.isEmpty {
      // The row outside cannot be named there.
      inside.columns.removeAll { column in
        inside.outside.contains { column.path.hasPrefix($0 + ".") }
      }
    }
    if path.isEmpty, features.isFull, !scope.isRelated {
      // The row outside goes by its table's singular.
      inside.columns += scope.columns.filter { !$0.path.contains(".") && !$0.isComputed }.map {
        QueryColumn(
          path: schema.tables[table].singular + "." + $0.path, type: $0.type, values: $0.values,
          isListed: $0.isListed, isLink: $0.isLink, target: $0.target)
      }
    }
    let inner = condition(inside, depth: max(0, depth - 1))
    var name = path + schema.tables[target].name
    let link = schema.tables[target].columns.first { $0.link?.table == owner }
    if features.isFull, random.once(in: 4), let link { name += "." + link.name }
    return "\(name) (\(inner))"
  }

  mutating func subqueryTest(_ scope: QueryScope, depth: Int) -> String? {
    if features.isFull, depth > 0, random.once(in: 2) { return columnSubquery(scope) }
    guard let link = random.pick(scope.columns.filter { $0.isLink && $0.target == 0 }) else {
      return nil
    }
    let people = QueryScope(
      table: 0, columns: vocabulary.columns[0], isRelated: true)
    return "\(link.path) in (from people where \(condition(people, depth: 0)))"
  }

  // A text or a whole number among those that a query shows.
  private mutating func columnSubquery(_ scope: QueryScope) -> String? {
    let columns = scope.columns { $0.isText || $0 == .integer }
    let table = random.number(0...(vocabulary.schema.tables.count - 1))
    let others = vocabulary.columns[table]
    guard let column = random.pick(columns),
      let other = random.pick(others.filter { $0.type.isText == column.type.isText })
    else { return nil }
    guard other.type.isText || other.type == .integer else { return nil }
    let rows = QueryScope(table: table, columns: others, isRelated: true)
    let condition = condition(rows, depth: 0)
    let name = vocabulary.schema.tables[table].name
    let word = random.word("in", "in", "not in")
    return "\(column.path) \(word) (from \(name) where \(condition) show \(other.path))"
  }
}
