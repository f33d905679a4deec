import Model
import Plan
import Store

/// Rows for which a query could not tell when their shape was left behind.
struct DepartedRows: Sendable {
  /// The shape that the rows belong to.
  let start: Shape
  /// What the relation says of the rows of its shape.
  private let truth: TruthSet
  /// The row of `start` for each row of the relation's shape; nil if they are the same.
  let startRows: [Int32]?
  /// What windows computed, over the rows of `start`, in the order of the plan.
  let windows: [MappedColumn]
  /// Rows of which only this is known, in place of all other.
  let unknown: [Unknown]

  /// How many rows can't be told because some columns are unknown there.
  struct Unknown: Sendable {
    let columns: [ColumnReference]
    let count: Int
  }

  /// Rows of a table that were counted, not found.
  init(of table: Shape, unknown: [Unknown]) {
    start = table
    truth = TruthSet(certain: Bitmap(repeating: false, count: 0))
    startRows = nil
    windows = []
    self.unknown = unknown
  }

  init(of relation: Relation) {
    start = relation.start
    truth = relation.truth
    startRows = relation.startRows
    windows = relation.windows
    unknown = []
  }

  /// How many rows are unsure.
  var count: Int { truth.unsureCount + unknown.reduce(0) { $0 + $1.count } }

  /// How many rows its shape has.
  var rowCount: Int { truth.count }

  /// The unsure rows, as bits of the relation's shape.
  var unsure: Bitmap { truth.unsure }

  /// The unsure rows, as rows of `start`.
  var rows: [Int32] {
    let rows = unsure.rows
    return startRows.map { composed(rows, through: $0) } ?? rows
  }
}

/// What the rows are that a query may have left out; the first that there are is told.
private enum RowKind: Int, Comparable {
  case ofTable, pair, group

  static func < (left: RowKind, right: RowKind) -> Bool { left.rawValue < right.rawValue }
}

extension Execution {
  /// Remembers the rows for which a relation can't tell, before they become something else.
  mutating func depart(_ relation: Relation) {
    departed.append(DepartedRows(of: relation))
  }

  /// The account of the rows that may belong to the answer: of a table's rows if there are any,
  /// else of pairs of rows, else of groups.
  ///
  /// - Throws: `interrupted`, `unsupported`, `malformedPlan`.
  mutating func possibleRows(
    of relation: Relation, asWritten: LogicalPlan
  ) throws(ExecutionError) -> PossibleRows? {
    depart(relation)
    let plans = asWritten.departures + [asWritten]
    let kinds = departed.indices.map { index in
      let isKnown = plans.count == departed.count
      if departed[index].start.table != nil { return RowKind.ofTable }
      return isKnown && plans[index].isOfPairs ? RowKind.pair : RowKind.group
    }
    let kind = departed.indices.filter { departed[$0].count > 0 }.map { kinds[$0] }.min()
    var tally = CauseTally()
    var count = 0
    for (index, unsure) in departed.enumerated()
    where unsure.count > 0 && kinds[index] == kind {
      count += unsure.count
      if !unsure.unknown.isEmpty {
        tally.add(unsure.unknown, testedBy: plans.count == departed.count ? plans[index] : nil)
        continue
      }
      guard plans.count == departed.count,
        try !addUnknown(unsure, of: plans[index], to: &tally)
      else { continue }
      // What is looked up here has been told already.
      var quiet = Execution(
        casebook: casebook, cancellation: cancellation, indexes: indexes, workers: workers,
        choices: choices)
      let rows = unsure.rows
      var remaining = Bitmap(repeating: true, count: rows.count)
      let start = try unsure.start.restricted(to: rows, cancellation)
      var windows = unsure.windows.map { $0.restricted(to: rows) }[...]
      _ = try quiet.attribute(&remaining, to: plans[index], start, &windows, &tally)
    }
    return count == 0 ? nil : PossibleRows(count: count, causes: tally.causes)
  }

  /// Puts rows down to the first test that is unsure of each.
  ///
  /// - Parameter windows: what windows above those rows computed; those of the plan are taken off.
  /// - Returns: the rows as the plan's output has them.
  mutating func attribute(
    _ remaining: inout Bitmap, to plan: LogicalPlan, _ start: Shape,
    _ windows: inout ArraySlice<MappedColumn>, _ tally: inout CauseTally
  ) throws(ExecutionError) -> Shape {
    switch plan {
    case .scan, .aggregate, .series, .distinct: return start
    case .sort(_, let input), .limit(_, let input), .top(_, _, let input), .shared(let input):
      return try attribute(&remaining, to: input, start, &windows, &tally)
    case .window(let columns, let input):
      let shape = try attribute(&remaining, to: input, start, &windows, &tally)
      let added = Array(windows.prefix(columns.count))
      windows = windows.dropFirst(columns.count)
      return Shape(
        columns: shape.columns + added, rowCount: shape.rowCount, table: shape.table)
    case .combine(_, let left, let right):
      guard plan.tableOfRows != nil else { return start }
      let shape = try attribute(&remaining, to: left, start, &windows, &tally)
      _ = try attribute(&remaining, to: right, start, &windows, &tally)
      return shape.keeping(start.columns.count)
    case .join(let left, let right, let predicate):
      guard start.sides.count == 2 else { return start }
      // What either side shows is made for the condition, whose tests come before those of either.
      var nobody = Bitmap(repeating: false, count: start.rowCount)
      let one = try attribute(&nobody, to: left, start.sides[0], &tally)
      let other = try attribute(&nobody, to: right, start.sides[1], &tally)
      let shape = Shape(
        columns: one.columns + other.columns, rowCount: start.rowCount, table: nil)
      for leaf in predicate.leaves where !remaining.isEmpty {
        try attribute(&remaining, toLeaf: leaf, shape, &tally)
      }
      for (side, plan) in zip(start.sides, [left, right]) where !remaining.isEmpty {
        _ = try attribute(&remaining, to: plan, side, &tally)
      }
      return shape
    case .project(let items, let input):
      let shape = try attribute(&remaining, to: input, start, &windows, &tally)
      var columns: [MappedColumn] = []
      for item in items { columns.append(try column(item, over: shape)) }
      return Shape(columns: columns, rowCount: shape.rowCount, table: nil)
    case .filter(let predicate, let input):
      let shape = try attribute(&remaining, to: input, start, &windows, &tally)
      for leaf in predicate.leaves where !remaining.isEmpty {
        try attribute(&remaining, toLeaf: leaf, shape, &tally)
      }
      return shape
    }
  }

  /// As above, of a side of pairs, whose columns have the names by which the pairs know them.
  private mutating func attribute(
    _ remaining: inout Bitmap, to plan: LogicalPlan, _ side: PairSide, _ tally: inout CauseTally
  ) throws(ExecutionError) -> Shape {
    var windows = side.windows[...]
    var own = CauseTally()
    let shape = try attribute(&remaining, to: plan, side.start, &windows, &own)
    tally.add(own) { column in
      guard case .project(let items, _) = plan else { return column }
      return items.first { item in
        if case .column(let reference) = item.value { reference.name == column } else { false }
      }?.name ?? column
    }
    return shape
  }

  /// Puts rows down to the test if it is unsure of them.
  ///
  /// - Throws: as for possible rows.
  mutating func attribute(
    _ remaining: inout Bitmap, toLeaf leaf: Predicate, _ shape: Shape, _ tally: inout CauseTally
  ) throws(ExecutionError) {
    if let unknown = try unknownValues(of: leaf, over: shape) {
      tally.add(unknown.rows.intersection(remaining).setCount, unknown.name, .unknown)
      remaining = remaining.subtracting(unknown.rows)
      return
    }
    let test = try lower(leaf, over: shape)
    var unsure = try evaluate(test, rowCount: shape.rowCount).unsure.intersection(remaining)
    remaining = remaining.subtracting(unsure)
    if case .related(_, let relation, let inner) = leaf, !unsure.isEmpty {
      return try attribute(unsure, toRelated: relation, inner, shape, &tally)
    }
    let references = leaf.references
    guard !unsure.isEmpty, let first = references.first else { return }
    var cells: [(name: String, vector: Vector)] = []
    for reference in references {
      cells.append((reference.name, try vector(.column(reference), over: shape)))
    }
    for cell in cells {
      guard let unknown = cell.vector.unknown?.intersection(unsure) else { continue }
      tally.add(unknown.setCount, cell.name, .unknown)
      unsure = unsure.subtracting(unknown)
    }
    for cell in cells {
      let imprecise = cell.vector.known.subtracting(cell.vector.exact).intersection(unsure)
      tally.add(imprecise.setCount, cell.name, .imprecise)
      unsure = unsure.subtracting(imprecise)
    }
    if case .inQuery(let value, let plan) = leaf, !unsure.isEmpty {
      return try attribute(unsure, toMember: value, of: plan, shape, &tally)
    }
    if let (relation, inner) = leaf.countOfRelated, !unsure.isEmpty {
      return try attribute(unsure, toRelated: relation, inner, shape, &tally)
    }
    tally.add(unsure.setCount, first.name, .unknown)
  }
}

/// Causes as they are found, each counted once.
struct CauseTally {
  private var counts: [(column: String, reason: PossibleRows.Reason, count: Int)] = []

  mutating func add(_ count: Int, _ column: String, _ reason: PossibleRows.Reason) {
    guard count > 0 else { return }
    if let index = counts.firstIndex(where: { $0.column == column && $0.reason == reason }) {
      counts[index].count += count
    } else {
      counts.append((column, reason, count))
    }
  }

  /// Adds what another counted, under other names.
  mutating func add(_ other: CauseTally, _ name: (String) -> String) {
    for (column, reason, count) in other.counts { add(count, name(column), reason) }
  }

  var causes: [PossibleRows.Cause] {
    counts.map { PossibleRows.Cause(column: $0.column, reason: $0.reason, count: $0.count) }
  }
}

extension LogicalPlan {
  /// The inputs whose rows are left behind on the way up, in the order in which they run.
  fileprivate var departures: [LogicalPlan] {
    switch self {
    case .scan: []
    case .filter(_, let input), .project(_, let input), .sort(_, let input),
      .limit(_, let input), .window(_, let input), .top(_, _, let input), .shared(let input):
      input.departures
    case .aggregate(_, let input), .series(_, let input), .distinct(_, let input):
      input.departures + [input]
    case .join(let left, let right, _): left.departures + right.departures
    case .combine(_, let left, let right):
      left.departures + right.departures + (tableOfRows == nil ? [left, right] : [])
    }
  }

  /// True if the rows are those of a join.
  fileprivate var isOfPairs: Bool {
    switch self {
    case .join: true
    case .filter(_, let input), .project(_, let input), .sort(_, let input),
      .limit(_, let input), .window(_, let input), .top(_, _, let input), .shared(let input):
      input.isOfPairs
    case .scan, .aggregate, .series, .distinct, .combine: false
    }
  }

  /// The table whose rows a plan gives untouched.
  fileprivate var tableOfRows: Int? {
    switch self {
    case .scan(let table): return table
    case .filter(_, let input), .sort(_, let input), .limit(_, let input), .window(_, let input),
      .top(_, _, let input), .shared(let input):
      return input.tableOfRows
    case .combine(_, let left, let right):
      guard let table = left.tableOfRows, table == right.tableOfRows else { return nil }
      return table
    case .project, .aggregate, .series, .distinct, .join: return nil
    }
  }
}
