// What other tools say in several words or calls, answered as one: `pivot x by y`, `rename x as y`,
// `cases.groupby("x").count()`, `with c as (…)`, `MATCH (p:people) RETURN p.name`, `50%`.

extension Parser {
  /// `pivot x by y`, `rename x as y`, `rename y = x`.
  mutating func reportForeignPair() -> Bool {
    let verb = word()
    guard record == nil, !isStuck, verb == "pivot" || verb == "rename", let end = pathEnd(1),
      let last = pathEnd(end + 1)
    else { return false }
    let (first, second) = (written(1, end - 1), written(end + 1, last - 1))
    let canonical: String
    switch (verb, peek(end).keyword) {
    case ("pivot", .by?): canonical = "count by \(second) across \(first)"
    case ("rename", .as?): canonical = "with \(second) = \(first)"
    case ("rename", nil) where peek(end).kind == .equal:
      canonical = "with \(first) = \(second)"
    default: return false
    }
    reportForeign(current.range.joined(with: peek(last - 1).range), as: canonical)
    skip(last)
    return true
  }

  /// `inner join` and `left join`: there is one join, of the pairs that match.
  mutating func skipForeignJoin() {
    guard record == nil, !isStuck, peek(1).keyword == .join else { return }
    switch word() {
    case "inner": reportForeign(current.range.joined(with: peek(1).range), as: "join")
    case "left", "right", "full", "outer", "cross":
      report(
        Diagnostic(
          .foreignSpelling, "There is one join, which gives the pairs that match.",
          at: current.range.joined(with: peek(1).range), remedy: "Write join … as … on …"))
    default: return
    }
    advance()
  }

  /// `partition by` in a window, the cursor left at `by`.
  mutating func skipForeignPartition() {
    guard record == nil, word() == "partition", peek(1).keyword == .by else { return }
    reportForeign(current.range.joined(with: peek(1).range), as: "by")
    advance()
  }

  /// `order by` in a window.
  mutating func eatForeignOrder() -> Bool {
    guard record == nil, word() == "order", peek(1).keyword == .by else { return false }
    reportForeign(current.range.joined(with: peek(1).range), as: "sort")
    skip(2)
    return true
  }

  /// How far ahead the path ends that begins `start` ahead.
  private func pathEnd(_ start: Int) -> Int? {
    guard peek(start).isName else { return nil }
    var end = start + 1
    while peek(end).kind == .dot, peek(end + 1).isName { end += 2 }
    return end
  }

  private func written(_ first: Int, _ last: Int) -> String {
    text.string(in: peek(first).range.joined(with: peek(last).range))
  }

  /// `.groupby("x").count()` behind a source.
  mutating func reportForeignGroupCall() -> Bool {
    guard word(1).hasPrefix("group"), peek(2).kind == .openBracket,
      let close = closingBracket(at: 2), close > 3
    else { return false }
    var end = close
    if peek(close + 1).kind == .dot, ["count", "size"].contains(word(close + 2)),
      peek(close + 3).kind == .openBracket, peek(close + 4).kind == .closeBracket
    {
      end = close + 4
    }
    let keys = String(written(3, close - 1).filter { !"\"'[]".contains($0) })
    let range = current.range.joined(with: peek(end).range)
    report(
      Diagnostic(
        .foreignSpelling, "'\(text.string(in: range))' is written 'count by \(keys)' here.",
        at: range, fix: Diagnostic.Fix(replace: range, with: " count by " + keys)))
    skip(end + 1)
    return true
  }

  // MARK: - Statements

  /// `with c as (select …)`: a query is named by `let`.
  mutating func parseForeignNaming() -> StatementSyntax.Kind? {
    guard record == nil, current.keyword == .with, peek(1).isName, peek(2).keyword == .as,
      peek(3).kind == .openBracket, let close = closingBracket(at: 3), close > 4
    else { return nil }
    let canonical = "let \(written(1, 1)) = \(written(4, close - 1));"
    report(
      Diagnostic(
        .foreignSpelling, "'with … as' is written 'let … =' here.",
        at: current.range.joined(with: peek(2).range),
        fix: Diagnostic.Fix(
          replace: current.range.joined(with: peek(close).range), with: canonical)))
    while !isAtEnd { advance() }
    return .invalid
  }

  /// `MATCH (p:people) WHERE p.role = politician RETURN p.name`.
  mutating func parseForeignMatch() -> StatementSyntax.Kind? {
    guard record == nil, peek(1).kind == .openBracket, word() == "match", peek(2).isName,
      peek(3).kind == .colon, peek(4).isName, peek(5).kind == .closeBracket
    else { return nil }
    let name = written(2, 2)
    var canonical = written(4, 4)
    var start = 6
    while word(start) == "where" || word(start) == "return" {
      var end = start + 1
      while peek(end).kind != .end, word(end) != "return" { end += 1 }
      guard end > start + 1 else { break }
      let part = written(start + 1, end - 1).replacing(name + ".", with: "")
      if part != name { canonical += (word(start) == "where" ? " where " : " show ") + part }
      start = end
    }
    let all = current.range.joined(with: tokens[segment.tokens.upperBound - 1].range)
    report(
      Diagnostic(
        .foreignSpelling, "'\(excerpt(current))' is not needed: a query begins with its source.",
        at: current.range, fix: Diagnostic.Fix(replace: all, with: canonical)))
    while !isAtEnd { advance() }
    return .invalid
  }

  /// `show name, status of cases where …`, asked of the first word of a statement: the source comes
  /// first, what is shown last.
  mutating func reportShowFirst() -> Bool {
    guard ["show", "list", "get", "give"].contains(word()) else { return false }
    var of = 1
    while peek(of).kind == .name && peek(of).keyword == nil || peek(of).kind == .comma
      || peek(of).kind == .dot
    {
      of += 1
    }
    guard of > 1, peek(of).keyword == .of || peek(of).keyword == .from, peek(of + 1).isName else {
      return false
    }
    let count = segment.tokens.count
    let canonical = "\(written(of + 1, count - 1)) show \(written(1, of - 1))"
    report(
      Diagnostic(
        .expected, "A query begins with its source, not with '\(excerpt(current))'.",
        at: current.range, remedy: "Name the table, then say what is wanted of it.",
        fix: Diagnostic.Fix(
          replace: current.range.joined(with: peek(count - 1).range), with: canonical)))
    while !isAtEnd { advance() }
    return true
  }

  // MARK: - Numbers and times

  /// True at the sign of `50%` with nothing behind it to divide by.
  var isAtPerCent: Bool {
    guard current.kind == .percent, record == nil, let previous else { return false }
    let next = peek(1)
    return (previous.kind == .integer || previous.kind == .decimal)
      && previous.range.upper == current.range.lower && !isValue(next)
      && next.kind != .openBracket && next.kind != .minus
  }

  /// `50%`.
  mutating func reportPerCent() {
    guard let number = previous, let value = Double(text.string(in: number.range)) else { return }
    let range = number.range.joined(with: current.range)
    let meant = String(value / 100)
    report(
      Diagnostic(
        .malformedLiteral, "There are no per cents here.", at: range,
        remedy: "Write \(meant); for parts of a whole there is share by …",
        fix: Diagnostic.Fix(replace: range, with: meant)))
    advance()
  }

  /// `within 90 days` and nothing more: most likely the days until now.
  mutating func reportNoDirection(_ count: Int, _ unit: TimeUnit) {
    let start = tokens[max(position - 3, segment.tokens.lowerBound)].range.lower
    let end = previous?.range.upper ?? current.range.lower
    let meant = "since \(count) \(unit.rawValue)\(count == 1 ? "" : "s") ago"
    let goesOn = !isAtEnd && current.keyword == nil && current.kind != .closeBracket
    reportExpected(
      "'of', 'after' or 'before'", remedy: "Say of which day; up to today it is \(meant).",
      fix: goesOn ? nil : Diagnostic.Fix(replace: SourceRange(start, end), with: meant))
  }

  // MARK: - Order

  /// The edit that puts the filters behind the last aggregates before them, for `by` at the cursor.
  func countingLast() -> Diagnostic.Fix? {
    let clauses = pipelines.last?.clauses ?? []
    let index = clauses.lastIndex { clause in
      if case .aggregate = clause.kind { true } else { false }
    }
    guard let index, index < clauses.count - 1 else { return nil }
    var end = 1
    var open = 0
    while peek(end).kind != .end {
      let token = peek(end)
      if token.kind == .openBracket { open += 1 }
      if token.kind == .closeBracket { open -= 1 }
      if open < 0 { break }
      if open == 0, token.keyword.map(Keyword.afterExpression.contains) == true { break }
      end += 1
    }
    let moved = clauses[(index + 1)...].map { text.string(in: $0.range) }
    let counted = text.string(in: clauses[index].range) + " " + written(0, end - 1)
    let range = SourceRange(clauses[index].range.lower, peek(end - 1).range.upper)
    return Diagnostic.Fix(
      replace: range, with: (moved + [counted]).joined(separator: " "))
  }
}
