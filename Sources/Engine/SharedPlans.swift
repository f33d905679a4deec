import Plan

/// Parts of a plan that stand in it several times, each run once: both sides of a join may begin
/// with one query.
struct SharedPlans {
  /// What a part gave, and what it left behind on the way.
  struct Found {
    let relation: Relation
    let departed: [DepartedRows]
  }

  private var repeated: Set<LogicalPlan> = []
  private var found: [LogicalPlan: Found] = [:]

  /// Finds the parts of a plan; only where two inputs meet can one stand twice.
  init(of plan: LogicalPlan) {
    guard plan.meets else { return }
    var seen: Set<LogicalPlan> = []
    find(plan, &seen)
  }

  /// No parts.
  init() {}

  private mutating func find(_ plan: LogicalPlan, _ seen: inout Set<LogicalPlan>) {
    if case .scan = plan { return }
    guard seen.insert(plan).inserted else {
      repeated.insert(plan)
      return
    }
    for input in plan.inputs { find(input, &seen) }
  }

  /// Whether a part stands in the plan several times.
  func isShared(_ plan: LogicalPlan) -> Bool { !repeated.isEmpty && repeated.contains(plan) }

  /// What a part gave before.
  subscript(plan: LogicalPlan) -> Found? {
    get { found[plan] }
    set { found[plan] = newValue }
  }
}

extension LogicalPlan {
  fileprivate var inputs: [LogicalPlan] {
    switch self {
    case .scan: []
    case .filter(_, let input), .aggregate(_, let input), .series(_, let input),
      .project(_, let input), .distinct(_, let input), .sort(_, let input), .limit(_, let input),
      .window(_, let input):
      [input]
    case .combine(_, let left, let right), .join(let left, let right, _): [left, right]
    }
  }

  /// True if two inputs meet somewhere.
  fileprivate var meets: Bool { inputs.count > 1 || inputs.contains { $0.meets } }
}
