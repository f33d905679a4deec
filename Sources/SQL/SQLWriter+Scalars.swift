import Language
import Model
import Plan

// Computed values.
extension SQLWriter {
  mutating func value(_ scalar: Scalar, in select: inout Select) throws(SQLRefusal) -> SQLValue {
    let value = try written(scalar, in: &select)
    try checkLength(value.first, value.last, value.none?.sql ?? "")
    return value
  }

  private mutating func written(
    _ scalar: Scalar, in select: inout Select
  ) throws(SQLRefusal) -> SQLValue {
    switch scalar {
    case .arithmetic(let operation, let left, let right, let type):
      return try arithmetic(operation, left, right, type, in: &select)
    case .truth(let predicate): return try truth(of: predicate, in: &select)
    case .conditional(let condition, let then, let otherwise):
      return try conditional(condition, then, otherwise, scalar.type, in: &select)
    case .numberOf(let relation, let inner):
      return try numberOf(relation, inner, in: &select)
    case .function(let function, let argument):
      return try applied(function, argument, in: &select)
    default: return try simple(scalar, in: &select)
    }
  }

  private mutating func simple(
    _ scalar: Scalar, in select: inout Select
  ) throws(SQLRefusal) -> SQLValue {
    switch scalar {
    case .column(let reference): return column(reference, in: &select)
    case .constant(let value, let type): return try constant(value, type)
    case .calendarPeriod(let unit, let date):
      return period(unit, try value(date, in: &select))
    case .daysBetween(let left, let right): return try distance(left, right, in: &select)
    case .moved(let date, let days): return try moved(try value(date, in: &select), days)
    case .movedMonths(let date, let months):
      return try moved(try value(date, in: &select), months: months)
    case .age(let born, let day): return try age(born, day, in: &select)
    case .weekday(let date): return weekday(of: try value(date, in: &select))
    case .arithmetic, .truth, .conditional, .numberOf, .function:
      return try value(scalar, in: &select)
    }
  }

  private mutating func applied(
    _ function: ScalarFunction, _ argument: Scalar, in select: inout Select
  ) throws(SQLRefusal) -> SQLValue {
    try applied(function, try value(argument, in: &select))
  }

  private mutating func truth(
    of predicate: Predicate, in select: inout Select
  ) throws(SQLRefusal) -> SQLValue {
    SQLValue(.boolean, truth(try verdict(predicate, in: &select)))
  }

  // What nests is kept apart from what does not, so that each level takes little of the stack.
  private mutating func arithmetic(
    _ operation: ArithmeticOperator, _ left: Scalar, _ right: Scalar, _ type: ValueType,
    in select: inout Select
  ) throws(SQLRefusal) -> SQLValue {
    let one = try value(left, in: &select)
    let other = try value(right, in: &select)
    return try arithmetic(operation, one, other, type)
  }

  private mutating func distance(
    _ left: Scalar, _ right: Scalar, in select: inout Select
  ) throws(SQLRefusal) -> SQLValue {
    let one = try value(left, in: &select)
    let other = try value(right, in: &select)
    return SQLValue(
      .days, daysBetween(one.first, other.last), daysBetween(one.last, other.first),
      none: one.eitherNone(other))
  }

  private mutating func age(
    _ born: Scalar, _ day: Scalar, in select: inout Select
  ) throws(SQLRefusal) -> SQLValue {
    let one = try value(born, in: &select)
    return try age(one, on: try value(day, in: &select))
  }

  private mutating func conditional(
    _ condition: Predicate, _ then: Scalar, _ otherwise: Scalar, _ type: ValueType,
    in select: inout Select
  ) throws(SQLRefusal) -> SQLValue {
    let verdict = try verdict(condition, in: &select)
    let one = try value(then, in: &select)
    let other = try value(otherwise, in: &select)
    return try chosen(verdict, one, other, type)
  }

  // MARK: - Columns

  /// A stored column; of a table that a link may not reach, none is false and not NULL.
  func stored(_ column: Int, of table: Int, as alias: String, isOptional: Bool) -> SQLValue {
    let schema = schema.tables[table].columns[column]
    func part(_ part: StoredColumn.Part) -> String {
      "\(alias).\(dialect.name(StoredColumn.name(of: schema.name, part)))"
    }
    let hasBounds = schema.type.hasBounds
    var value = SQLValue(
      schema.type, part(hasBounds ? .first : .value), part(hasBounds ? .last : .value),
      none: schema.emptyIsNone ? Condition(part(.none), mayBeNull: isOptional) : nil)
    if schema.type.isText {
      value.origin = SQLValue.Origin(table: table, column: column)
      if carried.contains(.folded) { value.folded = part(.folded) }
      if carried.contains(.words) { value.words = part(.words) }
    }
    return value
  }

  private mutating func column(_ reference: ColumnReference, in select: inout Select) -> SQLValue {
    guard !reference.links.isEmpty, let start = select.table else {
      return select.columns[reference.column]
    }
    var table = start
    var alias = select.alias
    var none: [Condition] = []
    for count in reference.links.indices {
      let links = Array(reference.links[...count])
      let step = reference.links[count]
      // What is read through a link that is none is none.
      let link = stored(step.column, of: table, as: alias, isOptional: count > 0)
      none += link.none.map { [$0] } ?? []
      alias = join(links, step, from: alias, of: table, in: &select)
      table = step.table
    }
    var value = stored(reference.column, of: table, as: alias, isOptional: true)
    none += value.none.map { [$0] } ?? []
    value.none = none.isEmpty ? nil : .any(none)
    return value
  }

  private mutating func join(
    _ links: [LinkStep], _ step: LinkStep, from alias: String, of table: Int,
    in select: inout Select
  ) -> String {
    let place = Join.Source.links(links)
    if let join = select.joins.first(where: { $0.source == place }) { return join.alias }
    let target = nextAlias()
    let source = schema.tables[table].columns[step.column]
    let key = schema.tables[step.table].columns[source.link?.keyColumn ?? 0].name
    let clause =
      "LEFT JOIN \(dialect.name(schema.tables[step.table].name)) AS \(target) ON "
      + "\(target).\(dialect.name(key)) = \(alias).\(dialect.name(source.name))"
    select.joins.append(Join(source: place, alias: target, clause: clause))
    return target
  }

  // MARK: - Constants

  private func constant(_ value: Value, _ type: ValueType) throws(SQLRefusal) -> SQLValue {
    switch value {
    case .unknown: return SQLValue(type, "NULL")
    case .none: return SQLValue(type, "NULL", none: .yes)
    case .text(let text):
      var result = SQLValue(type, try literal(text))
      result.texts = [text]
      if carried.contains(.folded) { result.folded = dialect.literal(folded(text)) }
      if carried.contains(.words) { result.words = dialect.literal(StoredColumn.words(of: text)) }
      return result
    case .integer(let number):
      return SQLValue(type, type == .number ? "\(number)e0" : String(number))
    case .number(let number):
      let digits = "\(number)"
      return SQLValue(type, digits.contains("e") ? digits : digits + "e0")
    case .boolean(let bit): return SQLValue(type, bit ? "TRUE" : "FALSE")
    case .date(let date, _):
      return SQLValue(type, try day(date.earliest), try day(date.latest))
    case .days(let least, let most): return SQLValue(type, String(least), String(most))
    }
  }

  /// A day as a literal; open ends as they are stored.
  func day(_ day: Day) throws(SQLRefusal) -> String {
    let stored =
      day <= .distantPast ? dialect.openStart : day >= .distantFuture ? dialect.openEnd : day
    guard dialect.openStart <= stored, stored <= dialect.openEnd else {
      throw refuse("The day \(day.text)")
    }
    return filled(dialect.dateLiteral, stored.text)
  }

  // MARK: - Arithmetic

  private func arithmetic(
    _ operation: ArithmeticOperator, _ left: SQLValue, _ right: SQLValue, _ type: ValueType
  ) throws(SQLRefusal) -> SQLValue {
    let none = left.eitherNone(right)
    if type == .days {
      let isSum = operation == .add
      guard isSum || operation == .subtract else { throw refuse("`\(operation.rawValue)` of days") }
      let sign = operation.rawValue
      return SQLValue(
        .days, "(\(left.first) \(sign) \(isSum ? right.first : right.last))",
        "(\(left.last) \(sign) \(isSum ? right.last : right.first))", none: none)
    }
    let (one, other) = (exact(left), exact(right))
    switch operation {
    case .add, .subtract, .multiply:
      return SQLValue(type, "(\(one) \(operation.rawValue) \(other))", none: none)
    case .divide:
      let divided = "CAST(\(one) AS \(dialect.types.number))"
      return SQLValue(type, "(\(divided) / NULLIF(\(other), 0))", none: none)
    case .remainder:
      let divisor = "NULLIF(\(other), 0)"
      if type == .integer { return SQLValue(type, "(\(one) % \(divisor))", none: none) }
      return SQLValue(type, filled(dialect.numbers.remainder, one, divisor), none: none)
    }
  }

  /// The value where it is known exactly, else NULL.
  func exact(_ value: SQLValue) -> String {
    switch value.type {
    case .period(let unit):
      "CASE WHEN \(value.last) = \(end(of: unit, value.first)) THEN \(value.first) END"
    case _ where value.first != value.last:
      "CASE WHEN \(value.first) = \(value.last) THEN \(value.first) END"
    default: value.first
    }
  }
}
