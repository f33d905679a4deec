// The syntax tree: what was written, with nothing looked up. Tables, columns and values are bare
// names here; the binder gives them meaning. Every node carries the bytes it came from.

/// A name as written; backquotes are removed, case is kept.
package struct Name: Hashable, Sendable {
  /// The name without backquotes.
  package let text: String
  /// Where it stands.
  package let range: SourceRange
  /// True for a name in backquotes, which is never a keyword.
  package let isQuoted: Bool

  /// Makes a name.
  package init(_ text: String, _ range: SourceRange, isQuoted: Bool = false) {
    self.text = text
    self.range = range
    self.isQuoted = isQuoted
  }
}

/// A dotted path: `speaker.faction`, or a single name.
package struct Path: Hashable, Sendable {
  /// At least one name.
  package let names: [Name]

  /// Makes a path.
  package init(_ names: [Name]) { self.names = names }

  /// Where the whole path stands.
  package var range: SourceRange {
    guard let first = names.first, let last = names.last else { return SourceRange(0, 0) }
    return first.range.joined(with: last.range)
  }

  /// The path as written, dots between the names.
  package var text: String {
    names.count == 1 ? names[0].text : names.map(\.text).joined(separator: ".")
  }
}

/// A whole script: statements in order.
package struct ScriptSyntax: Hashable, Sendable {
  /// The statements, in the order of the text.
  package let statements: [StatementSyntax]

  /// Makes a script.
  package init(statements: [StatementSyntax]) { self.statements = statements }
}

/// One statement.
package struct StatementSyntax: Hashable, Sendable {
  /// What it does.
  package let kind: Kind
  /// Where it stands, without the closing `;`.
  package let range: SourceRange

  /// Makes a statement.
  package init(_ kind: Kind, _ range: SourceRange) {
    self.kind = kind
    self.range = range
  }

  /// What a statement does.
  package enum Kind: Hashable, Sendable {
    /// `released since 2024-07 count`
    case query(QuerySyntax)
    /// `let name(t) = query`
    case letQuery(name: Name, parameters: [Name], QuerySyntax)
    /// `define name(t) as expression`
    case define(name: Name, parameters: [Name], ExpressionSyntax)
    /// `param since : date = 2024-07`
    case parameter(name: Name, type: Name, defaultValue: ExpressionSyntax?)
    /// `include "common.cq"`
    case include(String, SourceRange)
    /// `explain [analyze] query`
    case explain(analyze: Bool, QuerySyntax)
    /// `describe [path]`
    case describe(Path?)
    /// `expect query gives 3 rows` · `expect query gives "text"`
    case expect(QuerySyntax, Expectation)
    /// Text from which no statement could be read; the diagnostics say why.
    case invalid
  }

  /// What `expect … gives` asks for.
  package enum Expectation: Hashable, Sendable {
    /// `gives 3 rows`
    case rowCount(Int)
    /// `gives "text"`
    case text(String)
  }
}

/// Pipelines combined left to right by `union`, `intersect`, `except`.
package struct QuerySyntax: Hashable, Sendable {
  /// The first pipeline.
  package let first: PipelineSyntax
  /// The others, each with the operator before it.
  package let rest: [Combined]
  /// Where the query stands.
  package let range: SourceRange

  /// Makes a query.
  package init(first: PipelineSyntax, rest: [Combined], range: SourceRange) {
    self.first = first
    self.rest = rest
    self.range = range
  }

  /// An operator and the pipeline to its right.
  package struct Combined: Hashable, Sendable {
    /// Which operator.
    package let setOperator: SetOperator
    /// Where the operator's word stands.
    package let operatorRange: SourceRange
    /// The right side.
    package let pipeline: PipelineSyntax

    /// Makes a combination.
    package init(setOperator: SetOperator, operatorRange: SourceRange, pipeline: PipelineSyntax) {
      self.setOperator = setOperator
      self.operatorRange = operatorRange
      self.pipeline = pipeline
    }
  }
}

/// `union`, `intersect` or `except`.
package enum SetOperator: String, Hashable, Sendable, CaseIterable {
  case union, intersect, except
}

/// A source and the clauses after it.
package struct PipelineSyntax: Hashable, Sendable {
  /// Where the rows come from.
  package let source: SourceSyntax
  /// What is done to them, in order.
  package let clauses: [ClauseSyntax]
  /// Where the pipeline stands.
  package let range: SourceRange

  /// Makes a pipeline.
  package init(source: SourceSyntax, clauses: [ClauseSyntax], range: SourceRange) {
    self.source = source
    self.clauses = clauses
    self.range = range
  }
}

/// Where rows come from.
package struct SourceSyntax: Hashable, Sendable {
  /// The kind of source.
  package let kind: Kind
  /// Selectors right after the source, in the order written.
  package let selectors: [SelectorSyntax]
  /// Where source and selectors stand.
  package let range: SourceRange

  /// Makes a source.
  package init(kind: Kind, selectors: [SelectorSyntax], range: SourceRange) {
    self.kind = kind
    self.selectors = selectors
    self.range = range
  }

  /// The kinds of source.
  package indirect enum Kind: Hashable, Sendable {
    /// `cases`, `released`, `held`, a `let` name (with arguments), or `_`.
    case named(Name, arguments: [ExpressionSyntax]?)
    /// `cases as c`
    case aliased(Name, alias: Name)
    /// `( query )`
    case nested(QuerySyntax)
    /// Nothing readable stood here.
    case missing
  }
}

/// A selector after a source.
package struct SelectorSyntax: Hashable, Sendable {
  /// What is selected by.
  package let kind: Kind
  /// Where it stands.
  package let range: SourceRange

  /// Makes a selector.
  package init(_ kind: Kind, _ range: SourceRange) {
    self.kind = kind
    self.range = range
  }

  /// The kinds of selector.
  package enum Kind: Hashable, Sendable {
    /// `since 2024-07`, on the source's time axis; `possibly` only before the source's name.
    case time(TimeTestSyntax, hedge: Hedge?)
    /// `from Latushka`
    case actor(ValueSyntax)
    /// `about relief, pressure`
    case topics([ValueSyntax])
    /// `mentioning "words"`
    case mentioning(String, SourceRange)
  }
}

/// A bare word, a string or a parameter that stands for a value.
package struct ValueSyntax: Hashable, Sendable {
  /// The kind of value.
  package let kind: Kind
  /// Where it stands.
  package let range: SourceRange

  /// Makes a value.
  package init(_ kind: Kind, _ range: SourceRange) {
    self.kind = kind
    self.range = range
  }

  /// The kinds of value.
  package enum Kind: Hashable, Sendable {
    /// `"Pavel Latushka"` or `Latushka`
    case text(String)
    /// `$who`, without the dollar
    case parameter(String)
  }
}

/// `possibly` or `unsure`.
package enum Hedge: String, Hashable, Sendable, CaseIterable {
  case possibly, unsure
}

/// A clause and where it stands, its first word included.
package struct ClauseSyntax: Hashable, Sendable {
  /// What the clause does.
  package let kind: Kind
  /// Where it stands.
  package let range: SourceRange

  /// Makes a clause.
  package init(_ kind: Kind, _ range: SourceRange) {
    self.kind = kind
    self.range = range
  }

  /// The kinds of clause.
  package indirect enum Kind: Hashable, Sendable {
    /// `where E`
    case filter(ExpressionSyntax)
    /// `[possibly] released since 2024`
    case event(hedge: Hedge?, Path, TimeTestSyntax)
    /// `with name = E, …`
    case with([BindingSyntax])
    /// `show item, …`
    case show([ItemSyntax])
    /// `unique item, …`
    case unique([ItemSyntax])
    /// `count, mean x by key across key`
    case aggregate(AggregateSyntax)
    /// `sort key desc, …`
    case sort([SortKeySyntax])
    /// `first 10` · `last 10` · `sample 10` · `first 3 per faction`
    case limit(LimitKind, count: Int, per: [ItemSyntax])
    /// `top 10 by E` · `bottom 10 by E`
    case top(TopKind, count: Int, by: ExpressionSyntax)
    /// `join (query) as r on E`
    case join(JoinedSyntax, alias: Name, on: ExpressionSyntax)
    /// `flow by month`
    case flow(by: [ItemSyntax])
    /// `stock by month`
    case stock(by: [ItemSyntax])
    /// `time from detained to released by key`
    case duration(from: Path, to: Path, by: [ItemSyntax])
    /// `network of speaker over topic on stance congruence`
    case network(of: Path, over: Path, on: Path?, kind: Name?)
    /// `polarization by month`
    case polarization(by: [ItemSyntax])
    /// `shifts of speaker on topic`
    case shifts(of: Path, on: Path)
    /// `reconcile`
    case reconcile
    /// `cite`
    case cite
    /// `draw [bars]`
    case draw(Name?)
    /// `save "file.csv"`
    case save(String, SourceRange)
    /// A clause word whose rest could not be read; the diagnostics say why.
    case invalid
  }
}

/// What `join` joins with.
package indirect enum JoinedSyntax: Hashable, Sendable {
  /// A table or `let` name.
  case named(Name)
  /// `( query )`
  case query(QuerySyntax)
}

/// `name = expression`
package struct BindingSyntax: Hashable, Sendable {
  /// The new name.
  package let name: Name
  /// What it stands for.
  package let value: ExpressionSyntax

  /// Makes a binding.
  package init(name: Name, value: ExpressionSyntax) {
    self.name = name
    self.value = value
  }
}

/// `expression [as name]`
package struct ItemSyntax: Hashable, Sendable {
  /// What is shown or grouped by.
  package let value: ExpressionSyntax
  /// Its name in the answer, if one was given.
  package let alias: Name?

  /// Makes an item.
  package init(value: ExpressionSyntax, alias: Name?) {
    self.value = value
    self.alias = alias
  }
}

/// `expression [asc|desc]`
package struct SortKeySyntax: Hashable, Sendable {
  /// What is sorted by.
  package let value: ExpressionSyntax
  /// True for `desc`.
  package let isDescending: Bool

  /// Makes a key.
  package init(value: ExpressionSyntax, isDescending: Bool) {
    self.value = value
    self.isDescending = isDescending
  }
}

/// Aggregates with their keys.
package struct AggregateSyntax: Hashable, Sendable {
  /// At least one aggregate.
  package let aggregates: [Call]
  /// Keys after `by`, none for one total row.
  package let by: [ItemSyntax]
  /// The key after `across`.
  package let across: ItemSyntax?

  /// Makes an aggregate clause.
  package init(aggregates: [Call], by: [ItemSyntax], across: ItemSyntax?) {
    self.aggregates = aggregates
    self.by = by
    self.across = across
  }

  /// One aggregate: `mean sentence_months as months`.
  package struct Call: Hashable, Sendable {
    /// `count`, `share`, `mean`, … in lower case.
    package let function: Name
    /// The word before `count` in `possibly count` and `unsure count`.
    package let hedge: Hedge?
    /// What it is taken of; empty for plain `count` and `share`.
    package let arguments: [ExpressionSyntax]
    /// Its name in the answer, if one was given.
    package let alias: Name?
    /// Where it stands.
    package let range: SourceRange

    /// Makes an aggregate.
    package init(
      function: Name, hedge: Hedge? = nil, arguments: [ExpressionSyntax], alias: Name?,
      range: SourceRange
    ) {
      self.function = function
      self.hedge = hedge
      self.arguments = arguments
      self.alias = alias
      self.range = range
    }
  }
}

/// `first`, `last` or `sample`.
package enum LimitKind: String, Hashable, Sendable, CaseIterable {
  case first, last, sample
}

/// `top` or `bottom`.
package enum TopKind: String, Hashable, Sendable, CaseIterable {
  case top, bottom
}
