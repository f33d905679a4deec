import Language
package import Model

/// Says a plan in plain words, a line a step in the order of the query, for `explain`.
package struct PlanWords: Sendable {
  let schema: Schema

  /// Makes the words for plans on a schema.
  package init(schema: Schema) { self.schema = schema }

  /// The lines of a plan, the source first.
  package func lines(_ plan: LogicalPlan) -> [String] {
    var steps: [LogicalPlan] = []
    var rest = plan
    while let input = rest.onlyInput {
      steps.append(rest)
      rest = input
    }
    var lines = start(rest)
    var isUnbroken = true
    for step in steps.reversed() {
      if case .filter(let predicate, _) = step {
        lines += conditions(predicate, isFirst: isUnbroken && lines.count == 1)
        continue
      }
      isUnbroken = false
      lines += words(step)
    }
    return lines
  }

  private func start(_ plan: LogicalPlan) -> [String] {
    switch plan {
    case .scan(let table): return [schema.tables[table].name]
    case .combine(let operation, let left, let right):
      let link =
        switch operation {
        case .union: "together with"
        case .intersect: "that are also among"
        case .except: "that are not among"
        }
      return ["rows of:"] + lines(left).map(indented) + [link + ":"] + lines(right).map(indented)
    case .join(let left, let right, let predicate):
      return ["pairs of:"] + side(left).map(indented) + ["with:"] + side(right).map(indented)
        + conditions(predicate, isFirst: true)
    default: return []
    }
  }

  // The columns that a join can name are all that there are, which goes without saying.
  private func side(_ plan: LogicalPlan) -> [String] {
    if case .project(_, let input) = plan { return lines(input) }
    return lines(plan)
  }

  // Every condition of an `and` is a line of its own, the first with what the rows are.
  private func conditions(_ predicate: Predicate, isFirst: Bool) -> [String] {
    let parts: [Predicate] = if case .and(let parts) = predicate { parts } else { [predicate] }
    return parts.enumerated().map { place, part in
      indented((isFirst && place == 0 ? "" : "and ") + clause(part))
    }
  }

  private func words(_ step: LogicalPlan) -> [String] {
    switch step {
    case .aggregate(let aggregation, _): return [words(aggregation)]
    case .series(let series, _): return [words(series)]
    case .project(let columns, let input):
      if let table = input.table, isWhole(columns, table) { return [] }
      return ["showing " + listed(columns.map(words))]
    case .distinct(let columns, _):
      return ["each different combination of \(listed(columns.map(words))) once"]
    case .sort(let keys, _): return [words(keys)]
    case .top(let count, let keys, _):
      return [words(keys), words(Limit(kind: .first, count: count))]
    case .limit(let limit, _): return [words(limit)]
    case .window(let columns, _): return columns.map(words)
    case .scan, .filter, .combine, .join, .shared: return []
    }
  }

  private func words(_ keys: [SortKey]) -> String {
    "in the order of "
      + listed(keys.map { words($0.value) + ($0.isDescending ? ", greatest first" : "") })
  }

  // A query without `show` gives its table's columns, which goes without saying.
  private func isWhole(_ columns: [NamedScalar], _ table: Int) -> Bool {
    columns.count == schema.tables[table].columns.count
      && columns.enumerated().allSatisfy { place, column in
        guard case .column(let reference) = column.value else { return false }
        return reference.links.isEmpty && reference.column == place
      }
  }

  private func words(_ limit: Limit) -> String {
    let rows = limit.count == 1 ? "row" : "\(limit.count) rows"
    let kept =
      switch limit.kind {
      case .first: "only the first \(rows)"
      case .last: "only the last \(rows)"
      case .sample: "only a repeatable sample of \(rows)"
      }
    return limit.per.isEmpty ? kept : kept + " of each \(listed(limit.per.map { words($0) }))"
  }

  private func words(_ column: WindowColumn) -> String {
    let value =
      switch column.function {
      case .prior(let value): "\(words(value)) of the row before"
      case .next(let value): "\(words(value)) of the row after"
      case .total(let value): "the sum of \(words(value)) so far"
      case .rank: "the place"
      }
    let keys = column.window.keys.map { words($0) }
    let order = column.window.order.map {
      words($0.value) + ($0.isDescending ? ", greatest first" : "")
    }
    return "\(column.name): \(value)"
      + (keys.isEmpty ? "" : ", for each \(listed(keys))")
      + (order.isEmpty ? "" : ", in the order of \(listed(order))")
  }

  private func words(_ aggregation: Aggregation) -> String {
    let made = listed(aggregation.aggregates.map { words($0.function) })
    let across = aggregation.across.map { ", a column for each \(words($0.value))" } ?? ""
    guard !aggregation.keys.isEmpty else { return made + across }
    return "for each \(listed(aggregation.keys.map { words($0.value) })): \(made)\(across)"
  }

  private func words(_ series: StateSeries) -> String {
    let state = "from \(words(series.from)) to \(listed(series.to.map { words($0) }, "or"))"
    let figures = series.figures.filter { !$0.isPossible }.map { figure in
      switch figure.counted {
      case .start: "the number that lasts \(state) at its start"
      case .entered: "the number with \(words(series.from)) in it"
      case .left: "the number with \(listed(series.to.map { words($0) }, "or")) in it"
      case .end: "the number that lasts \(state) at its end"
      }
    }
    let hasPossible = series.figures.contains(where: \.isPossible)
    let possible = "the numbers with those that can't be told counted in"
    var keys = series.keys.map { words($0.value) }
    keys.insert(series.unit.rawValue, at: series.periodPlace)
    return "for each \(listed(keys)): "
      + listed(figures + (hasPossible ? [possible] : []))
  }

  private func words(_ column: NamedScalar) -> String {
    let value = words(column.value)
    if case .column(let reference) = column.value, reference.name == column.name {
      return column.name
    }
    return value == column.name ? value : "\(value) as \(column.name)"
  }

  private func words(_ function: AggregateFunction) -> String {
    switch function {
    case .count: "the number of rows"
    case .hedgedCount(let hedge):
      hedge == .possibly
        ? "the number of rows, those that can't be told counted in"
        : "the number of rows that can't be told"
    case .share: "the share in per cent"
    case .countWhere(let predicate): "the number of rows \(clause(predicate))"
    case .distinct(let value): "how many different values \(words(value)) has"
    case .sum(let value): "the sum of \(words(value))"
    case .mean(let value): "the mean of \(words(value))"
    case .median(let value): "the median of \(words(value))"
    case .quantile(let value, let fraction): "the \(fraction) quantile of \(words(value))"
    case .deviation(let value): "the standard deviation of \(words(value))"
    case .least(let value): "the least \(words(value))"
    case .greatest(let value): "the greatest \(words(value))"
    case .list(let value): "the list of every \(words(value))"
    }
  }

  private func indented(_ line: String) -> String { "  " + line }

  private static let listedMax = 12

  /// `a, b and c`; a long list is cut.
  func listed(_ parts: [String], _ last: String = "and") -> String {
    guard parts.count <= PlanWords.listedMax else {
      return parts.prefix(PlanWords.listedMax).joined(separator: ", ")
        + " \(last) \(parts.count - PlanWords.listedMax) more"
    }
    guard let end = parts.last, parts.count > 1 else { return parts.first ?? "nothing" }
    return parts.dropLast().joined(separator: ", ") + " \(last) \(end)"
  }
}

extension LogicalPlan {
  /// The table whose columns the rows have, if no step made columns.
  fileprivate var table: Int? {
    switch self {
    case .scan(let table): table
    case .filter(_, let input), .sort(_, let input), .limit(_, let input), .window(_, let input),
      .top(_, _, let input), .shared(let input):
      input.table
    case .combine(_, let left, _): left.table
    case .aggregate, .series, .project, .distinct, .join: nil
    }
  }

  /// The rows that a step takes; nil for a source and where two inputs meet.
  fileprivate var onlyInput: LogicalPlan? {
    switch self {
    case .scan, .combine, .join: nil
    case .filter(_, let input), .aggregate(_, let input), .series(_, let input),
      .project(_, let input),
      .distinct(_, let input), .sort(_, let input), .limit(_, let input), .window(_, let input),
      .top(_, _, let input), .shared(let input):
      input
    }
  }
}
