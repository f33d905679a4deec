import Language
import Model

// `count, mean x by key across key`: groups and what is computed of each.
extension Binder {
  mutating func bindAggregate(_ clause: AggregateSyntax, on relation: inout Relation) {
    let before = diagnostics.count
    let keys = clause.by.compactMap { bindKey($0, in: relation) }
    let across = clause.across.flatMap { bindKey($0, in: relation) }
    var aggregates: [NamedAggregate] = []
    for call in clause.aggregates {
      guard let function = bindFunction(call, in: relation) else { continue }
      let name = call.alias?.text ?? defaultName(call)
      aggregates.append(NamedAggregate(name: unique(name, among: aggregates), function: function))
    }
    guard diagnostics.count == before, noDuplicates(clause) else { return }
    let aggregation = Aggregation(keys: keys, aggregates: aggregates, across: across)
    let shape = relation.shape
    let plan = LogicalPlan.aggregate(aggregation, visible(relation))
    var columns = keys.map {
      ShapeColumn(
        name: $0.name, type: $0.value.type, categories: categories(of: $0.value, in: shape))
    }
    if across == nil {
      columns += aggregates.map { ShapeColumn(name: $0.name, type: $0.function.resultType) }
    }
    relation = Relation(
      plan: plan, shape: .columns(columns), axis: nil, isSorted: true,
      subject: keys.isEmpty ? relation.subject : "groups")
  }

  // Aggregates see every row, in any order; a limit before them has put the rows in order already.
  private func visible(_ relation: Relation) -> LogicalPlan { relation.plan }

  /// A key of `by`, `across`, `per`, `unique`, with the name it will have.
  mutating func bindKey(_ item: ItemSyntax, in relation: Relation) -> NamedScalar? {
    guard let scalar = bindScalar(item.value, in: relation) else { return nil }
    return NamedScalar(name: item.alias?.text ?? itemName(item.value), value: scalar)
  }

  /// The heading of an expression that was given no name.
  func itemName(_ expression: ExpressionSyntax) -> String {
    switch expression.kind {
    case .path(let path):
      return path.names.first?.text == "this"
        ? Path(Array(path.names.dropFirst())).text : path.text
    case .countColumn: return "count"
    case .call(let name, let arguments, _):
      return ([name.text] + arguments.map(itemName)).joined(separator: "_")
    case .arithmetic(_, let left, let right): return itemName(left) + "_" + itemName(right)
    case .number(let text), .date(let text): return text
    case .comparison(_, let left, _), .status(let left, _, _), .time(let left, _):
      return itemName(left)
    default: return "value"
    }
  }

  private func defaultName(_ call: AggregateSyntax.Call) -> String {
    guard let first = call.arguments.first else { return call.function.text.lowercased() }
    let function = call.function.text.lowercased()
    return function + "_" + itemName(first).replacing(".", with: "_")
  }

  private func unique(_ name: String, among aggregates: [NamedAggregate]) -> String {
    var result = name
    var number = 2
    while aggregates.contains(where: { $0.name == result }) {
      result = name + "_" + String(number)
      number += 1
    }
    return result
  }

  private mutating func noDuplicates(_ clause: AggregateSyntax) -> Bool {
    var names: [String] = []
    let named =
      clause.by.map { ($0.alias?.text ?? itemName($0.value), $0.alias?.range ?? $0.value.range) }
      + clause.aggregates.compactMap { call in call.alias.map { ($0.text, $0.range) } }
    for (name, range) in named {
      if names.contains(name) {
        diagnostics.append(
          Diagnostic(
            .duplicateName, "Two columns are called '\(name)'.", at: range,
            remedy: "Name one of them with `as`."))
        return false
      }
      names.append(name)
    }
    return true
  }

  // MARK: Functions

  private mutating func bindFunction(
    _ call: AggregateSyntax.Call, in relation: Relation
  ) -> AggregateFunction? {
    let name = call.function.text.lowercased()
    switch (name, call.arguments.count) {
    case ("count", 0): return .count
    case ("share", 0): return .share
    case ("count", 1):
      return bindCondition(call.arguments[0], in: relation).map(AggregateFunction.countWhere)
    case ("quantile", 2): return bindQuantile(call, in: relation)
    case (_, 1): return bindOfValue(name, call, in: relation)
    default:
      let takes = name == "quantile" ? "a value and a fraction: quantile(x, 0.9)" : "one value"
      return fail(
        Diagnostic(
          .wrongArguments, "`\(name)` takes \(takes).", at: call.range))
    }
  }

  private mutating func bindQuantile(
    _ call: AggregateSyntax.Call, in relation: Relation
  ) -> AggregateFunction? {
    guard let value = countable("quantile", call.arguments[0], in: relation),
      let fraction = bindScalar(call.arguments[1], in: relation)
    else { return nil }
    let number: Double
    switch fraction {
    case .constant(.integer(let integer), _): number = Double(integer)
    case .constant(.number(let double), _): number = double
    default: number = -1
    }
    guard (0...1).contains(number) else {
      return fail(
        Diagnostic(
          .wrongArguments, "A quantile's fraction is a number from 0 to 1.",
          at: call.arguments[1].range))
    }
    return .quantile(value, number)
  }

  private mutating func bindOfValue(
    _ name: String, _ call: AggregateSyntax.Call, in relation: Relation
  ) -> AggregateFunction? {
    let argument = call.arguments[0]
    switch name {
    case "sum":
      guard let value = countable(name, argument, in: relation) else { return nil }
      return .sum(value)
    case "mean": return countable(name, argument, in: relation).map(AggregateFunction.mean)
    case "median": return countable(name, argument, in: relation).map(AggregateFunction.median)
    case "deviation":
      return countable(name, argument, in: relation).map(AggregateFunction.deviation)
    case "least": return bindScalar(argument, in: relation).map(AggregateFunction.least)
    case "greatest": return bindScalar(argument, in: relation).map(AggregateFunction.greatest)
    case "distinct": return bindScalar(argument, in: relation).map(AggregateFunction.distinct)
    case "list": return bindScalar(argument, in: relation).map(AggregateFunction.list)
    default:
      return fail(
        Diagnostic(
          .unknownFunction, "There is no aggregate '\(call.function.text)'.",
          at: call.function.range))
    }
  }

  private mutating func countable(
    _ name: String, _ argument: ExpressionSyntax, in relation: Relation
  ) -> Scalar? {
    guard let scalar = bindScalar(argument, in: relation) else { return nil }
    guard scalar.type.isNumeric || scalar.type == .days else {
      return fail(
        Diagnostic(
          .typeMismatch, "`\(name)` needs numbers, and this is \(article(scalar.type)).",
          at: argument.range,
          remedy: scalar.type.isText ? "Group by it, or count its values: distinct(…)." : nil))
    }
    return scalar
  }
}
