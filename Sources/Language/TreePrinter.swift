// The syntax tree as text, without ranges: what `explain` shows and tests compare.

extension ScriptSyntax {
  /// The tree of the whole script.
  package var tree: TreeNode { TreeNode("script", statements.map(\.tree)) }
}

extension StatementSyntax {
  /// The tree of the statement.
  package var tree: TreeNode {
    switch kind {
    case .query(let query): query.tree
    case .letQuery(let name, let parameters, let query):
      TreeNode("let", [name.tree] + Self.parameters(parameters) + [query.tree])
    case .define(let name, let parameters, let value):
      TreeNode("define", [name.tree] + Self.parameters(parameters) + [value.tree])
    case .parameter(let name, let type, let value):
      TreeNode("param", [name.tree, type.tree] + (value.map { [$0.tree] } ?? []))
    case .include(let file, _): TreeNode("include", [TreeNode(QuotedText.quoting(file))])
    case .explain(let analyze, let query):
      TreeNode(analyze ? "explain-analyze" : "explain", [query.tree])
    case .describe(let path): TreeNode("describe", path.map { [$0.tree] } ?? [])
    case .expect(let query, .rowCount(let count)):
      TreeNode("expect", [query.tree, TreeNode("\(count)")])
    case .expect(let query, .text(let text)):
      TreeNode("expect", [query.tree, TreeNode(QuotedText.quoting(text))])
    case .invalid: TreeNode("invalid")
    }
  }

  private static func parameters(_ names: [Name]) -> [TreeNode] {
    names.isEmpty ? [] : [TreeNode("parameters", names.map(\.tree))]
  }
}

extension Name {
  /// The name as one leaf, in backquotes if it was written so.
  package var tree: TreeNode { TreeNode(isQuoted ? "`\(text)`" : text) }
}

extension Path {
  /// The path as one leaf.
  package var tree: TreeNode { TreeNode(names.map(\.tree.label).joined(separator: ".")) }
}

extension QuerySyntax {
  /// The tree of the query; what set operators add stands after the first pipeline.
  package var tree: TreeNode {
    if rest.isEmpty { return first.tree }
    let others = rest.map { TreeNode($0.setOperator.rawValue, [$0.pipeline.tree]) }
    return TreeNode("combined", [first.tree] + others)
  }
}

extension PipelineSyntax {
  /// The tree of the pipeline: its source and each clause.
  package var tree: TreeNode { TreeNode("query", [source.tree] + clauses.map(\.tree)) }
}

extension SourceSyntax {
  /// The tree of the source; a name without selectors is a leaf.
  package var tree: TreeNode {
    let head: TreeNode
    switch kind {
    case .named(let name, let arguments?):
      head = TreeNode("apply", [name.tree] + arguments.map(\.tree))
    case .named(let name, nil): head = name.tree
    case .aliased(let name, let alias): head = TreeNode("as", [name.tree, alias.tree])
    case .nested(let query): head = query.tree
    case .missing: head = TreeNode("missing")
    }
    return selectors.isEmpty ? head : TreeNode("source", [head] + selectors.map(\.tree))
  }
}

extension SelectorSyntax {
  /// The tree of the selector.
  package var tree: TreeNode {
    switch kind {
    case .time(let test, let hedge?): TreeNode(hedge.rawValue, [test.tree])
    case .time(let test, nil): test.tree
    case .actor(let who): TreeNode("from", [who.tree])
    case .topics(let topics): TreeNode("about", topics.map(\.tree))
    case .mentioning(let words, _): TreeNode("mentioning", [TreeNode(QuotedText.quoting(words))])
    }
  }
}

extension ValueSyntax {
  /// The value as one leaf.
  package var tree: TreeNode {
    switch kind {
    case .text(let text): TreeNode(QuotedText.quoting(text))
    case .parameter(let name): TreeNode("$" + name)
    }
  }
}

extension ClauseSyntax {
  /// The tree of the clause.
  package var tree: TreeNode {
    switch kind {
    case .filter(let condition): TreeNode("where", [condition.tree])
    case .event(let hedge, let path, let test):
      TreeNode("event", (hedge.map { [TreeNode($0.rawValue)] } ?? []) + [path.tree, test.tree])
    case .with(let bindings):
      TreeNode("with", bindings.map { TreeNode("=", [$0.name.tree, $0.value.tree]) })
    case .show(let items): TreeNode("show", items.map(\.tree))
    case .unique(let items): TreeNode("unique", items.map(\.tree))
    case .aggregate(let clause): clause.tree
    case .sort(let keys): TreeNode("sort", keys.map(\.tree))
    case .limit(let kind, let count, let keys):
      TreeNode(kind.rawValue, [TreeNode("\(count)")] + Self.keys("per", keys))
    case .top(let kind, let count, let value):
      TreeNode(kind.rawValue, [TreeNode("\(count)"), value.tree])
    case .join(.named(let name), let alias, let condition):
      TreeNode("join", [name.tree, alias.tree, condition.tree])
    case .join(.query(let query), let alias, let condition):
      TreeNode("join", [query.tree, alias.tree, condition.tree])
    default: analysisTree
    }
  }

  private var analysisTree: TreeNode {
    switch kind {
    case .flow(let keys): TreeNode("flow", Self.keys("by", keys))
    case .stock(let keys): TreeNode("stock", Self.keys("by", keys))
    case .polarization(let keys): TreeNode("polarization", Self.keys("by", keys))
    case .duration(let from, let to, let keys):
      TreeNode("time", [from.tree, to.tree] + Self.keys("by", keys))
    case .network(let actors, let topics, let stance, let kind):
      TreeNode(
        "network",
        [actors.tree, topics.tree] + (stance.map { [TreeNode("on", [$0.tree])] } ?? [])
          + (kind.map { [$0.tree] } ?? []))
    case .shifts(let actors, let topics): TreeNode("shifts", [actors.tree, topics.tree])
    case .reconcile: TreeNode("reconcile")
    case .cite: TreeNode("cite")
    case .draw(let kind): TreeNode("draw", kind.map { [$0.tree] } ?? [])
    case .save(let file, _): TreeNode("save", [TreeNode(QuotedText.quoting(file))])
    default: TreeNode("invalid")
    }
  }

  fileprivate static func keys(_ label: String, _ items: [ItemSyntax]) -> [TreeNode] {
    items.isEmpty ? [] : [TreeNode(label, items.map(\.tree))]
  }
}

extension AggregateSyntax {
  /// The tree of the clause: its aggregates, then `by` and `across`.
  package var tree: TreeNode {
    let calls = aggregates.map { call in
      let hedge = call.hedge.map { $0.rawValue + "-" } ?? ""
      let value = TreeNode(hedge + call.function.text, call.arguments.map(\.tree))
      return call.alias.map { TreeNode("as", [value, $0.tree]) } ?? value
    }
    let column = across.map { [TreeNode("across", [$0.tree])] } ?? []
    return TreeNode("aggregate", calls + ClauseSyntax.keys("by", by) + column)
  }
}

extension ItemSyntax {
  /// The tree of the item, with its alias.
  package var tree: TreeNode {
    alias.map { TreeNode("as", [value.tree, $0.tree]) } ?? value.tree
  }
}

extension SortKeySyntax {
  /// The tree of the key.
  package var tree: TreeNode { isDescending ? TreeNode("desc", [value.tree]) : value.tree }
}
