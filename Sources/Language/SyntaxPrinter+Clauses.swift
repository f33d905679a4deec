extension SyntaxPrinter {
  /// The clause on one line.
  package static func text(of clause: ClauseSyntax) -> String {
    switch clause.kind {
    case .filter(let condition): return "where " + text(of: condition)
    case .event(let hedge, let path, let test):
      let words = (hedge.map { [$0.rawValue] } ?? []) + [text(of: path), text(of: test)]
      return words.joined(separator: " ")
    case .with(let bindings):
      let list = bindings.map { "\(text(of: $0.name)) = \(text(of: $0.value))" }
      return "with " + list.joined(separator: ", ")
    case .show(let items): return "show " + text(of: items)
    case .unique(let items): return "unique " + text(of: items)
    case .aggregate(let clause): return text(of: clause)
    case .sort(let keys): return "sort " + text(of: keys)
    case .limit(let kind, let count, let keys):
      return "\(kind.rawValue) \(count)" + (keys.isEmpty ? "" : " per " + text(of: keys))
    case .top(let kind, let count, let value):
      return "\(kind.rawValue) \(count) by \(text(of: value))"
    case .join(let joined, let alias, let condition):
      let other: String
      switch joined {
      case .named(let name): other = text(of: name)
      case .query(let query): other = "(\(text(of: query)))"
      }
      return "join \(other) as \(text(of: alias)) on \(text(of: condition))"
    default: return analysis(clause.kind)
    }
  }

  private static func analysis(_ kind: ClauseSyntax.Kind) -> String {
    switch kind {
    case .flow(let keys): return "flow" + by(keys)
    case .stock(let keys): return "stock" + by(keys)
    case .polarization(let keys): return "polarization" + by(keys)
    case .duration(let from, let to, let keys):
      return "time from \(text(of: from)) to \(text(of: to))" + by(keys)
    case .network(let actors, let topics, let stance, let kind):
      let words =
        ["network of", text(of: actors), "over", text(of: topics)]
        + (stance.map { ["on", text(of: $0)] } ?? []) + (kind.map { [lowered($0)] } ?? [])
      return words.joined(separator: " ")
    case .shifts(let actors, let topics):
      return "shifts of \(text(of: actors)) on \(text(of: topics))"
    case .reconcile: return "reconcile"
    case .cite: return "cite"
    case .draw(let kind): return "draw" + (kind.map { " " + lowered($0) } ?? "")
    case .save(let file, _): return "save " + QuotedText.quoting(file)
    default: return ""
    }
  }

  /// A keyword that the tree keeps as a name.
  private static func lowered(_ name: Name) -> String { name.text.lowercased() }

  private static func text(of clause: AggregateSyntax) -> String {
    let calls = clause.aggregates.map { call in
      aggregate(call) + (call.alias.map { " as " + text(of: $0) } ?? "")
    }
    let across = clause.across.map { " across " + text(of: [$0]) } ?? ""
    return calls.joined(separator: ", ") + by(clause.by) + across
  }

  /// `mean years`, `distinct(speaker)`, `quantile(years, 0.9)`.
  private static func aggregate(_ call: AggregateSyntax.Call) -> String {
    let function = (call.hedge.map { $0.rawValue + " " } ?? "") + lowered(call.function)
    guard let first = call.arguments.first else { return function }
    if call.arguments.count == 1, let path = first.path, function != "count" {
      // In brackets the words that begin an expression would not be names.
      let needsBare = path.names.first.flatMap(keyword).map(Keyword.expressions.contains) ?? false
      if function != "distinct" || needsBare { return "\(function) \(text(of: path))" }
    }
    return function + bracketed(call.arguments)
  }

  /// The clause after other words: a column that they would take for their own, as `2024 month`
  /// would be a length of time, stands in backquotes.
  static func text(of clause: ClauseSyntax, after words: String) -> String {
    let text = text(of: clause)
    guard case .event(nil, let path, _) = clause.kind, let name = path.names.first,
      let keyword = keyword(name), goesOn(words, with: keyword)
    else { return text }
    return "`\(name.text)`" + text.dropFirst(name.text.count)
  }

  private static func goesOn(_ words: String, with keyword: Keyword) -> Bool {
    guard keyword.unit != nil || keyword == .ago || keyword == .over else { return false }
    let source = SourceText(words)
    let last = Lexer.lex(source).tokens.dropLast().last
    switch (keyword, last?.kind) {
    case (.over, .closeBracket?): return true
    case (.ago, .name?): return last?.keyword?.unit != nil
    case (_, .integer?): return keyword.unit != nil
    case (_, .name?):
      let isPeriod = last?.keyword.map(Keyword.relativePeriods.contains) ?? false
      let word = last.map { source.string(in: $0.range).lowercased() } ?? ""
      // `last month` is answered with `previous month`.
      return keyword.unit != nil && (isPeriod || ["last", "past"].contains(word))
    default: return false
    }
  }

  private static func keyword(_ name: Name) -> Keyword? {
    name.isQuoted ? nil : Keyword(spelling: name.text)
  }

  static func by(_ items: [ItemSyntax]) -> String {
    items.isEmpty ? "" : " by " + text(of: items)
  }

  static func text(of items: [ItemSyntax]) -> String {
    items.map { item in
      text(of: item.value) + (item.alias.map { " as " + text(of: $0) } ?? "")
    }.joined(separator: ", ")
  }

  static func text(of keys: [SortKeySyntax]) -> String {
    keys.map { text(of: $0.value) + ($0.isDescending ? " desc" : "") }.joined(separator: ", ")
  }
}
