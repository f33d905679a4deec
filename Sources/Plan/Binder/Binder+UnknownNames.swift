import Language
import Model

// Names that mean nothing: who is to blame, and what was probably meant.
extension Binder {
  /// Reports a path that means nothing.
  mutating func unknownName<Result>(_ typed: Path, in relation: Relation) -> Result? {
    let path = local(typed, in: relation)
    if let unit = lonelyUnit(path, in: relation) { return fail(unit) }
    if let outer = relation.outer.first, let first = path.names.first {
      if path.names.count > 1, isSingular(first, of: outer.relation) {
        return unknownName(Path(Array(path.names.dropFirst())), in: outer.relation)
      }
      if let mistake = outerName(path, outer.relation, in: relation) { return fail(mistake) }
    }
    if let mistake = elsewhere(path, in: relation) { return fail(mistake) }
    let blame = blame(path, in: relation)
    let near = nearColumns(blame)
    let remedy: String
    if !near.isEmpty {
      remedy = didYouMean(near)
    } else if blame.known.count <= 12, !blame.known.isEmpty {
      let subject = blame.owner == "These rows have" ? "They have" : "It has"
      remedy = "\(subject) \(blame.known.joined(separator: ", "))."
    } else {
      remedy =
        blame.table.map { "To see its columns: describe \($0)" }
        ?? (blame.known.isEmpty
          ? "Test it without a dot."
          : "It has \(blame.known.prefix(12).joined(separator: ", ")), ….")
    }
    return fail(
      Diagnostic(
        blame.code, "\(blame.owner) no \(blame.what) '\(shortened(blame.wrong.text))'.",
        at: blame.wrong.range,
        remedy: remedy,
        fix: near.first.map { .init(replace: blame.wrong.range, with: spelled($0)) }))
  }

  // Columns of joined rows are also found without the name before their dot.
  private func nearColumns(_ blame: Blame) -> [String] {
    let known = blame.known.filter { $0.contains(".") }
      .map { (whole: $0, last: String($0.split(separator: ".").last ?? "")) }
    let near = nearest(to: blame.wrong.text, among: blame.known + known.map(\.last))
    return near.flatMap { name in
      blame.known.contains(name) ? [name] : known.filter { $0.last == name }.map(\.whole)
    }
  }

  // `cases count by month`: the month of which date?
  private func lonelyUnit(_ path: Path, in relation: Relation) -> Diagnostic? {
    guard case .table(let index) = relation.shape, path.names.count == 1, relation.axis == nil,
      let name = path.names.first, Binder.dateParts.contains(name.text.lowercased())
    else { return nil }
    let table = schema.tables[index]
    let dates = table.columns.filter(\.type.isDate).map(\.name)
    guard let first = lastTested(relation.plan) ?? dates.first else { return nil }
    let whole = "\(spelled(first)).\(name.text.lowercased())"
    return Diagnostic(
      .noTimeAxis, "\(table.name) has several dates: \(dates.joined(separator: ", ")).",
      at: name.range, remedy: "Say of which one: \(whole)",
      fix: .init(replace: name.range, with: whole))
  }

  // The date that the query asked about last is most likely meant.
  private func lastTested(_ plan: LogicalPlan) -> String? {
    guard case .filter(let predicate, let input) = plan else { return nil }
    var tested: String?
    predicate.forEachScalar { scalar in
      if case .column(let column) = scalar, column.type == .date, column.links.isEmpty {
        tested = column.name
      }
    }
    return tested ?? lastTested(input)
  }

  private struct Blame {
    /// The first name that means nothing.
    let wrong: Name
    /// What it was looked up in, with a verb: `cases has`.
    let owner: String
    /// The names known there.
    let known: [String]
    /// The table it was looked up in, if it is one.
    let table: String?
    /// What kind of thing the name was to be.
    var what = "column"
    /// What kind of mistake it is.
    var code = DiagnosticCode.unknownColumn
  }

  private func blame(_ path: Path, in relation: Relation) -> Blame {
    let whole = Name(path.text, path.range)
    guard case .table(let start) = relation.shape else {
      guard case .columns(let columns) = relation.shape else {
        return Blame(wrong: whole, owner: "This has", known: [], table: nil)
      }
      let known = columns.map(\.name) + relation.computed.map(\.name)
      // After `p.` only what `p` has is worth telling.
      let side = path.names.count > 1 ? path.names[0].text + "." : ""
      let near = known.filter { $0.hasPrefix(side) }
      return Blame(
        wrong: whole, owner: "These rows have", known: near.isEmpty ? known : near, table: nil)
    }
    var table = start
    for (index, name) in path.names.enumerated().dropLast() {
      if let column = link(named: name.text, of: table),
        let target = schema.tables[table].columns[column].link?.table
      {
        table = target
        continue
      }
      let next = path.names[index + 1]
      guard let column = columnIndex(name.text, of: table) else {
        let links = schema.tables[table].columns.filter { $0.link != nil }.map(\.name)
        let dates = schema.tables[table].columns.filter(\.type.isDate).map(\.name)
        let isPart = Binder.dateParts.contains(next.text.lowercased())
        return Blame(
          wrong: name, owner: "\(schema.tables[table].name) has", known: isPart ? dates : links,
          table: schema.tables[table].name)
      }
      let isDate = schema.tables[table].columns[column].type.isDate
      if isDate {
        return Blame(
          wrong: next, owner: "A date has", known: Binder.dateParts, table: nil, what: "part",
          code: .unknownUnit)
      }
      return Blame(
        wrong: next, owner: "'\(name.text)' leads to no other table and has", known: [],
        table: nil, code: .notALink)
    }
    return Blame(
      wrong: path.names.last ?? whole, owner: "\(schema.tables[table].name) has",
      known: columnNames(of: table, relation, isOwn: path.names.count == 1),
      table: schema.tables[table].name)
  }

  private func columnNames(of table: Int, _ relation: Relation, isOwn: Bool) -> [String] {
    let names = schema.tables[table].columns.map(\.name) + schema.tables[table].states.map(\.name)
    guard isOwn else { return names }
    let units = relation.axis == nil ? [] : Binder.dateParts
    return names + relation.computed.map(\.name) + environment.definitions.keys.sorted() + units
  }
}
