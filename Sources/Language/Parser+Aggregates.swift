// aggs [by item, …] [across item]
// agg: ([possibly|unsure] count | count(E) | share | AGG path | AGG(E, …)) [as NAME]

extension Parser {
  /// Reads aggregates and their keys; `first` stands at the cursor, however it is spelled.
  mutating func parseAggregates(first: Keyword) -> AggregateSyntax {
    var calls = [parseAggregate(first)]
    while goesOn(calls.count) {
      if at(anyOf: Keyword.hedges) != nil, isHedgedCount {
        calls.append(parseAggregate(.count))
        continue
      }
      guard let keyword = at(anyOf: Keyword.allAggregates) ?? reportForeignAggregate() else {
        let word = calls.last?.function.text ?? "mean"
        reportExpected("an aggregate, such as count or mean,", fix: insertion(of: word))
        break
      }
      calls.append(parseAggregate(keyword))
    }
    let keys = parseBy()
    let across = eat(.across) ? parseItem() : nil
    return AggregateSyntax(aggregates: calls, by: keys, across: across)
  }

  /// True at `possibly count`.
  var isHedgedCount: Bool { peek(1).keyword == .count }

  private mutating func parseAggregate(_ keyword: Keyword) -> AggregateSyntax.Call {
    let hedge = current.keyword?.hedge
    let start = advance().range
    let function = Name(keyword.rawValue, hedge == nil ? start : advance().range)
    let arguments: [ExpressionSyntax]
    switch keyword {
    case .share: arguments = []
    case .count where hedge != nil: arguments = []
    case .count where skipForeignStar() || skipForeignDistinct(): arguments = []
    case .count: arguments = at(.openBracket) ? parseBracketed() : []
    default: arguments = at(.openBracket) ? parseBracketed() : [parseAggregated()]
    }
    let alias = parseAlias()
    return AggregateSyntax.Call(
      function: function, hedge: hedge, arguments: arguments, alias: alias,
      range: start.joined(with: previous?.range ?? start))
  }

  private mutating func parseBracketed() -> [ExpressionSyntax] {
    let arguments = parseArguments()
    if arguments.isEmpty, !isStuck { reportBehind(emptyBrackets) }
    return arguments
  }

  private var emptyBrackets: Diagnostic {
    let end = previous?.range ?? current.range
    return Diagnostic(
      .expected, "The brackets are empty.", at: end,
      remedy: "Write what to take it of; plain count has no brackets.",
      fix: Diagnostic.Fix(replace: SourceRange(end.lower - 1, end.upper), with: ""))
  }

  /// The path of `mean sentence_months`; a longer expression needs brackets.
  private mutating func parseAggregated() -> ExpressionSyntax {
    let path = parsePath(.column)
    guard !path.names.isEmpty else { return ExpressionSyntax(.missing, path.range) }
    let value = ExpressionSyntax(.path(path), path.range)
    let operators: Set<Token.Kind> = [.plus, .minus, .star, .slash, .percent]
    guard operators.contains(current.kind) else { return value }
    let place = current.range
    let whole = parseSum(startingWith: value, .column)
    guard !isStuck else { return whole }
    let range = path.range.joined(with: previous?.range ?? whole.range)
    let bracketed = "(\(text.string(in: range)))"
    reportBehind(
      Diagnostic(
        .unexpected, "An aggregate of more than one column stands in brackets.", at: place,
        remedy: "Write \(bracketed).", fix: Diagnostic.Fix(replace: range, with: bracketed)))
    return whole
  }
}
