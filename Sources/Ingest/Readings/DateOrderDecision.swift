/// In which order a column's dates have day and month, by the evidence of all of its cells.
enum DateOrderDecision {
  /// No cell depends on it, or all read the same.
  case free
  /// Decided, and by what.
  case decided(DayOrder, evidence: String)
  /// Several orders fit all cells; the texts that read otherwise in each.
  case ambiguous([DayOrder], contested: [OddText])
  /// No order fits all cells; a text for each of two orders that only it reads.
  case contradictory([OddText])

  /// Weighs the dates among a column's texts.
  init(_ texts: [OddText]) {
    let dates = texts.filter { !$0.orders.isEmpty && $0.dependsOnOrder && !$0.isMissing }
    let candidates = DayOrder.allCases.filter { order in
      dates.allSatisfy { $0.orders.contains(order) }
    }
    let contested = dates.filter { !$0.isSameInAll }
    if dates.isEmpty
      || !candidates.isEmpty && contested.isEmpty && dates.allSatisfy({ $0.orders.count > 1 })
    {
      self = .free
    } else if candidates.isEmpty {
      let witnesses = DayOrder.allCases.compactMap { order in
        dates.first { $0.orders == [order] }
      }
      self = .contradictory(witnesses)
    } else if candidates.count == 1 {
      self = .decided(candidates[0], evidence: Self.evidence(candidates[0], dates))
    } else if dates.allSatisfy({ $0.traits.contains(.hasFullStops) }), candidates.contains(.dmy) {
      self = .decided(.dmy, evidence: "as is usual with full stops")
    } else {
      self = .ambiguous(candidates, contested: contested)
    }
  }

  private static func evidence(_ order: DayOrder, _ dates: [OddText]) -> String {
    guard let witness = dates.first(where: { $0.orders == [order] }) else {
      return "as all its cells together show"
    }
    return "as line \(witness.place.line) shows, '\(witness.text)'"
  }
}
