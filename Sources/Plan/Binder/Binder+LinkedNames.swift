import Language
import Model

// Names that mean something elsewhere: at the end of a link, in the rows that refer here, before
// the rows were grouped.
extension Binder {
  /// What to say of a path that would mean something in another place; nil where none does.
  mutating func elsewhere(_ path: Path, in relation: Relation) -> Diagnostic? {
    wordAsName(path) ?? relatedTable(path, in: relation) ?? functionAsPart(path, in: relation)
      ?? dateWord(path, in: relation) ?? linkedColumn(path, in: relation)
      ?? groupedAway(path, in: relation) ?? columnOfOthers(path, in: relation)
  }

  // `where and`: a word of the language that stands where a name should.
  private func wordAsName(_ path: Path) -> Diagnostic? {
    let joints: [Keyword] = [.and, .or, .where, .by, .then, .else, .as]
    guard path.names.count == 1, let name = path.names.first, !name.isQuoted,
      let keyword = Keyword(spelling: name.text), joints.contains(keyword)
    else { return nil }
    return Diagnostic(
      .expected, "A column or a value is missing before '\(name.text)'.", at: name.range)
  }

  // MARK: Related rows

  /// The rows of another table that a path seems to go through, and how they are named in a test.
  func relatedRows(_ path: Path, in relation: Relation) -> (table: Int, name: String)? {
    guard case .table(let start) = relation.shape, let first = path.names.first,
      let table = tableIndex(first.text), link(named: first.text, of: start) == nil,
      columnIndex(first.text, of: start) == nil
    else { return nil }
    let columns = schema.tables[table].columns.filter { $0.link?.table == start }
    guard let link = columns.first else { return nil }
    let name = schema.tables[table].name
    return (table, columns.count == 1 ? name : name + "." + link.name)
  }

  private func relatedTable(_ path: Path, in relation: Relation) -> Diagnostic? {
    guard case .table(let start) = relation.shape, let first = path.names.first else { return nil }
    if let rows = relatedRows(path, in: relation) {
      let one = schema.tables[start].singular
      let rest = Path(Array(path.names.dropFirst())).text
      return Diagnostic(
        .notALink, "One \(one) can have many \(schema.tables[rows.table].name).", at: first.range,
        remedy: rest.isEmpty
          ? "Count those that are meant: number of \(rows.name) (…)."
          : "Ask of any, every or no: any \(rows.name) (\(rest) …).")
    }
    guard path.names.count > 1, let table = tableIndex(first.text) else { return nil }
    let links = schema.tables[start].columns.filter { $0.link?.table == table }.map(\.name)
    guard !links.isEmpty else { return nil }
    return Diagnostic(
      .notALink, "A \(schema.tables[start].singular) leads there by \(enumerated(links)).",
      at: first.range, remedy: "Write \(links[0]) in place of \(first.text).",
      fix: .init(replace: first.range, with: spelled(links[0])))
  }

  /// The test as it would be asked of related rows; nil where its left side is no path there.
  func askedOfRelated(_ test: ExpressionSyntax, in relation: Relation) -> Diagnostic? {
    guard let left = test.leftPath, left.names.count > 1, relation.outer.isEmpty,
      let rows = relatedRows(left, in: relation),
      let mistake = relatedTable(left, in: relation)
    else { return nil }
    let inner = test.replacingLeft(with: Path(Array(left.names.dropFirst())))
    let whole = "any \(rows.name) (\(SyntaxPrinter.text(of: inner)))"
    return mistake.with(fix: .init(replace: test.range, with: whole))
  }

  // MARK: Columns elsewhere

  // `name.length`
  private mutating func functionAsPart(_ path: Path, in relation: Relation) -> Diagnostic? {
    guard path.names.count > 1, let last = path.names.last,
      ScalarFunction(rawValue: last.text.lowercased()) != nil
    else { return nil }
    let owner = Path(Array(path.names.dropLast()))
    guard find(owner, in: relation) != nil else { return nil }
    let call = "\(last.text.lowercased())(\(owner.text))"
    return Diagnostic(
      .unknownColumn, "'\(last.text)' is a function, not a part.", at: last.range,
      remedy: "Write \(call).", fix: .init(replace: path.range, with: call))
  }

  // `cases where faction = engagement`, where people have the faction.
  private func linkedColumn(_ path: Path, in relation: Relation) -> Diagnostic? {
    guard case .table(let start) = relation.shape, path.names.count == 1,
      let name = path.names.first
    else { return nil }
    let table = schema.tables[start]
    var candidates: [(path: String, name: String)] = []
    for column in table.columns {
      guard let target = column.link?.table else { continue }
      candidates += schema.tables[target].columns.map { (column.name + "." + $0.name, $0.name) }
    }
    let own = nearest(to: name.text, among: table.columns.map(\.name) + table.states.map(\.name))
    let known = candidates.map(\.name) + own
    let nearest = nearest(to: name.text, among: known)
    guard let best = nearest.first, !own.contains(best) else { return nil }
    let found = candidates.filter { $0.name == best }.map { spelled($0.path) }
    return Diagnostic(
      .unknownColumn, "\(table.name) has no column '\(shortened(name.text))'.", at: name.range,
      remedy: didYouMean(found), fix: found.first.map { .init(replace: name.range, with: $0) })
  }

  // `cases count by status where persons > 1`
  private func groupedAway(_ path: Path, in relation: Relation) -> Diagnostic? {
    guard case .columns(let columns) = relation.shape, let first = path.names.first,
      let subject = relation.sourceSubject, let table = tableIndex(subject),
      columnIndex(first.text, of: table) != nil
    else { return nil }
    let left = columns.map(\.name)
    return Diagnostic(
      .unknownColumn, "Only \(enumerated(left)) \(left.count == 1 ? "is" : "are") left here.",
      at: path.range, remedy: "Use \(first.text) before the rows are counted, or group by it too.")
  }

  // `cases where stance = support`, where only statements have one.
  private func columnOfOthers(_ path: Path, in relation: Relation) -> Diagnostic? {
    guard case .table(let start) = relation.shape, path.names.count == 1,
      let name = path.names.first
    else { return nil }
    let table = schema.tables[start]
    let own = table.columns.map(\.name) + table.states.map(\.name)
    let owners = schema.tables.indices.filter { columnIndex(name.text, of: $0) != nil }
    guard !owners.isEmpty, nearest(to: name.text, among: own).isEmpty else { return nil }
    return Diagnostic(
      .unknownColumn, "\(table.name) has no column '\(shortened(name.text))'.", at: name.range,
      remedy: "It is a column of \(enumerated(owners.map { schema.tables[$0].name })).")
  }

  // `cases where date > 2024`
  private func dateWord(_ path: Path, in relation: Relation) -> Diagnostic? {
    guard case .table(let index) = relation.shape, path.names.count == 1,
      let name = path.names.first
    else { return nil }
    let table = schema.tables[index]
    let dates = table.columns.filter(\.type.isDate).map(\.name)
    let word = name.text.lowercased()
    if dates.isEmpty, CalendarUnit(rawValue: word) != nil {
      return Diagnostic(
        .noTimeAxis, "\(table.name) has no date, and so no \(word).", at: name.range)
    }
    guard ["date", "time", "when", "day"].contains(word), !dates.isEmpty else { return nil }
    return Diagnostic(
      .unknownColumn, "\(table.name) has no column '\(name.text)'.", at: name.range,
      remedy: "Its dates are \(enumerated(dates)).")
  }
}

extension ExpressionSyntax {
  /// The path on the left of a test.
  fileprivate var leftPath: Path? {
    switch kind {
    case .comparison(_, let left, _), .membership(let left, _, _), .textTest(_, let left, _),
      .status(let left, _, _), .time(let left, _):
      left.path
    default: nil
    }
  }

  /// The test with another path on its left.
  fileprivate func replacingLeft(with path: Path) -> ExpressionSyntax {
    let left = ExpressionSyntax(.path(path), path.range)
    switch kind {
    case .comparison(let operation, _, let right):
      return ExpressionSyntax(.comparison(operation, left, right), range)
    case .membership(_, let members, let isNegated):
      return ExpressionSyntax(.membership(left, members, isNegated: isNegated), range)
    case .textTest(let operation, _, let right):
      return ExpressionSyntax(.textTest(operation, left, right), range)
    case .status(_, let status, let isNegated):
      return ExpressionSyntax(.status(left, status, isNegated: isNegated), range)
    case .time(_, let test): return ExpressionSyntax(.time(left, test), range)
    default: return self
    }
  }
}
