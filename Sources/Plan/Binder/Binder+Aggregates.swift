import Language
import Model

// `count, mean x by key across key`: groups and what is computed of each.
extension Binder {
  mutating func bindAggregate(_ clause: AggregateSyntax, on relation: inout Relation) {
    let before = diagnostics.count
    let keys = clause.by.compactMap { bindKey($0, in: relation) }
    let across = clause.across.flatMap { bindKey($0, in: relation) }
    let functions = clause.aggregates.compactMap { bindFunction($0, in: relation) }
    guard diagnostics.count == before, functions.count == clause.aggregates.count,
      let aggregates = named(functions, clause, keys)
    else { return }
    let aggregation = Aggregation(keys: keys, aggregates: aggregates, across: across)
    var columns = shapeColumns(keys, in: relation)
    if across == nil {
      columns += aggregates.map { ShapeColumn(name: $0.name, type: $0.function.resultType) }
    }
    // One number says what it is of; a row of several is not one of them.
    let isOneNumber = across == nil && aggregates.count == 1
    let subject = !keys.isEmpty ? "groups" : isOneNumber ? relation.subject : "rows"
    // Aggregates see every row, in any order; a limit before them has put the rows in order
    // already.
    relation = Relation(
      plan: .aggregate(aggregation, relation.plan), shape: .columns(columns), axis: nil,
      isSorted: true, subject: subject,
      sourceSubject: relation.sourceSubject ?? relation.subject)
  }

  /// A key of `by`, `across`, `per`, `unique`, with the name it will have.
  mutating func bindKey(_ item: ItemSyntax, in relation: Relation) -> NamedScalar? {
    if let mistake = joinedKeys(item.value, in: relation) { return fail(mistake) }
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

  // Names that were given stay; those that were not keep out of their way. A share comes with the
  // count that it is of.
  private mutating func named(
    _ functions: [AggregateFunction], _ clause: AggregateSyntax, _ keys: [NamedScalar]
  ) -> [NamedAggregate]? {
    var taken: Set<String> = []
    let given =
      zip(keys, clause.by).map { ($0.name, $1.alias?.range ?? $1.value.range) }
      + clause.aggregates.compactMap { call in call.alias.map { ($0.text, $0.range) } }
    for (name, range) in given where !taken.insert(name).inserted {
      duplicate(name, at: range, remedy: "Name one of them with `as`.")
      return nil
    }
    var aggregates: [NamedAggregate] = []
    for (call, function) in zip(clause.aggregates, functions) {
      let name = call.alias?.text ?? free(defaultName(call), &taken)
      aggregates.append(NamedAggregate(name: name, function: function))
    }
    if functions.contains(.share), !functions.contains(.count) {
      aggregates.append(NamedAggregate(name: free("count", &taken), function: .count))
    }
    return aggregates
  }

  private func defaultName(_ call: AggregateSyntax.Call) -> String {
    let word = call.function.text
    let function = call.hedge.map { $0.rawValue + "_" + word } ?? word
    guard let first = call.arguments.first else { return function }
    let name = itemName(first)
    // Most names have no point, which is sooner seen than replaced.
    let isPath = name.utf8.contains(UInt8(ascii: "."))
    return function + "_" + (isPath ? name.replacing(".", with: "_") : name)
  }

  /// The name, or the name with a number where it is taken.
  func free(_ name: String, _ taken: inout Set<String>) -> String {
    var result = name
    var number = 2
    while !taken.insert(result).inserted {
      result = name + "_" + String(number)
      number += 1
    }
    return result
  }

  // MARK: Functions

  private mutating func bindFunction(
    _ call: AggregateSyntax.Call, in relation: Relation
  ) -> AggregateFunction? {
    let name = call.function.text
    if let hedge = call.hedge { return .hedgedCount(hedge) }
    switch (name, call.arguments.count) {
    case ("count", 0): return .count
    case ("share", 0): return .share
    case ("count", 1):
      return bindCondition(call.arguments[0], in: relation).map(AggregateFunction.countWhere)
    case ("quantile", 2): return bindQuantile(call, in: relation)
    case (_, 1) where name != "quantile": return bindOfValue(name, call, in: relation)
    default:
      let takes = name == "quantile" ? "a value and a fraction: quantile(x, 0.9)" : "one value"
      let values = call.arguments.map { SyntaxPrinter.text(of: $0) }
      let meant =
        name == "quantile"
        ? "quantile(\(values.first ?? "x"), 0.9)"
        : values.map { "\(name)(\($0))" }.joined(separator: ", ")
      return fail(
        Diagnostic(
          .wrongArguments, "`\(name)` takes \(takes).", at: call.range,
          fix: call.alias == nil && call.arguments.allSatisfy { $0.path != nil }
            ? .init(replace: call.range, with: meant) : nil))
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
          at: call.arguments[1].range,
          remedy: (1...100).contains(number) ? "Write \(number / 100)." : nil,
          fix: (1...100).contains(number)
            ? .init(replace: call.arguments[1].range, with: "\(number / 100)") : nil))
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
          remedy: scalar.type.isDate
            ? "Take the least or the greatest, or the days between two dates."
            : "Group by it, or count its values: distinct(…)."))
    }
    return scalar
  }
}
