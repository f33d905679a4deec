package import Model

/// Checks what every plan must be: columns that exist, with the types their tables have; links that
/// lead where they say; tests of what they can test; nothing empty that must not be.
package enum PlanVerifier {
  /// The laws that a plan breaks, in words; none for a sound plan.
  package static func violations(of plan: LogicalPlan, schema: Schema) -> [String] {
    var check = PlanCheck(schema: schema)
    _ = check.shape(of: plan)
    return check.violations
  }
}

/// The laws broken so far, while a plan is walked.
struct PlanCheck {
  let schema: Schema
  var violations: [String] = []

  /// Checks a plan from its tables up, and gives the columns of its rows.
  mutating func shape(of plan: LogicalPlan) -> Shape {
    if case .scan(let table) = plan, !schema.tables.indices.contains(table) {
      violations.append("table \(table) exists")
      return .columns([])
    }
    let inputs = plan.inputs.map { shape(of: $0) }
    if let input = inputs.first { check(plan, over: input, inputs.last ?? input) }
    return plan.shape(over: inputs)
  }

  private mutating func check(_ plan: LogicalPlan, over shape: Shape, _ other: Shape) {
    switch plan {
    case .scan, .shared: break
    case .filter(let predicate, _): check(predicate, on: shape)
    case .aggregate(let aggregation, _): check(aggregation, on: shape)
    case .series(let series, _): check(series, on: shape)
    case .project(let columns, _), .distinct(let columns, _):
      require(!columns.isEmpty, "a projection has columns")
      require(Set(columns.map(\.name)).count == columns.count, "columns differ in name")
      for column in columns { check(column.value, on: shape) }
    case .sort(let keys, _): check(keys, on: shape)
    case .limit(let limit, _):
      require(limit.count >= 0, "a limit is not negative")
      for key in limit.per { check(key, on: shape) }
    case .top(let count, let keys, _):
      require(count >= 0, "a limit is not negative")
      check(keys, on: shape)
    case .window(let columns, _): check(columns, on: shape)
    case .combine:
      if let table = shape.table, table == other.table { return }
      require(types(shape) == types(other), "both sides have the same columns")
    case .join(_, _, let predicate):
      guard case .columns(let one) = shape, case .columns(let other) = other else {
        violations.append("a join is of made columns")
        return
      }
      require(
        Set((one + other).map(\.name)).count == one.count + other.count, "columns differ in name")
      check(predicate, on: .columns(one + other))
    }
  }

  private mutating func check(_ keys: [SortKey], on shape: Shape) {
    require(!keys.isEmpty, "a sort has keys")
    for key in keys { check(key.value, on: shape) }
  }

  private mutating func check(_ aggregation: Aggregation, on shape: Shape) {
    require(!aggregation.aggregates.isEmpty, "an aggregation computes something")
    let keys = aggregation.keys + [aggregation.across].compactMap(\.self)
    for key in keys { check(key.value, on: shape) }
    for aggregate in aggregation.aggregates {
      for scalar in aggregate.function.arguments { check(scalar, on: shape) }
      if case .countWhere(let predicate) = aggregate.function { check(predicate, on: shape) }
    }
  }

  private mutating func check(_ series: StateSeries, on shape: Shape) {
    require(!series.figures.isEmpty, "a series counts something")
    require(!series.to.isEmpty, "a state ends")
    require((0...series.keys.count).contains(series.periodPlace), "a period is among the keys")
    for scalar in series.scalars { check(scalar, on: shape) }
    for date in [series.from] + series.to {
      require(date.type == .date, "a state is between dates")
    }
  }

  private mutating func check(_ columns: [WindowColumn], on shape: Shape) {
    require(!columns.isEmpty, "a window computes something")
    for column in columns {
      for scalar in column.scalars { check(scalar, on: shape) }
      switch column.function {
      case .total(let value):
        require(value.type.isNumeric || value.type == .days, "a running total is of numbers")
      case .rank: require(!column.window.order.isEmpty, "a rank has an order")
      case .prior, .next: break
      }
    }
  }

  private func types(_ shape: Shape) -> [ValueType] {
    switch shape {
    case .table(let table): schema.tables[table].columns.map(\.type)
    case .widened(let table, let columns):
      schema.tables[table].columns.map(\.type) + columns.map(\.type)
    case .columns(let columns): columns.map(\.type)
    }
  }

  mutating func check(_ reference: ColumnReference, on shape: Shape) {
    switch shape {
    case .columns(let columns): check(reference, made: columns, from: 0)
    case .widened(let table, let columns)
    where reference.links.isEmpty && reference.column >= schema.tables[table].columns.count:
      check(reference, made: columns, from: schema.tables[table].columns.count)
    case .table(let start), .widened(let start, _):
      var table = start
      for step in reference.links {
        guard schema.tables[table].columns.indices.contains(step.column),
          schema.tables[table].columns[step.column].link?.table == step.table
        else {
          violations.append("the links of \(reference.name) lead where they say")
          return
        }
        table = step.table
      }
      let columns = schema.tables[table].columns
      guard columns.indices.contains(reference.column) else {
        violations.append("column \(reference.column) of \(schema.tables[table].name) exists")
        return
      }
      require(columns[reference.column].type == reference.type, "\(reference.name) has its type")
    }
  }

  private mutating func check(
    _ reference: ColumnReference, made columns: [ShapeColumn], from first: Int
  ) {
    require(reference.links.isEmpty, "made columns have no links: \(reference.name)")
    let place = reference.column - first
    guard columns.indices.contains(place) else {
      violations.append("column \(reference.column) of \(first + columns.count) exists")
      return
    }
    require(columns[place].type == reference.type, "\(reference.name) has its type")
  }

  mutating func require(_ condition: Bool, _ law: String) {
    if !condition { violations.append(law) }
  }
}
