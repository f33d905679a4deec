/// An expression and where it stands.
package struct ExpressionSyntax: Hashable, Sendable {
  /// What it is.
  package let kind: Kind
  /// Where it stands, brackets round it not included.
  package let range: SourceRange

  /// Makes an expression.
  package init(_ kind: Kind, _ range: SourceRange) {
    self.kind = kind
    self.range = range
  }

  /// The kinds of expression.
  package indirect enum Kind: Hashable, Sendable {
    /// `speaker.faction`, a column; or right of a comparison a bare-word value.
    case path(Path)
    /// `"minsk city"`, escapes resolved
    case string(String)
    /// `12` or `12.5`, as written
    case number(String)
    /// `2024`-like literals are `number`; this is `2024-07`, `2024-Q3`, `2021~`, as written
    case date(String)
    /// `$since`, without the dollar
    case parameter(String)
    /// `/re/`, without the slashes
    case regex(String)
    /// `90 days`
    case duration(Int, TimeUnit)
    /// `90 days ago`
    case ago(Int, TimeUnit)
    /// `this month`, `previous quarter`
    case relativePeriod(RelativePeriod, TimeUnit)
    /// `band(x, 12)`, `rank() over (by k sort d)`
    case call(Name, [ExpressionSyntax], WindowSyntax?)
    /// `number of statements (stance = oppose)`; of all without a condition
    case numberOf(Path, ExpressionSyntax?)
    /// `count` used as a column after a `count` clause
    case countColumn
    /// `-x`
    case negative(ExpressionSyntax)
    /// `a + b`
    case arithmetic(ArithmeticOperator, ExpressionSyntax, ExpressionSyntax)
    /// `a <= b`
    case comparison(ComparisonOperator, ExpressionSyntax, ExpressionSyntax)
    /// `x in (a, b)`, `x not in (from query)`, `x in a..b`
    case membership(ExpressionSyntax, MemberSetSyntax, isNegated: Bool)
    /// `text contains "words"`
    case textTest(TextOperator, ExpressionSyntax, ExpressionSyntax)
    /// `faction is [not] unknown`
    case status(ExpressionSyntax, Status, isNegated: Bool)
    /// `released since 2024`
    case time(ExpressionSyntax, TimeTestSyntax)
    /// `any statements (date after case.released)`; `no statements`
    case quantified(Quantifier, Path, ExpressionSyntax?)
    /// `a and b`
    case and(ExpressionSyntax, ExpressionSyntax)
    /// `a or b`
    case or(ExpressionSyntax, ExpressionSyntax)
    /// `not a`
    case not(ExpressionSyntax)
    /// `possibly a`
    case hedged(Hedge, ExpressionSyntax)
    /// `if c then a else b`
    case conditional(ExpressionSyntax, ExpressionSyntax, ExpressionSyntax)
    /// Nothing readable stood here; the diagnostics say why.
    case missing
  }
}

/// What stands right of `in`.
package indirect enum MemberSetSyntax: Hashable, Sendable {
  /// `(a, b)`
  case values([ExpressionSyntax])
  /// `(from query)`
  case query(QuerySyntax)
  /// `2024` or `2021..2023`
  case period(PeriodSyntax)
}

/// One value, or a range of two.
package indirect enum PeriodSyntax: Hashable, Sendable {
  /// `2024-07`
  case single(ExpressionSyntax)
  /// `2021..2023`
  case range(ExpressionSyntax, ExpressionSyntax)
}

/// A test of a date against a period.
package struct TimeTestSyntax: Hashable, Sendable {
  /// Which test.
  package let kind: Kind
  /// Where it stands, its first word included.
  package let range: SourceRange

  /// Makes a test.
  package init(_ kind: Kind, _ range: SourceRange) {
    self.kind = kind
    self.range = range
  }

  /// The kinds of time test.
  package indirect enum Kind: Hashable, Sendable {
    /// `since 2024-07`
    case since(ExpressionSyntax)
    /// `until 2024-07`
    case until(ExpressionSyntax)
    /// `before 2024-07`
    case before(ExpressionSyntax)
    /// `after 2024-07`
    case after(ExpressionSyntax)
    /// `on 2024-07-15`
    case on(ExpressionSyntax)
    /// `in 2024`
    case within(PeriodSyntax)
    /// `during 2024`
    case during(PeriodSyntax)
    /// `throughout 2023`
    case throughout(PeriodSyntax)
    /// `between 2021 and 2023`
    case between(ExpressionSyntax, ExpressionSyntax)
    /// `within 30 days of released`
    case near(NearDirection, count: Int, TimeUnit, ExpressionSyntax)
  }
}

/// The word between the duration and the date of `within 30 days of released`.
package enum NearDirection: String, Hashable, Sendable, CaseIterable {
  case of, after, before
}

/// `over (by k sort d)`
package struct WindowSyntax: Hashable, Sendable {
  /// The partition's keys.
  package let by: [ItemSyntax]
  /// The order within a partition.
  package let sort: [SortKeySyntax]

  /// Makes a window.
  package init(by: [ItemSyntax], sort: [SortKeySyntax]) {
    self.by = by
    self.sort = sort
  }
}

/// The functions that are written with `over (…)`.
package enum WindowWord: String, Hashable, Sendable, CaseIterable {
  case prior, next, total, rank
}

/// A calendar unit: `day`, `week`, `month`, `quarter`, `year` and their plurals.
package enum TimeUnit: String, Hashable, Sendable, CaseIterable {
  case day, week, month, quarter, year
}

/// `this`, `previous` or `next`, before a unit.
package enum RelativePeriod: String, Hashable, Sendable, CaseIterable {
  case this, previous, next
}

/// `+ - * / %`
package enum ArithmeticOperator: String, Hashable, Sendable, CaseIterable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case remainder = "%"
}

/// `= != < <= > >=`
package enum ComparisonOperator: String, Hashable, Sendable, CaseIterable {
  case equal = "="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
}

/// Tests of text.
package enum TextOperator: String, Hashable, Sendable, CaseIterable {
  case contains, has, starts, ends, matches, resembles
}

/// Tests of the record itself, always yes or no.
package enum Status: String, Hashable, Sendable, CaseIterable {
  case none, known, unknown, exact, imprecise
}

/// How many related rows must satisfy a condition.
package enum Quantifier: Hashable, Sendable {
  /// `any X (…)`
  case any
  /// `every X (…)`
  case every
  /// `no X (…)`
  case no
  /// `at least n X (…)`
  case atLeast(Int)
  /// `at most n X (…)`
  case atMost(Int)
}
