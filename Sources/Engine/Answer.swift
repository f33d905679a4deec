package import Model
package import Store

/// What a query gives: columns of rows, and what must be said beside them. No text is made until it
/// is shown.
package struct Answer: Sendable {
  /// The columns, in order; all of `rowCount` rows.
  package let columns: [AnswerColumn]
  /// Rows.
  package let rowCount: Int
  /// Rows left out because the record does not allow an answer; nil if there are none.
  package let possible: PossibleRows?
  /// What the rows are, in the plural: `cases`, `groups`.
  package let subject: String
  /// What the possible rows are, in the plural: of `groups` the `cases` that they were made of.
  package let sourceSubject: String
  /// Things to tell beside the answer, such as a value that was matched by folding.
  package let notes: [String]

  /// Makes an answer.
  package init(
    columns: [AnswerColumn], rowCount: Int, possible: PossibleRows? = nil, subject: String = "rows",
    sourceSubject: String? = nil, notes: [String] = []
  ) {
    self.columns = columns
    self.rowCount = rowCount
    self.possible = possible
    self.subject = subject
    self.sourceSubject = sourceSubject ?? subject
    self.notes = notes
  }
}

/// A column of an answer: a stored or computed column and which of its rows are shown.
package struct AnswerColumn: Sendable {
  /// The heading.
  package let name: String
  /// Where the values are.
  package let column: Column
  /// The row of `column` for each row of the answer; nil for the rows in order.
  package let rows: [Int32]?

  /// Makes a column.
  package init(name: String, column: Column, rows: [Int32]? = nil) {
    self.name = name
    self.column = column
    self.rows = rows
  }

  /// What the column holds.
  package var type: ValueType { column.type }

  /// The cells of some rows of the answer, in order.
  package func values(_ range: Range<Int>) -> [Value] {
    guard let rows else { return range.map { column.value(at: $0) } }
    return rows[range].map { column.value(at: Int($0)) }
  }
}

/// Rows for which the query can't tell.
package struct PossibleRows: Sendable, Hashable {
  /// How many.
  package let count: Int
  /// Why, each row counted once, in the order in which the query's tests stand.
  package let causes: [Cause]

  /// Makes the rows' account.
  package init(count: Int, causes: [Cause]) {
    self.count = count
    self.causes = causes
  }

  /// A column that holds too little: `faction unknown 31`.
  package struct Cause: Sendable, Hashable {
    /// The column's name as typed.
    package let column: String
    /// `unknown` or `imprecise`.
    package let reason: Reason
    /// Rows.
    package let count: Int

    /// Makes a cause.
    package init(column: String, reason: Reason, count: Int) {
      self.column = column
      self.reason = reason
      self.count = count
    }
  }

  /// What a cell lacks.
  package enum Reason: String, Sendable, Hashable {
    case unknown, imprecise
  }
}
