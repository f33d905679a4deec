import Language
import Model

/// The rows of a group.
struct Members {
  /// Those that are in.
  var certain: [Row] = []
  /// Those that may be in.
  var unsure: [Row] = []
}

/// What is computed of a group.
struct Aggregate {
  /// The column's name and type; its value is the group's.
  let column: NamedQuantity
  /// Of the group's rows, and the number of all rows.
  let value: (Members, Int) -> Value
  /// True if a combination of keys that no row has counts as zero.
  var isCount = false
  /// True for `count` alone.
  var isPlainCount = false
}

extension Interpreter {
  // Names that were given stay; the others keep out of their way. A share comes with its count.
  mutating func aggregates(
    _ calls: [AggregateSyntax.Call], beside keys: [NamedQuantity], in scope: Scope
  ) throws(ReferenceRefusal) -> [Aggregate] {
    var taken = keys.map(\.name) + calls.compactMap { $0.alias?.text }
    guard Set(taken).count == taken.count else { throw .meaningless("two columns of one name") }
    func free(_ name: String) -> String {
      let names = [name] + (2...(taken.count + 2)).map { name + "_" + String($0) }
      let chosen = names.first { !taken.contains($0) } ?? name
      taken.append(chosen)
      return chosen
    }
    var aggregates: [Aggregate] = []
    for call in calls {
      let name = call.alias?.text ?? free(heading(call))
      aggregates.append(try aggregate(call, name: name, in: scope))
    }
    let hasShare = calls.contains { $0.function.text.lowercased() == "share" }
    if hasShare, !aggregates.contains(where: \.isPlainCount) {
      aggregates.append(count(named: free("count")))
    }
    return aggregates
  }

  private mutating func count(named name: String) -> Aggregate {
    Aggregate(
      column: column(name, .integer), value: { rows, _ in .integer(rows.certain.count) },
      isCount: true,
      isPlainCount: true)
  }

  private mutating func aggregate(
    _ call: AggregateSyntax.Call, name: String, in scope: Scope
  ) throws(ReferenceRefusal) -> Aggregate {
    let function = call.function.text.lowercased()
    if let hedge = call.hedge {
      return Aggregate(
        column: column(name, .integer),
        value: { rows, _ in
          .integer(rows.unsure.count + (hedge == .possibly ? rows.certain.count : 0))
        }, isCount: true)
    }
    switch (function, call.arguments.count) {
    case ("count", 0): return count(named: name)
    case ("share", 0):
      return Aggregate(
        column: column(name, .number),
        value: { rows, total in
          total == 0 ? .unknown : .number(Double(rows.certain.count) * 100 / Double(total))
        }, isCount: true)
    case ("count", 1):
      let condition = try condition(call.arguments[0], in: scope)
      return Aggregate(
        column: column(name, .integer),
        value: { rows, _ in .integer(rows.certain.count { condition.truth(of: $0) == .yes }) },
        isCount: true)
    case ("quantile", 2): return try quantile(call, name: name, in: scope)
    case (_, 1): return try aggregate(function, of: call.arguments[0], name: name, in: scope)
    default: throw .meaningless("`\(function)` of \(call.arguments.count) values")
    }
  }

  private mutating func column(_ name: String, _ type: ValueType) -> NamedQuantity {
    NamedQuantity(name: name, quantity: constant(.unknown, type))
  }

  private mutating func quantile(
    _ call: AggregateSyntax.Call, name: String, in scope: Scope
  ) throws(ReferenceRefusal) -> Aggregate {
    let quantity = try countable(call.arguments[0], in: scope)
    guard case .number(let text) = call.arguments[1].kind, let place = Double(text),
      (0...1).contains(place)
    else { throw .meaningless("a quantile's fraction is from 0 to 1") }
    return Aggregate(column: column(name, .number)) { rows, _ in
      number(quantileOf(exactNumbers(quantity, rows.certain), place))
    }
  }

  private mutating func countable(
    _ expression: ExpressionSyntax, in scope: Scope
  ) throws(ReferenceRefusal) -> Quantity {
    let quantity = try quantity(expression, in: scope)
    guard quantity.type.isNumeric || quantity.type == .days else {
      throw .meaningless("numbers are needed")
    }
    return quantity
  }

  private mutating func aggregate(
    _ function: String, of expression: ExpressionSyntax, name: String, in scope: Scope
  ) throws(ReferenceRefusal) -> Aggregate {
    switch function {
    case "mean":
      return try statistic(name, expression, in: scope) { numbers in
        numbers.isEmpty ? nil : numbers.reduce(0, +) / Double(numbers.count)
      }
    case "median": return try statistic(name, expression, in: scope) { quantileOf($0, 0.5) }
    case "deviation": return try statistic(name, expression, in: scope, deviation)
    case "sum":
      let quantity = try countable(expression, in: scope)
      return Aggregate(column: column(name, quantity.type)) { rows, _ in
        sum(exactValues(quantity, rows.certain))
      }
    default: break
    }
    let quantity = try quantity(expression, in: scope)
    switch function {
    case "least", "greatest":
      let isLeast = function == "least"
      return Aggregate(column: column(name, quantity.type)) { rows, _ in
        let values = exactValues(quantity, rows.certain)
        return values.dropFirst().reduce(values.first ?? .unknown) { best, value in
          precedence(value, best) == (isLeast ? .before : .after) ? value : best
        }
      }
    case "distinct":
      return Aggregate(
        column: column(name, .integer),
        value: { rows, _ in .integer(Set(exactValues(quantity, rows.certain).map(\.identity)).count)
        },
        isCount: true)
    case "list":
      return Aggregate(column: column(name, .text)) { rows, _ in
        let texts = different(exactValues(quantity, rows.certain)).map { $0.heading(quantity.type) }
        return texts.isEmpty ? .unknown : .text(texts.joined(separator: "; "))
      }
    default: throw .meaningless("no aggregate '\(function)'")
    }
  }

  private mutating func statistic(
    _ name: String, _ expression: ExpressionSyntax, in scope: Scope,
    _ compute: @escaping ([Double]) -> Double?
  ) throws(ReferenceRefusal) -> Aggregate {
    let quantity = try countable(expression, in: scope)
    return Aggregate(column: column(name, .number)) { rows, _ in
      number(compute(exactNumbers(quantity, rows.certain)))
    }
  }
}

// MARK: - Of the values of a group

/// The values of some rows without unknown, none and imprecise ones.
func exactValues(_ quantity: Quantity, _ rows: [Row]) -> [Value] {
  rows.map(quantity.value).filter { $0.isExact(quantity.type) }
}

private func exactNumbers(_ quantity: Quantity, _ rows: [Row]) -> [Double] {
  exactValues(quantity, rows).compactMap(\.exactDouble).sorted()
}

private func number(_ result: Double?) -> Value {
  guard let result, result.isFinite else { return .unknown }
  return .number(result)
}

private func different(_ values: [Value]) -> [Value] {
  var seen: Set<Value> = []
  return values.filter { seen.insert($0.identity).inserted }
    .sorted { precedence($0, $1) == .before }
}

func sum(_ values: [Value]) -> Value {
  guard let first = values.first else { return .unknown }
  return values.dropFirst().reduce(first) { sofar, value in
    switch (sofar, value) {
    case (.integer(let one), .integer(let other)):
      let (sum, overflow) = one.addingReportingOverflow(other)
      return overflow ? .number(Double(one) + Double(other)) : .integer(sum)
    case (.days(let least, let most), .days(let otherLeast, let otherMost)):
      return .days(least: least + otherLeast, most: most + otherMost)
    default:
      let sum = (sofar.asDouble ?? 0) + (value.asDouble ?? 0)
      return sum.isFinite ? .number(sum) : .unknown
    }
  }
}

/// The sample standard deviation.
private func deviation(_ numbers: [Double]) -> Double? {
  guard numbers.count > 1 else { return nil }
  let mean = numbers.reduce(0, +) / Double(numbers.count)
  let squares = numbers.map { ($0 - mean) * ($0 - mean) }.reduce(0, +)
  return (squares / Double(numbers.count - 1)).squareRoot()
}

/// Of ascending numbers, linear between neighbours (Hyndman and Fan, type 7).
private func quantileOf(_ numbers: [Double], _ fraction: Double) -> Double? {
  guard !numbers.isEmpty else { return nil }
  let place = fraction * Double(numbers.count - 1)
  let below = Int(place.rounded(.down))
  let above = min(below + 1, numbers.count - 1)
  return numbers[below] + (place - Double(below)) * (numbers[above] - numbers[below])
}
