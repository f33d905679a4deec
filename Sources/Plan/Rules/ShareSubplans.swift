/// `let a = …; a join a as b on …` → both sides read what `a` gave once.
let shareSubplans = OptimizerRule(
  name: "share-subplans",
  summary: "Makes what stands several times in the plan once.",
  looksFor: .pairOfInputs
) { plan, _ in
  let repeated = RepeatedPlans(in: plan).plans
  return repeated.isEmpty ? nil : sharing(repeated, in: plan)
}

private func sharing(_ repeated: PlanSet, in plan: LogicalPlan) -> LogicalPlan? {
  let shared = plan.changingInputs { sharing(repeated, in: $0) }
  return repeated.contains(plan) ? .shared(shared ?? plan) : shared
}

/// The parts of a plan that stand in it several times, but not those within them.
private struct RepeatedPlans {
  private(set) var plans = PlanSet()
  private var seen = PlanSet()

  init(in plan: LogicalPlan) { find(plan) }

  private mutating func find(_ plan: LogicalPlan) {
    if case .scan = plan { return }
    let isNew = seen.insert(plan)
    if isNew {
      plan.forEachInput { find($0) }
    } else if case .shared = plan {
      return
    } else {
      plans.insert(plan)
    }
  }
}

/// A set of plans, of which few are compared with each other sooner than hashed: most differ in
/// their first step.
private struct PlanSet {
  private var few: [LogicalPlan] = []
  private var many: Set<LogicalPlan> = []

  var isEmpty: Bool { few.isEmpty }

  func contains(_ plan: LogicalPlan) -> Bool {
    many.isEmpty ? few.contains(plan) : many.contains(plan)
  }

  /// Gives false if the plan was there.
  @discardableResult
  mutating func insert(_ plan: LogicalPlan) -> Bool {
    if contains(plan) { return false }
    if few.count < 16 {
      few.append(plan)
    } else {
      if many.isEmpty { many = Set(few) }
      many.insert(plan)
    }
    return true
  }
}
