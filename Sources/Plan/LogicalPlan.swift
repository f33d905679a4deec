package import Language

/// What to compute, bound against the schema alone: no row, no dictionary code, no file.
///
/// Each node takes the rows of its input and gives rows. Columns are named by position in the
/// *shape* of the input: a table's columns (with to-one links to follow), or the columns that an
/// aggregate or a projection made.
package indirect enum LogicalPlan: Hashable, Sendable {
  /// All rows of a table, in the file's order: `cases`.
  case scan(table: Int)
  /// Rows for which the predicate is yes: `where E`.
  case filter(Predicate, LogicalPlan)
  /// One row for each group: `count, mean x by key across key`.
  case aggregate(Aggregation, LogicalPlan)
  /// A row for each period of the calendar, counting who is in a state: `stock by month`.
  case series(StateSeries, LogicalPlan)
  /// Computed columns and nothing else: `show a, b.c as d`.
  case project([NamedScalar], LogicalPlan)
  /// Different combinations, in the order in which they first stand: `unique a, b`.
  case distinct([NamedScalar], LogicalPlan)
  /// Rows in another order; equal keys keep theirs: `sort a desc, b`.
  case sort([SortKey], LogicalPlan)
  /// Some of the rows: `first 10`, `first 3 per faction`.
  case limit(Limit, LogicalPlan)
  /// The first rows in an order, without the others being put in order. The binder makes none.
  case top(Int, by: [SortKey], LogicalPlan)
  /// Rows that are made once for all places of the plan where they are wanted. The binder makes
  /// none.
  case shared(LogicalPlan)
  /// The input's rows with columns after those they have, each computed from several rows. It sees
  /// every row of its input, so nothing that drops rows may go below it.
  case window([WindowColumn], LogicalPlan)
  /// Two inputs of one shape as sets: `union`, `intersect`, `except`.
  case combine(SetOperator, LogicalPlan, LogicalPlan)
  /// Pairs of rows for which a predicate over the columns of both, the left's first, is yes: `join
  /// (query) as r on E`. Both inputs are of made columns. In the left's order, then the right's.
  case join(LogicalPlan, LogicalPlan, on: Predicate)
}

/// A column of an answer: a value and what it is called.
package struct NamedScalar: Hashable, Sendable {
  /// The column's name.
  package let name: String
  /// How it is computed from the input.
  package let value: Scalar

  /// Makes a named scalar.
  package init(name: String, value: Scalar) {
    self.name = name
    self.value = value
  }
}

/// `sort key [desc]`. The order is total: dates by (first possible day, last possible day); unknown
/// after all values, none after unknown, in either direction.
package struct SortKey: Hashable, Sendable {
  /// What is compared.
  package let value: Scalar
  /// True for `desc`.
  package let isDescending: Bool

  /// Makes a key.
  package init(value: Scalar, isDescending: Bool) {
    self.value = value
    self.isDescending = isDescending
  }
}

/// `first 10` · `last 10` · `sample 10`, each possibly `per` a key.
package struct Limit: Hashable, Sendable {
  /// Which rows are kept.
  package let kind: LimitKind
  /// How many, of all or of each group.
  package let count: Int
  /// The groups' keys; empty for one group.
  package let per: [Scalar]

  /// Makes a limit.
  package init(kind: LimitKind, count: Int, per: [Scalar] = []) {
    self.kind = kind
    self.count = count
    self.per = per
  }
}

/// Groups and what is computed of each.
///
/// Without keys there is one row, even of no input. Groups come sorted: by the keys if the first is
/// a date, a period or a number; else by the first aggregate, descending, then by the keys. Unknown
/// keys make a group of their own, and so does none. With `across`, the output's columns after the
/// keys are one for each of its values (and each aggregate), known only when it runs.
package struct Aggregation: Hashable, Sendable {
  /// The groups' keys.
  package let keys: [NamedScalar]
  /// At least one aggregate.
  package let aggregates: [NamedAggregate]
  /// The key whose values become columns.
  package let across: NamedScalar?

  /// Makes an aggregation.
  package init(keys: [NamedScalar], aggregates: [NamedAggregate], across: NamedScalar? = nil) {
    self.keys = keys
    self.aggregates = aggregates
    self.across = across
  }
}

/// One aggregate and its column's name.
package struct NamedAggregate: Hashable, Sendable {
  /// The column's name.
  package let name: String
  /// What is computed.
  package let function: AggregateFunction

  /// Makes a named aggregate.
  package init(name: String, function: AggregateFunction) {
    self.name = name
    self.function = function
  }
}
