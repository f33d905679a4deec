package import Model

/// One rewriting of a plan into a cheaper one with the same answer.
package struct OptimizerRule: Sendable {
  /// The name by which it is switched off.
  package let name: String
  /// What it does, in a sentence for `explain`.
  package let summary: String
  /// A plan without any of these is left as it is.
  let looksFor: PlanParts
  /// The rewriting; gives its input, or nil, where it finds nothing to do.
  package let apply: @Sendable (LogicalPlan, Schema) -> LogicalPlan?
}

/// Runs the rules in order, each verified, each of which can be switched off by name.
package struct Optimizer: Sendable {
  /// The rules. Filters are pushed first, so that those which come together are simplified as one
  /// condition. Tests of one column are put together before the counts are asked, for the set that
  /// is left may be one that no row is in; what a contradiction leaves to do is dropped after it is
  /// found. Sorts go before columns are pruned, for they may be the only readers of a column. Tests
  /// are ordered when they stand where they will run. What says how a step is done comes last, for
  /// no rewriting looks into it; and what is made once is the same in each place only when nothing
  /// changes any more.
  package static let rules = rewritings + endings

  /// What can be switched off: the rules, then the choices of the engine.
  package static let switches = rules.map(\.name) + Choice.allCases.map(\.rawValue)

  private static let rewritings = [
    pushFilters, simplifyConditions, foldDates, combineValues, stopCounting, applyStatistics,
    dropContradicted, dropNeedlessSorts, pruneColumns,
  ]

  /// The rules that are run once, after the others.
  private static let endings = [orderBySelectivity, topWithoutSort, shareSubplans]

  /// Times that these are run through: what one leaves may be what another looks for. A plan that
  /// still changes after so many is as right as any.
  private static let roundsMax = 4

  /// Names of rules that do not run; those of the engine's choices are passed over.
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
    // What stands in the plan as it is, once a rule has asked.
    var known: FoundParts?
    var steps: [Step] = []
    // Rules that found nothing to do in the plan as it is, one after the other.
    var idleCount = 0
    verify(current, schema, after: "binder")
    func run(_ rule: OptimizerRule) {
      idleCount += 1
      guard !disabled.contains(rule.name) else { return }
      let parts = known ?? current.parts
      known = parts
      guard !parts.all.isDisjoint(with: rule.looksFor) else {
        assert(
          (rule.applied(to: current, parts, schema) ?? current) == current,
          "\(rule.name) has work to do")
        return
      }
      guard let next = rule.applied(to: current, parts, schema), next != current else { return }
      verify(next, schema, after: rule.name)
      steps.append(Step(rule: rule.name, plan: next))
      current = next
      known = nil
      idleCount = 0
    }
    rounds: for _ in 0..<Optimizer.roundsMax {
      for rule in Optimizer.rewritings {
        run(rule)
        if idleCount == Optimizer.rewritings.count { break rounds }
      }
    }
    for rule in Optimizer.endings { run(rule) }
    return steps
  }

  private func verify(_ plan: LogicalPlan, _ schema: Schema, after stage: String) {
    assert(
      PlanVerifier.violations(of: plan, schema: schema).isEmpty,
      "the plan after '\(stage)' breaks: \(PlanVerifier.violations(of: plan, schema: schema))")
  }
}

extension OptimizerRule {
  /// The rule applied to a plan, and before to the plans that conditions in it ask, the innermost
  /// first; nil where it finds nothing to do.
  fileprivate func applied(
    to plan: LogicalPlan, _ parts: FoundParts, _ schema: Schema
  ) -> LogicalPlan? {
    // Most plans that are asked have nothing that it looks for.
    guard !parts.asked.isDisjoint(with: looksFor),
      let changed = plan.changingInnerPlans({ applied(to: $0, $0.parts, schema) ?? $0 })
    else { return apply(plan, schema) }
    return apply(changed, schema) ?? changed
  }
}
