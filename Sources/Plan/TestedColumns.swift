extension LogicalPlan {
  /// The names of the rows' own columns that the plan tests or sorts by: what a person asked about.
  package var testedColumns: Set<String> {
    var names: Set<String> = []
    collectTestedColumns(into: &names)
    return names
  }

  private func collectTestedColumns(into names: inout Set<String>) {
    func add(_ scalar: Scalar) {
      scalar.forEachColumn { column in
        if let first = column.name.split(separator: ".").first { names.insert(String(first)) }
      }
    }
    switch self {
    case .scan: break
    case .filter(let predicate, let input):
      predicate.forEachScalar(add)
      input.collectTestedColumns(into: &names)
    case .sort(let keys, let input), .top(_, let keys, let input):
      for key in keys { add(key.value) }
      input.collectTestedColumns(into: &names)
    case .window(let columns, let input):
      for column in columns { column.scalars.forEach(add) }
      input.collectTestedColumns(into: &names)
    case .aggregate(_, let input), .series(_, let input), .project(_, let input),
      .distinct(_, let input),
      .limit(_, let input), .shared(let input):
      input.collectTestedColumns(into: &names)
    case .join(let left, let right, let predicate):
      predicate.forEachScalar(add)
      left.collectTestedColumns(into: &names)
      right.collectTestedColumns(into: &names)
    case .combine(_, let left, let right):
      left.collectTestedColumns(into: &names)
      right.collectTestedColumns(into: &names)
    }
  }
}
