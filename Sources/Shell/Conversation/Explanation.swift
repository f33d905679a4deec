import Language
import Engine
import Plan
import Store

extension Session {
  /// The stages of a query's life, as lines: the text in its canonical form, the plan as written, and the plan
  /// after each optimizer rule that changed it; with `analyze`, what running it took.
  func explain(
    _ query: QuerySyntax, analyze: Bool, in source: SourceText
  ) throws(Failure) -> [String] {
    let bound = try bind(query, in: source)
    let printer = PlanPrinter(schema: casebook.schema)
    let optimizer = Optimizer(disabled: settings.disabledRules)
    var lines = ["query", "  " + SyntaxPrinter.text(query), "", "plan as written"]
    lines += printer.lines(bound.plan).map { "  " + $0 }
    for step in optimizer.steps(bound.plan, schema: casebook.schema) {
      lines += ["", "after \(step.rule)"]
      lines += printer.lines(step.plan).map { "  " + $0 }
    }
    let plan = optimizer.optimize(bound.plan, schema: casebook.schema)
    lines += ["", "physical plan"]
    lines += [""].map { "  " + $0 }
    if analyze { lines += try analysis(bound, in: source, query.range) }
    return lines + bound.notes
  }

  private func analysis(
    _ bound: BoundQuery, in source: SourceText, _ range: SourceRange
  ) throws(Failure) -> [String] {
    let start = ContinuousClock.now
    let answer = try execute(bound, in: source, at: range)
    let elapsed = microseconds(since: start)
    return ["", "ran in \(elapsed) µs, \(answer.rowCount) rows"]
  }
}
