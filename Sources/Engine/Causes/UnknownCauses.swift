import Model
import Plan
import Store

// Rows put down to unknown values, all at once, without asking the tests again.

extension Execution {
  /// Puts unsure rows of a table down to the values that are unknown there, the first test that
  /// reads one first; false, and nothing put down, where a test may be unsure for another reason.
  ///
  /// - Throws: `malformedPlan`.
  func addUnknown(
    _ departed: DepartedRows, of plan: LogicalPlan, to tally: inout CauseTally
  ) throws(ExecutionError) -> Bool {
    guard let table = departed.start.table, table.rows == nil, departed.windows.isEmpty,
      let leaves = plan.leavesOfTable(belowFilter: false)
    else { return false }
    var columns: [(name: String, column: Column)] = []
    var isLinked = false
    for leaf in leaves {
      // A test of a status is never unsure.
      if case .status = leaf { continue }
      guard let reference = leaf.columnAgainstConstants else { return false }
      let source = try resolve(reference, in: departed.start)
      guard leaf.isCertainOfValues(in: source.column.storage) else { return false }
      isLinked = isLinked || source.rows != nil
      columns.append((reference.name, source.column))
    }
    if columns.count == 1 {
      tally.add(departed.count, columns[0].name, .unknown)
      return true
    }
    if isLinked { return false }
    tally.add(departed, toUnknownOf: columns)
    return true
  }

  /// The rows whose value is unknown, of a test of a dictionary's values: it is unsure of these and
  /// of no others. Nil for other tests.
  ///
  /// - Throws: `malformedPlan`.
  func unknownValues(
    of leaf: Predicate, over shape: Shape
  ) throws(ExecutionError) -> (rows: Bitmap, name: String)? {
    guard case .values(let reference, _) = leaf else { return nil }
    let source = try resolve(reference, in: shape)
    guard source.column.dictionary != nil else { return nil }
    if let rows = source.rows {
      let (unknown, none) = source.column.missing(at: rows)
      return (unknown.subtracting(none), reference.name)
    }
    let unknown = source.column.unknown ?? Bitmap(repeating: false, count: shape.rowCount)
    return (source.column.none.map(unknown.subtracting) ?? unknown, reference.name)
  }
}

extension CauseTally {
  /// Puts rows that were counted down to the first of the columns that a plan tests and that is
  /// unknown there.
  mutating func add(_ unknown: [DepartedRows.Unknown], testedBy plan: LogicalPlan?) {
    let tested = plan?.leavesOfTable(belowFilter: false)?.compactMap(\.columnAgainstConstants)
    var rest = unknown
    for column in (tested ?? []) + unknown.flatMap(\.columns) {
      add(
        rest.reduce(0) { $0 + ($1.columns.contains(column) ? $1.count : 0) }, column.name, .unknown)
      rest.removeAll { $0.columns.contains(column) }
    }
  }

  /// Puts each row down to the first of the columns that is unknown there.
  fileprivate mutating func add(
    _ departed: DepartedRows, toUnknownOf columns: [(name: String, column: Column)]
  ) {
    // Few rows are asked one by one; those of a projection must be.
    if departed.startRows != nil || departed.count < departed.rowCount / 1024 {
      return add(departed.rows, to: columns)
    }
    var remaining = departed.unsure
    var remainingCount = departed.count
    for (name, column) in columns where remainingCount > 0 {
      guard let unknown = column.unknown else { continue }
      let none = column.none
      var words = remaining.words
      takeOff(unknown.words.span, besides: none?.words.span, from: &words)
      remaining = Bitmap(words: words, count: remaining.count)
      let count = remaining.setCount
      add(remainingCount - count, name, .unknown)
      remainingCount = count
    }
  }

  private mutating func add(_ rows: [Int32], to columns: [(name: String, column: Column)]) {
    var remaining = rows
    for (name, column) in columns {
      guard let unknown = column.unknown else { continue }
      let before = remaining.count
      remaining = remaining.filter { row in
        !unknown[Int(row)] || (column.none.map { $0[Int(row)] } ?? false)
      }
      add(before - remaining.count, name, .unknown)
    }
  }
}

extension LogicalPlan {
  /// The tests that rows of a table went through, the first first; nil for rows that were made.
  fileprivate func leavesOfTable(belowFilter: Bool) -> [Predicate]? {
    switch self {
    case .scan: []
    case .filter(let predicate, let input):
      input.leavesOfTable(belowFilter: true).map { $0 + predicate.leaves }
    case .sort(_, let input), .limit(_, let input), .top(_, _, let input), .shared(let input):
      input.leavesOfTable(belowFilter: belowFilter)
    case .project(_, let input) where !belowFilter: input.leavesOfTable(belowFilter: false)
    case .project, .aggregate, .series, .distinct, .window, .combine, .join: nil
    }
  }
}

extension Predicate {
  /// The column that is tested, where the test is of one column against constants.
  fileprivate var columnAgainstConstants: ColumnReference? {
    switch self {
    case .values(let column, _), .mentions(let column, _), .days(.column(let column), _),
      .text(_, .column(let column), _), .pattern(.column(let column), _),
      .truth(.column(let column)), .compare(_, .column(let column), .constant),
      .compare(_, .constant, .column(let column)):
      column
    default: nil
    }
  }

  /// Whether such a test is yes or no of every value of a column: then it is unsure where the value
  /// is unknown, and nowhere else.
  fileprivate func isCertainOfValues(in storage: Column.Storage) -> Bool {
    let isText =
      switch storage {
      case .codes8, .codes16, .codes32, .text: true
      case .integers, .numbers, .booleans, .days, .dayRanges, .durations: false
      }
    switch self {
    case .values, .mentions, .text, .pattern: return isText
    case .truth: if case .booleans = storage { return true }
    case .days: if case .days = storage { return true }
    case .compare(_, let left, let right):
      guard let value = left.constant ?? right.constant else { return false }
      switch (storage, value) {
      case (.integers, .integer), (.integers, .number), (.numbers, .integer), (.numbers, .number):
        return true
      case (.days, .date(let date, _)): return date.isExact
      default: if case .text = value { return isText }
      }
    default: break
    }
    return false
  }
}

extension Scalar {
  fileprivate var constant: Value? {
    if case .constant(let value, _) = self { return value }
    return nil
  }
}
