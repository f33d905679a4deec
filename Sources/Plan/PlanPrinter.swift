import FullText
import Language
package import Model
import Pattern

/// Prints plans as indented lines, the last step first, for `explain` and for tests.
package struct PlanPrinter: Sendable {
  private let schema: Schema

  /// Makes a printer for plans on a schema.
  package init(schema: Schema) { self.schema = schema }

  /// The lines of a plan.
  package func lines(_ plan: LogicalPlan) -> [String] { lines(plan, depth: 0) }

  private func lines(_ plan: LogicalPlan, depth: Int) -> [String] {
    let indent = String(repeating: "  ", count: depth)
    let (line, inputs) = step(plan)
    return [indent + line] + inputs.flatMap { lines($0, depth: depth + 1) }
  }

  private func step(_ plan: LogicalPlan) -> (String, [LogicalPlan]) {
    switch plan {
    case .scan(let table): ("scan " + schema.tables[table].name, [])
    case .filter(let predicate, let input): ("filter " + text(predicate), [input])
    case .aggregate(let aggregation, let input): ("aggregate " + text(aggregation), [input])
    case .series(let series, let input): ("series " + text(series), [input])
    case .project(let columns, let input): ("project " + text(columns), [input])
    case .distinct(let keys, let input): ("distinct " + text(keys), [input])
    case .sort(let keys, let input):
      ("sort " + text(keys), [input])
    case .limit(let limit, let input): (text(limit), [input])
    case .top(let count, let keys, let input): ("first \(count) by " + text(keys), [input])
    case .shared(let input): ("once", [input])
    case .window(let columns, let input):
      ("window " + columns.map(text).joined(separator: ", "), [input])
    case .combine(let setOperator, let left, let right): (setOperator.rawValue, [left, right])
    case .join(let left, let right, let predicate): ("join on " + text(predicate), [left, right])
    }
  }

  private func text(_ keys: [SortKey]) -> String {
    keys.map { text($0.value) + ($0.isDescending ? " desc" : "") }.joined(separator: ", ")
  }

  private func text(_ column: WindowColumn) -> String {
    let window = column.window
    let by = window.keys.isEmpty ? [] : ["by " + window.keys.map(text).joined(separator: ", ")]
    let order = window.order.isEmpty ? [] : ["sort " + text(window.order)]
    return text(column.function) + " over (" + (by + order).joined(separator: " ") + ")"
  }

  /// A window's function on one line.
  package func text(_ function: WindowFunction) -> String {
    switch function {
    case .prior(let value): "prior(\(text(value)))"
    case .next(let value): "next(\(text(value)))"
    case .total(let value): "total(\(text(value)))"
    case .rank: "rank()"
    }
  }

  private func text(_ limit: Limit) -> String {
    let per = limit.per.isEmpty ? "" : " per " + limit.per.map(text).joined(separator: ", ")
    return "\(limit.kind.rawValue) \(limit.count)\(per)"
  }

  private func text(_ columns: [NamedScalar]) -> String {
    columns.map { column in
      let value = text(column.value)
      return value == column.name ? value : value + " as " + column.name
    }.joined(separator: ", ")
  }

  private func text(_ aggregation: Aggregation) -> String {
    let aggregates = aggregation.aggregates.map { text($0.function) + " as " + $0.name }
    let by = aggregation.keys.isEmpty ? "" : " by " + text(aggregation.keys)
    let across = aggregation.across.map { " across " + text([$0]) } ?? ""
    return aggregates.joined(separator: ", ") + by + across
  }

  private func text(_ series: StateSeries) -> String {
    let figures = series.figures.map { figure in
      (figure.isPossible ? "possibly " : "") + figure.counted.rawValue + " as " + figure.name
    }
    var keys = series.keys.map { text([$0]) }
    let name = series.periodName == series.unit.rawValue ? "" : " as " + series.periodName
    keys.insert(series.unit.rawValue + name, at: series.periodPlace)
    let ends = series.to.map(text).joined(separator: ", ")
    return figures.joined(separator: ", ") + " by " + keys.joined(separator: ", ")
      + " from \(text(series.from)) to \(ends) until \(series.asOf.text)"
  }

  private func text(_ function: AggregateFunction) -> String {
    switch function {
    case .count: "count"
    case .hedgedCount(let hedge): "\(hedge.rawValue) count"
    case .share: "share"
    case .countWhere(let predicate): "count(\(text(predicate)))"
    case .distinct(let value): "distinct(\(text(value)))"
    case .sum(let value): "sum(\(text(value)))"
    case .mean(let value): "mean(\(text(value)))"
    case .median(let value): "median(\(text(value)))"
    case .quantile(let value, let fraction): "quantile(\(text(value)), \(fraction))"
    case .deviation(let value): "deviation(\(text(value)))"
    case .least(let value): "least(\(text(value)))"
    case .greatest(let value): "greatest(\(text(value)))"
    case .list(let value): "list(\(text(value)))"
    }
  }
}

// MARK: - Scalars and predicates

extension PlanPrinter {
  /// A scalar on one line.
  package func text(_ scalar: Scalar) -> String {
    switch scalar {
    case .column(let reference): reference.name
    case .constant(.integer(let number), .weekday):
      Weekday(rawValue: number)?.name ?? String(number)
    case .constant(let value, _): text(value)
    case .calendarPeriod(let unit, let date): "\(unit.rawValue)(\(text(date)))"
    case .weekday(let date): "weekday(\(text(date)))"
    case .arithmetic(let operation, let left, let right, _):
      "(\(text(left)) \(operation.rawValue) \(text(right)))"
    case .daysBetween(let left, let right): "days(\(text(right)) to \(text(left)))"
    case .moved(let date, let days): "(\(text(date)) + \(days) days)"
    case .movedMonths(let date, let months): "(\(text(date)) + \(months) months)"
    case .age(let born, let day): "age(\(text(born)) on \(text(day)))"
    case .truth(let predicate): "(\(text(predicate)))"
    case .conditional(let predicate, let yes, let no):
      "if \(text(predicate)) then \(text(yes)) else \(text(no))"
    case .function(let function, let argument): "\(function.rawValue)(\(text(argument)))"
    case .numberOf(let relation, let predicate):
      "number of \(text(relation)) (\(text(predicate)))"
    }
  }

  /// A predicate on one line.
  package func text(_ predicate: Predicate) -> String {
    switch predicate {
    case .constant(let truth): "\(truth)"
    case .and(let parts): "and(" + parts.map(text).joined(separator: ", ") + ")"
    case .or(let parts): "or(" + parts.map(text).joined(separator: ", ") + ")"
    case .not(let inner): "not(\(text(inner)))"
    case .hedged(let hedge, let inner): "\(hedge.rawValue)(\(text(inner)))"
    case .values(let column, let match):
      "values(\(column.name), \(match.mode.rawValue): \(text(match.values)))"
    case .days(let scalar, let set): "days(\(text(scalar)), \(text(set)))"
    case .compare(let comparison, let left, let right):
      "\(text(left)) \(comparison.rawValue) \(text(right))"
    case .near(let direction, let days, let left, let right):
      "\(text(left)) within \(days) days \(direction.rawValue) \(text(right))"
    case .status(let scalar, let status): "\(text(scalar)) is \(status.rawValue)"
    case .text(let operation, let scalar, let needle):
      "\(text(scalar)) \(operation.rawValue) \"\(needle)\""
    case .pattern(let scalar, let pattern): "\(text(scalar)) matches /\(pattern.text)/"
    case .mentions(let column, let words):
      "\(column.name) mentions \(QuotedText.quoting(words.text))"
    case .truth(let scalar): text(scalar)
    case .related(let count, let relation, let predicate):
      "at least \(count) \(text(relation)) (\(text(predicate)))"
    case .inQuery(let scalar, let plan):
      "\(text(scalar)) in (\(lines(plan).map(trimmed).joined(separator: " < ")))"
    }
  }

  private func trimmed(_ line: String) -> Substring { line.drop { $0 == " " } }

  // `statements.case_id = id`: whose rows, and which of their links leads to which key.
  private func text(_ relation: ChildRelation) -> String {
    let table = schema.tables[relation.table]
    return "\(table.name).\(table.columns[relation.linkColumn].name) = \(relation.key.name)"
  }

  // A list of thousands would hide the plan.
  private func text(_ values: [String]) -> String {
    let shown = values.prefix(PlanPrinter.listedMax).joined(separator: ", ")
    return values.count > PlanPrinter.listedMax ? "\(shown), … (\(values.count))" : shown
  }

  private static let listedMax = 12

  private func text(_ set: DaySet) -> String {
    let none = set.includesNone ? " or none" : ""
    if let periods = set.periods { return text(periods) + none }
    return Weekday.allCases.compactMap { day in
      let periods = set.periods(on: day)
      if periods == .empty { return nil }
      return periods == .all ? day.name : "\(day.name) \(text(periods))"
    }.joined(separator: " or ") + none
  }

  private func text(_ set: PeriodSet) -> String {
    let periods = set.periods.prefix(PlanPrinter.listedMax).map { period in
      if period.isDay { return period.first.text }
      if period.first <= .distantPast && period.last >= .distantFuture { return "ever" }
      let first = period.first <= .distantPast ? ".." : period.first.text
      let last = period.last >= .distantFuture ? ".." : period.last.text
      return first + "/" + last
    }
    let count = set.periods.count
    let more = count > periods.count ? " or … (\(count))" : ""
    return periods.isEmpty ? "never" : periods.joined(separator: " or ") + more
  }

  private func text(_ value: Value) -> String {
    switch value {
    case .unknown: "unknown"
    case .none: "none"
    case .text(let text): "\"\(text)\""
    case .integer(let value): String(value)
    case .number(let value): String(value)
    case .boolean(let value): value ? "yes" : "no"
    case .date(_, let notation): notation
    case .days(let least, let most): least == most ? "\(least) days" : "\(least)–\(most) days"
    }
  }
}
