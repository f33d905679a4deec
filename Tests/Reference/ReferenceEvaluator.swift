package import Language
package import Model
package import Store

// The reference evaluator: what a query means, said as plainly as possible. It reads the syntax
// tree and gives, row by row, the answer that language.md asks for. It shares nothing with Plan
// and Engine, and it is slow on purpose. What it embodies, by section of language.md:
//
// 1.1  A pipeline is a source and clauses from left to right (`Clauses/`); `let`, `define`, `_` and
//      parameters are read where they stand. A union, an intersection and a difference join
//      pipelines: of rows of one table row by row, else of combinations of values, each once.
// 1.3  A bare word right of a comparison with a text column is a value: exact if the column holds
//      it anywhere, else folded. In a column that leads to another table it is also the key, the
//      label or an alias there; several candidates are nothing (`Values/TextMatch`).
// 1.4  Each test is yes, no or unsure; `and`, `or`, `not` are Kleene's; `!=` is the negation of
//      `=`. A test of unknown is unsure, of none is no. `possibly` and `unsure` are yes or no. `is
//      …` is yes or no. Rows that stay unsure are counted as possible when the query leaves them
//      behind: at the end, and where rows become groups or combinations. A limit does not count
//      them, and keeps them.
// 1.5  A date is one unknown day of its range, and a test of it against literals is decided by
//      trying the days (`Conditions/DayTrial`). What a chain of `and`s or `or`s, or filters one
//      after the other with nothing but sorts between them, say of one date is tried as a whole,
//      negation pushed to the tests; a weekday is such a test. An unknown date is always unsure.
//      Two dates are compared by trying pairs of days, numbers within bounds by trying their ends.
//      Aggregates are of exact values.
// 1.7  Rows keep the order of the time axis, else the file's, and a sort keeps it where its keys
//      tie. Groups are sorted by their keys if the first is a date or a number, else by the first
//      aggregate, descending; ties by key. Unknown comes after all values and none after unknown,
//      in either direction.
// 1.8  To-one links are dotted; `any`, `every`, `no`, `at least`, `at most` and `number of` count
//      the rows that lead here: at least n is yes if n certainly hold, no if fewer than n possibly
//      do.
// 2    Event verbs, states, `from`, `about` (`Clauses/Interpreter+Source`,
//      `Names/Interpreter+States`).
// 3, 4 Clauses, aggregates and expressions; what is not covered is refused by name.

/// Answers queries row at a time, obviously rather than fast.
package struct ReferenceEvaluator: Sendable {
  let casebook: PlainCasebook
  let environment: ReferenceEnvironment

  /// Makes an evaluator of a loaded dataset.
  package init(
    casebook: Casebook, environment: ReferenceEnvironment = ReferenceEnvironment()
  ) {
    self.casebook = PlainCasebook(casebook)
    self.environment = environment
  }

  /// Makes an evaluator of rows: for each table of the schema its rows, for each row its cells.
  package init(
    schema: Schema, tables: [[[Value]]],
    environment: ReferenceEnvironment = ReferenceEnvironment()
  ) {
    self.casebook = PlainCasebook(schema: schema, tables: tables)
    self.environment = environment
  }

  /// Answers a query.
  ///
  /// - Throws: a refusal, if the query means nothing here or needs what is not covered.
  package func answer(_ query: QuerySyntax) throws(ReferenceRefusal) -> ReferenceAnswer {
    var interpreter = Interpreter(casebook: casebook, environment: environment)
    var stage = try interpreter.run(query)
    interpreter.settle(&stage)
    interpreter.order(&stage)
    interpreter.depart(stage)
    let columns = interpreter.outputs(of: stage)
    // Of tables if there are any, else of pairs, else of groups.
    let counts = Interpreter.Departure.Kind.allCases.map { kind in
      interpreter.departures.filter { $0.kind == kind }.reduce(0) { $0 + $1.count }
    }
    return ReferenceAnswer(
      columns: columns.map { ReferenceAnswer.Column(name: $0.name, type: $0.quantity.type) },
      rows: stage.certainRows.map { row in
        columns.map { $0.quantity.value(row).shown($0.quantity.type) }
      },
      possibleCount: counts.first { $0 > 0 } ?? 0)
  }
}

/// What names mean outside the dataset, as syntax.
package struct ReferenceEnvironment: Sendable {
  /// Queries named by `let`, with the names of their parameters.
  package var queries: [String: (parameters: [String], query: QuerySyntax)] = [:]
  /// Expressions named by `define`, with the names of their parameters.
  package var definitions: [String: (parameters: [String], expression: ExpressionSyntax)] = [:]
  /// Values of `$name`.
  package var parameters: [String: ReferenceParameter] = [:]
  /// The query that `_` stands for.
  package var previous: QuerySyntax?

  /// Makes an environment in which nothing is named.
  package init() {}
}

/// The value of a parameter.
package enum ReferenceParameter: Hashable, Sendable {
  /// `minsk`
  case text(String)
  /// `2024-07`
  case date(Period)
  /// `60`
  case integer(Int)
  /// `0.5`
  case number(Double)
  /// `yes`
  case boolean(Bool)
}

/// Why a query has no reference answer.
package struct ReferenceRefusal: Error, Hashable, Sendable, CustomStringConvertible {
  /// What kind of refusal it is.
  package enum Kind: Hashable, Sendable {
    /// The query means nothing on this dataset; the product must refuse it too.
    case meaningless
    /// The query may mean something, but not to the reference evaluator.
    case notCovered
  }

  /// What kind of refusal it is.
  package let kind: Kind
  /// Why, in one sentence.
  package let reason: String

  /// The kind and the reason.
  package var description: String { "\(kind): \(reason)" }

  static func meaningless(_ reason: String) -> ReferenceRefusal {
    ReferenceRefusal(kind: .meaningless, reason: reason)
  }

  static func notCovered(_ reason: String) -> ReferenceRefusal {
    ReferenceRefusal(kind: .notCovered, reason: reason)
  }
}
