// test: sum [CMP sum | [not] in set | TEXTOP sum | is [not] STATUS | timetest]
//     | no X [(E)] | any X [(E)] | every X (E) | at least N X [(E)] | at most N X [(E)]

extension Parser {
  /// Reads a test, or a sum that may stand for one.
  mutating func parseTest() -> ExpressionSyntax {
    let start = current.range
    if let quantifier = parseQuantifier() { return parseQuantified(quantifier, from: start) }
    return parseTail(of: parseSum(.column))
  }

  private mutating func parseQuantified(
    _ quantifier: Quantifier, from start: SourceRange
  ) -> ExpressionSyntax {
    let rows = parseQuantified(mayBeBare: quantifier != .every)
    return quantified(quantifier, rows, from: start)
  }

  private func quantified(
    _ quantifier: Quantifier, _ rows: RelatedSyntax?, from start: SourceRange
  ) -> ExpressionSyntax {
    guard let rows else { return missing() }
    let range = start.joined(with: previous?.range ?? start)
    return ExpressionSyntax(.quantified(quantifier, rows.path, rows.condition), range)
  }

  private mutating func parseQuantifier() -> Quantifier? {
    if let foreign = parseForeignQuantifier() { return foreign }
    if at(.no), asksOfRows {
      advance()
      return .no
    }
    if eat(.any) { return .any }
    if eat(.every) { return .every }
    guard at(.at), canFollow([.least, .most]) else { return nil }
    advance()
    let isLeast = eat(.least)
    if !isLeast { expect(.most) }
    guard let count = parseCount() else { return isLeast ? .atLeast(0) : .atMost(0) }
    return isLeast ? .atLeast(count) : .atMost(count)
  }

  /// True where `no` asks about other rows; elsewhere it is the value.
  private var asksOfRows: Bool {
    let next = peek(1)
    if next.isName { return next.keyword.map { !Self.afterValues.contains($0) } ?? true }
    return next.kind == .end && record != nil
  }

  /// Words that may follow a whole expression.
  private static let afterValues: [Keyword] =
    Keyword.clauses + Keyword.setOperators + [
      .then, .else, .and, .or, .as, .asc, .desc, .by, .across, .is, .in,
    ]

  /// Rows asked about, and what they must be.
  typealias RelatedSyntax = (path: Path, condition: ExpressionSyntax?)

  /// path ["(" expr ")"].
  mutating func parseQuantified(mayBeBare: Bool = true) -> RelatedSyntax? {
    guard !isStuck else { return nil }
    let path = parsePath(.related)
    guard !path.names.isEmpty else { return nil }
    guard at(.openBracket) else {
      if mayBeBare, isAfterRelated { return (path, nil) }
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

  /// True where what comes next goes on after rows without a condition.
  private var isAfterRelated: Bool {
    if isAtEnd || current.keyword != nil { return true }
    return current.isName ? beginsEvent(at: 0) : !isValue(current)
  }

  // MARK: - What follows a sum

  private mutating func parseTail(of left: ExpressionSyntax) -> ExpressionSyntax {
    if let operation = comparisonOperator { return parseComparison(left, operation) }
    if isAtMembership { return parseMembership(of: left) }
    if let keyword = at(anyOf: Keyword.textTests) { return parseTextTest(left, keyword) }
    if at(.is) { return parseStatus(of: left) }
    if at(anyOf: Keyword.timeTests) != nil { return parseTime(of: left) }
    return parseForeignTail(of: left) ?? left
  }

  private var isAtMembership: Bool {
    at(.in) || (at(.not) && (peek(1).kind == .end || peek(1).keyword == .in))
  }

  private mutating func parseMembership(of left: ExpressionSyntax) -> ExpressionSyntax {
    let isNegated = eat(.not)
    let place = current.range
    expect(.in)
    let members = parseMembers(of: left)
    if case .period(.single(let value)) = members {
      lastTest = .test(left: left, sign: place, value: value.range)
    }
    return expression(.membership(left, members, isNegated: isNegated), from: left)
  }

  private mutating func parseTime(of left: ExpressionSyntax) -> ExpressionSyntax {
    guard let test = parseTimeTest(.time(of: left.path), Keyword.timeTests) else { return left }
    return expression(.time(left, test), from: left)
  }

  /// An expression from the start of `left` to the last token taken.
  func expression(
    _ kind: ExpressionSyntax.Kind, from left: ExpressionSyntax
  ) -> ExpressionSyntax {
    ExpressionSyntax(kind, left.range.joined(with: previous?.range ?? left.range))
  }

  var comparisonOperator: ComparisonOperator? {
    if isAtEnd { for kind in Self.comparisonOperators { _ = at(kind) } }
    return switch current.kind {
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    default: nil
    }
  }

  private static let comparisonOperators: [Token.Kind] = [
    .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual,
  ]

  mutating func parseComparison(
    _ left: ExpressionSyntax, _ operation: ComparisonOperator
  ) -> ExpressionSyntax {
    let place = advance().range
    if let status = parseForeignNull(left, operation, place) { return status }
    let right = parseSum(.value(of: left.path))
    return compared(left, operation, place, right)
  }

  private mutating func compared(
    _ left: ExpressionSyntax, _ operation: ComparisonOperator, _ place: SourceRange,
    _ right: ExpressionSyntax
  ) -> ExpressionSyntax {
    lastTest = .test(left: left, sign: place, value: right.range)
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
      let pattern = text.string(in: token.range).unicodeScalars.dropFirst().dropLast()
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
  mutating func parseTimeTest(_ slot: Slot, _ words: [Keyword]) -> TimeTestSyntax? {
    guard let word = at(anyOf: words) else { return nil }
    return parseForeignLast() ?? parseTimeTest(from: word, slot)
  }

  private mutating func parseTimeTest(from word: Keyword, _ slot: Slot) -> TimeTestSyntax? {
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
      reportNoDirection(count, unit)
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
