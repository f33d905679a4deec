package import Model

/// One rewriting of a plan into a cheaper one with the same answer.
package struct OptimizerRule: Sendable {
  /// The name by which it is switched off.
  package let name: String
  /// What it does, in a sentence for `explain`.
  package let summary: String
  /// The rewriting; gives its input where it finds nothing to do.
  package let apply: @Sendable (LogicalPlan, Schema) -> LogicalPlan
}

/// Runs the rules in order, each verified, each of which can be switched off by name.
package struct Optimizer: Sendable {
  /// The rules. Filters are pushed first, so that those which come together are simplified as one
  /// condition; tests for values are put together before the counts are asked, for the set that is
  /// left may be one that no row is in; sorts go before columns are pruned, for they may be the
  /// only readers of a column; tests are ordered last, when they stand where they will run.
  package static let rules = rewritings + [orderBySelectivity]

  private static let rewritings = [
    pushFilters, simplifyConditions, combineValues, applyStatistics, dropNeedlessSorts,
    pruneColumns,
  ]

  /// Times that these are run through: what one leaves may be what another looks for. A plan that
  /// still changes after so many is as right as any.
  private static let roundsMax = 4

  /// Names of rules that do not run.
  package let disabled: Set<String>

  /// Makes an optimizer.
  package init(disabled: Set<String> = []) { self.disabled = disabled }

  /// What one rule did.
  package struct Step: Sendable {
    /// The rule's name.
    package let rule: String
    /// The plan after it.
    package let plan: LogicalPlan
  }

  /// Gives the optimized plan.
  package func optimize(_ plan: LogicalPlan, schema: Schema) -> LogicalPlan {
    steps(plan, schema: schema).last?.plan ?? plan
  }

  /// Gives the plan after each rule that changed it, in order.
  package func steps(_ plan: LogicalPlan, schema: Schema) -> [Step] {
    var current = plan
    var steps: [Step] = []
    // Rules that found nothing to do in the plan as it is, one after the other.
    var idleCount = 0
    verify(current, schema, after: "binder")
    func run(_ rule: OptimizerRule) {
      idleCount += 1
      guard !disabled.contains(rule.name) else { return }
      let next = rule.apply(current, schema)
      verify(next, schema, after: rule.name)
      guard next != current else { return }
      steps.append(Step(rule: rule.name, plan: next))
      current = next
      idleCount = 0
    }
    rounds: for _ in 0..<Optimizer.roundsMax {
      for rule in Optimizer.rewritings {
        run(rule)
        if idleCount == Optimizer.rewritings.count { break rounds }
      }
    }
    run(orderBySelectivity)
    return steps
  }

  private func verify(_ plan: LogicalPlan, _ schema: Schema, after stage: String) {
    assert(
      PlanVerifier.violations(of: plan, schema: schema).isEmpty,
      "the plan after '\(stage)' breaks: \(PlanVerifier.violations(of: plan, schema: schema))")
  }
}
