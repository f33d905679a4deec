/// A way of doing a step that the engine takes where the rows allow it, which no rule can know
/// beforehand. Each is switched off by its name as the rules are, for another way gives the same.
package enum Choice: String, CaseIterable, Sendable {
  /// A test of values behind a link is made once for each of these.
  case testAtLinks = "test-at-links"
  /// Rows that enough related rows lead to are marked, and no more of these are counted.
  case semiJoin = "semi-join"
  /// Rows are grouped by the codes of few values, or of values in order.
  case groupByCodes = "group-by-codes"
  /// Rows are counted from what was counted before.
  case countFromStatistics = "count-from-statistics"
  /// Rows on some days are counted from sums by day.
  case countByDays = "count-by-days"

  /// What it does, in a sentence for `explain`.
  package var summary: String {
    switch self {
    case .testAtLinks: "Tests the values that links lead to, each once, and not each row."
    case .semiJoin: "Marks the rows that enough related rows lead to, and counts no more of these."
    case .groupByCodes: "Groups rows by the codes of values that are few or stand in order."
    case .countFromStatistics: "Counts rows from what was counted of the values before."
    case .countByDays: "Reads the numbers of rows on some days off from sums by day."
    }
  }

  /// The choices that the engine has in a plan.
  package static func all(in plan: LogicalPlan) -> [Choice] {
    allCases.filter { choice in plan.has(choice) }
  }
}

extension LogicalPlan {
  fileprivate func has(_ choice: Choice) -> Bool {
    isOpen(to: choice) || inputs.contains { $0.has(choice) }
  }

  private func isOpen(to choice: Choice) -> Bool {
    switch (choice, self) {
    case (.testAtLinks, .filter(let predicate, _)):
      predicate.tests.contains { $0.readsThroughLink }
    case (.semiJoin, .filter(let predicate, _)):
      predicate.tests.contains { if case .related = $0 { true } else { false } }
    case (.groupByCodes, .aggregate(let aggregation, _)):
      aggregation.across == nil && !aggregation.keys.isEmpty
    case (.countFromStatistics, .aggregate(let aggregation, _)):
      aggregation.across == nil && aggregation.keys.count == 1
        && aggregation.aggregates.contains { $0.function == .count }
    case (.countByDays, .aggregate(let aggregation, .scan)):
      aggregation.across == nil && aggregation.aggregates.allSatisfy { $0.function == .count }
        && aggregation.keys.contains { if case .calendarPeriod = $0.value { true } else { false } }
    case (.countByDays, .aggregate(let aggregation, .filter(let predicate, .scan))):
      aggregation.across == nil && aggregation.aggregates.allSatisfy { $0.function == .count }
        && predicate.tests.contains { if case .days = $0 { true } else { false } }
    default: false
    }
  }
}

extension Predicate {
  /// The tests that it is made of.
  fileprivate var tests: [Predicate] {
    switch self {
    case .and(let parts), .or(let parts): parts.flatMap(\.tests)
    case .not(let inner), .hedged(_, let inner): inner.tests
    default: [self]
    }
  }

  fileprivate var readsThroughLink: Bool {
    if case .related = self { return false }
    var isThrough = false
    forEachScalar { scalar in
      scalar.forEachColumn { isThrough = isThrough || !$0.links.isEmpty }
    }
    return isThrough
  }
}
