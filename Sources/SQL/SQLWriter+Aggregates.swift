import Language
import Model
import Plan

// Groups. Unknown is a group of its own, and so is none: `GROUP BY` takes NULLs for one value.
extension SQLWriter {
  mutating func aggregate(
    _ aggregation: Aggregation, _ input: Select
  ) throws(SQLRefusal) -> Select {
    guard aggregation.across == nil else {
      throw refuse(
        "`across`, whose columns only the data tells,",
        "Put the key after `by` and lay it out later.")
    }
    var select = try settled(input)
    if select.groups != nil { select = try closed(select, ordered: false) }
    var keys: [SQLValue] = []
    for key in aggregation.keys { keys.append(try grouped(try value(key.value, in: &select))) }
    var inputs: [String] = []
    for aggregate in aggregation.aggregates {
      inputs.append(try counted(aggregate.function, in: &select))
    }
    if aggregation.keys.contains(where: { !$0.value.isColumn }) || !select.isPlain {
      (select, keys, inputs) = try computed(aggregation, keys, inputs, of: select)
    }
    var values: [SQLValue] = []
    for (aggregate, input) in zip(aggregation.aggregates, inputs) {
      values.append(try value(of: aggregate.function, input))
    }
    select.names = aggregation.keys.map(\.name) + aggregation.aggregates.map(\.name)
    select.columns = keys + values
    select.groups = keys.flatMap(\.parts)
    select.table = nil
    select.isPlain = false
    select.order = keys.flatMap { order(of: $0) }
    if let key = keys.first, !key.type.isOrdered, let first = values.first {
      // Shares are ordered as their counts; no row number can be given by a share.
      let isShare = aggregation.aggregates[0].function == .share
      select.order =
        order(of: isShare ? SQLValue(.integer, "COUNT(*)") : first, isDescending: true)
        + select.order
    }
    let hasShares = aggregation.aggregates.contains { $0.function == .share }
    return hasShares ? try closed(select) : select
  }

  // Keys and inputs that are computed get columns first, so that each is written once.
  private mutating func computed(
    _ aggregation: Aggregation, _ keys: [SQLValue], _ inputs: [String], of select: Select
  ) throws(SQLRefusal) -> (Select, [SQLValue], [String]) {
    var inner = select
    inner.names = aggregation.keys.map(\.name)
    inner.columns = keys
    var names = UniqueNames()
    var extra: [SelectItem] = []
    var columns: [String?] = []
    for (aggregate, input) in zip(aggregation.aggregates, inputs) {
      guard !input.isEmpty else {
        columns.append(nil)
        continue
      }
      let name = names.take("_of_" + aggregate.name)
      extra.append(SelectItem(expression: input, name: name))
      columns.append(name)
    }
    if keys.isEmpty && extra.isEmpty {
      extra = [SelectItem(expression: "1", name: StoredColumn.rowName)]
    }
    let closed = try closed(inner, ordered: false, extra: extra)
    let inputs = columns.map { $0.map { "\(closed.alias).\(dialect.name($0))" } ?? "" }
    return (closed, closed.columns, inputs)
  }

  /// What an aggregate reads of each row: NULL where the row does not count; empty if it reads
  /// nothing.
  private mutating func counted(
    _ function: AggregateFunction, in select: inout Select
  ) throws(SQLRefusal) -> String {
    if case .countWhere(let predicate) = function {
      return "CASE WHEN \(try verdict(predicate, in: &select).yes.sql) THEN 1 END"
    }
    guard let argument = function.arguments.first else { return "" }
    return exact(try value(argument, in: &select))
  }

  // MARK: - Functions

  private func value(
    of function: AggregateFunction, _ input: String
  ) throws(SQLRefusal) -> SQLValue {
    let type = function.resultType
    switch function {
    case .count: return SQLValue(.integer, "COUNT(*)")
    case .hedgedCount(let hedge):
      throw refuse("`\(hedge.rawValue) count`", "Count `where possibly …`.")
    case .countWhere: return SQLValue(.integer, "COUNT(\(input))")
    case .distinct: return SQLValue(.integer, "COUNT(DISTINCT \(input))")
    case .share:
      let count = "CAST(COUNT(*) AS \(dialect.types.number))"
      return SQLValue(.number, "\(count) * 100 / NULLIF(SUM(COUNT(*)) OVER (), 0)")
    case .sum: return SQLValue(type, "SUM(\(input))")
    case .mean: return SQLValue(.number, "AVG(\(input))")
    case .median: return try quantile(input, 0.5)
    case .quantile(_, let fraction): return try quantile(input, fraction)
    case .deviation:
      guard let template = dialect.aggregates.deviation else { throw refuse("`deviation`") }
      return SQLValue(.number, filled(template, input))
    case .least(let value): return extreme(input, value.type, isLeast: true)
    case .greatest(let value): return extreme(input, value.type, isLeast: false)
    case .list(let value):
      guard value.type.isText else { throw refuse("`list` of what is no text") }
      guard let template = dialect.aggregates.list else { throw refuse("`list`") }
      return SQLValue(.text, filled(template, dialect.collated(input, .text)))
    }
  }

  private func quantile(_ input: String, _ fraction: Double) throws(SQLRefusal) -> SQLValue {
    guard let template = dialect.aggregates.quantile else {
      throw refuse("`median` and `quantile`", "Take the `mean`, or another dialect.")
    }
    return SQLValue(.number, filled(template, input, "\(fraction)"))
  }

  private func extreme(_ input: String, _ type: ValueType, isLeast: Bool) -> SQLValue {
    let aggregates = dialect.aggregates
    let template =
      type == .boolean
      ? (isLeast ? aggregates.leastBoolean : aggregates.greatestBoolean)
      : (isLeast ? "MIN({0})" : "MAX({0})")
    let value = filled(template, dialect.collated(input, type))
    guard case .period(let unit) = type else { return SQLValue(type, value) }
    return SQLValue(type, value, end(of: unit, value))
  }
}

extension Scalar {
  fileprivate var isColumn: Bool {
    if case .column = self { return true }
    return false
  }
}

extension ValueType {
  /// True for dates, periods and numbers, which groups are sorted by.
  fileprivate var isOrdered: Bool { isDate || isNumeric || self == .days }
}
