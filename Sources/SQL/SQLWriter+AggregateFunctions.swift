import Model
import Plan

// What is computed of a group. Where a database has no function for it, windows over the group come
// first.
extension SQLWriter {
  func value(of input: AggregateInput) throws(SQLRefusal) -> SQLValue {
    let value = input.value
    switch input.function {
    case .count, .countWhere, .hedgedCount: return SQLValue(.integer, input.count)
    case .distinct: return SQLValue(.integer, "COUNT(DISTINCT \(value))")
    case .share:
      let count = "CAST(\(input.count) AS \(dialect.types.number))"
      return SQLValue(.number, "\(count) * 100 / NULLIF(SUM(\(input.count)) OVER (), 0)")
    case .sum: return SQLValue(input.function.resultType, "SUM(\(value))")
    case .mean: return SQLValue(.number, "AVG(\(value))")
    case .median: return quantile(input, 0.5)
    case .quantile(_, let fraction): return quantile(input, fraction)
    case .deviation: return deviation(input)
    case .least(let scalar): return extreme(value, scalar.type, isLeast: true)
    case .greatest(let scalar): return extreme(value, scalar.type, isLeast: false)
    case .list(let scalar):
      if let list = input.parts[.list] {
        // SQLite takes a list of one empty text for no list.
        return SQLValue(
          .text, "CASE WHEN COUNT(\(value)) > 0 THEN COALESCE(MAX(\(list)), '') END")
      }
      let text = dialect.collated(try member(value, scalar.type), .text)
      return SQLValue(.text, filled(dialect.aggregates.list ?? "", text))
    }
  }

  /// Adds what an aggregate needs to know of the whole group, in each row.
  func prepare(_ input: inout AggregateInput, within keys: [SQLValue]) {
    guard input.isPrepared else { return }
    let groups = keys.flatMap(\.parts)
    let value = input.value
    let order = dialect.collated(value, argumentType(input))
    switch input.function {
    case .deviation: input.parts[.mean] = "AVG(\(value)) OVER (\(window(groups, nil)))"
    case .list:
      input.parts[.place] =
        "ROW_NUMBER() OVER (\(window(groups + [order], "\(order) NULLS LAST")))"
    default:
      input.parts[.place] = "ROW_NUMBER() OVER (\(window(groups, "\(order) NULLS LAST")))"
      input.parts[.number] = "COUNT(\(value)) OVER (\(window(groups, nil)))"
    }
  }

  /// Adds the list of the group's values, in each row.
  func list(_ input: inout AggregateInput, within keys: [SQLValue]) throws(SQLRefusal) {
    guard let place = input.parts[.place] else { return }
    let type = argumentType(input)
    let text = try member(input.value, type)
    let order = "\(dialect.collated(input.value, type)) NULLS LAST"
    let rows = "ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING"
    input.parts[.list] = filled(
      dialect.aggregates.listOver, "CASE WHEN \(place) = 1 THEN \(text) END",
      "\(window(keys.flatMap(\.parts), order)) \(rows)")
    input.parts[.place] = nil
  }

  private func argumentType(_ input: AggregateInput) -> ValueType {
    input.function.arguments.first?.type ?? .integer
  }

  private func window(_ groups: [String], _ order: String?) -> String {
    let partition = groups.isEmpty ? nil : "PARTITION BY \(groups.joined(separator: ", "))"
    return [partition, order.map { "ORDER BY \($0)" }].compactMap(\.self).joined(separator: " ")
  }

  // MARK: - Functions

  // From the neighbour below the place as far towards the one above as the place is: computed as
  // the engine does, so that the last bit is the same, and with it the order of what ties.
  private func quantile(_ input: AggregateInput, _ fraction: Double) -> SQLValue {
    let value = input.value
    guard let row = input.parts[.place], let number = input.parts[.number] else {
      return SQLValue(.number, filled(dialect.aggregates.quantile ?? "", value, "\(fraction)"))
    }
    let place = "\(fraction) * (\(number) - 1)"
    let below = "CAST(\(place) AS \(dialect.types.integer))"
    let first = "MAX(CASE \(row) - 1 WHEN \(below) THEN \(value) END)"
    let next = "MAX(CASE \(row) - 1 WHEN \(below) + 1 THEN \(value) END)"
    return SQLValue(
      .number,
      "(\(first) + MAX(\(place) - \(below)) * (COALESCE(\(next), \(first)) - \(first)))")
  }

  private func deviation(_ input: AggregateInput) -> SQLValue {
    let value = input.value
    guard let mean = input.parts[.mean] else {
      return SQLValue(.number, filled(dialect.aggregates.deviation ?? "", value))
    }
    let distance = "(\(value) - \(mean))"
    return SQLValue(
      .number,
      "CASE WHEN COUNT(\(value)) > 1 "
        + "THEN SQRT(SUM(\(distance) * \(distance)) / (COUNT(\(value)) - 1)) END")
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

  /// A value as it stands in a list.
  private func member(_ value: String, _ type: ValueType) throws(SQLRefusal) -> String {
    let text = dialect.types.text
    switch type {
    case .text, .category: return value
    case .boolean: return "CASE WHEN \(value) THEN 'yes' WHEN NOT \(value) THEN 'no' END"
    case .integer, .days: return "CAST(\(value) AS \(text))"
    case .number:
      let whole = "CAST(\(value) AS \(dialect.types.integer))"
      return "CASE WHEN ABS(\(value)) >= 9e15 OR \(value) <> \(whole) "
        + "THEN CAST(\(value) AS \(text)) ELSE CAST(\(whole) AS \(text)) END"
    case .date: return filled(dialect.calendar.day, value)
    case .period(let unit): return periodText(value, unit)
    case .weekday: return weekdayText(value)
    }
  }
}
