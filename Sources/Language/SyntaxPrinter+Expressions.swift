extension SyntaxPrinter {
  /// How tightly an expression holds together; brackets go round one that is looser than its place.
  private enum Level: Int, Comparable {
    case conditional, or, and, not, test, sum, product, negative, atom

    static func < (first: Level, second: Level) -> Bool { first.rawValue < second.rawValue }
  }

  /// The expression on one line, with the fewest brackets.
  package static func text(of expression: ExpressionSyntax) -> String {
    text(of: expression, at: .conditional)
  }

  /// `(a, b)`
  static func bracketed(_ arguments: [ExpressionSyntax]) -> String {
    "(" + arguments.map { text(of: $0) }.joined(separator: ", ") + ")"
  }

  private static func text(of expression: ExpressionSyntax, at place: Level) -> String {
    let (text, level) = written(expression)
    return level < place ? "(\(text))" : text
  }

  private static func written(_ expression: ExpressionSyntax) -> (String, Level) {
    switch expression.kind {
    case .and:
      let parts = Connective.and.parts(of: expression)
      return (parts.map { text(of: $0, at: .not) }.joined(separator: " and "), .and)
    case .or:
      let parts = Connective.or.parts(of: expression)
      return (parts.map { text(of: $0, at: .and) }.joined(separator: " or "), .or)
    case .not(let value): return ("not " + text(of: value, at: .not), .not)
    case .hedged(let hedge, let value):
      return ("\(hedge.rawValue) \(text(of: value, at: .not))", .not)
    case .conditional(let condition, let value, let otherwise):
      let words = [
        "if", text(of: condition, at: .or), "then", text(of: value), "else", text(of: otherwise),
      ]
      return (words.joined(separator: " "), .conditional)
    case .arithmetic(let operation, let left, let right):
      let isSum = operation == .add || operation == .subtract
      let level = isSum ? Level.sum : .product
      let tighter = isSum ? Level.product : .negative
      var first = text(of: left, at: level)
      // A slash right after the word would begin a pattern.
      if operation == .divide, endsInMatches(first) {
        let end = first.index(first.endIndex, offsetBy: -Keyword.matches.rawValue.count)
        first = "\(first[..<end])`\(first[end...])`"
      }
      return ("\(first) \(operation.rawValue) \(text(of: right, at: tighter))", level)
    case .negative(let value):
      // Two signs side by side would begin a comment.
      let operand = text(of: value, at: .negative)
      return ((operand.hasPrefix("-") ? "- " : "-") + operand, .negative)
    default:
      if let test = test(expression.kind) { return (test, .test) }
      return (atom(expression.kind), .atom)
    }
  }

  private static func endsInMatches(_ text: String) -> Bool {
    guard text.lowercased().hasSuffix(Keyword.matches.rawValue) else { return false }
    return Lexer.lex(SourceText(text)).tokens.dropLast().last?.keyword == .matches
  }

  // MARK: - Tests

  private static func sum(_ expression: ExpressionSyntax) -> String {
    text(of: expression, at: .sum)
  }

  /// What a test that begins with a word is about: `no starts` would ask about rows.
  private static func subject(_ expression: ExpressionSyntax) -> String {
    let text = sum(expression)
    return text.lowercased() == Keyword.no.rawValue ? "(\(text))" : text
  }

  private static func test(_ kind: ExpressionSyntax.Kind) -> String? {
    switch kind {
    case .comparison(let operation, let left, let right):
      return "\(sum(left)) \(operation.rawValue) \(sum(right))"
    case .membership(let value, let members, let isNegated):
      return "\(sum(value)) \(isNegated ? "not in" : "in") \(text(of: members))"
    case .textTest(let operation, let left, let right):
      return "\(subject(left)) \(operation.rawValue) \(sum(right))"
    case .status(let value, let status, let isNegated):
      return "\(sum(value)) is \(isNegated ? "not " : "")\(status.rawValue)"
    case .time(let value, let test): return "\(subject(value)) \(text(of: test))"
    case .quantified(let quantifier, let path, let condition):
      return "\(quantifier.spelling) \(text(of: path))" + bracketed(condition)
    default: return nil
    }
  }

  private static func bracketed(_ condition: ExpressionSyntax?) -> String {
    condition.map { " (\(text(of: $0)))" } ?? ""
  }

  private static func text(of members: MemberSetSyntax) -> String {
    switch members {
    case .values(let values): "(" + text(ofListed: values) + ")"
    case .query(let query): "(from \(text(of: query)))"
    case .period(let period): text(of: period)
    }
  }

  /// Values of a list; behind its bracket `from` would begin a query.
  private static func text(ofListed values: [ExpressionSyntax]) -> String {
    var texts = values.map(sum)
    if let first = texts.first, first.lowercased().hasPrefix(Keyword.from.rawValue),
      Lexer.lex(SourceText(first)).tokens.first?.keyword == .from
    {
      texts[0] = "(\(first))"
    }
    return texts.joined(separator: ", ")
  }

  private static func text(of period: PeriodSyntax) -> String {
    switch period {
    case .single(let value): sum(value)
    case .range(let first, let last): "\(sum(first))..\(sum(last))"
    }
  }

  static func text(of test: TimeTestSyntax) -> String {
    switch test.kind {
    case .since(let date): "since " + sum(date)
    case .until(let date): "until " + sum(date)
    case .before(let date): "before " + sum(date)
    case .after(let date): "after " + sum(date)
    case .on(let date): "on " + sum(date)
    case .within(let period): "in " + text(of: period)
    case .during(let period): "during " + text(of: period)
    case .throughout(let period): "throughout " + text(of: period)
    case .between(let first, let last): "between \(sum(first)) and \(sum(last))"
    case .near(let direction, let count, let unit, let date):
      "within \(duration(count, unit)) \(direction.rawValue) \(sum(date))"
    }
  }

  // MARK: - Atoms

  private static func duration(_ count: Int, _ unit: TimeUnit) -> String {
    "\(count) \(unit.rawValue)" + (count == 1 ? "" : "s")
  }

  private static func atom(_ kind: ExpressionSyntax.Kind) -> String {
    switch kind {
    case .path(let path): return text(of: path)
    case .string(let value): return QuotedText.quoting(value)
    case .number(let written), .date(let written): return written
    case .parameter(let name): return "$" + name
    case .regex(let pattern): return "/\(pattern)/"
    case .duration(let count, let unit): return duration(count, unit)
    case .ago(let count, let unit): return duration(count, unit) + " ago"
    case .relativePeriod(let period, let unit): return "\(period.rawValue) \(unit.rawValue)"
    case .call(let name, let arguments, let window):
      return text(of: name) + bracketed(arguments) + (window.map { " " + text(of: $0) } ?? "")
    case .numberOf(let path, let condition):
      return "number of \(text(of: path))" + bracketed(condition)
    case .countColumn: return "count"
    default: return ""
    }
  }

  private static func text(of window: WindowSyntax) -> String {
    let keys = window.by.isEmpty ? [] : ["by " + text(of: window.by)]
    let order = window.sort.isEmpty ? [] : ["sort " + text(of: window.sort)]
    return "over (" + (keys + order).joined(separator: " ") + ")"
  }
}
