package import Model

/// What a query gives, cell by cell.
package struct ReferenceAnswer: Hashable, Sendable {
  /// The columns, in order.
  package let columns: [Column]
  /// The rows, in order; a value for each column.
  package let rows: [[Value]]
  /// Rows for which the query could not tell; of a table if there are any, else of groups.
  package let possibleCount: Int

  /// A column of an answer.
  package struct Column: Hashable, Sendable {
    /// The heading.
    package let name: String
    /// What it holds.
    package let type: ValueType
  }
}

extension ReferenceAnswer {
  /// How another answer to the same query differs from this one; nil if it does not.
  ///
  /// Fractions may differ by one part in a thousand million, since sums depend on their order; a
  /// date is its bounds, whatever its notation.
  package func difference(
    names: [String], rows others: [[Value]], possibleCount otherPossible: Int
  ) -> String? {
    if columns.map(\.name) != names {
      return "columns \(columns.map(\.name)) against \(names)"
    }
    if rows.count != others.count { return "\(rows.count) rows against \(others.count)" }
    for (index, (row, other)) in zip(rows, others).enumerated() {
      for (column, (cell, otherCell)) in zip(columns, zip(row, other))
      where !isAlike(cell, otherCell) {
        return "row \(index), \(column.name): \(cell) against \(otherCell)"
      }
    }
    if possibleCount != otherPossible {
      return "\(possibleCount) possible against \(otherPossible)"
    }
    return nil
  }

  private func isAlike(_ left: Value, _ right: Value) -> Bool {
    switch (left, right) {
    case (.number(let one), .number(let other)):
      abs(one - other) <= 1e-9 * max(1, max(abs(one), abs(other)))
    case (.date(let one, _), .date(let other, _)): one == other
    default: left == right
    }
  }
}
