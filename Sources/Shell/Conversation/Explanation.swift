import Language
import Engine
import Plan
import Store

extension Session {
  /// The stages of a query's life, as lines: the text in its canonical form, what it asks in words,
  /// the plan as written, and the plan after each optimizer rule that changed it; with `analyze`,
  /// what running it took.
  func explain(
    _ query: QuerySyntax, analyze: Bool, in source: SourceText
  ) throws(Failure) -> [String] {
    let bound = try bind(query, in: source)
    let printer = PlanPrinter(schema: casebook.schema)
    let optimizer = Optimizer(disabled: settings.disabledRules)
    var lines = ["query", "  " + SyntaxPrinter.text(of: query), "", "in words"]
    lines += PlanWords(schema: casebook.schema).lines(bound.plan).map { "  " + $0 }
    lines += ["", "plan as written"]
    lines += printer.lines(bound.plan).map { "  " + $0 }
    for step in optimizer.steps(bound.plan, schema: casebook.schema) {
      lines += ["", "after \(step.rule)"]
      lines += printer.lines(step.plan).map { "  " + $0 }
    }
    lines += choices(in: optimizer.optimize(bound.plan, schema: casebook.schema))
    if analyze { lines += try analysis(bound, in: source, query.range) }
    return lines + (bound.notes.isEmpty ? [] : [""] + bound.notes)
  }

  /// What the engine may do otherwise than as the plan says, if the rows allow it.
  private func choices(in plan: LogicalPlan) -> [String] {
    let open = Choice.all(in: plan).filter { !settings.disabledRules.contains($0.rawValue) }
    return open.isEmpty
      ? [] : ["", "where the rows allow it"] + open.map { "  \($0.rawValue): \($0.summary)" }
  }

  private func analysis(
    _ bound: BoundQuery, in source: SourceText, _ range: SourceRange
  ) throws(Failure) -> [String] {
    let profile = try profile(bound, in: source, at: range)
    let rows = profile.steps.map { step in
      [
        step.name, String(step.rowsIn), String(step.rowsOut),
        step.expected.map { expected($0.rows) } ?? "", String(step.microseconds),
        step.expected.map { expected($0.nanoseconds / 1000) } ?? "", step.detail + making(step),
      ]
    }
    let table = aligned(
      [["step", "rows in", "rows out", "(est.)", "µs", "(est.)", "how"]] + rows,
      rightAligned: [1, 2, 3, 4, 5])
    return ["", "as it ran"] + table.map { "  " + $0 }
  }
}

/// What a step did for later queries too, where that is much of what it took: it is not expected of
/// the step.
private func making(_ step: Profile.Step) -> String {
  guard step.makingMicroseconds > 0, step.makingMicroseconds * 10 >= step.microseconds else {
    return ""
  }
  return (step.detail.isEmpty ? "" : "; ")
    + "\(step.makingMicroseconds) µs of it once, to make an index"
}

/// A number that is only expected: two digits of it, in brackets.
private func expected(_ number: Double) -> String {
  var unit = 1.0
  while number / unit >= 100 { unit *= 10 }
  let rounded = (number / unit).rounded() * unit
  return "(\(Int(exactly: min(rounded, 1e18)) ?? 0))"
}
