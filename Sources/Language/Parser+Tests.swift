// test: sum [CMP sum | [not] in set | TEXTOP sum | is [not] STATUS | timetest]
//     | no X (E) | any X (E) | every X (E) | at least N X (E) | at most N X (E)

extension Parser {
  /// Reads a test, or a sum that may stand for one.
  mutating func parseTest() -> ExpressionSyntax {
    let start = current.range
    if let quantifier = parseQuantifier() {
      guard let (path, condition) = parseQuantified() else { return missing() }
      let range = start.joined(with: previous?.range ?? start)
      return ExpressionSyntax(.quantified(quantifier, path, condition), range)
    }
    let left = parseSum(.column)
    return parseTail(of: left)
  }

  private mutating func parseQuantifier() -> Quantifier? {
    if let foreign = parseForeignQuantifier() { return foreign }
    if eat(.no) { return .no }
    if eat(.any) { return .any }
    if eat(.every) { return .every }
    guard at(.at), canFollow([.least, .most]) else { return nil }
    advance()
    let isLeast = eat(.least)
    if !isLeast { expect(.most) }
    guard let count = parseCount() else { return isLeast ? .atLeast(0) : .atMost(0) }
    return isLeast ? .atLeast(count) : .atMost(count)
  }

  /// path "(" expr ")".
  mutating func parseQuantified() -> (Path, ExpressionSyntax)? {
    guard !isStuck else { return nil }
    let path = parsePath(.related)
    guard !path.names.isEmpty else { return nil }
    guard at(.openBracket) else {
      reportMissingBrackets(after: path)
      return nil
    }
    advance()
    scopes.append(path)
    let condition = parseExpression()
    scopes.removeLast()
    expect(.closeBracket)
    return (path, condition)
  }

  // MARK: - What follows a sum

  private mutating func parseTail(of left: ExpressionSyntax) -> ExpressionSyntax {
    if let operation = comparisonOperator {
      return parseComparison(left, operation)
    }
    if at(.in) || (at(.not) && (peek(1).kind == .end || peek(1).keyword == .in)) {
      let isNegated = eat(.not)
      let place = current.range
      expect(.in)
      let members = parseMembers(of: left)
      if case .period(.single(let value)) = members { lastTest = (left, place, value.range) }
      return expression(.membership(left, members, isNegated: isNegated), from: left)
    }
    if let keyword = at(anyOf: Keyword.textTests) {
      return parseTextTest(left, keyword)
    }
    if at(.is) { return parseStatus(of: left) }
    if let test = parseTimeTest(.time(of: left.path), Keyword.timeTests) {
      return expression(.time(left, test), from: left)
    }
    return parseForeignTail(of: left) ?? left
  }

  /// An expression from the start of `left` to the last token taken.
  func expression(
    _ kind: ExpressionSyntax.Kind, from left: ExpressionSyntax
  ) -> ExpressionSyntax {
    ExpressionSyntax(kind, left.range.joined(with: previous?.range ?? left.range))
  }

  var comparisonOperator: ComparisonOperator? {
    let kinds: [Token.Kind] = [.equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual]
    guard let kind = kinds.first(where: at(_:)) else { return nil }
    return ComparisonOperator(rawValue: kind.rawValue)
  }

  mutating func parseComparison(
    _ left: ExpressionSyntax, _ operation: ComparisonOperator
  ) -> ExpressionSyntax {
    let place = advance().range
    if let status = parseForeignNull(left, operation, place) { return status }
    let right = parseSum(.value(of: left.path))
    lastTest = (left, place, right.range)
    let comparison = expression(.comparison(operation, left, right), from: left)
    reportChainedComparison(right)
    return comparison
  }

  private mutating func parseTextTest(
    _ left: ExpressionSyntax, _ keyword: Keyword
  ) -> ExpressionSyntax {
    advance()
    skipForeignWith(after: keyword)
    let operation = TextOperator(rawValue: keyword.rawValue) ?? .contains
    let right: ExpressionSyntax
    if operation == .matches, let pattern = parseUnmarkedPattern() {
      right = pattern
    } else if operation == .matches, current.kind == .regex {
      let token = advance()
      let pattern = text.string(in: token.range).dropFirst().dropLast()
      right = ExpressionSyntax(.regex(String(pattern)), token.range)
    } else if operation == .matches {
      note(.pattern)
      right = parseSum(.text)
    } else {
      right = parseSum(operation == .resembles ? .value(of: left.path) : .text)
    }
    return expression(.textTest(operation, left, right), from: left)
  }

  private mutating func parseStatus(of left: ExpressionSyntax) -> ExpressionSyntax {
    let place = advance().range
    let isNegated = eat(.not)
    if let keyword = at(anyOf: Keyword.statuses), let status = Status(rawValue: keyword.rawValue) {
      advance()
      return expression(.status(left, status, isNegated: isNegated), from: left)
    }
    return parseForeignStatus(left, place, isNegated: isNegated)
  }

  // MARK: - Sets and periods

  /// set: "(" sum ("," sum)* ")" | "(" "from" query ")" | sum [".." sum].
  private mutating func parseMembers(of left: ExpressionSyntax) -> MemberSetSyntax {
    let slot = Slot.value(of: left.path)
    guard eat(.openBracket) else { return .period(parsePeriod(slot)) }
    if eat(.from) || reportQueryWithoutFrom() { return .query(parseNestedQuery()) }
    var values: [ExpressionSyntax] = []
    repeat { values.append(parseSum(slot)) } while goesOn(values.count) || reportMissingComma()
    expect(.closeBracket)
    return .values(values)
  }

  /// sum [".." sum].
  private mutating func parsePeriod(_ slot: Slot) -> PeriodSyntax {
    let first = parseSum(slot)
    return eat(.range) ? .range(first, parseSum(slot)) : .single(first)
  }

  // MARK: - Time tests

  /// Reads a time test that begins with one of `words`; none when none does.
  mutating func parseTimeTest(_ slot: Slot, _ words: Set<Keyword>) -> TimeTestSyntax? {
    guard let word = at(anyOf: words) else { return nil }
    if let last = parseForeignLast() { return last }
    let start = advance().range
    guard let kind = parseTimeTest(word, slot) else { return nil }
    return TimeTestSyntax(kind, start.joined(with: previous?.range ?? start))
  }

  private mutating func parseTimeTest(_ word: Keyword, _ slot: Slot) -> TimeTestSyntax.Kind? {
    switch word {
    case .since: return .since(parseSum(slot))
    case .until: return .until(parseSum(slot))
    case .before: return .before(parseSum(slot))
    case .after: return .after(parseSum(slot))
    case .on: return .on(parseSum(slot))
    case .in: return .within(parsePeriod(slot))
    case .during: return .during(parsePeriod(slot))
    case .throughout: return .throughout(parsePeriod(slot))
    case .between:
      let first = parseSum(slot)
      expect(.and)
      return .between(first, isStuck ? missing() : parseSum(slot))
    default: return parseNear(slot)
    }
  }

  /// `30 days of released`, after `within`.
  private mutating func parseNear(_ slot: Slot) -> TimeTestSyntax.Kind? {
    guard let count = parseCount() else { return nil }
    guard let unit = at(anyOf: Keyword.units)?.unit else {
      reportExpected("a unit such as days")
      return nil
    }
    advance()
    if current.keyword == .from || current.keyword == .since {
      reportForeign(current.range, as: "after")
      advance()
      return .near(.after, count: count, unit, parseSum(slot))
    }
    guard let word = at(anyOf: [.of, .after, .before]),
      let direction = NearDirection(rawValue: word.rawValue)
    else {
      reportExpected("'of', 'after' or 'before'")
      return nil
    }
    advance()
    return .near(direction, count: count, unit, parseSum(slot))
  }
}

extension ExpressionSyntax {
  /// The path, when the expression is nothing else.
  package var path: Path? {
    if case .path(let path) = kind { path } else { nil }
  }
}
