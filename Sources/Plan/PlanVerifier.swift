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

  /// The columns that a plan's rows have; for `across`, those before the columns that the data
  /// decides.
  package static func shape(of plan: LogicalPlan, schema: Schema) -> Shape {
    var check = PlanCheck(schema: schema)
    return check.shape(of: plan)
  }
}

/// The laws broken so far, while a plan is walked.
struct PlanCheck {
  let schema: Schema
  var violations: [String] = []

  mutating func shape(of plan: LogicalPlan) -> Shape {
    switch plan {
    case .scan(let table):
      guard schema.tables.indices.contains(table) else {
        violations.append("table \(table) exists")
        return .columns([])
      }
      return .table(table)
    case .filter(let predicate, let input):
      let shape = shape(of: input)
      check(predicate, on: shape)
      return shape
    case .aggregate(let aggregation, let input):
      return self.shape(of: aggregation, on: shape(of: input))
    case .series(let series, let input):
      return self.shape(of: series, on: shape(of: input))
    case .project(let columns, let input), .distinct(let columns, let input):
      let shape = shape(of: input)
      require(!columns.isEmpty, "a projection has columns")
      require(Set(columns.map(\.name)).count == columns.count, "columns differ in name")
      for column in columns { check(column.value, on: shape) }
      return made(columns, on: shape)
    case .sort(let keys, let input):
      let shape = shape(of: input)
      require(!keys.isEmpty, "a sort has keys")
      for key in keys { check(key.value, on: shape) }
      return shape
    case .limit(let limit, let input):
      let shape = shape(of: input)
      require(limit.count >= 0, "a limit is not negative")
      for key in limit.per { check(key, on: shape) }
      return shape
    case .top(let count, let keys, let input):
      require(count >= 0, "a limit is not negative")
      return self.shape(of: .sort(keys, input))
    case .shared(let input): return shape(of: input)
    case .window(let columns, let input):
      return self.shape(of: columns, on: shape(of: input))
    case .combine(_, let left, let right):
      let shape = shape(of: left)
      let other = self.shape(of: right)
      if let table = shape.table, table == other.table { return .table(table) }
      require(types(shape) == types(other), "both sides have the same columns")
      return shape
    case .join(let left, let right, let predicate):
      guard case .columns(let one) = shape(of: left), case .columns(let other) = shape(of: right)
      else {
        violations.append("a join is of made columns")
        return .columns([])
      }
      require(
        Set((one + other).map(\.name)).count == one.count + other.count, "columns differ in name")
      check(predicate, on: .columns(one + other))
      return .columns(one + other)
    }
  }

  private mutating func shape(of aggregation: Aggregation, on shape: Shape) -> Shape {
    require(!aggregation.aggregates.isEmpty, "an aggregation computes something")
    let keys = aggregation.keys + [aggregation.across].compactMap(\.self)
    for key in keys { check(key.value, on: shape) }
    for aggregate in aggregation.aggregates {
      for scalar in aggregate.function.arguments { check(scalar, on: shape) }
      if case .countWhere(let predicate) = aggregate.function { check(predicate, on: shape) }
    }
    let made = self.made(aggregation.keys, on: shape)
    guard aggregation.across == nil, case .columns(let columns) = made else { return made }
    return .columns(
      columns
        + aggregation.aggregates.map {
          ShapeColumn(name: $0.name, type: $0.function.resultType)
        })
  }

  private mutating func shape(of series: StateSeries, on shape: Shape) -> Shape {
    require(!series.figures.isEmpty, "a series counts something")
    require(!series.to.isEmpty, "a state ends")
    require((0...series.keys.count).contains(series.periodPlace), "a period is among the keys")
    for scalar in series.scalars { check(scalar, on: shape) }
    for date in [series.from] + series.to {
      require(date.type == .date, "a state is between dates")
    }
    return .columns(series.columns)
  }

  private mutating func shape(of columns: [WindowColumn], on shape: Shape) -> Shape {
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
    let added = columns.map { ShapeColumn(name: $0.name, type: $0.function.resultType) }
    return switch shape {
    case .table(let table): .widened(table: table, added)
    case .widened(let table, let columns): .widened(table: table, columns + added)
    case .columns(let columns): .columns(columns + added)
    }
  }

  private func made(_ columns: [NamedScalar], on shape: Shape) -> Shape {
    .columns(columns.map { ShapeColumn(name: $0.name, type: $0.value.type) })
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
