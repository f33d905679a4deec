import Model

/// `(cases sort detained) where region = minsk` → filter first, sort what is left; a filter over a
/// projection is rewritten to read the projection's input; one over a join becomes part of its
/// condition, and each test there that reads one side alone goes to that side.
let pushFilters = OptimizerRule(
  name: "push-filters",
  summary: "Moves filters below sorts, projections and joins, to where there is less to make.",
  looksFor: [.movableFilter, .pairOfInputs]
) { plan, _ in
  changed(plan)
}

private func pushed(_ plan: LogicalPlan) -> LogicalPlan { changed(plan) ?? plan }

/// Nil for a plan whose filters all stand where they belong.
private func changed(_ plan: LogicalPlan) -> LogicalPlan? {
  switch plan {
  case .filter(let predicate, .sort(let keys, let below)):
    return .sort(keys, pushed(.filter(predicate, below)))
  case .filter(let predicate, .project(let columns, let below)):
    let rewritten = predicate.replacingColumns { columns[$0.column].value }
    guard let rewritten else { break }
    return .project(columns, pushed(.filter(rewritten, below)))
  case .filter(let predicate, .filter(let inner, let below)):
    return pushed(.filter(.junction(of: [inner, predicate], isAnd: true), below))
  case .filter(let predicate, .join(let left, let right, let condition)):
    let both = Predicate.junction(of: [condition, predicate], isAnd: true)
    return pushed(.join(left, right, on: both))
  case .join(let left, let right, let condition):
    guard let split = split(condition, over: left) else { break }
    return .join(
      pushed(filtered(left, by: split.ofLeft)),
      pushed(filtered(right, by: split.ofRight)),
      on: .junction(of: split.ofBoth, isAnd: true))
  default: break
  }
  return plan.changingInputs(changed)
}

/// The tests of a join's condition by the side that each reads, those of the right side's columns
/// counted from its first; nil if each reads both.
private func split(
  _ condition: Predicate, over left: LogicalPlan
) -> (ofLeft: [Predicate], ofRight: [Predicate], ofBoth: [Predicate])? {
  guard case .columns(let columns) = left.shape else { return nil }
  var result: (ofLeft: [Predicate], ofRight: [Predicate], ofBoth: [Predicate]) = ([], [], [])
  for test in condition.members(isAnd: true) {
    var places: [Int] = []
    test.forEachColumn { places.append($0.column) }
    if places.isEmpty {
      result.ofBoth.append(test)
    } else if places.allSatisfy({ $0 < columns.count }) {
      result.ofLeft.append(test)
    } else if places.allSatisfy({ $0 >= columns.count }),
      let test = test.shifted(by: -columns.count)
    {
      result.ofRight.append(test)
    } else {
      result.ofBoth.append(test)
    }
  }
  return result.ofLeft.isEmpty && result.ofRight.isEmpty ? nil : result
}

private func filtered(_ plan: LogicalPlan, by tests: [Predicate]) -> LogicalPlan {
  tests.isEmpty ? plan : .filter(.junction(of: tests, isAnd: true), plan)
}

extension Predicate {
  fileprivate func shifted(by count: Int) -> Predicate? {
    replacingColumns { reference in
      .column(
        ColumnReference(
          links: reference.links, column: reference.column + count, type: reference.type,
          name: reference.name))
    }
  }
}
