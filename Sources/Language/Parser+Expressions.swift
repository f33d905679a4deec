// expr: or | if or then expr else expr        or: and (or and)*       and: not (and not)*
// not: (not | possibly | unsure)* test
//
// What calls itself does little else, for each call costs stack: what is rare or reports a mistake
// is a function of its own.

extension Parser {
  /// Reads an expression.
  mutating func parseExpression() -> ExpressionSyntax {
    guard enter() else { return missing() }
    let expression = at(.if) ? parseAnyConditional() : parseCondition()
    leave()
    return expression
  }

  /// An expression that could not be read, at the cursor.
  func missing() -> ExpressionSyntax {
    ExpressionSyntax(.missing, SourceRange(current.range.lower, current.range.lower))
  }

  private mutating func parseAnyConditional() -> ExpressionSyntax {
    parseForeignConditional() ?? parseConditional()
  }

  private mutating func parseConditional() -> ExpressionSyntax {
    let start = advance().range
    let condition = parseCondition()
    let value = parseBranch(.then)
    let otherwise = parseBranch(.else)
    return ExpressionSyntax(
      .conditional(condition, value, otherwise), start.joined(with: otherwise.range))
  }

  private mutating func parseBranch(_ word: Keyword) -> ExpressionSyntax {
    expect(word)
    return isStuck ? missing() : parseExpression()
  }

  /// Reads tests joined by `and` and `or`, without recursion.
  private mutating func parseCondition() -> ExpressionSyntax {
    let first = parseNegation()
    // Most conditions are one test or value.
    return at(.and) || at(.or) ? parseChain(after: first) : first
  }

  private mutating func parseChain(after first: ExpressionSyntax) -> ExpressionSyntax {
    var alternatives: [ExpressionSyntax] = []
    var conjuncts = [first]
    while true {
      if eat(.and) {
        conjuncts.append(parseComparisonWithoutColumn() ?? parseNegation())
      } else if eat(.or) {
        alternatives.append(Connective.and.joining(conjuncts))
        conjuncts = [parseComparisonWithoutColumn() ?? parseNegation()]
      } else {
        break
      }
    }
    alternatives.append(Connective.and.joining(conjuncts))
    return Connective.or.joining(alternatives)
  }

  private mutating func parseNegation() -> ExpressionSyntax {
    at(.not) || at(anyOf: Keyword.hedges) != nil ? parsePrefixed() : parseTest()
  }

  private mutating func parsePrefixed() -> ExpressionSyntax {
    var prefixes: [Token] = []
    while at(.not) || at(anyOf: Keyword.hedges) != nil {
      guard enter() else { break }
      prefixes.append(advance())
    }
    var value = parseTest()
    for prefix in prefixes.reversed() {
      leave()
      let range = prefix.range.joined(with: value.range)
      if let hedge = prefix.keyword?.hedge {
        value = ExpressionSyntax(.hedged(hedge, value), range)
      } else {
        value = ExpressionSyntax(.not(value), range)
      }
    }
    return value
  }

  // MARK: - Sums

  /// sum: term ((+|-) term)*.
  mutating func parseSum(_ slot: Slot) -> ExpressionSyntax {
    parseSum(startingWith: parseUnary(slot), slot)
  }

  /// The rest of a sum whose first operand was read.
  mutating func parseSum(startingWith first: ExpressionSyntax, _ slot: Slot) -> ExpressionSyntax {
    var value = parseProduct(startingWith: first, slot)
    var levels = 0
    while let operation = sumOperator, enter() {
      levels += 1
      advance()
      let right = parseProduct(startingWith: parseUnary(slot), slot)
      value = ExpressionSyntax(
        .arithmetic(operation, value, right), value.range.joined(with: right.range))
    }
    leave(levels)
    return value
  }

  private var sumOperator: ArithmeticOperator? {
    at(.plus) ? .add : at(.minus) ? .subtract : nil
  }

  private mutating func parseProduct(
    startingWith first: ExpressionSyntax, _ slot: Slot
  ) -> ExpressionSyntax {
    var value = first
    var levels = 0
    while !isAtPerCent, let operation = productOperator, enter() {
      levels += 1
      advance()
      let right = parseUnary(slot)
      value = ExpressionSyntax(
        .arithmetic(operation, value, right), value.range.joined(with: right.range))
    }
    leave(levels)
    if isAtPerCent { reportPerCent() }
    return value
  }

  private var productOperator: ArithmeticOperator? {
    at(.star) ? .multiply : at(.slash) ? .divide : at(.percent) ? .remainder : nil
  }

  private mutating func parseUnary(_ slot: Slot) -> ExpressionSyntax {
    at(.minus) ? parseSigned(slot) : parseAtom(slot)
  }

  private mutating func parseSigned(_ slot: Slot) -> ExpressionSyntax {
    var signs: [Token] = []
    while at(.minus), enter() { signs.append(advance()) }
    var value = parseAtom(slot)
    for sign in signs.reversed() {
      leave()
      value = ExpressionSyntax(.negative(value), sign.range.joined(with: value.range))
    }
    return value
  }
}

/// `and` and `or`, whose chains become balanced trees: both are associative, and so a chain of any
/// length is only as deep as its logarithm.
enum Connective {
  case and, or

  /// Joins operands; operands that are chains of the same connective are taken apart first, so that
  /// brackets that change nothing leave no trace.
  func joining(_ operands: [ExpressionSyntax]) -> ExpressionSyntax {
    if operands.count == 1 { return operands[0] }
    var parts: [ExpressionSyntax] = []
    operands.forEach { collect($0, into: &parts) }
    return balanced(parts[...])
  }

  /// The parts of a chain in order.
  func parts(of expression: ExpressionSyntax) -> [ExpressionSyntax] {
    var parts: [ExpressionSyntax] = []
    collect(expression, into: &parts)
    return parts
  }

  private func collect(_ expression: ExpressionSyntax, into parts: inout [ExpressionSyntax]) {
    switch (self, expression.kind) {
    case (.and, .and(let left, let right)), (.or, .or(let left, let right)):
      collect(left, into: &parts)
      collect(right, into: &parts)
    default: parts.append(expression)
    }
  }

  private func balanced(_ parts: ArraySlice<ExpressionSyntax>) -> ExpressionSyntax {
    if parts.count == 1, let only = parts.first { return only }
    let middle = parts.startIndex + (parts.count + 1) / 2
    let left = balanced(parts[..<middle])
    let right = balanced(parts[middle...])
    let range = left.range.joined(with: right.range)
    return ExpressionSyntax(self == .and ? .and(left, right) : .or(left, right), range)
  }
}
