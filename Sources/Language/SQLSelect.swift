/// A `select … from …`, taken apart only to say what it would be here.
struct SQLSelect {
  private let text: SourceText
  /// The tokens of each part, by the word that begins it.
  private var parts: [String: ArraySlice<Token>] = [:]

  /// The parts in which a select is understood.
  private static let heads: Set<String> = [
    "select", "from", "where", "group", "having", "order", "limit",
  ]

  /// Cuts the tokens at the words of SQL outside brackets; none when there is no `from`, or when
  /// there is more than this understands.
  init?(_ tokens: ArraySlice<Token>, in text: SourceText) {
    self.text = text
    var depth = 0
    var head = ""
    var start = tokens.startIndex
    for (index, token) in zip(tokens.indices, tokens) {
      if token.kind == .openBracket { depth += 1 }
      if token.kind == .closeBracket { depth -= 1 }
      let word = depth == 0 && token.kind == .name ? text.string(in: token.range).lowercased() : ""
      if ["join", "union", "offset", "with"].contains(word) { return nil }
      guard Self.heads.contains(word), parts[word] == nil else { continue }
      if !head.isEmpty { parts[head] = tokens[start..<index] }
      (head, start) = (word, index + 1)
      parts[head] = []
    }
    parts[head] = tokens[start...]
    for two in ["group", "order"] {
      guard let part = parts[two] else { continue }
      guard part.first?.keyword == .by else { return nil }
      parts[two] = part.dropFirst()
    }
    guard parts["select"]?.isEmpty == false, let from = parts["from"], (1...3).contains(from.count),
      from.allSatisfy({ $0.isName })
    else { return nil }
  }

  /// The query in this language.
  var canonical: String {
    let isDistinct = parts["select"]?.first?.keyword == .distinct
    let items = split(isDistinct ? parts["select"]?.dropFirst() : parts["select"])
    let aggregates = items.filter(isAggregate)
    var words = [source]
    if let part = parts["where"] { words += ["where", written(part)] }
    if let keys = parts["group"], aggregates.isEmpty {
      words += ["unique", written(keys)]
    } else if let keys = parts["group"] {
      words += [aggregates.map(aggregate).joined(separator: ", "), "by", written(keys)]
    } else if !aggregates.isEmpty {
      words.append(aggregates.map(aggregate).joined(separator: ", "))
    }
    if let part = parts["having"] { words += ["where", written(part)] }
    if let part = parts["order"] { words += ["sort", written(part)] }
    if let part = parts["limit"] { words += ["first", written(part)] }
    let isAll = items.count == 1 && items[0].first?.kind == .star
    if aggregates.isEmpty, parts["group"] == nil, !isAll {
      words += [isDistinct ? "unique" : "show", items.map(written).joined(separator: ", ")]
    }
    return words.joined(separator: " ")
  }

  /// The table, with its alias.
  private var source: String {
    let names = (parts["from"] ?? []).filter { $0.keyword != .as }.map { text.string(in: $0.range) }
    return names.joined(separator: " as ")
  }

  /// The parts between commas outside brackets.
  private func split(_ tokens: ArraySlice<Token>?) -> [ArraySlice<Token>] {
    guard let tokens else { return [] }
    var items: [ArraySlice<Token>] = []
    var start = tokens.startIndex
    var depth = 0
    for (index, token) in zip(tokens.indices, tokens) {
      if token.kind == .openBracket { depth += 1 }
      if token.kind == .closeBracket { depth -= 1 }
      if token.kind == .comma, depth == 0 {
        items.append(tokens[start..<index])
        start = index + 1
      }
    }
    items.append(tokens[start...])
    return items
  }

  private func isAggregate(_ item: ArraySlice<Token>) -> Bool {
    guard item.count >= 4, let first = item.first else { return false }
    return item.dropFirst().first?.kind == .openBracket && aggregateWord(first) != nil
  }

  private func aggregateWord(_ token: Token) -> String? {
    let word = text.string(in: token.range).lowercased()
    if word == "count" || Keyword(spelling: word).map(Keyword.aggregates.contains) == true {
      return word
    }
    guard let keyword = Parser.foreignClauses[word], Keyword.aggregates.contains(keyword) else {
      return nil
    }
    return keyword.rawValue
  }

  /// `avg(x) as m` as `mean(x) as m`, `count(distinct x)` as `distinct(x)`.
  private func aggregate(_ item: ArraySlice<Token>) -> String {
    guard let first = item.first, let word = aggregateWord(first) else { return written(item) }
    let rest = item.dropFirst()
    if rest.dropFirst().first?.keyword == .distinct, word == "count" {
      return "distinct(" + written(rest.dropFirst(2))
    }
    if word == "count" { return written(item) }
    return word + written(rest)
  }

  /// The tokens as written, `count(*)` as plain `count`.
  private func written(_ tokens: ArraySlice<Token>) -> String {
    guard let first = tokens.first, let last = tokens.last else { return "" }
    var result = ""
    var from = first.range.lower
    for index in tokens.indices.dropLast(3)
    where tokens[index].keyword == .count && tokens[index + 1].kind == .openBracket
      && tokens[index + 2].kind == .star && tokens[index + 3].kind == .closeBracket
    {
      result += text.string(in: SourceRange(from, tokens[index].range.upper))
      from = tokens[index + 3].range.upper
    }
    return result + text.string(in: SourceRange(from, last.range.upper))
  }
}

extension Parser {
  /// How many tokens a `select a, b from t …` at the cursor has, up to the bracket that closes it;
  /// nil for what is only called select.
  var foreignSelectLength: Int? {
    guard record == nil, current.kind == .name, current.keyword == nil,
      current.range.length == 6, text.string(in: current.range).lowercased() == "select"
    else { return nil }
    var distance = 1
    var depth = 0
    var hasFrom = false
    while peek(distance).kind != .end, depth >= 0 {
      if peek(distance).kind == .openBracket { depth += 1 }
      if peek(distance).kind == .closeBracket { depth -= 1 }
      // What is called select may be given a query of its own.
      if depth == 0 && peek(distance).keyword == .from { hasFrom = true }
      if depth >= 0 { distance += 1 }
    }
    return hasFrom ? distance : nil
  }

  /// `select a, b from t …` where a source should stand.
  ///
  /// The rest of the query is skipped.
  mutating func parseForeignSelect() -> SourceSyntax? {
    guard let distance = foreignSelectLength else { return nil }
    let rest = tokens[position..<(position + distance)]
    guard let last = rest.last else { return nil }
    let range = current.range.joined(with: last.range)
    let canonical = SQLSelect(rest, in: text).map { Self.printed($0.canonical) }
    // The place of a list takes a query behind `from`.
    let isMember = previous?.kind == .openBracket && tokens[max(position - 2, 0)].keyword == .in
    let hasJoin = rest.contains { $0.keyword == .join }
    report(
      Diagnostic(
        .foreignSpelling, "A query begins with its source: 'select … from' is not needed.",
        at: current.range,
        remedy: hasJoin
          ? "Linked rows need no join: write a path such as speaker.faction."
          : "Write the table, then where, count or show.",
        fix: canonical.map {
          Diagnostic.Fix(replace: range, with: isMember ? "from " + $0 : $0)
        }))
    for _ in 0..<distance { advance() }
    return SourceSyntax(kind: .missing, selectors: [], range: range)
  }

  /// The query as this language prints it, where nothing but spellings is foreign in it.
  private static func printed(_ canonical: String) -> String {
    let parsed = readStatement(SourceText(canonical))
    guard parsed.diagnostics.allSatisfy({ $0.code == .foreignSpelling }),
      case .query(let query) = parsed.syntax.kind, case .named = query.first.source.kind
    else { return canonical }
    let printed = SyntaxPrinter.text(of: query)
    return readStatement(SourceText(printed)).diagnostics.isEmpty ? printed : canonical
  }
}
