extension ExpressionSyntax {
  /// The tree of the expression.
  package var tree: TreeNode {
    switch kind {
    case .comparison(let operation, let left, let right):
      TreeNode(operation.rawValue, [left.tree, right.tree])
    case .membership(let value, let members, let isNegated):
      Self.negated(isNegated, TreeNode("in", [value.tree, members.tree]))
    case .textTest(let operation, let value, let other):
      TreeNode(operation.rawValue, [value.tree, other.tree])
    case .status(let value, let status, let isNegated):
      Self.negated(isNegated, TreeNode("is", [value.tree, TreeNode(status.rawValue)]))
    case .time(let value, let test): TreeNode("time", [value.tree, test.tree])
    case .quantified(let quantifier, let path, let condition):
      TreeNode(quantifier.spelling, [path.tree] + (condition.map { [$0.tree] } ?? []))
    case .and(let left, let right): TreeNode("and", [left.tree, right.tree])
    case .or(let left, let right): TreeNode("or", [left.tree, right.tree])
    case .not(let value): TreeNode("not", [value.tree])
    case .hedged(let hedge, let value): TreeNode(hedge.rawValue, [value.tree])
    case .conditional(let condition, let value, let otherwise):
      TreeNode("if", [condition.tree, value.tree, otherwise.tree])
    default: valueTree
    }
  }

  private var valueTree: TreeNode {
    switch kind {
    case .path(let path): path.tree
    case .string(let text): TreeNode(QuotedText.quoting(text))
    case .number(let digits): TreeNode(digits)
    case .date(let written): TreeNode(written)
    case .parameter(let name): TreeNode("$" + name)
    case .regex(let pattern): TreeNode("/\(pattern)/")
    case .duration(let count, let unit):
      TreeNode("duration", [TreeNode("\(count)"), TreeNode(unit.rawValue)])
    case .ago(let count, let unit):
      TreeNode("ago", [TreeNode("\(count)"), TreeNode(unit.rawValue)])
    case .relativePeriod(let period, let unit):
      TreeNode(period.rawValue, [TreeNode(unit.rawValue)])
    case .call(let name, let arguments, let window):
      TreeNode("call", [name.tree] + arguments.map(\.tree) + (window.map { [$0.tree] } ?? []))
    case .numberOf(let path, let condition):
      TreeNode("number-of", [path.tree] + (condition.map { [$0.tree] } ?? []))
    case .countColumn: TreeNode("count")
    case .negative(let value): TreeNode("negative", [value.tree])
    case .arithmetic(let operation, let left, let right):
      TreeNode(operation.rawValue, [left.tree, right.tree])
    default: TreeNode("missing")
    }
  }

  private static func negated(_ isNegated: Bool, _ node: TreeNode) -> TreeNode {
    isNegated ? TreeNode("not-" + node.label, node.children) : node
  }
}

extension Quantifier {
  /// The words before the link's name.
  package var spelling: String {
    switch self {
    case .any: "any"
    case .every: "every"
    case .no: "no"
    case .atLeast(let count): "at least \(count)"
    case .atMost(let count): "at most \(count)"
    }
  }
}

extension MemberSetSyntax {
  /// The tree of the set.
  package var tree: TreeNode {
    switch self {
    case .values(let values): TreeNode("values", values.map(\.tree))
    case .query(let query): query.tree
    case .period(let period): period.tree
    }
  }
}

extension PeriodSyntax {
  /// The tree of the period; a single value is its own.
  package var tree: TreeNode {
    switch self {
    case .single(let value): value.tree
    case .range(let first, let last): TreeNode("..", [first.tree, last.tree])
    }
  }
}

extension TimeTestSyntax {
  /// The tree of the test.
  package var tree: TreeNode {
    switch kind {
    case .since(let date): TreeNode("since", [date.tree])
    case .until(let date): TreeNode("until", [date.tree])
    case .before(let date): TreeNode("before", [date.tree])
    case .after(let date): TreeNode("after", [date.tree])
    case .on(let date): TreeNode("on", [date.tree])
    case .within(let period): TreeNode("in", [period.tree])
    case .during(let period): TreeNode("during", [period.tree])
    case .throughout(let period): TreeNode("throughout", [period.tree])
    case .between(let first, let last): TreeNode("between", [first.tree, last.tree])
    case .near(let direction, let count, let unit, let date):
      TreeNode(
        "within",
        [TreeNode("\(count)"), TreeNode(unit.rawValue), TreeNode(direction.rawValue), date.tree])
    }
  }
}

extension WindowSyntax {
  /// The tree of the window.
  package var tree: TreeNode {
    TreeNode(
      "over",
      (by.isEmpty ? [] : [TreeNode("by", by.map(\.tree))])
        + (sort.isEmpty ? [] : [TreeNode("sort", sort.map(\.tree))]))
  }
}

extension LexedText {
  /// The tokens, one a leaf, as `kind text`.
  package func tree(in text: SourceText) -> TreeNode {
    TreeNode(
      "tokens",
      tokens.map { token in
        let written = text.string(in: token.range)
        let kind = token.keyword == nil ? token.kind.rawValue : "word"
        return written.isEmpty || written == kind
          ? TreeNode(kind) : TreeNode(kind, [TreeNode(written)])
      })
  }
}

/// Cuts a text into tokens, for those who want to see them.
package func tokens(of text: SourceText) -> LexedText { Lexer.lex(text) }
