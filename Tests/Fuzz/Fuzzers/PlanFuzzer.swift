import Language
import Model
import Plan
import SQL

/// Queries that are bound: every rule of the optimizer, plans that are told, SQL; and advice on
/// those that mean nothing.
let planFuzzer = Fuzzer(name: "plan", check: checkPlans, pieces: queryPieces, keepsRefused: false)

@Sendable private func checkPlans(_ bytes: [UInt8]) -> Depth {
  let text = SourceText(bytes: bytes)
  let script = parseScript(text)
  guard script.diagnostics.isEmpty else { return .refused }
  let conversation = Conversation(text, script.syntax, checkPlan) { failure, read in
    checkDiagnostics(failure.proven(in: text, read).diagnostics, of: text, read)
  }
  return conversation.isUnderstood ? .understood : .read
}

/// A plan is sound after the binder and after each rule, keeps its columns, and can be told.
private func checkPlan(of bound: BoundQuery) {
  let schema = Prison.schema
  func checkSoundness(_ plan: LogicalPlan, after stage: String) {
    let violations = PlanVerifier.violations(of: plan, schema: schema)
    require(violations.isEmpty, "the plan after \(stage) is sound: \(violations)")
  }
  checkSoundness(bound.plan, after: "the binder")
  let shape = bound.plan.shape
  for step in Optimizer().steps(bound.plan, schema: schema) {
    checkSoundness(step.plan, after: step.rule)
    require(
      step.plan.shape == shape, "\(step.rule) keeps the columns")
  }
  let optimized = Optimizer().optimize(bound.plan, schema: schema)
  require(!PlanPrinter(schema: schema).lines(optimized).isEmpty, "a plan can be told")
  for dialect in SQLDialect.all {
    // A refusal is an answer too.
    _ = try? SQLWriter.statement(for: bound.plan, schema: schema, dialect: dialect)
  }
}
