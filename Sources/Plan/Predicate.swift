package import FullText
package import Language
package import Model
package import Pattern

/// A test that is, for each row, yes, no or unsure (Kleene). A test of an unknown value is unsure,
/// of none is no, unless its case says otherwise.
package indirect enum Predicate: Hashable, Sendable {
  /// The same for every row.
  case constant(Truth)
  /// All of them; yes of nothing.
  case and([Predicate])
  /// One of them; no of nothing.
  case or([Predicate])
  /// `not E`
  case not(Predicate)
  /// `possibly E`: yes where E is yes or unsure. `unsure E`: yes where E is unsure. Never unsure
  /// itself.
  case hedged(Hedge, Predicate)
  /// `faction = engagement`, `region in (a, b)`: a text column against values.
  case values(ColumnReference, ValueMatch)
  /// `released since 2024-07`: a date against a set of days.
  case days(Scalar, DaySet)
  /// `a < b` of two numbers, days, dates, texts or booleans. With bounds [a1, a2] and [b1, b2]: `<`
  /// is yes iff a2 < b1, no iff a1 ≥ b2; `=` is yes iff all four are equal, no iff the ranges are
  /// apart.
  case compare(ComparisonOperator, Scalar, Scalar)
  /// `released within 30 days of detained`: yes iff the largest gap fits, no iff the smallest does
  /// not. For `after` and `before`, the left side must also not come before, or after, the right.
  case near(NearDirection, days: Int, Scalar, Scalar)
  /// `faction is unknown`: always yes or no.
  case status(Scalar, Status)
  /// `text contains "words"`: of the folded texts; `has` matches whole words.
  case text(TextOperator, Scalar, String)
  /// `text matches /re/`: somewhere in the text as it is stored, case and accents included.
  case pattern(Scalar, Pattern)
  /// `mentioning "words"`: the words are in the text, in any form of theirs.
  case mentions(ColumnReference, TextQuery)
  /// A boolean column or computed truth as a condition.
  case truth(Scalar)
  /// `any statements (…)`: at least so many of the rows that lead here satisfy the predicate, which
  /// is over their table. Yes iff so many certainly do, no iff fewer possibly do. The other
  /// quantifiers are said by this one: `no` and `at most` are negations, and `every E` is that
  /// there is none with `not E`.
  case related(atLeast: Int, ChildRelation, Predicate)
  /// `speaker in (from query)`: one of the rows of a plan with one column has the value. Yes iff a
  /// row that is certainly of the plan certainly has it; a row that only may be, and an unknown
  /// value, make it unsure.
  case inQuery(Scalar, LogicalPlan)
}

/// The rows of another table that lead to a row by a link: the to-many side of a to-one link. A row
/// whose link is unknown leads to none, so it is counted nowhere.
package struct ChildRelation: Hashable, Sendable {
  /// The key of the row that they lead to: a column of the rows themselves, or of what their own
  /// links reach. Where those links lead nowhere, nothing can be said of related rows.
  package let key: ColumnReference
  /// The table of the related rows.
  package let table: Int
  /// Its column that holds the link.
  package let linkColumn: Int
  /// Values of the row outside that the condition of related rows reads, as columns after those of
  /// their table. Empty where the row outside is at the end of the related row's own link, for it
  /// is read there.
  package let outer: [NamedScalar]

  /// Makes a relation.
  package init(key: ColumnReference, table: Int, linkColumn: Int, outer: [NamedScalar] = []) {
    self.key = key
    self.table = table
    self.linkColumn = linkColumn
    self.outer = outer
  }

  /// The relation whose condition also reads values of the row outside.
  func reading(_ outer: [NamedScalar]) -> ChildRelation {
    ChildRelation(key: key, table: table, linkColumn: linkColumn, outer: outer)
  }

  /// The scalars that are read of the row outside: the key, and what the condition reads.
  var scalars: [Scalar] { [.column(key)] + outer.map(\.value) }

  /// The relation with each column of the row outside replaced; nil if one that is needed is lost.
  func replacingColumns(_ change: (ColumnReference) -> Scalar) -> ChildRelation? {
    guard case .column(let key) = change(key) else { return nil }
    let changed = outer.compactMap { named in
      named.value.replacingColumns(change).map { NamedScalar(name: named.name, value: $0) }
    }
    guard changed.count == outer.count else { return nil }
    return ChildRelation(key: key, table: table, linkColumn: linkColumn, outer: changed)
  }

  /// The relation with each condition within its values changed.
  func mapConditions(_ change: (Predicate) -> Predicate) -> ChildRelation {
    ChildRelation(
      key: key, table: table, linkColumn: linkColumn,
      outer: outer.map { NamedScalar(name: $0.name, value: $0.value.mapConditions(change)) })
  }
}

/// The values that a text column is tested for.
package struct ValueMatch: Hashable, Sendable {
  /// The values as they are stored, or as typed where the schema does not list them.
  package let values: [String]
  /// How values are found in the column's dictionary.
  package let mode: Mode

  /// Makes a match.
  package init(values: [String], mode: Mode) {
    self.values = values
    self.mode = mode
  }

  /// How a typed value finds stored ones.
  package enum Mode: String, Hashable, Sendable {
    /// Exactly these; the binder found them in the schema.
    case exact
    /// Each exactly, else by folding; a fold is told, and a value not found is told with the
    /// nearest.
    case folding
    /// As `folding`; where the column is a link, also by the label and the aliases of the row it
    /// leads to.
    case named
    /// As `named`, else by all words of the label: `from Latushka`. Several rows found are told.
    case actor
  }
}
