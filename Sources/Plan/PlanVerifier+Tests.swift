import Model

// What tests and computed values may read.
extension PlanCheck {
  mutating func check(_ predicate: Predicate, on shape: Shape) {
    switch predicate {
    case .constant: break
    case .and(let parts), .or(let parts): for part in parts { check(part, on: shape) }
    case .not(let inner), .hedged(_, let inner): check(inner, on: shape)
    case .values(let column, _):
      check(column, on: shape)
      require(column.type.isText, "\(column.name) is text, to be tested for values")
    case .days(let scalar, _):
      check(scalar, on: shape)
      require(scalar.type.isDate, "a test of days reads a date")
    case .compare(_, let left, let right):
      check(left, on: shape)
      check(right, on: shape)
      require(areComparable(left.type, right.type), "the sides of a comparison are of one kind")
    case .near(_, let days, let left, let right):
      check(left, on: shape)
      check(right, on: shape)
      require(left.type.isDate && right.type.isDate, "a distance is between dates")
      require(days >= 0, "a distance is not negative")
    case .status(let scalar, _): check(scalar, on: shape)
    case .text(_, let scalar, _), .pattern(let scalar, _):
      check(scalar, on: shape)
      require(scalar.type.isText, "a test of text reads text")
    case .mentions(let column, _):
      check(column, on: shape)
      require(column.type.isText, "words are looked for in text")
    case .truth(let scalar):
      check(scalar, on: shape)
      require(scalar.type == .boolean, "a truth is a boolean")
    case .related(let count, let relation, let inner):
      require(count >= 0, "a number of rows is not negative")
      check(relation, inner, on: shape)
    case .inQuery(let scalar, let plan):
      check(scalar, on: shape)
      guard case .columns(let columns) = self.shape(of: plan), let column = columns.first else {
        violations.append("a query of values shows columns")
        return
      }
      require(columns.count == 1, "a query of values has one column")
      require(areComparable(scalar.type, column.type), "a query has values of the tested kind")
    }
  }

  private mutating func check(_ relation: ChildRelation, _ inner: Predicate, on shape: Shape) {
    guard let start = shape.table, schema.tables.indices.contains(relation.table),
      schema.tables[relation.table].columns.indices.contains(relation.linkColumn)
    else {
      violations.append("only rows of a table have related rows")
      return
    }
    check(relation.key, on: shape)
    let link = schema.tables[relation.table].columns[relation.linkColumn].link
    require(
      link
        == LinkSchema(
          table: relation.key.links.last?.table ?? start, keyColumn: relation.key.column),
      "related rows lead to \(relation.key.name)")
    for value in relation.outer { check(value.value, on: shape) }
    let outside = relation.outer.map { ShapeColumn(name: $0.name, type: $0.value.type) }
    check(
      inner,
      on: outside.isEmpty
        ? .table(relation.table) : .widened(table: relation.table, outside))
  }

  mutating func check(_ scalar: Scalar, on shape: Shape) {
    switch scalar {
    case .column(let reference): check(reference, on: shape)
    case .constant: break
    case .calendarPeriod(_, let date), .weekday(let date), .moved(let date, _),
      .movedMonths(let date, _):
      check(date, on: shape)
      require(date.type.isDate, "a part of the calendar is of a date")
    case .arithmetic(_, let left, let right, _):
      check(left, on: shape)
      check(right, on: shape)
      require(isCount(left.type) && isCount(right.type), "arithmetic is of numbers")
    case .daysBetween(let left, let right), .age(let left, let right):
      check(left, on: shape)
      check(right, on: shape)
      require(left.type.isDate && right.type.isDate, "days lie between dates")
    case .truth(let predicate): check(predicate, on: shape)
    case .conditional(let predicate, let yes, let no):
      check(predicate, on: shape)
      check(yes, on: shape)
      check(no, on: shape)
      require(areComparable(yes.type, no.type), "the branches are of one kind")
    case .function(_, let argument): check(argument, on: shape)
    case .numberOf(let relation, let inner): check(relation, inner, on: shape)
    }
  }

  private func areComparable(_ left: ValueType, _ right: ValueType) -> Bool {
    left == right || left.isText && right.isText || left.isDate && right.isDate
      || isCount(left) && isCount(right)
  }

  private func isCount(_ type: ValueType) -> Bool { type.isNumeric || type == .days }
}
