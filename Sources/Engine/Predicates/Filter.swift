import Model
import Plan
import Store

extension Execution {
  /// Rows of a plan for which a predicate is yes, and those for which it may be.
  ///
  /// - Throws: `interrupted`, `unsupported`, `malformedPlan`.
  mutating func filter(
    _ input: Relation, by predicate: Predicate, of plan: LogicalPlan
  ) throws(ExecutionError) -> Relation {
    guard isLessAlone(input, predicate, of: plan) else {
      let asked = try lower(predicate, over: input.shape)
      // What is out already is not asked again.
      let test = input.truth.isAll ? asked : .all([.found(input.truth), asked])
      describe(asked.description)
      expect(asked, of: predicate, among: input, of: plan, rowCount: input.shape.rowCount)
      let truth = try evaluate(test, rowCount: input.shape.rowCount)
      return input.with(truth: truth, order: input.order)
    }
    let rows = input.truth.possible.rows
    let shape = try input.shape.restricted(to: rows, cancellation)
    let test = try lower(predicate, over: shape)
    describe("of \(counted(rows.count, "row")) left, \(test)")
    expect(test, of: predicate, among: input, of: plan, rowCount: rows.count)
    let truth = try evaluate(test, rowCount: shape.rowCount)
    let spread = TruthSet(
      yes: truth.yes.spread(over: rows, count: input.shape.rowCount),
      possible: truth.possible.spread(over: rows, count: input.shape.rowCount))
    return input.with(truth: input.truth.and(spread), order: input.order)
  }
}

extension Execution {
  /// True if so few rows are left that these are gathered to be tested alone.
  private func isLessAlone(
    _ input: Relation, _ predicate: Predicate, of plan: LogicalPlan
  ) -> Bool {
    guard !input.truth.isAll else { return false }
    let schema = casebook.schema
    let shape = plan.shape
    return CostModel.isLessToTestRows(
      input.truth.possibleCount, of: input.shape.rowCount,
      test: PredicateEstimate(of: predicate, on: shape, schema).cost,
      columns: predicate.references.count)
  }

  private mutating func expect(
    _ test: Test, of predicate: Predicate, among input: Relation, of plan: LogicalPlan,
    rowCount: Int
  ) {
    guard profile != nil else { return }
    let estimate = estimate(test, of: predicate, on: plan.shape)
    let asked = nanoseconds(of: estimate, rowCount: rowCount)
    let spread = rowCount == input.shape.rowCount ? 0 : Double(input.shape.rowCount) / 64
    expect(
      rows: Double(input.truth.yes.setCount) * estimate.kept,
      nanoseconds: asked + spread * Costs.word)
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
