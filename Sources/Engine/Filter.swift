import Model
import Plan
import Store

extension Execution {
  /// Rows for which a predicate is yes, and those for which it may be.
  ///
  /// - Throws: `interrupted`, `unsupported`, `malformedPlan`.
  mutating func filter(
    _ input: Relation, by predicate: Predicate
  ) throws(ExecutionError) -> Relation {
    let isMost =
      input.truth.isAll || input.truth.possibleCount >= input.shape.rowCount / 20
    if isMost {
      let test = try lower(predicate, over: input.shape)
      describe(test.description)
      let truth = try evaluate(test, rowCount: input.shape.rowCount)
      return input.with(truth: input.truth.and(truth), order: input.order)
    }
    // Few rows are left: test these alone.
    let rows = input.truth.possible.rows
    let shape = input.shape.restricted(to: rows)
    let test = try lower(predicate, over: shape)
    describe("of \(counted(rows.count, "row")) left, \(test)")
    let truth = try evaluate(test, rowCount: shape.rowCount)
    let spread = TruthSet(
      yes: truth.yes.spread(over: rows, count: input.shape.rowCount),
      possible: truth.possible.spread(over: rows, count: input.shape.rowCount))
    return input.with(truth: input.truth.and(spread), order: input.order)
  }
}

extension Bitmap {
  /// The bits given to rows of a larger set, the others zero.
  func spread(over rows: [Int32], count: Int) -> Bitmap {
    var words = [UInt64](repeating: 0, count: (count + 63) / 64)
    for (index, row) in rows.enumerated() where self[index] {
      words[Int(row) / 64] |= 1 << UInt64(row % 64)
    }
    return Bitmap(words: words, count: count)
  }
}
