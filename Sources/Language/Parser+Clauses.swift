import Model

// clause*: each begins with its word, or with the path of a date column and a time test

extension Parser {
  /// Reads clauses up to what ends the query, and goes on at the next clause after an error.
  mutating func parseClauses() -> [ClauseSyntax] {
    guard !pipelines.isEmpty else { return [] }
    let level = pipelines.count - 1
    while !endsQuery {
      let start = position
      if let clause = parseClause() {
        pipelines[level].clauses.append(clause)
        continue
      }
      reportUnexpected()
      if position == start { advance() }
      recover()
    }
    return pipelines[level].clauses
  }

  /// True at what ends a query here; looking at it tells completion about clauses and operators
  /// too.
  private var endsQuery: Bool {
    if isAtEnd {
      _ = at(anyOf: Keyword.afterClause)
      if isExpectation { _ = at(.gives) }
      note(.eventColumn)
      return true
    }
    if let keyword = current.keyword {
      if Keyword.setOperators.contains(keyword) { return true }
      if isExpectation, keyword == .gives { return true }
    }
    return queryDepth > 0 && current.kind == .closeBracket
  }

  private mutating func parseClause() -> ClauseSyntax? {
    let start = current.range
    let keyword = at(anyOf: Keyword.clauses)
    let kind = keyword.map { parseClause($0) } ?? parseOtherClause()
    return clause(kind, from: start)
  }

  private func clause(_ kind: ClauseSyntax.Kind?, from start: SourceRange) -> ClauseSyntax? {
    kind.map { ClauseSyntax($0, start.joined(with: previous?.range ?? start)) }
  }

  /// A clause that begins with no clause word.
  private mutating func parseOtherClause() -> ClauseSyntax.Kind? {
    if at(anyOf: Keyword.hedges) != nil, isHedgedCount {
      return .aggregate(parseAggregates(first: .count))
    }
    if let keyword = at(anyOf: Keyword.hedges) {
      advance()
      return parseEvent(keyword.hedge)
    }
    if beginsEvent { return parseEvent(nil) }
    if reportForeignPair() { return .invalid }
    skipForeignJoin()
    if at(.join) { return parseClause(.join) }
    return reportMisspelledClause().map { parseClause($0) }
  }

  /// Reads the clause whose word stands at the cursor; the word is taken, however it is spelled.
  private mutating func parseClause(_ keyword: Keyword) -> ClauseSyntax.Kind {
    if Keyword.allAggregates.contains(keyword) {
      return .aggregate(parseAggregates(first: keyword))
    }
    advance()
    if keyword == .where { return .filter(parseExpression()) }
    return parseClause(after: keyword)
  }

  private mutating func parseClause(after keyword: Keyword) -> ClauseSyntax.Kind {
    switch keyword {
    case .with: return .with(parseBindings())
    case .show: return skipForeignAll() ? .invalid : .show(parseItems())
    case .unique: return .unique(parseItems())
    case .sort:
      skipForeignBy()
      return .sort(parseSortKeys())
    case .first, .last, .sample: return parseLimit(keyword)
    case .top, .bottom: return parseTop(keyword)
    case .join: return parseJoin()
    case .draw:
      return .draw(parseKind(Keyword.charts))
    case .save:
      guard let (file, range) = parseText(.file) else { return .invalid }
      return .save(file, range)
    default: return parseAnalysis(keyword)
    }
  }

  /// The clauses that analyse a whole table.
  private mutating func parseAnalysis(_ keyword: Keyword) -> ClauseSyntax.Kind {
    switch keyword {
    case .flow: return .flow(by: expectPeriods())
    case .stock: return .stock(by: expectPeriods())
    case .polarization: return .polarization(by: parseBy())
    case .reconcile: return .reconcile
    case .cite: return .cite
    case .time:
      expect(.from)
      let from = parsePath(.eventColumn)
      expect(.to)
      return .duration(from: from, to: parsePath(.eventColumn), by: parseBy())
    case .network:
      expect(.of)
      let actors = parsePath(.column)
      expect(.over)
      let topics = parsePath(.column)
      let stance = eat(.on) ? parsePath(.column) : nil
      let kind = parseKind(Keyword.networkKinds)
      return .network(of: actors, over: topics, on: stance, kind: kind)
    case .shifts:
      expect(.of)
      let actors = parsePath(.column)
      expect(.on)
      return .shifts(of: actors, on: parsePath(.column))
    default: return .invalid
    }
  }

  /// One of the words, in whatever case it is written, or nothing.
  private mutating func parseKind(_ words: [Keyword]) -> Name? {
    at(anyOf: words).map { Name($0.rawValue, advance().range) }
  }

  // MARK: - Event clauses

  /// True at a path that a time test follows.
  private var beginsEvent: Bool { beginsEvent(at: 0) }

  /// True when a path that a time test follows stands `start` tokens ahead.
  func beginsEvent(at start: Int) -> Bool {
    guard peek(start).isName else { return false }
    var distance = start + 1
    while peek(distance).kind == .dot, peek(distance + 1).isName { distance += 2 }
    guard let keyword = peek(distance).keyword else { return false }
    return Keyword.eventTimes.contains(keyword)
  }

  private mutating func parseEvent(_ hedge: Hedge?) -> ClauseSyntax.Kind {
    let path = parsePath(.eventColumn)
    guard !path.names.isEmpty else { return .invalid }
    guard let test = parseTimeTest(.time(of: path), Keyword.eventTimes) else {
      reportExpected("a time, as in 'since 2024',")
      return .invalid
    }
    return .event(hedge: hedge, path, test)
  }

  // MARK: - Limits and joins

  private mutating func parseLimit(_ keyword: Keyword) -> ClauseSyntax.Kind {
    let kind = LimitKind(rawValue: keyword.rawValue) ?? .first
    guard let count = parseCount() else { return .invalid }
    let isPer = eat(.per) || eatForeignEach()
    return .limit(kind, count: count, per: isPer ? parseItems() : [])
  }

  private mutating func parseTop(_ keyword: Keyword) -> ClauseSyntax.Kind {
    let kind = TopKind(rawValue: keyword.rawValue) ?? .top
    guard let count = parseCount() else { return .invalid }
    guard eat(.by) || reportTopWithoutBy(count, keyword) else { return .invalid }
    return .top(kind, count: count, by: parseExpression())
  }

  private mutating func parseJoin() -> ClauseSyntax.Kind {
    note(.source)
    let joined: JoinedSyntax
    if eat(.openBracket) {
      joined = .query(parseNestedQuery())
    } else if let name = parseName(.source, "a table or a query in brackets") {
      joined = .named(name)
    } else {
      return .invalid
    }
    guard let alias = parseJoinedName(joined) else { return .invalid }
    expect(.on)
    return .join(joined, alias: alias, on: parseExpression())
  }

  // MARK: - Lists

  /// item: expr [as NAME], at least one.
  mutating func parseItems() -> [ItemSyntax] {
    var items: [ItemSyntax] = []
    repeat { items.append(parseItem()) } while goesOn(items.count)
    return items
  }

  /// expr [as NAME].
  mutating func parseItem() -> ItemSyntax {
    let value = parseExpression()
    return ItemSyntax(value: value, alias: parseAlias())
  }

  /// `as NAME`, or nothing.
  mutating func parseAlias() -> Name? {
    eat(.as) ? parseName(.newName, "a name") : nil
  }

  private mutating func parseBindings() -> [BindingSyntax] {
    var bindings: [BindingSyntax] = []
    repeat {
      if let binding = parseNameless() {
        bindings.append(binding)
        continue
      }
      guard let name = parseName(.newName, "a name") else { break }
      expect(.equal)
      bindings.append(BindingSyntax(name: name, value: parseExpression()))
    } while goesOn(bindings.count)
    return bindings
  }

  /// key: expr [asc|desc], at least one.
  mutating func parseSortKeys() -> [SortKeySyntax] {
    var keys: [SortKeySyntax] = []
    repeat {
      let value = parseExpression()
      let isDescending = at(.desc) || atForeignDescending()
      if isDescending || at(.asc) { advance() }
      keys.append(SortKeySyntax(value: value, isDescending: isDescending))
    } while goesOn(keys.count)
    return keys
  }

  /// `by` items, or nothing.
  mutating func parseBy() -> [ItemSyntax] { eat(.by) ? parseItems() : [] }

  /// `by` items, one of them a unit of the calendar.
  private mutating func expectPeriods() -> [ItemSyntax] {
    guard expect(.by) else { return [] }
    _ = at(anyOf: [.day, .week, .month, .quarter, .year])
    return parseItems()
  }

  /// Takes the comma after a list's item; reports a list that is too long.
  mutating func goesOn(_ count: Int) -> Bool {
    guard at(.comma) else { return false }
    if count == Limits.listMax {
      report(
        Diagnostic(
          .listTooLong, "A list has more than \(Limits.listMax) members.",
          at: current.range, remedy: "Put them in a table and use in (from …)."))
      return false
    }
    advance()
    return true
  }
}
