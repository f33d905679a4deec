import Language
import Model
import Plan
import Store

// From what the plan names to concrete columns. Dictionary codes first appear here.

extension Execution {
  /// A predicate over the columns of a shape.
  ///
  /// - Throws: `interrupted`, `unsupported`, `malformedPlan`.
  mutating func lower(
    _ predicate: Predicate, over shape: Shape
  ) throws(ExecutionError) -> Test {
    switch predicate {
    case .constant(let truth): return .constant(truth)
    case .and(let parts): return .all(try lower(parts, over: shape))
    case .or(let parts): return .or(try lower(parts, over: shape))
    case .not(let part): return .not(try lower(part, over: shape))
    case .hedged(let hedge, let part): return .hedged(hedge, try lower(part, over: shape))
    default: return try lowerLeaf(predicate, over: shape)
    }
  }

  private mutating func lower(
    _ parts: [Predicate], over shape: Shape
  ) throws(ExecutionError) -> [Test] {
    var result: [Test] = []
    for part in parts { result.append(try lower(part, over: shape)) }
    return result
  }

  /// A test of values: made once for the table that a link leads to, if that has no more rows.
  private mutating func lowerLeaf(
    _ predicate: Predicate, over shape: Shape
  ) throws(ExecutionError) -> Test {
    // Most tests are of a table's own columns.
    if shape.table != nil, !predicate.readsLinks { return try lowerHere(predicate, over: shape) }
    let isAtLinks = choices.contains(.testAtLinks)
    if isAtLinks, let test = try linkedCodeTest(predicate, over: shape) { return test }
    if let test = try repeatedValueTest(predicate, over: shape) { return test }
    guard isAtLinks, let links = predicate.sharedLinks, !links.isEmpty, let last = links.last,
      casebook.tables.indices.contains(last.table),
      CostModel.isLessToTestTargets(
        casebook.tables[last.table].rowCount, of: shape.rowCount,
        test: PredicateEstimate(of: predicate, casebook.schema).cost)
    else { return try lowerHere(predicate, over: shape) }
    let rows = try rows(along: links, from: shape)
    // A test of none is another than of unknown: where links end in none, values are tested here.
    guard !rows.contains(NoRow.none) else { return try lowerHere(predicate, over: shape) }
    expectReadying(Double((links.count - 1) * shape.rowCount) * Costs.gathered)
    let truths = try foundBefore(predicate.withoutLinks, of: try scan(last.table).shape)
    return .linked(truths, rows: rows, missing: predicate.truthOfUnknown)
  }

  private mutating func lowerHere(
    _ predicate: Predicate, over shape: Shape
  ) throws(ExecutionError) -> Test {
    switch predicate {
    case .values(let reference, let match):
      return try lowerValues(match, of: reference, over: shape)
    case .days(let scalar, let set):
      let date = try lower(scalar, over: shape)
      guard let periods = set.periods else {
        return .weekdays(date, WeekdayPeriods(set), includesNone: set.includesNone)
      }
      let sorted = SortedPeriods(periods)
      return rangeTest(date, sorted, includesNone: set.includesNone)
        ?? .days(date, sorted, includesNone: set.includesNone)
    case .compare(let comparison, let left, let right):
      return try lowerComparison(comparison, left, right, over: shape)
    case .near(let direction, let days, let left, let right):
      return .near(
        direction, days: days, try lower(left, over: shape), try lower(right, over: shape))
    case .status(let scalar, let status): return .status(try lower(scalar, over: shape), status)
    case .text(let operation, let scalar, let text):
      guard let set = TextSet(operation, text) else { throw .unsupported(operation.rawValue) }
      return try textTest(try lower(scalar, over: shape), set)
    case .pattern(let scalar, let pattern):
      return try patternTest(try lower(scalar, over: shape), pattern)
    case .mentions(let reference, let words):
      return try mentionTest(words, of: reference, over: shape)
    case .truth(let scalar):
      if case .truth(let inner) = scalar { return try lower(inner, over: shape) }
      return .truth(try lower(scalar, over: shape))
    case .related(let count, let relation, let inner):
      return try lowerRelated(atLeast: count, relation, inner, over: shape)
    case .inQuery(let scalar, let plan):
      return try lowerMembership(try lower(scalar, over: shape), scalar.type, in: plan)
    default: return try lower(predicate, over: shape)
    }
  }

  /// A comparison; of a dictionary column with a constant, a set of codes.
  private mutating func lowerComparison(
    _ comparison: ComparisonOperator, _ left: Scalar, _ right: Scalar, over shape: Shape
  ) throws(ExecutionError) -> Test {
    if case .constant(.text(let text), _) = right {
      return try textTest(try lower(left, over: shape), .comparing(comparison, text))
    }
    if case .constant(.text(let text), _) = left {
      return try textTest(try lower(right, over: shape), .comparing(comparison.mirrored, text))
    }
    let (one, other) = (try lower(left, over: shape), try lower(right, over: shape))
    return rangeTest(comparison, one, other) ?? .compare(comparison, one, other)
  }

  /// Whether a text is in a set: once for each value of a dictionary, else row by row.
  mutating func textTest(
    _ computation: Computation, _ set: TextSet
  ) throws(ExecutionError) -> Test {
    if case .column(let source) = computation, let test = try searchTest(set, of: source) {
      return test
    }
    if case .column(let source) = computation, let dictionary = source.column.dictionary {
      expectReadying(dictionary.arena.searchCost)
      return codesTest(source, CodeSet(set.members(of: dictionary)))
    }
    return .texts(computation, set)
  }

  /// A scalar over the columns of a shape.
  ///
  /// - Throws: as for predicates.
  mutating func lower(
    _ scalar: Scalar, over shape: Shape
  ) throws(ExecutionError) -> Computation {
    switch scalar {
    case .column(let reference): return .column(try resolve(reference, in: shape))
    case .constant(let value, let type): return .constant(value, type)
    case .calendarPeriod(let unit, let inner):
      return .calendarPeriod(unit, try lower(inner, over: shape))
    case .weekday(let inner): return .weekday(try lower(inner, over: shape))
    case .arithmetic(let operation, let left, let right, let type):
      return .arithmetic(
        operation, try lower(left, over: shape), try lower(right, over: shape), type)
    case .daysBetween(let left, let right):
      return .daysBetween(try lower(left, over: shape), minus: try lower(right, over: shape))
    case .moved(let inner, let days): return .moved(try lower(inner, over: shape), days: days)
    case .movedMonths(let inner, let months):
      return .movedMonths(try lower(inner, over: shape), months: months)
    case .age(let born, let day):
      return .age(try lower(born, over: shape), on: try lower(day, over: shape))
    case .truth(let predicate): return .truth(try lower(predicate, over: shape))
    case .conditional(let condition, let then, let otherwise):
      return .conditional(
        try lower(condition, over: shape), try lower(then, over: shape),
        try lower(otherwise, over: shape), scalar.type)
    case .function(let function, let inner):
      return .function(function, try lower(inner, over: shape))
    case .numberOf(let relation, let inner):
      return .column(try numberOf(relation, inner, over: shape))
    }
  }

  // MARK: - Columns and links

  /// The column that a reference names.
  func resolve(
    _ reference: ColumnReference, in shape: Shape
  ) throws(ExecutionError) -> MappedColumn {
    guard let last = reference.links.last else {
      guard shape.columns.indices.contains(reference.column) else {
        throw .malformedPlan("no column \(reference.column), '\(reference.name)'")
      }
      return shape.columns[reference.column]
    }
    guard casebook.tables.indices.contains(last.table),
      casebook.tables[last.table].stored.indices.contains(reference.column)
    else { throw .malformedPlan("no column '\(reference.name)'") }
    return MappedColumn(
      name: reference.name, stored: casebook.tables[last.table].stored[reference.column],
      rows: try rows(along: reference.links, from: shape),
      origin: ColumnOrigin(table: last.table, column: reference.column))
  }

  /// The row at the end of some links for each row of a shape; ``NoRow`` where there is none.
  func rows(along links: [LinkStep], from shape: Shape) throws(ExecutionError) -> [Int32] {
    guard let start = shape.table else { throw .malformedPlan("a computed row has no links") }
    var table = start.index
    var rows = start.rows
    for step in links {
      guard let link = casebook.tables[table].links[step.column]?.value,
        casebook.tables.indices.contains(step.table)
      else {
        throw .malformedPlan("no link at column \(step.column) of table \(table)")
      }
      let targets = link.targets(besides: casebook.tables[table].columns[step.column].none)
      rows = rows.map { composed($0, through: targets) } ?? targets
      table = step.table
    }
    return rows ?? []
  }
}

extension LinkIndex {
  /// The rows pointed to, with ``NoRow/none`` where the cell says that there is none.
  fileprivate func targets(besides none: Bitmap?) -> [Int32] {
    var result = targets.array
    guard let none else { return result }
    for row in none.rows { result[Int(row)] = NoRow.none }
    return result
  }
}

extension Column {
  /// The dictionary of a column of codes.
  var dictionary: TextDictionary? {
    switch storage {
    case .codes8(_, let dictionary), .codes16(_, let dictionary), .codes32(_, let dictionary):
      dictionary
    default: nil
    }
  }
}

extension ComparisonOperator {
  /// The comparison with its sides exchanged.
  var mirrored: ComparisonOperator {
    switch self {
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    case .equal, .notEqual: self
    }
  }
}
