import Language
import Model
import Plan

// Groups. Unknown is a group of its own, and so is none: `GROUP BY` takes NULLs for one value.
extension SQLWriter {
  mutating func aggregate(
    _ aggregation: Aggregation, of input: LogicalPlan
  ) throws(SQLRefusal) -> Select {
    guard aggregation.across == nil else {
      throw refuse(
        "`across`, whose columns only the data tells,",
        "Put the key after `by` and lay it out later.")
    }
    let outer = carriesUnsure
    carriesUnsure = aggregation.aggregates.contains(where: \.function.isHedged)
    defer { carriesUnsure = outer }
    var select = try settled(try self.select(input))
    if select.groups != nil { select = try closed(select, ordered: false) }
    var keys: [SQLValue] = []
    for key in aggregation.keys { keys.append(try grouped(try value(key.value, in: &select))) }
    let isSure = carriesUnsure && !select.keeps.isCertain ? select.keeps.yes : nil
    var inputs: [AggregateInput] = []
    for aggregate in aggregation.aggregates {
      inputs.append(try self.input(of: aggregate, isSure, in: &select))
    }
    if carriesUnsure { select.keeps = Verdict(certain: select.keeps.possible) }
    if aggregation.keys.contains(where: { !$0.value.isColumn }) || !select.isPlain
      || isSure != nil || inputs.contains(where: \.isPrepared)
    {
      for place in inputs.indices { prepare(&inputs[place], within: keys) }
      select = try computed(aggregation.keys.map(\.name), keys, &inputs, of: select)
      keys = select.columns
    }
    if inputs.contains(where: \.isListed) {
      for place in inputs.indices where inputs[place].isListed {
        try list(&inputs[place], within: keys)
      }
      select = try computed(aggregation.keys.map(\.name), keys, &inputs, of: select)
      keys = select.columns
    }
    return try grouping(aggregation, keys, inputs, select)
  }

  private mutating func grouping(
    _ aggregation: Aggregation, _ keys: [SQLValue], _ inputs: [AggregateInput], _ rows: Select
  ) throws(SQLRefusal) -> Select {
    var select = rows
    var values: [SQLValue] = []
    for input in inputs { values.append(try value(of: input)) }
    select.names = aggregation.keys.map(\.name) + aggregation.aggregates.map(\.name)
    select.columns = keys + values
    select.groups = keys.flatMap(\.parts)
    select.table = nil
    select.isPlain = false
    select.order = keys.flatMap { order(of: $0) }
    if let key = keys.first, !key.type.isOrdered, let first = values.first, let input = inputs.first
    {
      // Shares are ordered as their counts; no row number can be given by a share.
      let isShare = input.function == .share
      select.order =
        order(of: isShare ? SQLValue(.integer, input.count) : first, isDescending: true)
        + select.order
    }
    let hasShares = inputs.contains { $0.function == .share }
    return hasShares ? try closed(select) : select
  }

  // Keys and inputs that are computed get columns first, so that each is written once.
  private mutating func computed(
    _ names: [String], _ keys: [SQLValue], _ inputs: inout [AggregateInput], of select: Select
  ) throws(SQLRefusal) -> Select {
    var inner = select
    inner.names = names
    inner.columns = keys
    var taken = UniqueNames()
    var items: [SelectItem] = []
    var columns: [[AggregateInput.Part: String]] = []
    for input in inputs {
      var named: [AggregateInput.Part: String] = [:]
      for (part, expression) in input.parts.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
        let name = taken.take("_\(part.rawValue)_" + input.name)
        items.append(SelectItem(expression: expression, name: name))
        named[part] = dialect.name(name)
      }
      columns.append(named)
    }
    if keys.isEmpty && items.isEmpty {
      items = [SelectItem(expression: "1", name: StoredColumn.rowName)]
    }
    let closed = try closed(inner, ordered: false, extra: items)
    for place in inputs.indices {
      inputs[place].parts = columns[place].mapValues { "\(closed.alias).\($0)" }
    }
    return closed
  }

  // MARK: - What is read of each row

  /// What an aggregate reads of each row: NULL where the row does not count.
  private mutating func input(
    of aggregate: NamedAggregate, _ isSure: Condition?, in select: inout Select
  ) throws(SQLRefusal) -> AggregateInput {
    var input = AggregateInput(name: aggregate.name, function: aggregate.function)
    func sure(_ condition: Condition) -> Condition {
      isSure.map { .all([$0, condition]) } ?? condition
    }
    func one(_ condition: Condition) -> String { "CASE WHEN \(condition.sql) THEN 1 END" }
    switch aggregate.function {
    case .hedgedCount(.possibly): return input
    case .hedgedCount(.unsure): input.parts[.value] = one(isSure?.negated ?? .no)
    case .countWhere(let predicate):
      input.parts[.value] = one(sure(try verdict(predicate, in: &select).yes))
    default:
      guard let argument = aggregate.function.arguments.first else {
        input.parts[.value] = isSure.map(one)
        return input
      }
      var value = exact(try value(argument, in: &select))
      // Counts are never NULL, and nor is what some databases compute of none of them.
      if select.table == nil { value = filled(dialect.aggregates.nullable, value) }
      input.parts[.value] = isSure.map { "CASE WHEN \($0.sql) THEN \(value) END" } ?? value
      input.isPrepared = isPrepared(aggregate.function)
    }
    if case .list = aggregate.function { input.isListed = input.isPrepared }
    return input
  }

  private func isPrepared(_ function: AggregateFunction) -> Bool {
    let aggregates = dialect.aggregates
    return switch function {
    case .median, .quantile: aggregates.quantile == nil
    case .deviation: aggregates.deviation == nil
    case .list(let value):
      aggregates.list == nil || value.type.isNumeric || value.type == .days
        || value.type == .weekday
    default: false
    }
  }
}

/// What an aggregate is computed from.
struct AggregateInput: Hashable {
  let name: String
  let function: AggregateFunction
  /// Expressions of a row.
  var parts: [Part: String] = [:]
  /// True if some parts are windows over the group.
  var isPrepared = false
  /// True if one is a list of the group's values.
  var isListed = false

  /// What is read of each row.
  enum Part: String {
    /// The value; NULL where the row does not count.
    case value = "of"
    /// Its place among the group's values.
    case place
    /// How many of those there are.
    case number
    /// Their mean.
    case mean
    /// The list of them.
    case list
  }

  var value: String { parts[.value] ?? "" }
  /// The number of rows that count.
  var count: String { parts[.value].map { "COUNT(\($0))" } ?? "COUNT(*)" }
}

extension AggregateFunction {
  fileprivate var isHedged: Bool {
    if case .hedgedCount = self { return true }
    return false
  }
}

extension Scalar {
  /// True for a column as it stands.
  var isColumn: Bool {
    if case .column = self { return true }
    return false
  }
}

extension ValueType {
  /// True for dates, periods, weekdays and numbers, which groups are sorted by.
  fileprivate var isOrdered: Bool {
    isDate || isNumeric || self == .days || self == .weekday
  }
}
